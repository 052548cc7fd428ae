//! Glyphs to words to segments of lines, in the order of the file.
//!
//! Invariant: every glyph is in exactly one word; a segment never spans a gap as wide as a letter is high.

use super::geometry::{Rect, upright};
use super::{Glyph, Sheet, Style, direction};
use std::collections::HashMap;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Baselines nearer than this part of the font size are one line (indices stand on it too).
const BASELINE: f32 = 0.45;
/// A gap wider than this part of the font size ends a segment.
pub(super) const WIDE_GAP: f32 = 1.0;
/// A gap wider than this part of the font size is a blank, whether the file has one or not.
const WORD_GAP: f32 = 0.3;
/// A gap narrower than this part of the font size is none before a closing mark.
const NO_GAP: f32 = 0.2;

/// A word or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub text: String,
    /// On the page as shown.
    pub shown: Rect,
    /// Along its own line.
    pub x0: f32,
    pub x1: f32,
    pub size: f32,
    pub style: Style,
    /// No blank before it.
    pub glued: bool,
    /// A gap as of a table's cells before it.
    pub cell: bool,
    /// Letters of scripts written leftward that stand right of the one before, less those that stand left of it.
    pub rightward: i32,
}

/// Words on one baseline.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub tokens: Vec<Token>,
    /// On the page turned so that most of its text runs to the right.
    pub rect: Rect,
    /// The height of the baseline, likewise.
    pub base: f32,
    pub size: f32,
    pub bold: bool,
    pub mono: bool,
    /// It runs another way than most of the page.
    pub aside: bool,
    pub letters: usize,
}

impl Line {
    pub fn text(&self) -> String {
        let mut text = String::new();
        for token in &self.tokens {
            if !text.is_empty() && !token.glued {
                text.push(' ');
            }
            text.push_str(&token.text);
        }
        text
    }

    /// Its box on the page as shown.
    pub fn shown(&self) -> Rect {
        Rect::around_all(self.tokens.iter().map(|token| token.shown)).unwrap_or(self.rect)
    }

    pub fn has_cells(&self) -> bool {
        self.tokens.iter().any(|token| token.cell)
    }

    /// Another segment of the same line joins at the end.
    pub fn append(&mut self, other: Line) {
        let weight = |line: &Line| line.letters.max(1);
        if weight(&other) > weight(self) {
            (self.base, self.size) = (other.base, other.size);
        }
        self.bold &= other.bold;
        self.mono &= other.mono;
        self.letters += other.letters;
        self.rect = self.rect.around(&other.rect);
        let mut tokens = other.tokens;
        if let Some(first) = tokens.first_mut() {
            first.cell = true;
            first.glued = false;
        }
        self.tokens.extend(tokens);
    }
}

/// A segment being built, in coordinates along its own text.
struct Open {
    turn: u8,
    skewed: bool,
    base: f32,
    size: f32,
    last: Rect,
    last_rtl: bool,
    glyphs: usize,
    tokens: Vec<Token>,
    rect: Rect,
}

/// How a glyph relates to the segment before it.
enum Step {
    Apart,
    Blank,
    Glued,
}

pub(super) fn segments(sheet: &Sheet) -> Vec<Line> {
    let page = (sheet.width, sheet.height);
    let major = major_turn(&sheet.glyphs);
    let mut lines = Vec::new();
    let mut open: Option<Open> = None;
    for glyph in &sheet.glyphs {
        let local = glyph.rect.upright(glyph.turn, page);
        let (_, base) = upright(glyph.base, glyph.turn, page);
        let turned = glyph.rect.upright(major, page);
        match open.as_mut().map(|open| (step(open, glyph, &local, base), open)) {
            Some((Step::Apart, _)) | None => {
                lines.extend(open.take().and_then(|open| close(open, major)));
                open = Some(begin(glyph, local, turned, base));
            }
            Some((Step::Blank, open)) => add(open, glyph, local, turned, base, false),
            Some((Step::Glued, open)) => add(open, glyph, local, turned, base, true),
        }
    }
    lines.extend(open.take().and_then(|open| close(open, major)));
    lines
}

fn major_turn(glyphs: &[Glyph]) -> u8 {
    let mut count = [0_usize; 4];
    for glyph in glyphs.iter().filter(|glyph| !glyph.skewed) {
        count[usize::from(glyph.turn % 4)] += 1;
    }
    // Ties go to the way text mostly runs.
    (0..4_u8).max_by_key(|turn| (count[usize::from(*turn)], 4 - turn)).unwrap_or(0)
}

