//! Pictures of text against their truth: order, turned and leaning pages, slides, receipts.

use crate::data;
use reading::evaluation::{character_errors, mended, plain, words_found};
use reading::images;
use reading::ocr::{Manner, OcrSettings, Raster, Recogniser, Seen, engine, read};
use std::path::{Path, PathBuf};

/// The recogniser, or `None` (said aloud) where there is none.
fn eyes() -> Option<Box<dyn Recogniser>> {
    let found = engine(&OcrSettings::default());
    if found.is_none() {
        println!("skipped: no recogniser is here");
    }
    found
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/ocr").join(name)
}

fn text(path: &Path, eyes: &dyn Recogniser) -> String {
    let picture = images::open(path).and_then(|file| file.grey(1)).expect("a picture");
    let page = read(&picture, eyes).expect("reads");
    crate::keep(path, &page.text);
    page.text
}

/// Errors against a truth written line by line, quotes as a typewriter has them.
fn errors(truth: &Path, got: &str) -> f64 {
    let truth = std::fs::read_to_string(truth).expect("the truth");
    character_errors(&plain(&mended(&truth)), &plain(got))
}

#[test]
fn a_magazine_in_four_columns_is_read_in_order() {
    let Some(eyes) = eyes() else { return };
    let got = text(&fixture("8071.tif"), eyes.as_ref());
    let rate = errors(&fixture("8071.txt"), &got);
    let strict = character_errors(&std::fs::read_to_string(fixture("8071.txt")).expect("the truth"), &got);
    println!("8071: {rate:.4}, {strict:.4} with broken words and quotes as printed");
    assert!(rate <= 0.03 && strict <= 0.03);
}

#[test]
fn turned_and_leaning_pages_are_read() {
    let Some(eyes) = eyes() else { return };
    let rate = errors(&fixture("phototest.txt"), &text(&fixture("phototest-rotated-R.png"), eyes.as_ref()));
    println!("turned: {rate:.4}");
    assert!(rate <= 0.03);
    assert!(text(&fixture("deslant.tif"), eyes.as_ref()).contains("test deslant correction"));
}

#[test]
fn words_lie_where_they_are_seen_on_a_turned_page() {
    let Some(eyes) = eyes() else { return };
    let picture = images::open(&fixture("phototest-rotated-R.png")).and_then(|file| file.grey(1)).expect("a picture");
    let page = read(&picture, eyes.as_ref()).expect("reads");
    let scale = picture.dpi / 72.0;
    let mut dark = 0;
    for word in &page.words {
        assert_eq!(page.text[word.start as usize..word.end as usize], word.text);
        // Its text stands upright on the page as shown, so its box does.
        assert!(word.text.len() < 5 || word.y1 - word.y0 > word.x1 - word.x0, "{word:?}");
        let rows = (word.y0 * scale) as u32..((word.y1 * scale) as u32).min(picture.height);
        let ink = |y: u32| {
            let row = &picture.pixels[(y * picture.width) as usize..][..picture.width as usize];
            row[(word.x0 * scale) as usize..((word.x1 * scale) as usize).min(row.len())].iter().any(|p| *p < 128)
        };
        dark += usize::from(rows.into_iter().any(ink));
    }
    assert_eq!(dark, page.words.len());
}

#[test]
fn two_columns_of_an_old_print_are_read_in_order() {
    let (Some(folder), Some(eyes)) = (data("ocr/two_column"), eyes()) else { return };
    let rate = errors(&folder.join("linn.txt"), &text(&folder.join("linn.png"), eyes.as_ref()));
    println!("linn: {rate:.4}");
    assert!(rate <= 0.03);
}

#[test]
fn a_receipt_keeps_its_words() {
    let (Some(folder), Some(eyes)) = (data("ocr/sroie"), eyes()) else { return };
    // One of each kind: a good one, a small one, a faint one. All of them: `eval reading`.
    let mut sum = 0.0;
    for name in ["002", "007", "583"] {
        let table = std::fs::read(folder.join(name).with_extension("csv")).expect("the truth");
        let table = String::from_utf8_lossy(&table).into_owned();
        let truth: Vec<&str> = table.lines().filter_map(|row| row.splitn(9, ',').nth(8)).collect();
        let found = words_found(&truth.join(" "), &text(&folder.join(name).with_extension("jpg"), eyes.as_ref()));
        println!("{name}: {found:.3} of the words");
        sum += found;
    }
    assert!(sum / 3.0 >= 0.82);
}

#[test]
fn an_empty_page_is_an_empty_page() {
    let Some(eyes) = eyes() else { return };
    let paper = Raster::new(600, 800, 72.0, vec![255; 480_000]).expect("a picture");
    let page = read(&paper, eyes.as_ref()).expect("reads");
    assert!(page.text.is_empty() && page.words.is_empty() && page.ocr.is_some_and(|ocr| ocr.confidence.is_none()));
}

/// Counts the pictures that it is shown.
#[derive(Default)]
struct Counting(std::sync::atomic::AtomicU32);

impl Recogniser for Counting {
    fn name(&self) -> &'static str {
        "counting"
    }

    fn recognise(&self, _: &Raster, _: Manner) -> Result<Vec<Seen>, reading::ReadError> {
        self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Ok(Vec::new())
    }
}

#[test]
fn a_page_without_ink_is_not_shown_to_the_recogniser() {
    let counting = Counting::default();
    let looks = || counting.0.load(std::sync::atomic::Ordering::Relaxed);
    // Paper of nearly one grey, and dust on it.
    let mut pixels: Vec<u8> = (0..480_000_u32).map(|at| 240 + (at % 7) as u8).collect();
    pixels[90_123] = 0;
    let paper = Raster::new(600, 800, 300.0, pixels).expect("a picture");
    let page = read(&paper, &counting).expect("reads");
    assert!(page.text.is_empty() && looks() == 0 && (page.width, page.height) == (144.0, 192.0));
    let mut pixels = paper.pixels.clone();
    (0..6).for_each(|row| pixels[100_000 + row * 600..100_004 + row * 600].fill(120));
    read(&Raster::new(600, 800, 300.0, pixels).expect("a picture"), &counting).expect("reads");
    assert!(looks() > 0);
}
