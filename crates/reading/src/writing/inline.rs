//! A run of text with what is in it: emphasis, links, formulas, pictures.

use super::{escape, link};

/// Where a run of text will stand: what a line break becomes depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Paragraph,
    /// A heading or a table's cell: one line.
    Line,
}

/// How text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) struck: bool,
    pub(crate) code: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Span {
    Text { text: String, style: Style, link: Option<String> },
    Math { latex: String, display: bool },
    Picture { number: usize, alt: String },
    Break,
}

/// A picture's words beyond this many characters are no label of it.
const ALT: usize = 500;

/// A run of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Inline {
    spans: Vec<Span>,
}

impl Inline {
    /// Text without looks. Line breaks in it are kept, control characters are not.
    pub(crate) fn plain(text: &str) -> Self {
        let mut inline = Self::default();
        inline.text(text, Style::default(), None);
        inline
    }

    /// Adds text; a link that leads to nowhere it should is only its text.
    pub(crate) fn text(&mut self, text: &str, style: Style, address: Option<&str>) {
        let link = address.and_then(link::address);
        for (number, line) in text.split(['\n', '\u{b}', '\u{2028}', '\u{2029}']).enumerate() {
            if number > 0 {
                self.line_break();
            }
            let line: String = line.chars().filter_map(shown).collect();
            if line.is_empty() {
                continue;
            }
            if let Some(Span::Text { text, style: last, link: to }) = self.spans.last_mut()
                && *to == link
                && (*last == style || link.is_some())
            {
                text.push_str(&line);
            } else {
                self.spans.push(Span::Text { text: line, style, link: link.clone() });
            }
        }
    }

    /// Adds a formula in LaTeX; one whose braces do not match is shown as text.
    pub(crate) fn math(&mut self, latex: &str, display: bool) {
        let latex = latex.replace('|', "\\vert ").split_whitespace().collect::<Vec<_>>().join(" ");
        if latex.is_empty() {
        } else if balanced(&latex) {
            self.spans.push(Span::Math { latex, display });
        } else {
            self.text(&latex, Style::default(), None);
        }
    }

    /// Adds a picture by its number in the document.
    pub(crate) fn picture(&mut self, number: usize, alt: &str) {
        let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(ALT).filter_map(shown).collect();
        self.spans.push(Span::Picture { number, alt });
    }

    pub(crate) fn line_break(&mut self) {
        self.spans.push(Span::Break);
    }

    pub(crate) fn append(&mut self, mut other: Inline) {
        self.spans.append(&mut other.spans);
    }

