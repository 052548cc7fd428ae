//! Quotes as Markdown: one leading quote, then a list; rows as the table that they are from; each with its number. The
//! passages' own marks (stars, brackets, dollar signs, tags) are written so that they show as they stand.

use super::{Extract, Quote, frame::Frame, sentences, tables};
use crate::chat::Source;

/// The Markdown, and the index of the source behind each citation number from 1.
pub(super) fn markdown(extract: &Extract, sources: &[Source]) -> (String, Vec<usize>) {
    let frame = Frame::of(extract.language);
    let mut numbered = Numbered::default();
    if !extract.found {
        let mut out = format!("{}\n\n", frame.not_found);
        if !extract.quotes.is_empty() {
            out.push_str(&format!("{}\n\n", frame.nearest));
        }
        for quote in &extract.quotes {
            let (source, number) = (&sources[quote.source], numbered.number(quote.source));
            let (title, page, shown) = (escaped(&source.title), source.page, shown(quote, source));
            out.push_str(&format!("- *{title}*, {} {page}: {shown} [{number}]\n", frame.page));
        }
        return (out.trim_end().to_owned(), numbered.0);
    }
    let mut out = format!("{}\n\n", frame.quoting);
    match &extract.sides {
        None => out.push_str(&quoted(&extract.quotes, sources, &mut numbered)),
        Some(sides) => {
            let own: usize = sides.iter().map(|side| side.quotes).sum();
            let (both, mut rest) = extract.quotes.split_at(extract.quotes.len().saturating_sub(own));
            out.push_str(&quoted(both, sources, &mut numbered));
            for side in sides.iter().filter(|side| side.quotes > 0 || both.is_empty()) {
                let (own, after) = rest.split_at(side.quotes.min(rest.len()));
                rest = after;
                out.push_str(&format!("### {}\n\n", escaped(&side.name)));
                out.push_str(&if own.is_empty() {
                    format!("{}\n\n", frame.not_said)
                } else {
                    quoted(own, sources, &mut numbered)
                });
            }
        }
    }
    (out.trim_end().to_owned(), numbered.0)
}

/// Sources by their citation numbers, in the order in which they are first quoted.
#[derive(Default)]
struct Numbered(Vec<usize>);

impl Numbered {
    fn number(&mut self, source: usize) -> usize {
        let known = self.0.iter().position(|known| *known == source);
        known.unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        }) + 1
    }
}

/// Quotes that answer: the first one leads, the others are a list; rows of one table stand in it.
fn quoted(quotes: &[Quote], sources: &[Source], numbered: &mut Numbered) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(quote) = quotes.get(at) {
        let source = &sources[quote.source];
        let number = numbered.number(quote.source);
        let end_list = |out: &mut String| {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
        };
        if let Some(table) = table(quote, source) {
            let rows = quotes[at..]
                .iter()
                .take_while(|other| other.source == quote.source && table.rows.contains(&other.range));
            let rows: Vec<&Quote> = rows.collect();
            end_list(&mut out);
            out.push_str(&as_table(&table, &rows, source, number));
            at += rows.len();
            continue;
        }
        let item = sentences::mark(&source.text[quote.range.start..]).is_some();
        let shown = shown(quote, source);
        if at == 0 && !item {
            out.push_str(&format!("{shown} [{number}]\n\n"));
        } else {
            out.push_str(&format!("- {shown} [{number}]\n"));
        }
        at += 1;
    }
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
    out
}

/// The table that a quote is a row of.
fn table(quote: &Quote, source: &Source) -> Option<tables::Table> {
    tables::of(source).into_iter().find(|table| table.rows.contains(&quote.range))
}

/// Rows below the head of their table, each with its number behind its last words.
fn as_table(table: &tables::Table, rows: &[&Quote], source: &Source, number: usize) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut head: Vec<String> = table.head.iter().map(|cell| escaped(cell)).collect();
    head.resize(table.columns, String::new());
    let mut out = line(&head);
    out.push_str(&format!("|{}\n", "---|".repeat(table.columns)));
    for row in rows {
        let mut cells: Vec<String> = table.cells(&source.text, &row.range).iter().map(|cell| escaped(cell)).collect();
        if let Some(last) = cells.iter_mut().rev().find(|cell| !cell.is_empty()) {
            last.push_str(&format!(" [{number}]"));
        }
        out.push_str(&line(&cells));
    }
    out.push('\n');
    out
}

/// A quote between quotation marks, on one line; an ellipsis where a sentence was cut.
fn shown(quote: &Quote, source: &Source) -> String {
    let text = &source.text[quote.range.clone()];
    let whole = tables::units(source);
    let cut = |at: usize, start: bool| {
        let mut ranges = whole.iter().map(|unit| &unit.sentence.range);
        !ranges.any(|range| if start { range.start == at } else { range.end == at })
    };
    let text = text[sentences::mark(text).unwrap_or(0)..].split_whitespace().collect::<Vec<_>>().join(" ");
    let before = if cut(quote.range.start, true) { "… " } else { "" };
    let after = if cut(quote.range.end, false) { " …" } else { "" };
    format!("“{before}{}{after}”", escaped(&text))
}

/// Text as Markdown that shows exactly this text. Brackets become references to characters where they would read as a
/// citation or a link: a backslash before them begins a formula here.
pub(in crate::chat) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' | '`' | '*' | '_' | '<' | '>' | '#' | '|' | '~' | '$' | '&' => {
                out.push('\\');
                out.push(character);
            }
            '[' if rest.peek().is_some_and(|next| next.is_ascii_digit() || next.is_whitespace()) => {
                out.push_str("&#91;")
            }
            ']' if rest.peek().is_some_and(|next| matches!(next, '(' | '[' | ':')) => out.push_str("&#93;"),
            _ => out.push(character),
        }
    }
    out
}
