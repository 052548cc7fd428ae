//! Pictures of text through the whole door: rendered in the child, recognised, and a page like any other.

use crate::{data, readers};
use reading::evaluation::similarity;
use reading::ocr::{OcrSettings, presence};
use reading::{Kind, Ocr, OpenOptions, ReadError, Readers};
use std::path::{Path, PathBuf};

/// Readers that recognise, or `None` (said aloud) where no recogniser is.
fn seeing() -> Option<Readers> {
    let settings = OcrSettings::default();
    if presence(&settings).engine.is_none() {
        println!("skipped: no recogniser is here");
        return None;
    }
    Some(readers()?.with_ocr(settings))
}

#[tokio::test]
async fn a_scanned_page_has_text_and_boxes_like_any_other_and_never_means_never() {
    let (Some(folder), Some(readers)) = (data("ocr/docling"), seeing()) else { return };
    let file = folder.join("ocr_test.pdf");
    let truth = std::fs::read_to_string(folder.join("ocr_test.md")).expect("the truth");
    let mut open = readers.open(&file, &Kind::Pdf, &OpenOptions::default()).await.expect("opens");
    let page = open.page(1).await.expect("reads");
    assert!(similarity(&page.text, &truth) > 0.95, "{}", page.text);
    assert!(page.ocr.is_some_and(|ocr| ocr.confidence.is_some_and(|sure| sure > 0.8)));
    for word in &page.words {
        assert_eq!(page.text[word.start as usize..word.end as usize], word.text);
        assert!(word.x0 >= -1.0 && word.x1 <= page.width + 1.0 && word.y1 <= page.height + 1.0, "{word:?}");
    }
    let never = OpenOptions { ocr: Ocr::Never, ..OpenOptions::default() };
    let page = readers.open(&file, &Kind::Pdf, &never).await.expect("opens").page(1).await.expect("reads");
    assert!(page.needs_ocr && page.ocr.is_none());
}

#[tokio::test]
async fn a_slide_that_is_a_picture_keeps_its_text_apart_from_logos_and_screenshots() {
    let (Some(folder), Some(readers)) = (data("lectures/slides"), seeing()) else { return };
    let mut open =
        readers.open(&folder.join("slide_qc.pdf"), &Kind::Pdf, &OpenOptions::default()).await.expect("opens");
    let page = open.page(6).await.expect("reads");
    assert!(page.text.starts_with("MultiQC") && page.text.contains("Example NGI report"), "{}", page.text);
    // The logo of every slide, and what is in the screenshot.
    assert!(!page.text.contains("SWEDEN") && !page.text.contains("Histograms"), "{}", page.text);
    let shot = page.figures.iter().find(|figure| figure.words.as_deref().unwrap_or_default().contains("Histograms"));
    let number = shot.expect("the screenshot is a figure").number;
    let picture = open.picture(6, number).await.expect("its picture");
    let (width, height) = reading::picture_size(&picture).expect("a picture");
    assert!(width > 3_000 && height > 1_000 && height < 1_500, "{width} x {height}");
}

/// What stands on every page of `ocr/few_lines`.
const FEW_LINES: [&str; 6] = [
    "Renal physiology",
    "Filtration in the glomerulus",
    "Reabsorption in the proximal tubule",
    "Loop of Henle makes a gradient",
    "Aldosterone keeps sodium",
    "Vasopressin opens water channels",
];

fn few_lines() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/ocr/few_lines/pages.pdf")
}

#[tokio::test]
async fn a_page_of_a_few_lines_that_was_scanned_coarsely_keeps_all_its_words() {
    let Some(readers) = seeing() else { return };
    let mut open = readers.open(&few_lines(), &Kind::Pdf, &OpenOptions::default()).await.expect("opens");
    for number in 1..=open.about().pages {
        let page = open.page(number).await.expect("reads");
        let read: Vec<&str> = page.text.split(|c: char| !c.is_alphanumeric()).collect();
        let missed: Vec<&str> =
            FEW_LINES.iter().flat_map(|line| line.split(' ')).filter(|word| !read.contains(word)).collect();
        assert!(missed.is_empty() && page.figures.is_empty(), "page {number} misses {missed:?}: {}", page.text);
    }
}

#[tokio::test]
async fn words_in_a_picture_are_given_line_by_line_and_a_picture_without_any_has_none() {
    let Some(readers) = seeing() else { return };
    let mut open = readers.open(&few_lines(), &Kind::Pdf, &OpenOptions::default()).await.expect("opens");
    let picture = open.render(1, 1000).await.expect("a picture");
    let words = readers.words_in(picture).await.expect("they are read").expect("there are some");
    assert_eq!(words.lines().collect::<Vec<_>>(), FEW_LINES);
    let noise = (0..200_u32).flat_map(|y| (0..300_u32).map(move |x| ((x * 7919 + y * y * 31) % 251) as u8));
    let noise = image::GrayImage::from_raw(300, 200, noise.collect()).expect("a picture");
    let noise = reading::images::webp(noise.into(), 300).expect("a picture");
    assert_eq!(readers.words_in(noise).await.expect("it is read"), None);
    let blind = OcrSettings { tesseract: "/nowhere/tesseract".into(), ..OcrSettings::default() };
    let refused = readers.with_ocr(blind).words_in(Vec::new()).await.expect_err("nothing reads them");
    assert!(refused.is_ours());
}

#[tokio::test]
async fn pages_of_pictures_come_in_order_whichever_is_asked_for() {
    let (Some(folder), Some(readers)) = (data("lectures/slides"), seeing()) else { return };
    let file = folder.join("slide_qc.pdf");
    let mut open = readers.open(&file, &Kind::Pdf, &OpenOptions::default()).await.expect("opens");
    let mut texts = Vec::new();
    for number in 1..=3 {
        let page = open.page(number).await.expect("reads");
        assert_eq!(page.number, number);
        texts.push(page.text);
    }
    let again = open.page(2).await.expect("reads");
    assert_eq!(again.text, texts[1]);
    assert!(texts.iter().all(|text| !text.is_empty()), "{texts:?}");
}

#[tokio::test]
async fn a_picture_that_cannot_be_unpacked_says_why_instead_of_waiting_for_its_words() {
    let Some(readers) = seeing() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("cut.png");
    let mut png = std::io::Cursor::new(Vec::new());
    let picture = image::GrayImage::from_fn(300, 200, |x, y| image::Luma([(x * y) as u8]));
    picture.write_to(&mut png, image::ImageFormat::Png).expect("written");
    let png = png.into_inner();
    std::fs::write(&file, &png[..png.len() / 2]).expect("written");
    let kind = Kind::Image { media: "image/png".into() };
    let mut open = readers.open(&file, &kind, &OpenOptions::default()).await.expect("its head can be read");
    assert_eq!(open.page(1).await.err(), Some(ReadError::Damaged));
}
