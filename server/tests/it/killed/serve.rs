//! `lectern serve`, killed while it reads what was uploaded.

use super::journal::{Journal, assert_same};
use super::{Chance, KILLS, PATIENCE, blind, kill_at, lectern, lecture, library};
use crate::started::{PASSWORD, encode};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;

const BOUNDARY: &str = "lectern-test-boundary";

/// A running server and where it listens.
fn serve(data: &Path) -> (Child, String) {
    let mut command = lectern(data, &["serve", "--address", "127.0.0.1:0"]);
    blind(&mut command);
    let mut child = command.spawn().expect("the program starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("it says where it listens");
    let address = line.trim().rsplit_once("//").expect("an address").1.to_owned();
    (child, address)
}

/// Asks once, on a line of its own.
fn ask(address: &str, head: &str, body: &[u8]) -> BufReader<TcpStream> {
    let mut line = TcpStream::connect(address).expect("it listens");
    let length = body.len();
    let fixed =
        format!("Host: {address}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\nContent-Length: {length}");
    line.write_all(format!("{head}\r\n{fixed}\r\n\r\n").as_bytes()).expect("writes");
    line.write_all(body).expect("writes");
    BufReader::new(line)
}

fn whole(mut answer: BufReader<TcpStream>) -> String {
    let mut text = String::new();
    answer.read_to_string(&mut text).expect("reads");
    text
}

/// Makes an account; the cookie of its session.
fn register(address: &str) -> String {
    let form = encode(&[("name", "ada"), ("password", PASSWORD)]);
    let head = "POST /api/accounts/register HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
    let answer = whole(ask(address, head, form.as_bytes()));
    let mut set = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next());
    let cookie = set.find(|pair| pair.starts_with("lectern_session="));
    cookie.unwrap_or_else(|| panic!("no cookie: {answer}")).to_owned()
}

/// What an open page is told from now on, line by line.
fn listen(address: &str, cookie: &str) -> impl Iterator<Item = String> {
    let live = ask(address, &format!("GET /live HTTP/1.1\r\nCookie: {cookie}"), &[]);
    let mut lines = live.lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("listening")), "the stream begins");
    lines
}

fn upload(address: &str, cookie: &str, file: &Path) {
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    let disposition = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"");
    let mut body = format!("--{BOUNDARY}\r\n{disposition}\r\n\r\n").into_bytes();
    body.extend(std::fs::read(file).expect("the file is there"));
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let kind = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}");
    let head = format!("POST /upload HTTP/1.1\r\nCookie: {cookie}\r\nAccept: application/json\r\n{kind}");
    let answer = whole(ask(address, &head, &body));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn a_server_killed_in_the_middle_of_a_lecture_goes_on_by_itself() {
    let Some(lecture) = lecture() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let undisturbed = folder.path().join("undisturbed");
    let expected = library(&undisturbed).await;
    let mut ingest = lectern(&undisturbed, &["ingest", &lecture.display().to_string()]);
    blind(&mut ingest);
    assert!(ingest.status().expect("it starts").success());
    let tables = expected.tables().await;

    let disturbed = folder.path().join("disturbed");
    let (journal, mut chance) = (library(&disturbed).await, Chance::new());
    let (mut server, address) = serve(&disturbed);
    let cookie = register(&address);
    let live = listen(&address, &cookie);
    upload(&address, &cookie, &lecture);
    let wanted = chance.up_to(8) as usize;
    let pages = live.filter(|line| line.contains(r#""event":"page""#));
    assert_eq!(pages.take(wanted).count(), wanted, "an open page is told of each page");
    server.kill().expect("it can be killed");
    server.wait().expect("it ends");
    let mut before = journal.written().await;
    assert!(before.len() >= wanted, "a page that was told of is kept");

    for kill in 1..KILLS {
        let point = chance.point(kill, &journal, &tables).await;
        let (mut server, _) = serve(&disturbed);
        kill_at(&mut server, &journal, point).await;
        let after = journal.written().await;
        assert!(before.iter().all(|(page, at)| after.get(page) == Some(at)), "a page was read twice: {point:?}");
        before = after;
    }
    let (mut server, _) = serve(&disturbed);
    ready(&journal).await;
    server.kill().expect("it can be killed");
    server.wait().expect("it ends");
    assert_same(&journal, &expected, "quality of sequence databases").await;
}

/// Waits until everything is read in.
async fn ready(journal: &Journal) {
    let ready = async {
        while !journal.is_ready().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, ready).await.expect("reading goes on after a restart");
}
