//! Broken, hostile and wrong files: a clear sentence, and never more than a child process lost.

use crate::{data, files, open_pdf, readers, settings};
use reading::{ReadError, ReadOptions, Readers, read_file};
use std::path::Path;
use std::time::Duration;

#[tokio::test]
async fn every_test_document_is_read_or_refused_in_words() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    for part in ["malformed", "gnarly", "features", "layout", "scanned", "encrypted", "olmocr_bench"] {
        for file in files(&folder.join(part), "pdf") {
            let begun = std::time::Instant::now();
            let result = read_file(&readers, &file, &ReadOptions::default()).await;
            let took = begun.elapsed().as_millis();
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match result {
                Ok(report) => {
                    let texts: Vec<&str> = report.pages.iter().map(|page| page.text.as_str()).collect();
                    crate::keep(&file, &texts.join("\n\n\u{c}"));
                    let letters: usize = report.pages.iter().map(|page| page.text.chars().count()).sum();
                    let scans = report.pages.iter().filter(|page| page.needs_ocr).count();
                    let failed: Vec<&str> =
                        report.pages.iter().filter_map(|page| page.error.as_ref().map(|error| error.code)).collect();
                    for error in report.pages.iter().filter_map(|page| page.error.as_ref()) {
                        assert!(error.say.ends_with('.') && error.hint.ends_with('.'), "{name}: {error:?}");
                    }
                    // A child is held to its limits of memory and time from outside; whoever broke one says so.
                    let told =
                        |code: &&str| report.warnings.iter().any(|warning| warning.code == format!("page_{code}"));
                    assert!(failed.iter().all(told), "{name}: {failed:?} {:?}", report.warnings);
                    let pages = report.pages.len();
                    println!(
                        "{part:12} {name:45} {took:5} ms  {pages:3} pages {letters:7} letters {scans:3} to recognise {failed:?}"
                    );
                    let mut open = open_pdf(&readers, &file, None).await.expect("opens again");
                    match open.render(1, 800).await {
                        Ok(bytes) => assert_eq!(&bytes[8..12], b"WEBP", "{name}"),
                        Err(error) => println!("  picture: {}", error.say()),
                    }
                }
                Err(error) => {
                    println!("{part:12} {name:45} {took:5} ms  {}: {}", error.code(), error.say());
                    assert!(!error.is_ours(), "{name}: {error}");
                    assert!(error.say().ends_with('.') && error.hint().ends_with('.'));
                }
            }
        }
    }
}

#[tokio::test]
async fn empty_and_misnamed_and_cut_files_are_refused() {
    let Some(readers) = readers() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes, fault) in [
        ("empty.pdf", &b""[..], ReadError::Empty),
        ("blank.pdf", b"\n\n", ReadError::Empty),
        ("text.pdf", b"this is no PDF at all", ReadError::NotThisKind),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ReadError::Damaged),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type", ReadError::Damaged),
        ("empty.md", b"", ReadError::Empty),
        ("data.txt", b"\0\x01\x02\0\0", ReadError::NotThisKind),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        assert_eq!(read_file(&readers, &file, &ReadOptions::default()).await.err(), Some(fault), "{name}");
    }
    let gone = read_file(&readers, &folder.path().join("gone.pdf"), &ReadOptions::default()).await.err();
    assert!(matches!(gone, Some(ReadError::Io(_))));
}

#[tokio::test]
async fn a_missing_library_is_our_fault_and_a_missing_program_too() {
    let (Some(folder), Some(settings)) = (data("pdf/groundtruth"), settings()) else { return };
    let file = folder.join("crazyones.pdf");
    let mut broken = settings.clone();
    broken.pdfium = Path::new("/nowhere").join(reading::pdf::library_name());
    assert!(matches!(open_pdf(&Readers::new(broken), &file, None).await.err(), Some(ReadError::Unavailable(_))));
    let mut broken = settings;
    broken.program = "/nowhere/lectern".into();
    assert!(matches!(open_pdf(&Readers::new(broken), &file, None).await.err(), Some(ReadError::Unavailable(_))));
}

#[tokio::test]
async fn a_child_that_hangs_or_dies_costs_only_its_page() {
    let (Some(folder), Some(settings)) = (data("pdf/groundtruth"), settings()) else { return };
    let file = folder.join("crazyones.pdf");
    let mut hanging = settings.clone();
    (hanging.program, hanging.arguments) = ("/bin/sleep".into(), vec!["60".into()]);
    hanging.open_limit = Duration::from_millis(50);
    assert_eq!(open_pdf(&Readers::new(hanging), &file, None).await.err(), Some(ReadError::Timeout));
    let mut dying = settings.clone();
    (dying.program, dying.arguments) = ("/bin/true".into(), Vec::new());
    assert_eq!(open_pdf(&Readers::new(dying), &file, None).await.err(), Some(ReadError::Crashed));
    let file = folder.join("multi_page.pdf");
    let mut sound = open_pdf(&Readers::new(settings.clone()), &file, None).await.expect("opens");
    for (fault, expected) in [("die", ReadError::Crashed), ("hang", ReadError::Timeout)] {
        let mut broken = settings.clone();
        broken.arguments = vec![fault.into(), "3".into()];
        broken.page_limit = Duration::from_secs(5);
        let mut open = open_pdf(&Readers::new(broken), &file, None).await.expect("opens");
        for number in 1..=open.about().pages {
            let page = open.page(number).await;
            if number == 3 {
                assert_eq!(page.err(), Some(expected.clone()));
            } else {
                let (page, whole) = (page.expect("the other pages are read"), sound.page(number).await.expect("reads"));
                assert_eq!(page.words.len(), whole.words.len(), "page {number}");
            }
        }
    }
}

#[tokio::test]
async fn a_child_without_memory_ends_and_says_so() {
    let (Some(folder), Some(mut settings)) = (data("pdf/groundtruth"), settings()) else { return };
    // Less than the library alone takes.
    settings.memory_bytes = 8 << 20;
    let result = open_pdf(&Readers::new(settings), &folder.join("GeoTopo-komprimiert.pdf"), None).await;
    let refused = result.err();
    assert!(matches!(refused, Some(ReadError::Unavailable(_) | ReadError::Crashed)), "{refused:?}");
}

#[tokio::test]
async fn enormous_pages_become_pictures_of_bounded_size() {
    let (Some(folder), Some(readers)) = (data("pdf/malformed"), readers()) else { return };
    for file in ["bomb_giant.pdf", "hugemono.pdf"] {
        let mut open = open_pdf(&readers, &folder.join(file), None).await.expect("opens");
        let (width, height) = open.about().sizes[0];
        for wished in [200, 1600, 40_000] {
            match open.render(1, wished).await {
                Ok(bytes) => println!("{file} {width}x{height} at {wished}: {} kB", bytes.len() / 1000),
                Err(error) => println!("{file} {width}x{height} at {wished}: {}", error.say()),
            }
        }
        assert!(open.page(1).await.is_ok());
    }
}
