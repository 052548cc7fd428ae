//! Every kind of file is told apart, opened by its own reader, or refused in words that help.

use crate::{data, readers};
use reading::{Kind, ReadOptions, read_file, sniff_file};
use std::path::{Path, PathBuf};

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn office_files_are_told_by_their_bytes() {
    let Some(folder) = data("office") else { return };
    for file in all_files(&folder) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let expected = match name.rsplit('.').next() {
            _ if name.contains("password-is-solrcell") => "application/x-protected-office",
            _ if name == "testWORD_2006ml.docx" => continue,
            Some("docx") => "docx",
            Some("pptx") => "pptx",
            Some("doc") => "application/msword",
            Some("ppt") => "application/vnd.ms-powerpoint",
            _ => continue,
        };
        assert_eq!(sniff_file(&file).await.expect("opens").name(), expected, "{name}");
    }
}

#[tokio::test]
async fn a_transcript_is_read_with_the_times_of_its_paragraphs() {
    let Some(readers) = readers() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("lecture.vtt");
    std::fs::write(&file, "WEBVTT\n\n12:40.500 --> 12:44.000\nThe cell divides.\n").expect("written");
    let report = read_file(&readers, &file, &ReadOptions::default()).await.expect("reads");
    assert_eq!((report.kind.as_str(), report.pages[0].label.as_deref()), ("transcript", Some("12:40")));
    assert_eq!(report.pages[0].text, "The cell divides.");
}

#[tokio::test]
async fn lecture_notes_are_one_page_with_their_headings_tables_and_title() {
    let (Some(folder), Some(readers)) = (data("lectures/notes_md"), readers()) else { return };
    for name in ["linear-classify.md", "optimization-1.md"] {
        let report = read_file(&readers, &folder.join(name), &ReadOptions::default()).await.expect("reads");
        assert_eq!((report.kind.as_str(), report.pages.len()), ("markdown", 1), "{name}");
        assert!(report.outline.len() > 3 && report.pages[0].words > 2_000, "{name}");
    }
}

#[tokio::test]
async fn what_is_no_document_is_refused_in_words_that_help() {
    let Some(readers) = readers() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let compound = &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"[..];
    for (name, bytes, code, hint) in [
        ("talk.ppt", compound, "old_format", ".pptx"),
        ("locked.docx", compound, "protected", "without the password"),
        ("lecture.mp3", b"ID3\x03\0\0\0\0\0\0", "recording", ".srt"),
        ("drawing.svg", b"<svg onload='alert(1)'/>", "unsupported", "PDF"),
        ("things.zip", b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "unsupported", "PDF"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        let refusal = read_file(&readers, &file, &ReadOptions::default()).await.expect_err("is refused");
        assert_eq!(refusal.code(), code, "{name}");
        assert!(refusal.hint().contains(hint), "{name}: {}", refusal.hint());
    }
    assert_eq!(Kind::of_media_type("image/png"), Kind::Image { media: "image/png".into() });
}
