//! What the program says when it does not do what it was asked: a code, a sentence in our own words, and a hint.

use crate::killed::reads_pdf;
use crate::program::{assert_told, json, lectern, refused};
use serde_json::Value;
use std::path::Path;

/// Asks for one JSON document.
fn ask(data: &Path, words: &[&str]) -> Value {
    let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
    refused(&lectern(data, &words))
}

#[test]
fn every_refusal_of_a_command_says_what_to_do() {
    let data = tempfile::tempdir().expect("a folder");
    for words in [
        &["user"][..],
        &["user", "role", "nobody", "learner"],
        &["user", "delete", "nobody"],
        &["user", "delete", "nobody", "--yes"],
        &["search", " "],
        &["search", "cells", "--limit", "ten"],
        &["search", "cells", "--account", "nobody"],
        &["search", "cells", "--material", "00000000-0000-0000-0000-000000000000"],
        &["search", "cells", "--subject", "Nope"],
        &["ask", " "],
        &["ask", "What is a cell?", "--answerer", "nope"],
        &["ask", "What is a cell?", "--subject", "Nope"],
        &["make", "quiz", "--count", "0"],
        &["make", "cheat-sheet", "--sides", "3"],
        &["make", "quiz", "--subject", "Nope"],
        &["make", "quiz", "--format", "pdf"],
        &["make", "quiz", "--format", "apkg", "--out", "quiz.apkg"],
        &["make", "quiz", "--format", "nope", "--out", "quiz"],
        &["make", "past-paper"],
        &["import", "anki", "/nowhere.apkg"],
        &["import", "anki", env!("CARGO_MANIFEST_DIR")],
        &["export", "anki", "--out", "/nowhere/cards.apkg"],
        &["similarity", "", "cells"],
        &["eval", "reading", "/nowhere"],
        &["eval", "study", "/nowhere"],
        &["eval", "retrieval", "/nowhere"],
        &["bench", "search", "--chunks", "0"],
        &["bench", "streams", "--streams", "0"],
        &["bench", "ingest", "/nowhere.pdf"],
    ] {
        println!("{words:?}");
        ask(data.path(), words);
    }
}

#[test]
fn a_name_that_is_unknown_is_answered_with_those_there_are() {
    let data = tempfile::tempdir().expect("a folder");
    let none = ask(data.path(), &["search", "cells", "--subject", "Nope"]);
    assert_eq!(none["say"], "There is no subject “Nope”.");
    let note = data.path().join("note.md");
    std::fs::write(&note, "# Cells\n\nThe cell is the unit of life.\n").expect("writes");
    lectern(data.path(), &["ingest", &note.display().to_string(), "--subject", "Biology"]);
    let named = ask(data.path(), &["search", "cells", "--subject", "Nope"]);
    assert_eq!(named["hint"], "Choose one of these: “Biology”.");
    let nobody = ask(data.path(), &["ask", "What is a cell?", "--answerer", "nope"]);
    assert_eq!(nobody["say"], "There is no answerer called “nope”.");
    assert!(nobody["hint"].as_str().is_some_and(|hint| hint.contains("“extractive”")), "{nobody}");
}

#[test]
fn what_is_no_id_and_what_is_no_number_of_passages_is_told_in_our_own_words() {
    let data = tempfile::tempdir().expect("a folder");
    for words in [&["search", "cells", "--material", "zzz"][..], &["make", "quiz", "--material", "zzz"]] {
        let error = ask(data.path(), words);
        let say = error["say"].as_str().unwrap_or_default();
        assert!(say.contains("'zzz'") && say.contains("an id has 32 digits"), "{say}");
        assert!(!say.contains("invalid character"), "{say}");
        assert_eq!(error["hint"], format!("“lectern help {}” tells what it takes.", words[0]));
    }
    for limit in ["0", "101"] {
        let error = ask(data.path(), &["search", "cells", "--limit", limit]);
        assert_eq!((&error["field"], &error["hint"]), (&"limit".into(), &"Choose a number from 1 to 100.".into()));
    }
}

#[test]
fn a_file_that_is_refused_is_told_alike_by_reading_and_by_taking_in() {
    let data = tempfile::tempdir().expect("a folder");
    let old = data.path().join("old.doc");
    std::fs::write(&old, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0").expect("writes");
    let unknown = data.path().join("photos.zip");
    std::fs::write(&unknown, b"PK\x03\x04\x14\0\0\0\0\0").expect("writes");
    let empty = data.path().join("empty.txt");
    std::fs::write(&empty, b"").expect("writes");
    let mut files = vec![(old, "old_format"), (unknown, "unsupported"), (empty, "empty")];
    if reads_pdf() {
        let locked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/pdf/r6-both-passwords.pdf");
        let damaged = data.path().join("damaged.pdf");
        std::fs::write(&damaged, b"%PDF-1.7\nnothing of a PDF follows").expect("writes");
        files.extend([(locked, "needs_password"), (damaged, "damaged")]);
    }
    for (file, code) in files {
        let file = file.display().to_string();
        let read = ask(data.path(), &["read", &file]);
        let taken = only_file(data.path(), &["ingest", &file]);
        assert_eq!((&read["code"], &taken["error"]["code"]), (&code.into(), &code.into()), "{file}: {taken}");
        for field in ["say", "hint"] {
            assert_eq!(read[field], taken["error"][field], "{file}");
        }
        assert_eq!(taken["material"].is_string(), code != "empty", "whatever holds something is kept: {taken}");
    }
}

#[test]
fn a_wrong_password_is_told_and_the_file_stays() {
    if !reads_pdf() {
        return;
    }
    let data = tempfile::tempdir().expect("a folder");
    let locked = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/pdf/r6-both-passwords.pdf");
    let error = ask(data.path(), &["read", locked, "--password", "not it"]);
    assert_eq!(error["code"], "wrong_password");
    let taken = only_file(data.path(), &["ingest", locked, "--password", "not it"]);
    assert_eq!((&taken["status"], &taken["error"]["code"]), (&"failed".into(), &"wrong_password".into()), "{taken}");
    assert!(taken["material"].is_string(), "the upload is kept: {taken}");
}

/// What became of the only file of a refused `ingest`.
fn only_file(data: &Path, words: &[&str]) -> Value {
    let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
    let output = lectern(data, &words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    let file = json(&output)["files"][0].clone();
    assert_told(&file["error"]);
    file
}
