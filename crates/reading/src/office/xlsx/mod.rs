//! Workbooks: a section for each sheet that has something in it, its cells as tables with the values as shown.
//!
//! Invariant: bounded rows, columns and cells; what is cut is said. Formulas are not computed: what the file remembers
//! of their results is what is read, and where it remembers none the formula itself.

mod cells;
mod drawings;
mod grid;
mod notes;
mod regions;
mod styles;

use super::source::Source;
use super::{block, gate};
use crate::package::Element;
use crate::writing::{Inline, Writer};
use crate::{Document, ReadError, Section};
use cells::Book;

/// Sheets beyond this number are left out.
const SHEETS: usize = 200;

/// Reads a workbook (XLSX, XLSM).
///
/// # Errors
/// Where it is locked, of the older kind, damaged as a whole, or no workbook.
pub fn xlsx(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut source = Source::new(gate::open(bytes)?);
    let (name, tree) = source.main("xl/workbook.xml")?;
    let root = tree.root().filter(|root| root.name() == "x:workbook").ok_or(ReadError::NotThisKind)?;
    let relations = source.relations(&name);
    let related = |kind: &str, source: &mut Source<'_>| {
        let part = relations.first(kind).map(str::to_string);
        part.and_then(|part| source.beginning(&part)).unwrap_or_default()
    };
    let strings = related("sharedStrings", &mut source);
    let styles = related("styles", &mut source);
    let properties = root.child("x:workbookPr");
    let from_1904 = properties.and_then(|p| p.get("date1904")).is_some_and(|on| matches!(on, "1" | "true"));
    let mut book = Book::new(&strings, styles::formats(&styles), from_1904);
    let mut sections = Vec::new();
    let (mut cut, mut hidden) = (Vec::new(), Vec::new());
    let sheets: Vec<Element<'_>> = root.child("x:sheets").map(|list| list.all("x:sheet").collect()).unwrap_or_default();
    for sheet in sheets.iter().take(SHEETS) {
        let label: String = sheet.get("name").unwrap_or_default().trim().chars().take(100).collect();
        let Some(part) = sheet.get("r:id").and_then(|id| relations.part(id)).map(str::to_string) else { continue };
        let Some(tree) = source.beginning(&part) else { continue };
        let Some(root) = tree.root().filter(|root| matches!(root.name(), "x:worksheet" | "x:chartsheet")) else {
            continue;
        };
        let grid = book.grid(root);
        if grid.cut || tree.is_cut() {
            cut.push(label.clone());
        }
        let mut blocks = regions::blocks(&grid);
        blocks.extend(notes::blocks(&part, &mut source));
        blocks.extend(drawings::blocks(root, &part, &mut source));
        if block::is_empty(&blocks) {
            continue;
        }
        let mut writer = Writer::default();
        writer.heading(1, &Inline::plain(&label));
        block::write(&blocks, &mut writer);
        let markdown = writer.finish();
        if sheet.get("state").is_some_and(|state| state != "visible") {
            hidden.push(label.clone());
        }
        sections.push(Section { label: Some(label).filter(|label| !label.is_empty()), markdown, notes: None });
    }
    if sheets.len() > SHEETS {
        source.warn("sheets_left_out", format!("This workbook has many sheets. Only the first {SHEETS} are read."));
    }
    if !cut.is_empty() {
        let most = format!("{} rows and {} columns of a sheet", grid::ROWS, grid::COLUMNS);
        let say = format!(
            "Not read to the end: {}. At most {most} are read, and {} cells in all.",
            cut.join(", "),
            cells::CELLS
        );
        source.warn("sheet_cut", say);
    }
    if strings.is_cut() {
        source.warn("strings_cut", "This workbook has very much text. Some cells are left out.");
    }
    if book.uncomputed {
        let say = "Some results are not in the file: formulas are read in their place. Open it in Excel or LibreOffice \
                   and save it to have them computed.";
        source.warn("not_computed", say);
    }
    if !hidden.is_empty() {
        let say = format!("Hidden in the workbook, but read all the same: {}.", hidden.join(", "));
        source.warn("hidden_sheets", say);
    }
    if sections.is_empty() {
        let too_large = ReadError::TooLarge { what: "this workbook".into() };
        return Err(if source.is_too_large() || strings.is_cut() { too_large } else { ReadError::Empty });
    }
    Ok(source.finish(sections))
}
