//! Office files of many programs: how much of each is kept, and that none does harm.

use crate::{data, readers};
use reading::evaluation::office;
use reading::{Kind, OpenOptions, read_bytes, sniff_file};
use std::path::Path;

/// A workbook as openpyxl writes it.
const GRADES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/xlsx/grades.xlsx");

#[test]
fn a_workbook_is_read_as_its_sheets_show_it() {
    let bytes = std::fs::read(GRADES).expect("the fixture");
    let pages = read_bytes(&Kind::Xlsx, &bytes).expect("is read");
    let seen: Vec<(&str, &str)> =
        pages.iter().map(|page| (page.label.as_deref().unwrap_or_default(), page.text.as_str())).collect();
    assert_eq!(
        seen,
        [
            (
                "Grades",
                "Grades\n\nGrades of spring\n\nName\tDay\tScore\tFee\tHanded in\n\
                 Ann\t2026-03-04\t87.5%\t1,234.50 €\t2026-03-05 14:30:00\n\
                 Bob\t2026-03-11\t33.3%\t80.00 €\t2026-03-12 09:05:00\nMean\t\t60.4%\t=SUM(D3:D4)\n\n\
                 • C4: Measured again on Friday"
            ),
            ("Groups", "Groups\n\nGroup\tName\tPresent\nLeft\tAnn\tTRUE\nLeft\tBob\tFALSE\nRight\tCecil\tTRUE"),
            ("Answers", "Answers\n\nThe mitochondrion"),
        ]
    );
    assert_eq!(pages.iter().map(|page| page.figures.len()).collect::<Vec<_>>(), [1, 0, 0]);
}

#[tokio::test]
async fn a_workbook_says_what_it_hides_and_what_is_not_computed_and_shows_its_pictures() {
    let Some(readers) = readers() else { return };
    let file = Path::new(GRADES);
    let kind = sniff_file(file).await.expect("opens");
    assert_eq!(kind, Kind::Xlsx);
    let mut open = readers.open(file, &kind, &OpenOptions::default()).await.expect("is read");
    let about = open.about();
    assert_eq!((about.title.as_deref(), about.author.as_deref()), (None, Some("A. Teacher")));
    let outline: Vec<_> = about.outline.iter().map(|entry| (entry.title.as_str(), entry.page)).collect();
    assert_eq!(outline, [("Grades", Some(1)), ("Groups", Some(2)), ("Answers", Some(3))]);
    let codes: Vec<&str> = about.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["not_computed", "hidden_sheets"]);
    let picture = open.picture(1, 1).await.expect("a picture");
    assert_eq!(&picture[8..12], b"WEBP");
}

#[test]
fn office_files_keep_their_text_notes_tables_and_pictures() {
    let Some(folder) = data("office") else { return };
    let rows = office::rows(&folder).expect("the reference is there");
    println!("{:58} {:>6} {:>6} {:>5} {:>9} {:>7} {:>9}", "file", "ref", "ours", "kept", "notes", "tables", "pictures");
    for row in &rows {
        let reference = row.reference.unwrap_or_default();
        match &row.ours {
            Ok(ours) => println!(
                "{:58} {:>6} {:>6} {:>5.3} {:>4}/{:<4} {:>3}/{:<3} {:>4}/{:<4} {} {}",
                row.file,
                reference.characters,
                ours.characters,
                row.kept().unwrap_or(1.0),
                ours.notes,
                reference.notes,
                ours.tables,
                reference.tables,
                ours.pictures,
                reference.pictures,
                if row.passes() { "" } else { "BELOW" },
                row.wrong_facts.join(" | "),
            ),
            Err(fault) => println!("{:58} {:>6} {}", row.file, reference.characters, fault.say()),
        }
    }
    let below: Vec<&str> = rows.iter().filter(|row| !row.passes()).map(|row| row.file.as_str()).collect();
    assert!(below.is_empty(), "{below:?}");
}
