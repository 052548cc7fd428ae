//! Files made to hurt: each is read or refused in words, within bounds, and the next file is read at once.

mod memory;
mod packages;
mod pdfs;
mod pictures;

pub use pdfs::pdf;

use crate::settings;
use memory::Watch;
use packages::{WORD, document, docx, laughs, xlsx, zip};
use reading::{ReadError, ReadOptions, Readers, read_file};
use std::time::{Duration, Instant};

/// No file may take longer, and none more memory than what the children are allowed.
const AT_MOST: Duration = Duration::from_secs(120);
const MEMORY_AT_MOST: u64 = 1 << 30;

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let text = |inside: &str| format!("<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>");
    let laughing = format!(
        "<?xml version='1.0'?>{}<w:document xmlns:w='{WORD}'><w:body>{}</w:body></w:document>",
        laughs(),
        text("&a11;")
    );
    let inner = zip(&[("0.zip", vec![0; 50 << 20])]);
    let nested = zip(&[("1.zip", zip(&[("2.zip", inner.clone()), ("3.zip", inner)]))]);
    let deep_table = "<w:tbl><w:tr><w:tc>".repeat(50_000);
    vec![
        ("spaces.docx", docx(document(&text(&" ".repeat(400 << 20))))),
        ("paragraphs.docx", docx(document(&text("x").repeat(3_000_000)))),
        ("deep.docx", docx(document(&"<w:p>".repeat(1_000_000)))),
        ("tables.docx", docx(document(&deep_table))),
        ("laughs.docx", docx(laughing.into_bytes())),
        ("nested.zip", nested.clone()),
        ("nested.docx", nested.clone()),
        ("nested.epub", nested),
        ("empty.docx", docx(Vec::new())),
        ("claimed.pdf", pdfs::million_pages(true)),
        ("million.pdf", pdfs::million_pages(false)),
        ("enormous.png", pictures::enormous_png()),
        ("script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>while(true){}</script></svg>".to_vec()),
        ("nested.html", format!("<html><body>{}text", "<div>".repeat(100_000)).into_bytes()),
        ("lists.html", format!("<html><body>{}text", "<ul><li>".repeat(100_000)).into_bytes()),
        ("tables.html", format!("<html><body>{}text", "<table><tr><td>".repeat(100_000)).into_bytes()),
        (
            "svg.html",
            b"<html><body><svg><script>while(1){}</script><text>x</text></svg><p>Text enough to read.".to_vec(),
        ),
        ("quotes.md", "> ".repeat(100_000).into_bytes()),
        ("brackets.md", "[".repeat(1 << 20).into_bytes()),
        ("stars.md", "*a **b ".repeat(200_000).into_bytes()),
        ("line.txt", vec![b'x'; 60 << 20]),
        ("lines.txt", b"a\n\n".repeat(20 << 20)),
        ("lines.md", b"a\n\n".repeat(20 << 20)),
        ("items.md", b"- a\n".repeat(15 << 20)),
        ("lines.srt", b"1\n00:00:01,000 --> 00:00:02,000\na\n\n".repeat(1_500_000)),
        ("commas.csv", vec![b','; 30 << 20]),
        ("rows.csv", b"1,2\n".repeat(15 << 20)),
        ("rows.xlsx", xlsx(&"<row><c><v>1</v></c></row>".repeat(5_000_000), "")),
        (
            "spaces.xlsx",
            xlsx("<row><c t='s'><v>0</v></c></row>", &format!("<si><t>a{}</t></si>", " ".repeat(400 << 20))),
        ),
        ("deep.xlsx", xlsx(&"<row><c>".repeat(500_000), "")),
        ("picture.docx", packages::docx_with_enormous_picture()),
        ("groups.pptx", packages::pptx_with_deep_groups()),
        ("chapter.epub", packages::epub_of_one_chapter()),
        ("forms.pdf", pdfs::forms()),
        ("paths.pdf", pdfs::paths()),
        ("blank.png", pictures::blank_png(30_000)),
        ("many.tif", pictures::many_pages(3_000)),
        ("marks.vtt", format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "<a".repeat(1 << 20)).into_bytes()),
    ]
}

#[tokio::test]
async fn every_bomb_is_read_or_refused_within_bounds_and_the_next_file_is_read_at_once() {
    let Some(mut settings) = settings() else { return };
    settings.processes = 1;
    settings.page_limit = Duration::from_secs(5);
    let readers = Readers::new(settings);
    let folder = tempfile::tempdir().expect("a folder");
    let sound = folder.path().join("sound.pdf");
    std::fs::write(&sound, pdfs::sound()).expect("written");
    for (name, bytes) in bombs() {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        let watch = Watch::begin();
        let begun = Instant::now();
        let result = read_file(&readers, &file, &ReadOptions::default()).await;
        let (took, most) = (begun.elapsed(), watch.most());
        println!("{name:18} {:6} ms {:5} MB  {}", took.as_millis(), most >> 20, told(&result));
        assert!(took < AT_MOST, "{name} took {took:?}");
        assert!(most <= MEMORY_AT_MOST, "{name} took {} MB", most >> 20);
        if let Err(error) = &result {
            assert!(!error.is_ours() && error.say().ends_with('.') && error.hint().ends_with('.'), "{name}: {error}");
        }
        let begun = Instant::now();
        let next = read_file(&readers, &sound, &ReadOptions::default()).await.expect("the next file is read");
        assert!(next.pages[0].text.contains("Sound") && begun.elapsed() < Duration::from_secs(20), "after {name}");
        std::fs::remove_file(&file).expect("removed");
    }
}

fn told(result: &Result<reading::ReadReport, ReadError>) -> String {
    match result {
        Ok(report) => {
            let letters: usize = report.pages.iter().map(|page| page.text.len()).sum();
            let failed = report.pages.iter().filter(|page| page.error.is_some()).count();
            format!("{} pages, {letters} letters, {failed} failed", report.pages.len())
        }
        Err(error) => format!("{}: {} {}", error.code(), error.say(), error.hint()),
    }
}
