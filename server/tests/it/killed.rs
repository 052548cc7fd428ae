//! The program is killed while it reads a file in, again and again, and ends where an undisturbed one ends.

use ::store::Store;
use ::store::entities::{chunk, material, page};
use sea_orm::{EntityTrait, QueryOrder};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Often enough to hit reading and indexing; less often than a job may be given up for.
const KILLS: usize = 4;

fn ingest(data: &Path, file: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_lectern"))
        .args(["ingest", "--json"])
        .arg(file)
        .env("LECTERN_DATA", data)
        // No model here: passages are found by their words, which is all that this is about.
        .env("LECTERN_TOOLS", data.join("no-tools"))
        .env("LECTERN_MODELS_OLLAMA", "false")
        .env_remove("LECTERN_CONFIG")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

/// Kills it (SIGKILL) after so many lines of progress. `false`: it had ended before.
fn kill_after(mut child: Child, lines: usize) -> bool {
    let progress = BufReader::new(child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
    let seen = progress.filter(|line| line.contains(" pages")).take(lines).count();
    let running = seen == lines && child.try_wait().expect("it can be asked").is_none();
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    running
}

fn finish(child: Child) -> serde_json::Value {
    let output = child.wait_with_output().expect("the program ends");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{text}{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

type Page = (i32, String, String, String, String, String);
type Passage = (i32, i32, String, i32, i32, String, bool);

/// What was read, but for ids and times.
async fn tables(data: &Path) -> (Vec<(String, String, i32, i32, i32)>, Vec<Page>, Vec<Passage>) {
    let url = format!("sqlite://{}?mode=rwc", data.join("lectern.db").display());
    let store = Store::connect(&url).await.expect("the database opens");
    let db = store.reads();
    let materials = material::Entity::find().all(db).await.expect("materials are read");
    let pages = page::Entity::find().order_by_asc(page::Column::Number).all(db).await.expect("pages are read");
    let chunks = chunk::Entity::find().order_by_asc(chunk::Column::Page).order_by_asc(chunk::Column::Ordinal);
    let chunks = chunks.all(db).await.expect("passages are read");
    (
        materials.into_iter().map(|m| (m.title, m.state, m.pages, m.pages_done, m.pages_failed)).collect(),
        pages
            .into_iter()
            .map(|p| (p.number, p.text, p.state, p.blocks.to_string(), p.words.to_string(), p.headings.to_string()))
            .collect(),
        chunks
            .into_iter()
            .map(|c| (c.page, c.ordinal, c.text, c.start, c.end_, c.headings.to_string(), c.indexed))
            .collect(),
    )
}

#[tokio::test]
async fn killed_while_it_reads_it_goes_on_and_loses_and_doubles_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("long.md");
    let chapter = |n: usize| {
        let words: Vec<String> = (0..3_100).map(|word| format!("word{}", (word * 31 + n * 17) % 4_999)).collect();
        let paragraphs: Vec<String> = words.chunks(50).map(|part| format!("{}.", part.join(" "))).collect();
        format!("# Chapter {n}\n\n{}\n\n", paragraphs.join("\n\n"))
    };
    std::fs::write(&file, (0..30).map(chapter).collect::<String>()).expect("writes");

    let undisturbed = folder.path().join("undisturbed");
    let answer = finish(ingest(&undisturbed, &file));
    assert_eq!(answer["files"][0]["status"], "ready", "{answer}");

    let disturbed = folder.path().join("disturbed");
    let kills = (1..=KILLS).filter(|lines| kill_after(ingest(&disturbed, &file), *lines)).count();
    assert!(kills > 0, "it was never caught at work");
    let answer = finish(ingest(&disturbed, &file));
    assert_eq!(answer["files"][0]["status"], "duplicate", "{answer}");

    let (expected, found) = (tables(&undisturbed).await, tables(&disturbed).await);
    assert_eq!(found.0, expected.0);
    assert!(found.1 == expected.1, "the pages differ");
    assert!(found.2 == expected.2, "the passages differ");
    assert!(found.1.len() == 30 && found.2.iter().all(|passage| passage.6), "every passage is in the index");
}
