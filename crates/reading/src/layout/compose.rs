//! Paragraphs to the page's one text, with blocks and word boxes as ranges of it.
//!
//! Invariant: every word's range holds exactly the word.

use super::geometry::Rect;
use super::hyphens::{Known, Mend};
use super::kinds;
use super::lines::{Line, Token};
use super::paragraphs::Paragraph;
use super::tables::Grid;
use crate::page::{Block, BlockKind, Page, Word};

pub(super) fn page(paragraphs: &[Paragraph<'_>], scale: kinds::Scale, known: &Known<'_>) -> Page {
    let mut page = Page::default();
    for paragraph in paragraphs {
        let flow = flow_text(paragraph, known);
        let kind = kinds::of(paragraph, &flow, scale);
        let mut out = Writer { page: &mut page };
        out.gap();
        let (first, begin) = (out.page.words.len(), out.here());
        match kind {
            BlockKind::Table => match &paragraph.grid {
                Some(grid) => out.grid(grid),
                None => out.rows(paragraph),
            },
            BlockKind::Code => out.code(paragraph),
            _ => out.flow(paragraph, known),
        }
        if let (Some(word), Some(last)) = (page.words.get(first), page.words.last()) {
            // The first cell of a table may be empty.
            let start = if kind == BlockKind::Table { begin } else { word.start };
            page.blocks.push(Block { kind, start, end: last.end, at: None });
        }
    }
    let end = page.text.trim_end().len();
    page.text.truncate(end);
    page
}

/// The text of a paragraph as it will read.
fn flow_text(paragraph: &Paragraph<'_>, known: &Known<'_>) -> String {
    let mut page = Page::default();
    Writer { page: &mut page }.flow(paragraph, known);
    page.text
}

struct Writer<'a> {
    page: &'a mut Page,
}

impl Writer<'_> {
    fn here(&self) -> u32 {
        self.page.text.len() as u32
    }

    fn gap(&mut self) {
        if !self.page.text.is_empty() {
            self.page.text.push_str("\n\n");
        }
    }

    fn word(&mut self, text: &str, shown: &Rect) {
        if text.is_empty() {
            return;
        }
        let start = self.here();
        self.page.text.push_str(text);
        let round = |value: f32| (value * 100.0).round() / 100.0;
        self.page.words.push(Word {
            text: text.to_string(),
            start,
            end: self.here(),
            x0: round(shown.x0),
            y0: round(shown.y0),
            x1: round(shown.x1),
            y1: round(shown.y1),
        });
    }

    /// Lines flow into one; words broken between them are mended.
    fn flow(&mut self, paragraph: &Paragraph<'_>, known: &Known<'_>) {
        let mut mended = Mend::Apart;
        for (index, line) in paragraph.lines.iter().enumerate() {
            let next = paragraph.lines.get(index + 1).and_then(|line| line.tokens.first());
            for (at, token) in line.tokens.iter().enumerate() {
                let glued = if at == 0 { index == 0 || mended != Mend::Apart } else { token.glued };
                if !glued {
                    self.page.text.push(' ');
                }
                let last = at + 1 == line.tokens.len();
                mended = match next {
                    Some(next) if last => cjk(token, next).unwrap_or_else(|| known.mend(&token.text, &next.text)),
                    _ => Mend::Apart,
                };
                self.token(token, last, mended);
            }
        }
    }

    fn token(&mut self, token: &Token, last: bool, mend: Mend) {
        let text = token.text.as_str();
        if last && mend == Mend::Join && text.ends_with(['-', '\u{ad}', '\u{2010}', '\u{2011}']) {
            let stem = text.trim_end_matches(['-', '\u{ad}', '\u{2010}', '\u{2011}']);
            return self.word(stem, &token.shown);
        }
        if text.contains('\u{ad}') {
            // A soft hyphen that is seen stands at the end of its line; elsewhere it is nothing.
            let seen = text.ends_with('\u{ad}');
            let mut clean = text.replace('\u{ad}', "");
            if seen {
                clean.push('-');
            }
            return self.word(&clean, &token.shown);
        }
        self.word(text, &token.shown);
    }

    /// A row a line, cells apart by a tab, empty ones too.
    fn grid(&mut self, grid: &Grid<'_>) {
        for (index, row) in grid.iter().enumerate() {
            if index > 0 {
                self.page.text.push('\n');
            }
            let filled = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            for (column, cell) in row[..filled].iter().enumerate() {
                if column > 0 {
                    self.page.text.push('\t');
                }
                for (at, token) in cell.iter().enumerate() {
                    if at > 0 && !token.glued {
                        self.page.text.push(' ');
                    }
                    self.token(token, false, Mend::Apart);
                }
            }
        }
    }

    /// A row a line, cells apart by a tab.
    fn rows(&mut self, paragraph: &Paragraph<'_>) {
        for (index, line) in paragraph.lines.iter().enumerate() {
            if index > 0 {
                self.page.text.push('\n');
            }
            for (at, token) in line.tokens.iter().enumerate() {
                if at > 0 && token.cell {
                    self.page.text.push('\t');
                } else if at > 0 && !token.glued {
                    self.page.text.push(' ');
                }
                self.token(token, false, Mend::Apart);
            }
        }
    }

    /// Lines as they are, with their indents and blank lines.
    fn code(&mut self, paragraph: &Paragraph<'_>) {
        let left = paragraph.rect.x0;
        let mut before: Option<&Line> = None;
        for line in &paragraph.lines {
            let cell = cell_width(line);
            if let Some(before) = before {
                self.page.text.push('\n');
                if line.base - before.base > 1.8 * line.size.max(1.0) {
                    self.page.text.push('\n');
                }
            }
            let mut pen = left;
            for (at, token) in line.tokens.iter().enumerate() {
                let blanks = ((token.x0 - pen) / cell).round().clamp(0.0, 80.0) as usize;
                let least = usize::from(at > 0 && !token.glued);
                self.page.text.extend(std::iter::repeat_n(' ', blanks.max(least)));
                self.token(token, false, Mend::Apart);
                pen = token.x1;
            }
            before = Some(line);
        }
    }
}

/// Between lines of a script without blanks there is none.
fn cjk(before: &Token, after: &Token) -> Option<Mend> {
    let wide = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}');
    let both = before.text.chars().next_back().is_some_and(wide) && after.text.chars().next().is_some_and(wide);
    both.then_some(Mend::Keep)
}

/// The width of one character of a line in which all are as wide.
fn cell_width(line: &Line) -> f32 {
    let (width, letters) = line
        .tokens
        .iter()
        .fold((0.0, 0), |(width, letters), token| (width + token.x1 - token.x0, letters + token.text.chars().count()));
    if letters == 0 { 1.0 } else { (width / letters as f32).max(0.5) }
}
