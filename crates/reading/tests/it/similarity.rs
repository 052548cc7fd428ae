//! The text against the hand-made truth.

use crate::{data, files, readers};
use reading::evaluation::similarity;
use reading::{ReadOptions, Readers, read_file};
use std::path::Path;

async fn text(readers: &Readers, file: &Path) -> String {
    let report = read_file(readers, file, &ReadOptions::default()).await.expect("reads");
    let pages: Vec<String> = report.pages.into_iter().map(|page| page.text).collect();
    crate::keep(file, &pages.join("\n\n"));
    pages.join("\n\n")
}

#[tokio::test]
async fn arxiv_papers_read_as_their_truth() {
    let (Some(folder), Some(readers)) = (data("pdf/arxiv_groundtruth"), readers()) else { return };
    let mut sum = 0.0;
    let papers = files(&folder, "pdf");
    for paper in &papers {
        let truth = std::fs::read_to_string(paper.with_extension("txt")).expect("the truth");
        let score = similarity(&text(&readers, paper).await, &truth);
        println!("{:.4}  {}", score, paper.file_name().unwrap_or_default().to_string_lossy());
        sum += score;
    }
    let average = sum / papers.len().max(1) as f64;
    println!("{average:.4}  average");
    assert!(average >= 0.97, "{average}");
}

#[tokio::test]
async fn books_and_columns_read_as_their_truth() {
    let (Some(folder), Some(readers)) = (data("pdf/groundtruth"), readers()) else { return };
    for (file, truth, least) in
        [("GeoTopo-komprimiert.pdf", "GeoTopo-book.txt", 0.9), ("crazyones.pdf", "crazyones.txt", 0.97)]
    {
        let truth = std::fs::read_to_string(folder.join(truth)).expect("the truth");
        let score = similarity(&text(&readers, &folder.join(file)).await, &truth);
        println!("{score:.4}  {file}");
        assert!(score >= least, "{file}: {score}");
    }
    for file in files(&folder, "pdf") {
        let Ok(truth) = std::fs::read_to_string(file.with_extension("md")) else { continue };
        let score = similarity(&text(&readers, &file).await, &truth);
        println!("{score:.4}  {} (a machine's Markdown)", file.file_name().unwrap_or_default().to_string_lossy());
    }
}
