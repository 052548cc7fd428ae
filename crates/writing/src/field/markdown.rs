//! A field's HTML to Markdown.

use super::pieces::{self, Piece};
use super::scripts;
use crate::apkg::is_plain_name;
use crate::outline::literal;

/// A field as Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown {
    pub text: String,
    /// Names of the media files that it shows or plays, each once.
    pub media: Vec<String>,
}

/// Where formulas begin and end; the longer mark stands before the one that it begins with.
const FORMULAS: [(&str, &str, bool); 5] = [
    ("\\(", "\\)", false),
    ("\\[", "\\]", true),
    ("[$$]", "[/$$]", true),
    ("[$]", "[/$]", false),
    ("[latex]", "[/latex]", false),
];

/// Emphasis within emphasis beyond which there is no more of it.
const DEPTH: usize = 16;

/// A field's words and marks. See [`crate::field`] for what survives.
pub fn markdown(field: &str) -> Markdown {
    let mut writer = Writer::default();
    for piece in pieces::of(field) {
        match piece {
            Piece::Text(text) => writer.text(&text),
            Piece::Open { name, source, display } => writer.open(&name, source.as_deref(), display),
            Piece::Close { name } => writer.close(&name),
        }
    }
    writer.done()
}

#[derive(Default)]
struct Writer {
    out: String,
    media: Vec<String>,
    /// Open emphasis: its element and where in `out` it began, in order.
    open: Vec<(String, usize)>,
    /// Open lists: whether they are numbered, and how many entries they have.
    lists: Vec<(bool, usize)>,
    /// What ends the formula that is open, whether it stands alone, and its words so far.
    formula: Option<(&'static str, bool, String)>,
    preformatted: bool,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            if let Some((end, display, words)) = &mut self.formula {
                let Some(at) = rest.find(*end).filter(|_| !end.is_empty()) else {
                    words.push_str(rest);
                    return;
                };
                words.push_str(&rest[..at]);
                rest = &rest[at + end.len()..];
                let (display, words) = (*display, std::mem::take(words));
                self.formula = None;
                self.push_formula(&words, display);
                continue;
            }
            if self.preformatted || self.open.iter().any(|(name, _)| name == "code") {
                self.out.push_str(rest);
                return;
            }
            let next = FORMULAS.iter().filter_map(|mark| Some((rest.find(mark.0)?, mark))).min_by_key(|(at, _)| *at);
            let (before, after) = next.map_or((rest, ""), |(at, mark)| (&rest[..at], &rest[at + mark.0.len()..]));
            self.words(before);
            if let Some((_, mark)) = next {
                self.formula = Some((mark.1, mark.2, String::new()));
            }
            rest = after;
        }
    }

    /// Words outside of formulas, with sounds.
    fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("[sound:") {
            let Some((name, after)) = after.split_once(']') else { break };
            self.escaped(before);
            self.medium(name);
            rest = after;
        }
        self.escaped(rest);
    }

    fn escaped(&mut self, text: &str) {
        for (place, word) in text.split(|letter: char| letter.is_whitespace()).enumerate() {
            if place > 0 && !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
                self.out.push(' ');
            }
            let starts_line = self.out.is_empty() || self.out.ends_with('\n');
            if starts_line && begins_like_a_mark(word) {
                self.out.push('\\');
            }
            self.out.push_str(&literal(word));
        }
    }

    fn medium(&mut self, name: &str) {
        let name = percent_encoding::percent_decode_str(name.trim()).decode_utf8_lossy().into_owned();
        if !is_plain_name(&name) || name.contains(['<', '>']) {
            return;
        }
        self.out.push_str(&format!("![{}](<{name}>)", literal(&name)));
        if !self.media.contains(&name) {
            self.media.push(name);
        }
    }

    fn push_formula(&mut self, words: &str, display: bool) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.trim_matches('$').trim();
        if words.is_empty() {
            return;
        }
        let mark = if display { "$$" } else { "$" };
        self.out.push_str(&format!("{mark}{words}{mark}"));
    }

    fn open(&mut self, name: &str, source: Option<&str>, display: bool) {
        if let Some((_, _, words)) = &mut self.formula {
            words.push(' ');
            return;
        }
        match name {
            "anki-mathjax" => self.formula = Some(("", display, String::new())),
            "b" | "strong" | "i" | "em" | "code" | "sub" | "sup" => {
                if self.open.len() < DEPTH {
                    self.open.push((name.to_owned(), self.out.len()));
                }
            }
            "img" => self.medium(source.unwrap_or_default()),
            "br" if self.preformatted => self.out.push('\n'),
            "br" => self.line(),
            "pre" => {
                self.paragraph();
                self.out.push_str("```\n");
                self.preformatted = true;
            }
            "ul" | "ol" => {
                if self.lists.is_empty() {
                    self.paragraph();
                }
                self.lists.push((name == "ol", 0));
            }
            "li" => {
                self.end_line();
                let depth = self.lists.len().saturating_sub(1).min(8);
                let mark = match self.lists.last_mut() {
                    Some((true, count)) => {
                        *count += 1;
                        format!("{count}. ")
                    }
                    _ => "- ".into(),
                };
                self.out.push_str(&"   ".repeat(depth));
                self.out.push_str(&mark);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.paragraph();
                self.out.push_str("### ");
            }
            "td" | "th" => {
                if !self.out.is_empty() && !self.out.ends_with('\n') {
                    self.out.push_str(" · ");
                }
            }
            "tr" => self.line(),
            _ if pieces::is_block(name) && self.lists.is_empty() => self.paragraph(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "anki-mathjax" {
            if let Some((_, display, words)) = self.formula.take() {
                self.push_formula(&words, display);
            }
            return;
        }
        if self.formula.is_some() {
            return;
        }
        match name {
            "b" | "strong" | "i" | "em" | "code" | "sub" | "sup" => self.close_emphasis(name),
            "pre" if self.preformatted => {
                self.end_line();
                self.out.push_str("```");
                self.preformatted = false;
                self.paragraph();
            }
            "ul" | "ol" => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.paragraph();
                }
            }
            "td" | "th" | "li" | "br" | "tr" => {}
            _ if pieces::is_block(name) && self.lists.is_empty() => self.paragraph(),
            _ => {}
        }
    }

    /// Marks what stands between; blanks at its edges go outside, where Markdown wants them.
    fn close_emphasis(&mut self, name: &str) {
        let Some(place) = self.open.iter().rposition(|(of, _)| of == name) else { return };
        let (_, start) = self.open.remove(place);
        let inner = self.out.split_off(start);
        let (core, mark) = (inner.trim(), emphasis(name));
        if core.is_empty() || core.contains('\n') {
            self.out.push_str(&inner);
        } else if matches!(name, "sub" | "sup") {
            self.out.push_str(&scripts::raised(core, name == "sup"));
        } else if name == "code" {
            let mark = if core.contains('`') { "``" } else { mark };
            self.out.push_str(&format!("{mark}{core}{mark}"));
        } else {
            let lead = if inner.starts_with(char::is_whitespace) { " " } else { "" };
            let trail = if inner.ends_with(char::is_whitespace) { " " } else { "" };
            self.out.push_str(&format!("{lead}{mark}{core}{mark}{trail}"));
        }
        // What was opened inside and is not closed yet goes on behind it.
        let end = self.out.len();
        self.open[place..].iter_mut().for_each(|(_, start)| *start = end);
    }

    /// A new line within a paragraph.
    fn line(&mut self) {
        self.trim_blanks();
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push_str("\\\n");
        }
    }

    fn end_line(&mut self) {
        self.trim_blanks();
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self) {
        if self.preformatted {
            return;
        }
        self.end_line();
        if self.out.ends_with("\\\n") {
            self.shorten(self.out.len() - 2);
            self.out.push('\n');
        }
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn trim_blanks(&mut self) {
        self.shorten(self.out.trim_end_matches(' ').len());
    }

    /// Cuts the end off; emphasis that began in it begins where the rest ends.
    fn shorten(&mut self, length: usize) {
        self.out.truncate(length);
        self.open.iter_mut().for_each(|(_, start)| *start = (*start).min(length));
    }

    fn done(mut self) -> Markdown {
        if let Some((_, _, words)) = self.formula.take() {
            self.escaped(&words);
        }
        if self.preformatted {
            self.out.push_str("\n```");
        }
        let text = self.out.trim().trim_end_matches("\\\n").trim_end();
        Markdown { text: text.to_owned(), media: self.media }
    }
}

fn emphasis(name: &str) -> &'static str {
    match name {
        "b" | "strong" => "**",
        "code" => "`",
        _ => "*",
    }
}

/// What would be a list, a rule or a heading at the start of a line.
fn begins_like_a_mark(word: &str) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    matches!(word, "-" | "+") || word.starts_with("---") || word.starts_with("===") || {
        digits.len() < word.len() && matches!(digits, "." | ")")
    }
}
