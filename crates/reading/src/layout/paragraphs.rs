//! Lines to paragraphs: what follows on closely in the same hand belongs together.
//!
//! Invariant: lines stay in their order. What a paragraph is (heading, item, code) is told in `kinds`.

use super::geometry::Rect;
use super::kinds;
use super::lines::Line;
use super::tables::{Grid, Table};

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Paragraph<'a> {
    pub lines: Vec<&'a Line>,
    pub rect: Rect,
    pub aside: bool,
    /// It is a table.
    pub grid: Option<Grid<'a>>,
}

impl<'a> Paragraph<'a> {
    fn of(line: &'a Line) -> Self {
        Self { lines: vec![line], rect: line.rect, aside: line.aside, grid: None }
    }

    fn add(&mut self, line: &'a Line) {
        self.rect = self.rect.around(&line.rect);
        self.lines.push(line);
    }

    fn last(&self) -> &'a Line {
        self.lines[self.lines.len() - 1]
    }
}

/// Paragraphs, and the tables found among the lines where the first of their lines stands.
pub(super) fn with_tables<'a>(lines: &[&'a Line], tables: Vec<Table<'a>>) -> Vec<Paragraph<'a>> {
    let mut paragraphs = Vec::new();
    let mut text: Vec<&'a Line> = Vec::new();
    let mut tables = tables.into_iter().peekable();
    let mut inside: Vec<usize> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(table) = tables.next_if(|table| table.lines[0] == index) {
            paragraphs.extend(of(&std::mem::take(&mut text)));
            let own: Vec<&'a Line> = table.lines.iter().map(|index| lines[*index]).collect();
            let rect = Rect::around_all(own.iter().map(|line| line.rect)).unwrap_or(line.rect);
            paragraphs.push(Paragraph { rect, lines: own, aside: false, grid: Some(table.grid) });
            inside = table.lines;
        }
        if !inside.contains(&index) {
            text.push(line);
        }
    }
    paragraphs.extend(of(&text));
    paragraphs
}

pub(super) fn of<'a>(lines: &[&'a Line]) -> Vec<Paragraph<'a>> {
    let leading = usual_leading(lines);
    let mut paragraphs: Vec<Paragraph<'a>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        match paragraphs.last_mut() {
            Some(open) if belongs(open, line, lines.get(index + 1).copied(), leading) => open.add(line),
            _ => paragraphs.push(Paragraph::of(line)),
        }
    }
    paragraphs
}

/// The usual distance of baselines, as a multiple of the font size.
fn usual_leading(lines: &[&Line]) -> f32 {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter(|pair| !pair[0].aside && !pair[1].aside && pair[0].rect.shared_x(&pair[1].rect) > 0.0)
        .map(|pair| (pair[1].base - pair[0].base) / pair[0].size.max(pair[1].size).max(1.0))
        .filter(|step| (0.8..3.0).contains(step))
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(1.2)
}

/// Whether a line goes on with a paragraph; `next` is the line after it.
fn belongs(open: &Paragraph<'_>, line: &Line, next: Option<&Line>, leading: f32) -> bool {
    let last = open.last();
    if last.aside || line.aside {
        return last.aside && line.aside && last.size == line.size && last.rect.shared_y(&line.rect) > 0.0;
    }
    let em = last.size.max(line.size).max(1.0);
    let beside = last.rect.shared_y(&line.rect) > 0.5 * last.rect.height().min(line.rect.height());
    if beside {
        // Parts of a formula, or an index that left its line; not a neighbouring column.
        let gap = (line.rect.x0 - last.rect.x1).max(last.rect.x0 - line.rect.x1);
        return gap < 1.5 * em
            && (line.letters <= 12 || last.letters <= 12)
            && !(last.bold && !line.bold && last.letters > 3);
    }
    let step = line.base - last.base;
    if step <= 0.0 || last.rect.shared_x(&line.rect) <= 0.0 {
        return false;
    }
    let usual = match open.lines.len() {
        1 => leading * em,
        count => {
            let before = open.lines[count - 2];
            let own = last.base - before.base;
            if own > 0.8 * em { own } else { leading * em }
        }
    };
    if last.mono && line.mono {
        return step <= usual.max(leading * em) * 2.3 && (last.size - line.size).abs() < 0.1 * em;
    }
    if last.mono != line.mono && last.letters > 8 && line.letters > 8 {
        return false;
    }
    if step > usual.max(0.9 * em) * 1.3 + 0.5 {
        return false;
    }
    let fragment = line.letters <= 3 || last.letters <= 3;
    if (last.size - line.size).abs() > 0.08 * em && !fragment {
        return false;
    }
    if last.bold != line.bold && !fragment {
        return false;
    }
    if last.has_cells() != line.has_cells() {
        return false;
    }
    if last.has_cells() {
        return true;
    }
    !starts_anew(open, last, line, next, em)
}

