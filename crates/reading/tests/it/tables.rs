//! Tables of PDFs: their cells stand in the columns that a person sees, with lines around them or without.

use crate::{data, open_pdf, readers};
use reading::BlockKind;

/// The rows of all tables of a page.
async fn rows(file: &str) -> Option<Vec<Vec<String>>> {
    let (folder, readers) = (data("pdf")?, readers()?);
    let page = open_pdf(&readers, &folder.join(file), None).await.expect("opens").page(1).await.expect("reads");
    let tables = page.blocks.iter().filter(|block| block.kind == BlockKind::Table).map(|block| block.text(&page));
    let rows = tables.flat_map(|table| table.lines().map(cells).collect::<Vec<_>>()).collect();
    println!("{rows:#?}\n{}", page.text);
    Some(rows)
}

fn cells(row: &str) -> Vec<String> {
    row.split('\t').map(str::to_owned).collect()
}

#[tokio::test]
async fn columns_without_lines_around_them_are_told_apart_and_cells_of_two_lines_are_one() {
    let Some(rows) = rows("olmocr_bench/olmo2-pg4.pdf").await else { return };
    for row in [
        "Source\tType\tTokens\tWords\tBytes\tDocs",
        "DCLM-Baseline\tWeb pages\t3.71T\t3.32T\t21.32T\t2.95B",
        "arXiv\tSTEM papers\t20.8B\t19.3B\t77.2B\t3.95M",
        "Algebraic Stack\tMath proofs code\t11.8B\t10.8B\t44.0B\t2.83M",
        "Wikipedia & Wikibooks from Dolma 1.7\tEncyclopedic\t3.7B\t3.16B\t16.2B\t6.17M",
    ] {
        assert!(rows.contains(&cells(row)), "{row}");
    }
}

#[tokio::test]
async fn sums_of_money_stand_below_their_year_and_a_heading_above_all_of_them() {
    let Some(rows) = rows("olmocr_bench/earnings.pdf").await else { return };
    for row in [
        "\tYear Ended",
        "\tJan 26, 2025\tJan 28, 2024\tJan 29, 2023",
        "Research and development\t3,423\t2,532\t1,892",
        "Total\t$ 4,737\t$ 3,549\t$ 2,710",
    ] {
        assert!(rows.contains(&cells(row)), "{row}");
    }
}

#[tokio::test]
async fn columns_of_prose_and_lists_are_no_tables() {
    for file in ["layout/tracemonkey.pdf", "arxiv_groundtruth/2201.00151.pdf", "groundtruth/multicolumn.pdf"] {
        let Some(rows) = rows(file).await else { return };
        assert!(rows.is_empty(), "{file}");
    }
}
