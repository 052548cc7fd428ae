//! Office files against what python-pptx and python-docx count.

use super::{FileScore, Measure, Plan};
use crate::evaluation::office::rows;
use std::path::Path;

pub(super) fn measures(folder: &Path) -> Vec<Measure> {
    let rows = rows(folder).unwrap_or_default();
    let openable: Vec<_> = rows.iter().filter(|row| row.reference.is_some()).collect();
    if openable.is_empty() {
        return Vec::new();
    }
    let characters = openable.iter().filter_map(|row| Some((row, row.kept()?)));
    let kept = characters.map(|(row, kept)| FileScore { file: row.file.clone(), value: kept, note: None }).collect();
    let whole = openable.iter().map(|row| {
        let note = (!row.passes()).then(|| format!("{:?} of {:?} {:?}", row.ours, row.reference, row.wrong_facts));
        FileScore { file: row.file.clone(), value: f64::from(u8::from(row.passes())), note }
    });
    let characters = Plan {
        name: "office.characters",
        what: "Characters of office files that are kept, mean over the files",
        bar: 0.98,
        errors: false,
        usual: Some("1 (python-docx and python-pptx are the reference)"),
    };
    let files = Plan {
        name: "office.files",
        what: "Office files that keep 98 % of their characters, their notes, tables and pictures",
        bar: 1.0,
        errors: false,
        usual: None,
    };
    [characters.mean(kept), files.mean(whole.collect())].into_iter().flatten().collect()
}
