//! The program itself: its answers, its complaints and its exit codes.

use std::io::Write;
use std::process::{Command, Output, Stdio};

pub(crate) fn lectern(data: &std::path::Path, arguments: &[&str]) -> Output {
    lectern_with(data, arguments, "")
}

fn lectern_with(data: &std::path::Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lectern"))
        .args(arguments)
        .env("LECTERN_DATA", data)
        .env("LECTERN_MODELS_OLLAMA", "false")
        .env_remove("LECTERN_CONFIG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("writes");
    child.wait_with_output().expect("the program ends")
}

pub(crate) fn json(output: &Output) -> serde_json::Value {
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The error of a refusal: a code, a sentence and what to do about it, on standard output, and exit code 2.
pub(crate) fn refused(output: &Output) -> serde_json::Value {
    let error = json(output)["error"].clone();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert_told(&error);
    error
}

/// Nothing of an error is left for a program to guess.
pub(crate) fn assert_told(error: &serde_json::Value) {
    let text = |field: &str| error[field].as_str().unwrap_or_default();
    assert!(!text("code").is_empty(), "{error}");
    assert!(["say", "hint"].iter().all(|field| text(field).ends_with('.')), "{error}");
}

#[test]
fn what_is_not_understood_is_refused_with_2() {
    let data = tempfile::tempdir().expect("a folder");
    for wrong in [&["no-such-command"][..], &["search"], &["user", "role", "ada", "king"], &["read", "/nowhere.pdf"]] {
        let output = lectern(data.path(), wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{wrong:?}");
        let with_json: Vec<&str> = wrong.iter().copied().chain(["--json"]).collect();
        refused(&lectern(data.path(), &with_json));
    }
    let help = lectern(data.path(), &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    let text = String::from_utf8_lossy(&help.stdout).into_owned();
    for command in
        ["serve", "work", "migrate", "read", "ingest", "search", "ask", "eval", "bench", "similarity", "user"]
    {
        assert!(text.contains(command), "{command} in {text}");
    }
    assert!(!text.contains("reader"), "{text}");
}

#[test]
fn a_wrong_configuration_is_refused_whole() {
    let data = tempfile::tempdir().expect("a folder");
    std::fs::write(data.path().join("lectern.toml"), "[http]\naddress = 'x'\n[limits]\nworkers = 0\n").expect("writes");
    let error = refused(&lectern(data.path(), &["config", "--json"]));
    let say = error["say"].as_str().expect("a sentence");
    assert!(say.contains("http.address") && say.contains("limits.workers"), "{say}");
}

#[test]
fn the_configuration_is_shown_as_a_file_that_can_be_read_again() {
    let data = tempfile::tempdir().expect("a folder");
    let shown = lectern(data.path(), &["config"]);
    assert_eq!(shown.status.code(), Some(0), "{}", String::from_utf8_lossy(&shown.stderr));
    std::fs::write(data.path().join("lectern.toml"), &shown.stdout).expect("writes");
    let again = lectern(data.path(), &["config", "--json"]);
    assert_eq!(again.status.code(), Some(0), "{}", String::from_utf8_lossy(&again.stderr));
    assert!(json(&again)["settings"].as_array().expect("a list").len() > 20);
}

#[test]
fn accounts_are_kept_from_the_command_line() {
    let data = tempfile::tempdir().expect("a folder");
    assert_eq!(
        json(&lectern(data.path(), &["migrate", "--json"]))["steps"].as_u64().map(|steps| steps > 0),
        Some(true)
    );
    assert_eq!(json(&lectern(data.path(), &["migrate", "--json"]))["steps"], 0);
    let weak = refused(&lectern_with(data.path(), &["user", "add", "ada", "--json"], "password\n"));
    assert_eq!((&weak["code"], &weak["field"]), (&"invalid".into(), &"password".into()), "{weak}");
    let added = lectern_with(
        data.path(),
        &["user", "add", "ada", "--role", "administrator", "--json"],
        "correct horse battery\n",
    );
    assert_eq!(added.status.code(), Some(0), "{}", String::from_utf8_lossy(&added.stderr));
    assert_eq!(json(&added)["role"], "administrator");
    lectern_with(data.path(), &["user", "add", "bob"], "correct horse battery\n");
    assert_eq!(json(&lectern(data.path(), &["user", "list", "--json"]))["accounts"].as_array().map(Vec::len), Some(2));
    let only = refused(&lectern(data.path(), &["user", "role", "ada", "learner", "--json"]));
    assert_eq!(only["code"], "conflict", "{only}");
    refused(&lectern(data.path(), &["user", "delete", "bob", "--json"]));
    assert_eq!(lectern(data.path(), &["user", "delete", "bob", "--yes"]).status.code(), Some(0));
    assert_eq!(
        lectern_with(data.path(), &["user", "password", "ada"], "another good password\n").status.code(),
        Some(0)
    );
}

#[test]
fn the_doctor_says_what_is_missing_and_how_to_get_it() {
    let data = tempfile::tempdir().expect("a folder");
    let output = lectern(data.path(), &["doctor", "--json", "--tools", "/nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    let checks = json(&output)["checks"].as_array().expect("a list").clone();
    for name in [
        "database",
        "disk_writable",
        "disk_space",
        "embedding_model",
        "reranker",
        "onnxruntime",
        "pdfium",
        "ocr",
        "transcription",
        "heic",
        "vision",
        "site",
    ] {
        let check = checks.iter().find(|check| check["name"] == name).unwrap_or_else(|| panic!("{name}"));
        assert!(check["ok"] == true || check["hint"].as_str().is_some_and(|hint| hint.ends_with('.')), "{check}");
    }
    let nothing = std::fs::read_dir(data.path()).expect("a folder").next();
    assert!(nothing.is_none(), "the doctor changes nothing: {nothing:?}");
}

#[test]
fn the_doctor_says_which_model_orders_passages_and_how_to_get_one() {
    let data = tempfile::tempdir().expect("a folder");
    let told = |settings: &str| {
        std::fs::write(data.path().join("lectern.toml"), settings).expect("writes");
        let checks = json(&lectern(data.path(), &["doctor", "--json"]))["checks"].as_array().expect("a list").clone();
        let check = checks.into_iter().find(|check| check["name"] == "reranker").expect("it is looked at");
        (check["ok"] == true, check["say"].as_str().unwrap_or_default().to_owned(), check["hint"].is_string())
    };
    let (ok, say, _) = told("");
    assert!(ok && say.contains("models.reranker") && say.contains("tokenizer.json"), "{say}");
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/rerank");
    let (ok, say, _) = told(&format!("[models]\nreranker = '{fixture}'\n"));
    assert!(ok && say.starts_with("Passages for answers are ordered by ") && say.contains("fixtures/rerank"), "{say}");
    let (ok, say, hinted) = told("[models]\nreranker = 'nowhere'\n");
    assert!(!ok && hinted && say.ends_with("models/nowhere lacks model.onnx and tokenizer.json."), "{say}");
}

#[test]
fn a_text_is_read_without_a_library() {
    let data = tempfile::tempdir().expect("a folder");
    let file = data.path().join("note.md");
    std::fs::write(&file, "# Cells\n\nThe cell is the unit of life.\n").expect("writes");
    let output = lectern(data.path(), &["read", &file.display().to_string(), "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let read = json(&output);
    assert_eq!(read["pages"].as_array().map(Vec::len), Some(1), "{read}");
    assert!(read["pages"][0]["text"].as_str().is_some_and(|text| text.contains("unit of life")));
    assert!(!data.path().join("lectern.db").exists(), "nothing is kept");
    let empty = data.path().join("empty.pdf");
    std::fs::write(&empty, "").expect("writes");
    let error = refused(&lectern(data.path(), &["read", &empty.display().to_string(), "--json"]));
    assert_eq!(error["code"], "empty");
}

#[test]
fn a_server_stops_when_it_is_told() {
    use std::io::{BufRead, BufReader, Read};
    let data = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_lectern"))
        .args(["serve", "--address", "127.0.0.1:0"])
        .env("LECTERN_DATA", data.path())
        .env("LECTERN_MODELS_OLLAMA", "false")
        .env("LECTERN_LOG_FORMAT", "json")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut log = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut address = None;
    let mut line = String::new();
    while address.is_none() && log.read_line(&mut line).is_ok_and(|read| read > 0) {
        let entry: serde_json::Value = serde_json::from_str(&line).unwrap_or_else(|error| {
            let mut rest = String::new();
            let _whole = log.read_to_string(&mut rest);
            panic!("{error}: {line}{rest}")
        });
        address = entry["http.address"].as_str().map(str::to_owned);
        line.clear();
    }
    let address = address.expect("it says where it listens");
    let mut stream = std::net::TcpStream::connect(&address).expect("it listens");
    stream.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("writes");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("reads");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill is there");
    assert!(told.success());
    assert!(child.wait().expect("it ends").success());
    let mut rest = String::new();
    log.read_to_string(&mut rest).expect("reads");
    assert!(rest.contains("\"message\":\"stopped\""), "{rest}");
}

#[test]
fn cards_from_anki_are_looked_at_taken_in_listed_and_taken_back() {
    let data = tempfile::tempdir().expect("a folder");
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/apkg/third.apkg");
    let look = lectern(data.path(), &["import", "anki", package, "--dry-run", "--json"]);
    assert_eq!(look.status.code(), Some(0), "{}", String::from_utf8_lossy(&look.stderr));
    let look = json(&look);
    assert_eq!((&look["import"], &look["counts"]["cards"]), (&serde_json::Value::Null, &serde_json::json!(5)));
    assert_eq!(json(&lectern(data.path(), &["import", "anki", "--list", "--json"]))["imports"], serde_json::json!([]));
    let taken = json(&lectern(data.path(), &["import", "anki", package, "--json"]));
    let id = taken["import"].as_str().expect("an id").to_owned();
    assert_eq!(taken["rows"], look["rows"]);
    for state in ["taken", "undone"] {
        let listed = json(&lectern(data.path(), &["import", "anki", "--list", "--json"]));
        assert_eq!(
            (&listed["imports"][0]["id"], &listed["imports"][0]["state"]),
            (&serde_json::json!(id), &serde_json::json!(state))
        );
        let undone = lectern(data.path(), &["import", "anki", "--undo", &id, "--json"]);
        assert_eq!(json(&undone), serde_json::json!({ "undone": id }));
    }
    let empty = json(&lectern(data.path(), &["import", "anki", package, "--dry-run", "--json"]));
    assert_eq!(empty["counts"]["cards"], 5, "its cards are gone");
    for wrong in [&["import", "anki", "--json"][..], &["import", "anki", "--undo", "nonsense", "--json"]] {
        refused(&lectern(data.path(), wrong));
    }
}
