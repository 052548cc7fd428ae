//! What pages promise: offsets, boxes, order, outlines, independence.

use crate::bombs::pdf;
use crate::{data, files, open_pdf, readers, settings};
use reading::{BlockKind, Kind, OpenOptions, Page, ReaderSettings, Readers};
use std::path::Path;
use std::time::Duration;

async fn page(readers: &Readers, file: &Path, number: u32) -> Page {
    open_pdf(readers, file, None).await.expect("opens").page(number).await.expect("reads")
}

fn order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        match text[from..].find(part) {
            Some(at) => from += at + part.len(),
            None => panic!("{part:?} is missing or out of order in\n{text}"),
        }
    }
}

#[tokio::test]
async fn words_and_blocks_are_ranges_of_the_text_and_lie_on_the_page() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    for part in ["groundtruth", "layout", "gnarly", "features"] {
        for file in files(&folder.join(part), "pdf") {
            let mut open = open_pdf(&readers, &file, None).await.expect("opens");
            for number in 1..=open.about().pages.min(8) {
                let page = open.page(number).await.expect("reads");
                let mut end = 0;
                for word in &page.words {
                    assert_eq!(page.text[word.start as usize..word.end as usize], word.text, "{}", file.display());
                    assert!(word.start >= end && word.x0 <= word.x1 && word.y0 <= word.y1);
                    end = word.end;
                }
                let on_page = |word: &&reading::Word| {
                    word.x1 > -2.0 && word.y1 > -2.0 && word.x0 < page.width + 2.0 && word.y0 < page.height + 2.0
                };
                assert!(page.words.iter().filter(on_page).count() * 10 >= page.words.len() * 9, "{}", file.display());
                let mut end = 0;
                for block in &page.blocks {
                    assert!(block.start >= end && block.end > block.start);
                    // The first cell of a table may be empty.
                    let text = block.text(&page);
                    assert_eq!(text.trim_start_matches('\t').trim(), text.trim_start_matches('\t'));
                    end = block.end;
                }
                assert_eq!(end as usize, page.text.len());
            }
        }
    }
}

#[tokio::test]
async fn two_columns_are_read_one_after_the_other() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    let text = page(&readers, &folder.join("layout/tracemonkey.pdf"), 1).await.text;
    order(
        &text,
        &[
            "Trace-based Just-in-Time Type Specialization for Dynamic",
            "Abstract",
            "Dynamic languages such as JavaScript are more difficult",
            "1. Introduction",
            "are popular since they are expressive",
        ],
    );
}

#[tokio::test]
async fn a_page_is_the_same_whichever_pages_were_read_before() {
    let (Some(folder), Some(readers)) = (data("pdf/groundtruth"), readers()) else { return };
    let file = folder.join("GeoTopo-komprimiert.pdf");
    let mut open = open_pdf(&readers, &file, None).await.expect("opens");
    for number in [40, 3, 41, 117, 39] {
        let within = open.page(number).await.expect("reads");
        assert_eq!(within, page(&readers, &file, number).await);
    }
    let twelve = open.page(12).await.expect("reads");
    assert!(twelve.blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_))) || !twelve.text.is_empty());
}

#[tokio::test]
async fn outlines_labels_and_titles_are_kept() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    let open = open_pdf(&readers, &folder.join("features/pdflatex-outline.pdf"), None).await.expect("opens");
    let outline: Vec<(&str, Option<u32>)> = open.about().outline.iter().map(|e| (e.title.as_str(), e.page)).collect();
    assert_eq!(outline[..3], [("Foo", Some(2)), ("Bar", Some(2)), ("Baz", Some(2))]);
    let mut book = open_pdf(&readers, &folder.join("groundtruth/GeoTopo-komprimiert.pdf"), None).await.expect("opens");
    println!("{:?} {:?} {:?}", book.about().title, book.about().author, book.about().date);
    let outline = &book.about().outline;
    println!("{:?}", &outline[..12]);
    assert!(outline.len() > 20 && outline.iter().any(|e| e.level > 1) && outline.iter().all(|e| e.page.is_some()));
    let labels = [book.page(1).await.expect("reads").label, book.page(10).await.expect("reads").label];
    println!("{labels:?}");
}

#[tokio::test]
async fn pictures_of_text_are_told_from_text() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    for (file, scan) in [
        ("scanned/c02-22.pdf", true),
        ("scanned/linn.pdf", true),
        ("scanned/skew.pdf", true),
        ("olmocr_bench/lincoln_letter.pdf", true),
        ("groundtruth/crazyones.pdf", false),
        ("features/invisible_text_layer.pdf", false),
        ("arxiv_groundtruth/1601.03642.pdf", false),
    ] {
        assert_eq!(page(&readers, &folder.join(file), 1).await.needs_ocr, scan, "{file}");
    }
}