    /// Whether nothing would be seen.
    pub(crate) fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| match span {
            Span::Text { text, .. } => text.trim().is_empty(),
            Span::Break => true,
            _ => false,
        })
    }

    /// A copy without looks, for headings.
    pub(crate) fn unstyled(&self) -> Self {
        let mut plain = Self::default();
        for span in &self.spans {
            match span {
                Span::Text { text, link, style: _ } => match plain.spans.last_mut() {
                    Some(Span::Text { text: last, link: to, .. }) if to == link => last.push_str(text),
                    _ => {
                        plain.spans.push(Span::Text { text: text.clone(), style: Style::default(), link: link.clone() })
                    }
                },
                other => plain.spans.push(other.clone()),
            }
        }
        plain
    }

    /// Its text alone, formulas and pictures left out.
    pub(crate) fn words(&self) -> String {
        let mut words = String::new();
        for span in &self.spans {
            match span {
                Span::Text { text, .. } => words.push_str(text),
                _ => words.push(' '),
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The formulas in it, where it is nothing else.
    pub(crate) fn formulas(&self) -> Option<Vec<&str>> {
        let mut formulas = Vec::new();
        for span in &self.spans {
            match span {
                Span::Math { latex, .. } => formulas.push(latex.as_str()),
                Span::Text { text, .. } if text.trim().is_empty() => {}
                Span::Break => {}
                _ => return None,
            }
        }
        Some(formulas).filter(|formulas| !formulas.is_empty())
    }

    /// The numbers of the pictures in it.
    pub(crate) fn pictures(&self) -> Vec<usize> {
        let numbers =
            self.spans.iter().map(|span| if let Span::Picture { number, .. } = span { Some(*number) } else { None });
        numbers.flatten().collect()
    }

    /// As Markdown, without blanks around it.
    pub(crate) fn markdown(&self, place: Place) -> String {
        let mut out = Out::default();
        for (at, span) in self.spans.iter().enumerate() {
            match span {
                Span::Break if place == Place::Paragraph => out.line_break(),
                Span::Break => out.blank = true,
                Span::Text { text, style, link } => {
                    // What a span begins with when it is not text: a bracket for a link, a mark for emphasis.
                    let next = match self.spans.get(at + 1) {
                        Some(Span::Text { text, link: None, style }) if *style == Style::default() => {
                            text.chars().next()
                        }
                        Some(Span::Break) | None => None,
                        Some(Span::Text { link: None, .. } | Span::Math { .. }) => Some('*'),
                        Some(_) => Some('['),
                    };
                    out.text(text, *style, link.as_deref(), next);
                }
                Span::Math { latex, display } => out.math(latex, *display),
                Span::Picture { number, alt } => {
                    out.begin();
                    out.text.push_str(&format!("![{}](picture:{number})", escape::label(alt)));
                }
            }
        }
        out.text
    }
}

/// What Markdown is written to: a blank or a break is owed until something follows it.
#[derive(Default)]
struct Out {
    text: String,
    blank: bool,
    broken: bool,
}

impl Out {
    fn line_break(&mut self) {
        self.broken = !self.text.is_empty();
    }

    /// Pays what is owed. Whether a line begins.
    fn begin(&mut self) -> bool {
        let empty = self.text.is_empty();
        if self.broken {
            self.text.push_str("\\\n");
        } else if self.blank && !empty {
            self.text.push(' ');
        }
        let line_start = empty || self.broken;
        self.blank = false;
        self.broken = false;
        line_start
    }

    fn text(&mut self, text: &str, style: Style, link: Option<&str>, next: Option<char>) {
        self.blank |= text.starts_with(char::is_whitespace);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return;
        }
        let trailing = text.ends_with(char::is_whitespace);
        let line_start = self.begin();
        let next = if trailing { next.map(|_| ' ') } else { next };
        if let Some(link) = link {
            self.text.push_str(&format!("[{}]({link})", escape::label(&words)));
        } else if style.code {
            self.code(&words);
        } else {
            let marks = if self.may_mark(&words) { marks(style) } else { String::new() };
            self.text.push_str(&marks);
            let next = if marks.is_empty() { next } else { Some('*') };
            escape::push(&mut self.text, &words, line_start && marks.is_empty(), next);
            self.text.extend(marks.chars().rev());
        }
        self.blank = trailing;
    }

    /// Marks work where letters stand inside of them, and no other mark beside them.
    fn may_mark(&self, words: &str) -> bool {
        words.starts_with(char::is_alphanumeric)
            && words.ends_with(char::is_alphanumeric)
            && !self.text.ends_with(['*', '~'])
    }

    fn code(&mut self, words: &str) {
        let mut longest = 0;
        let mut run = 0;
        for character in words.chars() {
            run = if character == '`' { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        if self.text.ends_with('`') {
            self.text.push(' ');
        }
        let ticks = "`".repeat(longest + 1);
        let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
        // A bar would end a table's cell even here.
        let words = words.replace('|', "\u{2223}");
        self.text.push_str(&format!("{ticks}{pad}{words}{pad}{ticks}"));
    }

    fn math(&mut self, latex: &str, display: bool) {
        self.blank |= self.text.ends_with(['$', '\\']);
        self.begin();
        let dollars = if display { "$$" } else { "$" };
        self.text.push_str(&format!("{dollars}{latex}{dollars}"));
        self.blank = false;
    }
}

/// One kind of mark only: marks inside of marks do not end where a letter follows.
fn marks(style: Style) -> String {
    if style.struck { "~~".into() } else { "*".repeat(usize::from(style.bold) * 2 + usize::from(style.italic)) }
}

/// What of a character is shown: nothing of those that only steer a terminal or a line's breaking.
fn shown(character: char) -> Option<char> {
    match character {
        '\t' => Some(' '),
        '\u{ad}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
        character if character.is_control() => None,
        character => Some(character),
    }
}

fn balanced(latex: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    for character in latex.chars() {
        match character {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            '$' => return false,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
        escaped = character == '\\' && !escaped;
    }
    depth == 0 && !escaped
}
