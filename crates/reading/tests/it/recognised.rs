//! Pictures of text through the whole door: rendered in the child, recognised, and a page like any other.

use crate::{data, readers};
use reading::evaluation::similarity;
use reading::ocr::{OcrSettings, presence};
use reading::{Kind, Ocr, OpenOptions, Readers};

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
