//! Facts about a page that a machine can check, as olmOCR's benchmark has them: text that is there or is not, what
//! comes before what, cells of tables by their neighbours, formulas.
//!
//! Invariant: every fact holds or does not; one of an unknown type does not. It reads no file.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// A fact about one page of a file.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Fact {
    pub pdf: String,
    /// From 1.
    #[serde(default = "first")]
    pub page: u32,
    pub id: String,
    /// `present`, `absent`, `order`, `table`, `math`.
    #[serde(rename = "type")]
    pub kind: String,
    pub text: Option<String>,
    #[serde(default = "yes")]
    pub case_sensitive: bool,
    /// Only in so many characters from the beginning.
    pub first_n: Option<usize>,
    /// Only in so many characters before the end.
    pub last_n: Option<usize>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub cell: Option<String>,
    pub up: Option<String>,
    pub down: Option<String>,
    pub left: Option<String>,
    pub right: Option<String>,
    pub top_heading: Option<String>,
    pub left_heading: Option<String>,
    pub math: Option<String>,
}

fn first() -> u32 {
    1
}

fn yes() -> bool {
    true
}

/// A table: its rows of cells.
pub type Table = Vec<Vec<String>>;

/// Whether a fact holds on the page with this text and these tables.
pub fn holds(fact: &Fact, text: &str, tables: &[Table]) -> bool {
    let said = fact.text.as_deref().map(alike).unwrap_or_default();
    match fact.kind.as_str() {
        "present" => within(fact, text).contains(&folded(fact, said)),
        "absent" => !within(fact, text).contains(&folded(fact, said)),
        "order" => {
            let text = alike(text);
            let place = |of: &Option<String>| of.as_deref().map(alike).and_then(|of| text.find(&of));
            matches!((place(&fact.before), place(&fact.after)), (Some(before), Some(after)) if before < after)
        }
        "table" => tables.iter().any(|table| in_table(fact, table)),
        "math" => fact.math.as_deref().is_some_and(|math| formula(text).contains(&formula(math))),
        _ => false,
    }
}

/// The part of the text that the fact is about.
fn within(fact: &Fact, text: &str) -> String {
    let text = folded(fact, alike(text));
    let all = text.chars().count();
    match (fact.first_n, fact.last_n) {
        (Some(first), _) => text.chars().take(first).collect(),
        (None, Some(last)) => text.chars().skip(all.saturating_sub(last)).collect(),
        (None, None) => text,
    }
}

fn folded(fact: &Fact, text: String) -> String {
    if fact.case_sensitive { text } else { text.to_lowercase() }
}

/// Blanks, quotes and dashes of one kind each.
fn alike(text: &str) -> String {
    let text = super::plain(&text.nfc().collect::<String>());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A formula without what does not show.
fn formula(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"{}$".contains(*c)).collect()
}

fn in_table(fact: &Fact, table: &Table) -> bool {
    let Some(wanted) = fact.cell.as_deref().map(alike) else { return false };
    let same = |at: Option<&String>, wanted: &Option<String>| match wanted.as_deref().map(alike) {
        None => true,
        Some(wanted) => at.is_some_and(|cell| alike(cell) == wanted),
    };
    let cell = |row: usize, column: usize| table.get(row).and_then(|row| row.get(column));
    table.iter().enumerate().any(|(r, row)| {
        row.iter().enumerate().any(|(c, found)| {
            let above = (0..r).rev().find_map(|row| cell(row, c).filter(|cell| !cell.is_empty()));
            let heading = |wanted: &Option<String>, cells: Vec<&String>| {
                wanted.is_none() || cells.into_iter().any(|cell| same(Some(cell), wanted))
            };
            alike(found) == wanted
                && same(above, &fact.up)
                && same(cell(r + 1, c), &fact.down)
                && same(c.checked_sub(1).and_then(|c| cell(r, c)), &fact.left)
                && same(cell(r, c + 1), &fact.right)
                && heading(&fact.top_heading, (0..r).filter_map(|row| cell(row, c)).collect())
                && heading(&fact.left_heading, row[..c].iter().collect())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(json: &str) -> Fact {
        serde_json::from_str(&format!("{{\"pdf\":\"a.pdf\",\"id\":\"a\",{json}}}")).unwrap_or_default()
    }

    #[test]
    fn text_is_there_or_not_whatever_its_blanks_and_quotes() {
        let text = "It’s a\n\nlong   story. 400";
        assert!(holds(&fact(r#""type":"present","text":"It's a long story.""#), text, &[]));
        assert!(!holds(&fact(r#""type":"present","text":"LONG""#), text, &[]));
        assert!(holds(&fact(r#""type":"present","text":"LONG","case_sensitive":false"#), text, &[]));
        assert!(!holds(&fact(r#""type":"absent","text":"400""#), text, &[]));
        assert!(holds(&fact(r#""type":"absent","text":"It's","last_n":5"#), text, &[]));
        assert!(holds(&fact(r#""type":"order","before":"It's","after":"story""#), text, &[]));
        assert!(!holds(&fact(r#""type":"order","before":"story","after":"It's""#), text, &[]));
        assert!(!holds(&fact(r#""type":"rumour""#), text, &[]));
    }

    #[test]
    fn cells_are_known_by_their_neighbours_and_headings() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_string()).collect::<Vec<_>>();
        let table =
            vec![row(&["Source", "Words", "Bytes"]), row(&["Web", "3.71T", "21 T"]), row(&["Code", "64B", "1"])];
        for (facts, expected) in [
            (r#""cell":"64B","up":"3.71T","left":"Code","right":"1""#, true),
            (r#""cell":"3.71T","down":"64B","top_heading":"Words","left_heading":"Web""#, true),
            (r#""cell":"64B","up":"Words""#, false),
            (r#""cell":"1","top_heading":"Words""#, false),
            (r#""cell":"none""#, false),
        ] {
            assert_eq!(
                holds(&fact(&format!(r#""type":"table",{facts}"#)), "", std::slice::from_ref(&table)),
                expected,
                "{facts}"
            );
        }
    }

    #[test]
    fn formulas_are_compared_without_what_does_not_show() {
        assert!(holds(&fact(r#""type":"math","math":"a^{2}+b""#), "so $a^2 + b$", &[]));
    }
}
