//! Blocks, one after the other.

use super::inline::{Inline, Place};
use super::list::Lists;

/// What stands before a list's item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    Bullet,
    Number(u64),
    /// A label that Markdown has no mark for: `a)`, `2.1`.
    Label(String),
}

/// Markdown in the making.
#[derive(Default)]
pub(crate) struct Writer {
    out: String,
    lists: Lists,
}

impl Writer {
    /// A heading, `level` from 1. Nothing where the text is empty.
    pub(crate) fn heading(&mut self, level: usize, text: &Inline) {
        let markdown = text.unstyled().markdown(Place::Line);
        if !markdown.is_empty() {
            self.block(&format!("{} {markdown}", "#".repeat(level.clamp(1, 6))));
        }
    }

    /// A paragraph; formulas that stand alone are set apart. Nothing where the text is empty.
    pub(crate) fn paragraph(&mut self, text: &Inline) {
        match text.formulas() {
            Some(formulas) => formulas.iter().for_each(|latex| self.block(&format!("$${latex}$$"))),
            None => self.block(&text.markdown(Place::Paragraph)),
        }
    }

    /// A list's item, `level` from 0. Nothing where the text is empty.
    pub(crate) fn item(&mut self, level: usize, marker: &Marker, text: &Inline) {
        if text.is_empty() {
            return;
        }
        let goes_on = !self.lists.is_empty();
        let (before, apart) = self.lists.item(level, marker);
        if !self.out.is_empty() {
            self.out.push_str(if goes_on && !apart { "\n" } else { "\n\n" });
        }
        let markdown = match marker {
            Marker::Label(label) => {
                let mut labelled = Inline::plain(&format!("{label} "));
                labelled.append(text.clone());
                labelled.markdown(Place::Paragraph)
            }
            _ => text.markdown(Place::Paragraph),
        };
        let indent = " ".repeat(before.len());
        self.out.push_str(&before);
        self.out.push_str(&markdown.replace('\n', &format!("\n{indent}")));
    }

    /// A table; the first row is its head. Rows may differ in length. Nothing where there is no cell.
    pub(crate) fn table(&mut self, rows: &[Vec<Inline>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        let mut table = String::new();
        for (number, row) in rows.iter().enumerate() {
            table.push('|');
            for column in 0..columns {
                let cell = row.get(column).map(|cell| cell.markdown(Place::Line)).unwrap_or_default();
                table.push_str(&format!(" {cell} |"));
            }
            table.push('\n');
            if number == 0 {
                table.push_str(&format!("|{}\n", " --- |".repeat(columns)));
            }
        }
        self.block(table.trim_end());
    }

    /// Lines of code.
    pub(crate) fn code(&mut self, lines: &str) {
        let lines: String = lines.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect();
        let lines = lines.trim_matches('\n').trim_end();
        if lines.is_empty() {
            return;
        }
        let mut fence = "```".to_string();
        while lines.contains(&fence) {
            fence.push('`');
        }
        self.block(&format!("{fence}\n{lines}\n{fence}"));
    }

    /// Markdown that is ready.
    pub(crate) fn block(&mut self, markdown: &str) {
        if markdown.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(markdown);
        self.lists.clear();
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }
}
