//! `lectern ingest`, killed.

use super::journal::assert_same;
use super::scan::scan;
use super::{Chance, KILLS, blind, kill_at, lectern, lecture, library, shared};
use std::path::Path;
use std::process::Command;

fn ingest(data: &Path, file: &Path) -> Command {
    lectern(data, &["ingest", "--json", &file.display().to_string()])
}

fn finish(mut command: Command) -> String {
    let output = command.output().expect("the program ends");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{text}");
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    answer["files"][0]["status"].as_str().unwrap_or_default().to_owned()
}

/// Reads a file in twice, once undisturbed and once killed again and again. How many pages it has.
async fn killed_again_and_again(file: &Path, change: impl Fn(&mut Command), words: &str) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let command = |data: &Path| {
        let mut command = ingest(data, file);
        change(&mut command);
        command
    };
    let undisturbed = folder.path().join("undisturbed");
    let whole = library(&undisturbed).await;
    assert_eq!(finish(command(&undisturbed)), "ready");
    let expected = whole.tables().await;

    let disturbed = folder.path().join("disturbed");
    let (journal, mut chance) = (library(&disturbed).await, Chance::new());
    let mut caught = 0;
    for kill in 0..KILLS {
        let point = chance.point(kill, &journal, &expected).await;
        let before = journal.written().await;
        let mut child = command(&disturbed).spawn().expect("the program starts");
        caught += usize::from(kill_at(&mut child, &journal, point).await);
        let after = journal.written().await;
        assert!(before.iter().all(|(page, at)| after.get(page) == Some(at)), "a page was read twice: {point:?}");
    }
    assert!(caught > KILLS / 2, "it was hardly ever caught at work");
    assert_eq!(finish(command(&disturbed)), "duplicate");
    assert_same(&journal, &whole, words).await;
    expected.pages.len()
}

#[tokio::test]
async fn a_text_whose_reading_is_killed_loses_and_doubles_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("long.md");
    let chapter = |n: usize| {
        let words: Vec<String> = (0..3_100).map(|word| format!("word{}", (word * 31 + n * 17) % 4_999)).collect();
        let paragraphs: Vec<String> = words.chunks(50).map(|part| format!("{}.", part.join(" "))).collect();
        format!("# Chapter {n}\n\n{}\n\n", paragraphs.join("\n\n"))
    };
    std::fs::write(&file, (0..30).map(chapter).collect::<String>()).expect("writes");
    let nowhere = folder.path().join("no-tools");
    // No model: made-up words are found as words.
    let without_model = |command: &mut Command| {
        command.env("LECTERN_TOOLS", &nowhere);
    };
    killed_again_and_again(&file, without_model, "word31 word62").await;
}

#[tokio::test]
async fn a_lecture_whose_reading_is_killed_loses_and_doubles_nothing() {
    let Some(lecture) = lecture() else { return };
    let pages = killed_again_and_again(&lecture, blind, "quality of sequence databases").await;
    assert_eq!(pages, 18);
}

#[tokio::test]
async fn a_scan_whose_recognition_is_killed_loses_and_doubles_nothing() {
    let (Some(_), Some(receipts)) = (lecture(), shared("ocr/sroie")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("scan.pdf");
    let names = ["000", "001", "002", "004", "005", "007"];
    let pictures = names.map(|name| std::fs::read(receipts.join(format!("{name}.jpg"))).expect("a picture"));
    std::fs::write(&file, scan(&pictures)).expect("writes");
    let pages = killed_again_and_again(&file, |_| {}, "total tax invoice").await;
    assert_eq!(pages, 6);
}

#[tokio::test]
async fn a_deck_whose_reading_is_killed_loses_and_doubles_nothing() {
    let Some(decks) = shared("office") else { return };
    let deck = decks.join("poi/aascu.org_workarea_downloadasset.aspx_id=5864.pptx");
    let pages = killed_again_and_again(&deck, |_| {}, "students").await;
    assert!(pages > 10, "{pages}");
}
