//! Tables: data as rows and columns, layout as the text that it lays out.

use super::Writer;
use crate::article::dom::Id;

/// Columns, and cells altogether, beyond which a table is written as text.
const MOST_COLUMNS: usize = 64;
const MOST_CELLS: usize = 20_000;
/// Letters in one cell beyond which it is no table's cell.
const LONGEST_CELL: usize = 1200;

impl Writer<'_> {
    pub(super) fn table(&mut self, id: Id) {
        if self.one_line {
            self.flush();
            self.children(id);
            return self.flush();
        }
        self.flush();
        let rows = self.rows(id);
        let caption = self.dom.children(id).find(|child| self.dom.name(*child) == "caption");
        if !self.is_data(id, &rows) {
            if let Some(caption) = caption {
                self.children(caption);
                self.flush();
            }
            for cell in rows.into_iter().flatten() {
                self.children(cell);
                self.flush();
            }
            return;
        }
        if let Some(caption) = caption {
            self.children(caption);
            self.flush();
        }
        let grid = self.grid(&rows);
        let width = grid.iter().map(Vec::len).max().unwrap_or(0);
        let mut text = String::new();
        for (index, row) in grid.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            text.push('|');
            for column in 0..width {
                text.push_str(&format!(" {} |", row.get(column).map_or("", String::as_str)));
            }
            if index == 0 {
                text.push_str("\n|");
                text.push_str(&" --- |".repeat(width));
            }
        }
        if width > 0 {
            self.block(&text);
        }
        self.flushed += 1;
    }

    /// The cells of each row, without those of tables inside.
    fn rows(&self, table: Id) -> Vec<Vec<Id>> {
        let mut rows = Vec::new();
        for part in self.dom.children(table) {
            match self.dom.name(part) {
                "tr" => rows.push(self.cells(part)),
                "thead" | "tbody" | "tfoot" => {
                    rows.extend(
                        self.dom.children(part).filter(|row| self.dom.name(*row) == "tr").map(|row| self.cells(row)),
                    );
                }
                _ => {}
            }
        }
        rows
    }

    fn cells(&self, row: Id) -> Vec<Id> {
        self.dom.children(row).filter(|cell| ["td", "th"].contains(&self.dom.name(*cell))).collect()
    }

    fn is_data(&self, table: Id, rows: &[Vec<Id>]) -> bool {
        let cells: usize = rows.iter().map(Vec::len).sum();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let role = self.dom.attribute(table, "role").unwrap_or_default();
        if role == "presentation" || !(2..=MOST_COLUMNS).contains(&columns) || !(2..=MOST_CELLS).contains(&cells) {
            return false;
        }
        if self.dom.elements(table, &["table", "pre", "h1", "h2", "h3"]).next().is_some() {
            return false;
        }
        let headed = self.dom.elements(table, &["th", "caption", "thead"]).next().is_some();
        rows.iter().flatten().all(|cell| {
            let letters = self.dom.subtree(*cell).filter_map(|node| self.dom.text(node)).map(str::len).sum::<usize>();
            let paragraphs = self.dom.elements(*cell, &["p", "li"]).count();
            letters <= LONGEST_CELL && (headed || paragraphs <= 3)
        })
    }

    /// The cells' Markdown, with those that span columns or rows repeated as blanks.
    fn grid(&mut self, rows: &[Vec<Id>]) -> Vec<Vec<String>> {
        let mut grid: Vec<Vec<String>> = Vec::new();
        // For each column, how many more rows a cell from above fills.
        let mut filled: Vec<usize> = Vec::new();
        for row in rows {
            let mut line: Vec<String> = Vec::new();
            let skip = |line: &mut Vec<String>, filled: &mut Vec<usize>| {
                while filled.get(line.len()).is_some_and(|rows| *rows > 0) && line.len() < MOST_COLUMNS {
                    filled[line.len()] -= 1;
                    line.push(String::new());
                }
            };
            for cell in row {
                skip(&mut line, &mut filled);
                let (columns, deep) = (self.span(*cell, "colspan"), self.span(*cell, "rowspan"));
                let text = self.cell(*cell);
                for column in 0..columns.min(MOST_COLUMNS.saturating_sub(line.len())) {
                    filled.resize(filled.len().max(line.len() + 1), 0);
                    filled[line.len()] = deep - 1;
                    line.push(if column == 0 { text.clone() } else { String::new() });
                }
            }
            skip(&mut line, &mut filled);
            if line.iter().any(|cell| !cell.is_empty()) {
                grid.push(line);
            }
        }
        grid
    }

    fn span(&self, cell: Id, key: &str) -> usize {
        self.dom.attribute(cell, key).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, 1000)
    }

    fn cell(&mut self, id: Id) -> String {
        let before = (self.one_line, std::mem::take(&mut self.line));
        self.one_line = true;
        self.children(id);
        let line = std::mem::replace(&mut self.line, before.1);
        self.one_line = before.0;
        super::inline::finished(&line).replace('\n', " ")
    }
}