#[tokio::test]
async fn headings_are_told_from_text() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    for (file, pages, wanted) in [
        (
            "arxiv_groundtruth/1601.03642.pdf",
            4,
            ["Creativity in Machine Learning", "I. INTRODUCTION", "A. Google DeepDream"],
        ),
        ("groundtruth/GeoTopo-komprimiert.pdf", 10, ["Vorwort", "1 Topologische Grundbegriffe", "1.2 Metrische Räume"]),
        ("layout/tracemonkey.pdf", 3, ["1. Introduction", "Abstract", "2. Overview: Example Tracing Run"]),
    ] {
        let mut open = open_pdf(&readers, &folder.join(file), None).await.expect("opens");
        let mut found = Vec::new();
        for number in 1..=pages {
            let page = open.page(number).await.expect("reads");
            for block in &page.blocks {
                if let BlockKind::Heading(level) = block.kind {
                    println!("{file} {number} {level} {:?}", block.text(&page));
                    found.push(block.text(&page).to_string());
                }
            }
        }
        for heading in wanted {
            assert!(found.iter().any(|text| text == heading), "{heading} in {found:?}");
        }
    }
}

#[tokio::test]
async fn text_from_right_to_left_is_in_the_order_it_is_read() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    let text = page(&readers, &folder.join("features/habibi.pdf"), 1).await.text;
    assert!(text.contains("habibi حَبيبي"), "{text}");
}

#[tokio::test]
async fn justified_columns_are_prose_and_page_numbers_go() {
    let (Some(folder), Some(readers)) = (data("pdf/groundtruth"), readers()) else { return };
    let mut open = open_pdf(&readers, &folder.join("multicolumn.pdf"), None).await.expect("opens");
    for number in 1..=2 {
        let page = open.page(number).await.expect("reads");
        assert!(!page.text.contains('\t') && !page.text.ends_with(&format!("\n{number}")), "{}", page.text);
        assert!(page.blocks.iter().all(|block| !block.text(&page).ends_with('-')), "{}", page.text);
    }
    let last = open.page(3).await.expect("reads");
    assert!(last.text.contains("Official Language"), "{}", last.text);
    assert!(last.text.contains("Austria\t8.9\t83,879\tVienna\tGerman"), "{}", last.text);
}

#[tokio::test]
async fn a_picture_does_not_wait_for_those_who_read() {
    let Some(settings) = settings() else { return };
    let readers = Readers::new(ReaderSettings { processes: 1, ..settings });
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf/multi_page.pdf");
    let _reading = open_pdf(&readers, &file, None).await.expect("it opens");
    let to_draw = OpenOptions { to_draw: true, ..OpenOptions::default() };
    let drawn = async { readers.open(&file, &Kind::Pdf, &to_draw).await?.render(1, 200).await };
    // The bound is there for a test that fails: the only place is taken until the end.
    let picture = tokio::time::timeout(Duration::from_secs(60), drawn).await.expect("it does not wait");
    assert!(!picture.expect("it is drawn").is_empty());
}

#[tokio::test]
async fn numbered_cards_side_by_side_are_read_in_the_order_of_their_numbers() {
    let (Some(folder), Some(readers)) = (data("pdf/olmocr_bench"), readers()) else { return };
    let text = page(&readers, &folder.join("mathfuncs.pdf"), 1).await.text;
    order(
        &text,
        &["Euler's Identity", "Pythagorean Theorem", "The Fundamental Theorem of Calculus", "Maxwell's Equations"],
    );
}

#[tokio::test]
async fn a_header_of_which_no_other_page_tells_goes_and_so_does_a_stamp() {
    let (Some(folder), Some(readers)) = (data("pdf/olmocr_bench"), readers()) else { return };
    let text = page(&readers, &folder.join("small_page_size.pdf"), 1).await.text;
    assert!(!text.contains("BRITISH HUSBANDRY") && !text.contains("Digitized by Google"), "{text}");
    let text = page(&readers, &folder.join("earnings.pdf"), 1).await.text;
    assert!(text.starts_with("Table of Contents") && !text.ends_with("62"), "{text}");
}

#[tokio::test]
async fn a_page_is_drawn_in_its_own_colours() {
    let Some(readers) = readers() else { return };
    let content = "1 .5 0 rg 0 0 100 50 re f 0 0 1 rg 0 50 100 50 re f";
    let file = pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>".into(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("colours.pdf");
    std::fs::write(&path, file).expect("written");
    let mut open = open_pdf(&readers, &path, None).await.expect("opens");
    let picture = open.render(1, 100).await.expect("a picture");
    let picture = image::load_from_memory(&picture).expect("a WebP").to_rgb8();
    let seen = [picture.get_pixel(50, 25).0, picture.get_pixel(50, 75).0];
    assert_eq!(seen, [[0, 0, 255], [255, 128, 0]], "blue above, orange below");
}