fn step(open: &Open, glyph: &Glyph, local: &Rect, base: f32) -> Step {
    if open.turn != glyph.turn || open.skewed != glyph.skewed {
        return Step::Apart;
    }
    if open.skewed {
        return if glyph.newline {
            Step::Apart
        } else if glyph.blank || glyph.guessed {
            Step::Blank
        } else {
            Step::Glued
        };
    }
    if *local == open.last && !glyph.blank && !glyph.newline {
        return Step::Glued; // letters of one ligature
    }
    let em = open.size.max(glyph.size);
    if (base - open.base).abs() > BASELINE * em {
        return Step::Apart;
    }
    let rtl = is_rtl(glyph.c) || open.last_rtl && !glyph.c.is_alphabetic();
    let mut gap = local.x0 - open.last.x1;
    if rtl || open.last_rtl {
        let leftward = open.last.x0 - local.x1;
        if leftward.abs() < gap.abs() {
            gap = leftward;
        }
        // Runs of both directions on one line: the file's order is the logical one.
        if gap < -0.9 * em && !glyph.newline && (local.x0 - open.last.x1).abs() < 40.0 * em {
            return if glyph.blank || glyph.guessed { Step::Blank } else { Step::Glued };
        }
    }
    if gap > WIDE_GAP * em || gap < -0.9 * em {
        return Step::Apart;
    }
    // Between an index and the mark behind it only a real gap is one, whatever is guessed.
    let guessed = glyph.guessed && !(",.;:)]}’".contains(glyph.c) && gap < NO_GAP * em && !rtl);
    if glyph.blank || glyph.newline || guessed || gap > WORD_GAP * em { Step::Blank } else { Step::Glued }
}

fn begin(glyph: &Glyph, local: Rect, turned: Rect, base: f32) -> Open {
    let mut open = Open {
        turn: glyph.turn,
        skewed: glyph.skewed,
        base,
        size: glyph.size,
        last: local,
        last_rtl: false,
        glyphs: 0,
        tokens: Vec::new(),
        rect: turned,
    };
    add(&mut open, glyph, local, turned, base, false);
    open
}

fn add(open: &mut Open, glyph: &Glyph, local: Rect, turned: Rect, base: f32, glued: bool) {
    // A line that began with an index or a mark takes the size and baseline of the text that follows.
    if glyph.size > open.size * 1.15 && open.glyphs < 4 {
        open.base = base;
        open.size = glyph.size;
    }
    let alone = stands_alone(glyph.c);
    let join = glued
        && !alone
        && open.tokens.last().is_some_and(|token| !token.text.chars().next_back().is_some_and(stands_alone));
    match open.tokens.last_mut() {
        Some(token) if join => {
            push(&mut token.text, glyph.c);
            token.shown = token.shown.around(&glyph.rect);
            token.x0 = token.x0.min(local.x0);
            token.x1 = token.x1.max(local.x1);
            token.size = token.size.max(glyph.size);
            // Several letters in one place are one glyph that stands for a word: those come as seen, too.
            if is_rtl(glyph.c) {
                let step = local.x0 - open.last.x0;
                token.rightward += if step > 0.05 * glyph.size || local == open.last { 1 } else { -1 };
            }
        }
        _ => {
            let mut text = String::new();
            push(&mut text, glyph.c);
            open.tokens.push(Token {
                text,
                shown: glyph.rect,
                x0: local.x0,
                x1: local.x1,
                size: glyph.size,
                style: glyph.style,
                glued: glued && !open.tokens.is_empty(),
                cell: false,
                rightward: 0,
            });
        }
    }
    open.last = local;
    open.last_rtl = is_rtl(glyph.c) || open.last_rtl && !glyph.c.is_alphabetic();
    open.glyphs += 1;
    open.rect = open.rect.around(&turned);
}

fn close(open: Open, major: u8) -> Option<Line> {
    let mut tokens = open.tokens;
    direction::settle(&mut tokens);
    for token in &mut tokens {
        if !is_nfc(&token.text) {
            token.text = token.text.nfc().collect();
        }
    }
    tokens.retain(|token| !token.text.is_empty());
    if tokens.is_empty() {
        return None;
    }
    let letters: usize = tokens.iter().map(|token| token.text.chars().count()).sum();
    let share = |test: &dyn Fn(&Token) -> bool| {
        let yes: usize = tokens.iter().filter(|token| test(token)).map(|token| token.text.chars().count()).sum();
        yes * 10 >= letters * 8
    };
    let (bold, mono) = (share(&|token| token.style.bold), share(&|token| token.style.mono));
    let aside = open.turn != major || open.skewed;
    let base = if aside { open.rect.y1 } else { open.base };
    Some(Line { size: main_size(&tokens), tokens, rect: open.rect, base, bold, mono, aside, letters })
}

/// The size of most of its characters.
fn main_size(tokens: &[Token]) -> f32 {
    let mut count: HashMap<u32, usize> = HashMap::new();
    for token in tokens {
        *count.entry((token.size * 10.0) as u32).or_default() += token.text.len();
    }
    count.into_iter().max_by_key(|(size, count)| (*count, *size)).map(|(size, _)| size as f32 / 10.0).unwrap_or(1.0)
}

/// Adds a character; ligatures fall apart into their letters.
fn push(text: &mut String, c: char) {
    match c {
        '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            text.extend([c].into_iter().nfkc())
        }
        _ => text.push(c),
    }
}

/// Scripts written without blanks: every character is its own word, so that boxes stay small.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

pub(super) fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