/// Whether a line right below begins a paragraph of its own, by its indent, its mark, or the line before ending early.
fn starts_anew(open: &Paragraph<'_>, last: &Line, line: &Line, next: Option<&Line>, em: f32) -> bool {
    let text = line.text();
    let before = last.text();
    let ended = kinds::ends_sentence(&before);
    let capital = !text.starts_with(char::is_lowercase);
    if kinds::is_bullet(&text) {
        return true;
    }
    let first = open.lines[0];
    if kinds::is_numbered(&text)
        && (ended || kinds::is_numbered(&first.text()))
        && line.rect.x0 <= first.rect.x0 + 0.5 * em
    {
        return true;
    }
    let centred = (line.rect.x0 + line.rect.x1 - last.rect.x0 - last.rect.x1).abs() < em;
    let indent = line.rect.x0 - last.rect.x0;
    let below = next.filter(|next| !next.aside && next.base > line.base && next.rect.shared_x(&line.rect) > 0.0);
    let item = open.lines.len() == 1 && kinds::is_numbered(&first.text());
    if (0.7 * em..6.0 * em).contains(&indent) && !centred && !item && (ended || capital) {
        match below {
            Some(next) if next.rect.x0 < line.rect.x0 - 0.5 * em => return true,
            None if ended => return true,
            _ => {}
        }
    }
    // A hanging item after one that hangs.
    let hangs = open.lines.len() > 1 && open.lines[1..].iter().all(|line| line.rect.x0 > first.rect.x0 + 0.7 * em);
    if hangs && line.rect.x0 <= first.rect.x0 + 0.3 * em {
        return true;
    }
    let right = open.rect.x1.max(line.rect.x1).max(below.map_or(0.0, |next| next.rect.x1));
    let word = line.tokens.first().map_or(0.0, |token| token.x1 - token.x0);
    let room = right - last.rect.x1 - word - 0.3 * em;
    !centred && (room > em && ended && capital || room > 8.0 * em && capital)
}

/// Paragraphs that go on at the top of the next column become one. Text beside the page's direction (stamps on the
/// margin, labels of axes) comes last.
///
/// Parts of a paragraph with a figure or a footnote between them stay apart: which belongs to which is a guess.
pub(super) fn join(paragraphs: Vec<Paragraph<'_>>, body: f32) -> Vec<Paragraph<'_>> {
    let (aside, list): (Vec<_>, Vec<_>) = paragraphs.into_iter().partition(|paragraph| paragraph.aside);
    let mut joined: Vec<Paragraph<'_>> = Vec::with_capacity(list.len());
    for paragraph in list {
        match joined.last_mut() {
            Some(before) if before.grid.is_none() && paragraph.grid.is_none() && goes_on(before, &paragraph, body) => {
                for line in paragraph.lines {
                    before.add(line);
                }
            }
            _ => joined.push(paragraph),
        }
    }
    joined.extend(aside);
    joined
}

fn goes_on(before: &Paragraph<'_>, after: &Paragraph<'_>, body: f32) -> bool {
    let (last, first) = (before.last(), after.lines[0]);
    let plain = |line: &Line| !line.mono && !line.has_cells() && line.size <= body * 1.13;
    let same_hand = (last.size - first.size).abs() <= 0.05 * last.size && last.bold == first.bold;
    if !plain(last) || !plain(first) || !same_hand || !first.text().starts_with(char::is_lowercase) {
        return false;
    }
    let ending = last.text();
    if ending.len() > 2 && ending.ends_with(['-', '\u{ad}', '\u{2010}']) {
        return true;
    }
    let letters: usize = before.lines.iter().map(|line| line.letters).sum();
    let wide = last.rect.width() > 8.0 * last.size;
    let column = first.base < last.base && first.rect.x0 > last.rect.x0 + 8.0 * last.size;
    column && wide && letters > 60 && !kinds::ends_sentence(&ending)
}
