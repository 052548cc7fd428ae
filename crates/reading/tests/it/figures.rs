//! Figures and their captions in printed chapters and papers.

use crate::{data, readers};
use reading::evaluation::captions_found;
use reading::{Kind, Ocr, OpenOptions, Page, Readers};
use std::path::Path;
use std::process::Command;

async fn pages(readers: &Readers, file: &Path) -> Vec<Page> {
    let options = OpenOptions { ocr: Ocr::Never, ..OpenOptions::default() };
    let mut open = readers.open(file, &Kind::Pdf, &options).await.expect("opens");
    let mut pages = Vec::new();
    for number in 1..=open.about().pages {
        pages.push(open.page(number).await.expect("reads"));
    }
    pages
}

fn captions(pages: &[Page]) -> Vec<String> {
    pages.iter().flat_map(|page| &page.figures).filter_map(|figure| figure.caption.clone()).collect()
}

/// The chapter as a browser prints it, or `None` (said aloud) where there is no browser.
fn printed(chapter: &Path, folder: &Path) -> Option<std::path::PathBuf> {
    let target = folder.join("chapter.pdf");
    let result = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"])
        .arg(format!("--user-data-dir={}", folder.join("browser").display()))
        .arg(format!("--print-to-pdf={}", target.display()))
        .arg(format!("file://{}", chapter.canonicalize().ok()?.display()))
        .output();
    if result.is_err() || !target.is_file() {
        println!("skipped: no browser is here to print with");
        return None;
    }
    Some(target)
}

#[tokio::test]
async fn figures_of_a_printed_chapter_have_their_captions() {
    let (Some(folder), Some(readers)) = (data("lectures"), readers()) else { return };
    for name in ["openstax_psychology_ch8_memory", "openstax_anatomy_ch26_fluid_acid_base"] {
        let print = tempfile::tempdir().expect("a folder");
        let Some(file) = printed(&folder.join(name).join("chapter.html"), print.path()) else { return };
        let gold = std::fs::read_to_string(folder.join(name).join("gold.json")).expect("the truth");
        let gold: serde_json::Value = serde_json::from_str(&gold).expect("JSON");
        let truth = gold["figures"].as_array().expect("figures").iter();
        let truth: Vec<String> = truth.filter_map(|figure| figure["caption"].as_str().map(str::to_string)).collect();
        let found = captions_found(&truth, &captions(&pages(&readers, &file).await));
        let right = found.iter().filter(|found| **found).count();
        println!("{name}: {right} of {} figures with the right caption", truth.len());
        assert!(right * 10 >= truth.len() * 9);
    }
}

#[tokio::test]
async fn drawings_and_parts_of_figures_in_a_paper_are_figures() {
    let (Some(folder), Some(readers)) = (data("pdf/arxiv_groundtruth"), readers()) else { return };
    let file = folder.join("2201.00151.pdf");
    let pages = pages(&readers, &file).await;
    let found = captions(&pages);
    for number in [1, 2, 3, 5, 6, 8, 9, 10, 11] {
        let label = format!("Fig. {number}. ");
        assert_eq!(found.iter().filter(|caption| caption.starts_with(&label)).count(), 1, "{label} in {found:#?}");
    }
    let mut open = readers.open(&file, &Kind::Pdf, &OpenOptions::default()).await.expect("opens");
    let bytes = open.picture(2, 1).await.expect("a picture");
    let picture = image::load_from_memory(&bytes).expect("WebP");
    let [x0, y0, x1, y1] = pages[1].figures[0].place;
    let (width, height) = ((x1 - x0) * 300.0 / 72.0, (y1 - y0) * 300.0 / 72.0);
    assert!((picture.width() as f32 - width).abs() < 4.0 && (picture.height() as f32 - height).abs() < 4.0);
    assert!(open.picture(2, 99).await.is_err());
}

#[tokio::test]
async fn a_page_of_text_has_no_figures() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    for name in ["gnarly/lots_of_sci_tables.pdf", "layout/korean-text-with-tables.pdf", "groundtruth/crazyones.pdf"] {
        let pages = pages(&readers, &folder.join(name)).await;
        assert!(pages.iter().all(|page| page.figures.is_empty()), "{name}");
    }
}
