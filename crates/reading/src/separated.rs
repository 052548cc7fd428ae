//! Tables as text: a row a line, its values apart by commas, semicolons, tabs or bars.
//!
//! Invariant: bounded rows and columns; what is cut is said. A text without columns is none of these.

use crate::flow::TEXT_AT_MOST;
use crate::writing::{Inline, Writer};
use crate::{Document, ReadError, Section, Warning};
use csv::{ReaderBuilder, StringRecord};

/// Values beyond this number, and columns, are left out.
const VALUES: usize = 500_000;
const COLUMNS: usize = 100;
/// Characters of one value.
const CHARACTERS: usize = 20_000;
/// Bytes of a line beyond which there are more values in it than anybody wrote.
const LINE: usize = 1 << 20;
/// Rows by which it is told what stands between the values.
const SAMPLE: usize = 20;

/// Reads such a table; `None` where the text has no columns.
///
/// # Errors
/// [`ReadError::Empty`] where there is nothing in it, [`ReadError::TooLarge`].
pub(crate) fn table(text: &str) -> Result<Option<Document>, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if text.len() > TEXT_AT_MOST || text.lines().any(|line| line.len() > LINE) {
        return Err(ReadError::TooLarge { what: "the text of this file".into() });
    }
    let Some(mark) = mark(text) else { return Ok(None) };
    let (mut rows, mut left, mut cut) = (Vec::new(), VALUES, false);
    for record in records(text, mark) {
        if record.iter().all(|value| value.trim().is_empty()) {
            continue;
        }
        if record.len() > left {
            cut = true;
            break;
        }
        left -= record.len();
        cut |= record.len() > COLUMNS;
        let value = |value: &str| Inline::plain(&value.trim().chars().take(CHARACTERS).collect::<String>());
        rows.push(record.iter().take(COLUMNS).map(value).collect::<Vec<_>>());
    }
    let mut writer = Writer::default();
    writer.table(&rows);
    let mut document = Document::default();
    if cut {
        let say = format!("Not read to the end: at most {VALUES} values are read, and {COLUMNS} columns.");
        document.warnings.push(Warning { code: "sheet_cut".into(), say });
    }
    document.sections.push(Section { markdown: writer.finish(), ..Section::default() });
    Ok(Some(document))
}

fn records(text: &str, mark: u8) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok)
}

/// What stands between the values: what cuts the first rows alike, and into the most.
fn mark(text: &str) -> Option<u8> {
    let cuts = |mark: u8| {
        let widths: Vec<usize> =
            records(text, mark).take(SAMPLE).map(|row| row.len()).filter(|width| *width > 0).collect();
        let least = widths.iter().min().copied().unwrap_or_default();
        let most = widths.iter().max().copied().unwrap_or_default();
        (most > 1).then_some((least == most, least, most, mark))
    };
    [b',', b';', b'\t', b'|'].into_iter().filter_map(cuts).max().map(|(.., mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::table;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in "[a,;|\\t\"\n\r é]{0,80}") {
            let _ = table(&text);
        }
    }

    fn markdown(text: &str) -> String {
        table(text).expect("is read").map(|read| read.sections[0].markdown.clone()).unwrap_or_default()
    }

    #[test]
    fn values_are_cells_whatever_stands_between_them() {
        let expected = "| name | score |\n| --- | --- |\n| Miller, Ann | 3,5 |";
        for text in [
            "name,score\n\"Miller, Ann\",\"3,5\"\n",
            "\u{feff}name;score\r\n\r\nMiller, Ann;3,5\r\n",
            "name\tscore\nMiller, Ann\t3,5",
            "name|score\n\"Miller, Ann\"|3,5\n",
        ] {
            assert_eq!(markdown(text), expected, "{text:?}");
        }
        assert_eq!(markdown("a,b,c\n1\n"), "| a | b | c |\n| --- | --- | --- |\n| 1 |  |  |");
    }

    #[test]
    fn a_text_without_columns_is_none_and_a_large_table_is_cut() {
        assert_eq!(table("one\ntwo\n"), Ok(None));
        assert_eq!(table(" \n").err().map(|fault| fault.code()), Some("empty"));
        let read = table(&"1,2,3,4,5,6,7,8,9,10\n".repeat(50_100)).expect("is read").expect("a table");
        assert_eq!(read.warnings[0].code, "sheet_cut");
        assert_eq!(read.sections[0].markdown.lines().count(), 50_001);
    }
}
