//! Office files of many programs: how much of each is kept, and that none does harm.

use crate::data;
use reading::evaluation::office;

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
