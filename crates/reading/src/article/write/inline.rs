//! Words: escapes, emphasis, links, raised digits.

use super::Writer;
use crate::article::dom::Id;

/// Marks of emphasis until the paragraph's end, when it is known what stands around them.
const BOLD: char = '\u{1}';
const BOLD_END: char = '\u{2}';
const ITALIC: char = '\u{3}';
const ITALIC_END: char = '\u{4}';

impl Writer<'_> {
    /// Text as a browser would show it: blanks in a row are one.
    pub(super) fn text(&mut self, text: &str) {
        if (self.tex.long || self.tex.dollar) && self.tex_in_text(text) {
            return;
        }
        self.plain(text);
    }

    pub(super) fn plain(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                c if c.is_whitespace() => self.blank(),
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' => {}
                c if c.is_control() => {}
                '\\' | '*' | '`' | '[' | ']' | '$' | '~' | '|' => {
                    self.line.push('\\');
                    self.line.push(c);
                }
                '_' if !(self.line.ends_with(char::is_alphanumeric)
                    && chars.peek().is_some_and(|next| next.is_alphanumeric())) =>
                {
                    self.line.push_str("\\_");
                }
                '<' if chars.peek().is_some_and(|next| next.is_alphabetic() || "/!?".contains(*next)) => {
                    self.line.push_str("\\<");
                }
                '&' if chars.peek().is_some_and(|next| next.is_alphabetic() || *next == '#') => {
                    self.line.push_str("\\&");
                }
                c => self.line.push(c),
            }
        }
    }

    pub(super) fn blank(&mut self) {
        let open = self.line.trim_end_matches([BOLD, ITALIC]);
        if !open.is_empty() && !open.ends_with([' ', '\n']) {
            self.line.push(' ');
        }
    }

    /// Bold or slanted, unless it is so already or spans paragraphs.
    pub(super) fn emphasis(&mut self, id: Id, bold: bool) {
        let on = if bold { self.bold } else { self.italic };
        if on || self.one_line {
            return self.children(id);
        }
        let (begin, flushed) = (self.line.len(), self.flushed);
        let (open, close) = if bold { (BOLD, BOLD_END) } else { (ITALIC, ITALIC_END) };
        self.set(bold, true);
        self.line.push(open);
        self.children(id);
        self.set(bold, false);
        if self.flushed != flushed {
            return;
        }
        let trailing = self.line.ends_with(' ');
        let kept = self.line.trim_end().len();
        self.line.truncate(kept);
        if self.line.len() <= begin + open.len_utf8() {
            self.line.truncate(begin);
        } else {
            self.line.push(close);
        }
        if trailing {
            self.blank();
        }
    }

    fn set(&mut self, bold: bool, on: bool) {
        if bold {
            self.bold = on;
        } else {
            self.italic = on;
        }
    }

    pub(super) fn link(&mut self, id: Id) {
        let target = self.dom.attribute(id, "href").and_then(|href| self.link_target(href));
        let Some(target) = target.filter(|_| !self.linked) else { return self.children(id) };
        let (begin, flushed) = (self.line.len(), self.flushed);
        self.linked = true;
        self.children(id);
        self.linked = false;
        if self.flushed != flushed || begin > self.line.len() {
            return;
        }
        let inside = self.line.split_off(begin);
        let words = inside.trim();
        // A break or a picture inside a link is worth more than the link.
        if words.is_empty() || words.contains("](picture:") || words.contains('\n') {
            return self.line.push_str(&inside);
        }
        if inside.starts_with(' ') {
            self.blank();
        }
        self.line.push_str(&format!("[{words}]({target})"));
        if inside.ends_with(' ') {
            self.blank();
        }
    }

    /// An address that can be followed from anywhere.
    fn link_target(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        let url = match self.base {
            Some(base) => base.join(href).ok()?,
            None => url::Url::parse(href).ok()?,
        };
        let same = self.base.is_some_and(|base| url.fragment().is_some() && same_page(base, &url));
        if same || !["http", "https", "mailto"].contains(&url.scheme()) {
            return None;
        }
        Some(url.as_str().replace('(', "%28").replace(')', "%29").replace('|', "%7C"))
    }

    /// Raised digits have letters of their own; anything else raised stands as it is.
    pub(super) fn raised(&mut self, id: Id) {
        let text = self.dom.whole_text(id);
        let text = text.trim();
        let linked = self.dom.elements(id, &["a"]).next().is_some();
        let digits = text.trim_start_matches(['-', '−', '–']);
        if linked || digits.is_empty() || text.chars().count() > 4 || !digits.chars().all(|c| c.is_ascii_digit()) {
            return self.children(id);
        }
        for c in text.chars() {
            self.line.push(match c.to_digit(10) {
                Some(digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize).unwrap_or(c),
                None => '⁻',
            });
        }
    }

    pub(super) fn quoted(&mut self, id: Id) {
        self.line.push('“');
        self.children(id);
        self.line.push('”');
    }
}

fn same_page(base: &url::Url, url: &url::Url) -> bool {
    let (mut base, mut url) = (base.clone(), url.clone());
    base.set_fragment(None);
    url.set_fragment(None);
    base == url
}

/// A finished paragraph: trimmed, with emphasis where Markdown can carry it.
pub(super) fn finished(line: &str) -> String {
    let mut line = line.trim();
    while let Some(shorter) = line.strip_suffix("\\\n").or_else(|| line.strip_suffix("\\")) {
        // A lone backslash is half of an escape only if another stands before it.
        if line.ends_with('\\') && shorter.ends_with('\\') {
            break;
        }
        line = shorter.trim_end();
    }
    if !line.contains([BOLD, BOLD_END, ITALIC, ITALIC_END]) {
        return line.to_string();
    }
    let chars: Vec<char> = line.chars().collect();
    let mut marks: Vec<Option<&str>> = vec![None; chars.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        match *c {
            BOLD | ITALIC => open.push(at),
            BOLD_END | ITALIC_END => {
                let begins = if *c == BOLD_END { BOLD } else { ITALIC };
                let Some(depth) = open.iter().rposition(|begin| chars[*begin] == begins) else { continue };
                let begin = open[depth];
                open.truncate(depth);
                if can_open(&chars, begin) && can_close(&chars, at) {
                    let mark = if begins == BOLD { "**" } else { "*" };
                    (marks[begin], marks[at]) = (Some(mark), Some(mark));
                }
            }
            _ => {}
        }
    }
    let mut out = String::with_capacity(line.len() + 8);
    for (c, mark) in chars.iter().zip(marks) {
        match mark {
            Some(mark) => out.push_str(mark),
            None if is_mark(*c) => {}
            None => out.push(*c),
        }
    }
    out.trim().to_string()
}

fn is_mark(c: char) -> bool {
    [BOLD, BOLD_END, ITALIC, ITALIC_END].contains(&c)
}

/// Whether Markdown would take a mark here for a beginning (CommonMark's left-flanking run).
fn can_open(chars: &[char], at: usize) -> bool {
    let beside = chars[..at].last().is_some_and(|c| is_mark(*c)) || chars.get(at + 1).is_some_and(|c| is_mark(*c));
    let before = chars[..at].iter().rev().find(|c| !is_mark(**c));
    let after = chars[at + 1..].iter().find(|c| !is_mark(**c));
    let free = before.is_none_or(|c| c.is_whitespace() || is_punctuation(*c));
    // Runs beside each other are safe only where nothing else is near.
    let safe = !beside || before.is_none_or(|c| c.is_whitespace());
    safe && after.is_some_and(|c| !c.is_whitespace() && (free || !is_punctuation(*c)))
}

fn can_close(chars: &[char], at: usize) -> bool {
    let beside = chars[..at].last().is_some_and(|c| is_mark(*c)) || chars.get(at + 1).is_some_and(|c| is_mark(*c));
    let before = chars[..at].iter().rev().find(|c| !is_mark(**c));
    let after = chars[at + 1..].iter().find(|c| !is_mark(**c));
    let free = after.is_none_or(|c| c.is_whitespace() || is_punctuation(*c));
    let safe = !beside || after.is_none_or(|c| c.is_whitespace() || is_punctuation(*c));
    safe && before.is_some_and(|c| !c.is_whitespace() && (free || !is_punctuation(*c)))
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Escapes what Markdown would read at a line's beginning.
pub(super) fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = line.trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let after = |n: usize| line[n..].chars().next().is_none_or(|c| c == ' ');
        let mut chars = line.chars();
        match chars.next() {
            Some('#') if line.trim_start_matches('#').chars().next().is_none_or(|c| c == ' ') => out.push('\\'),
            Some('-' | '+') if after(1) || line.trim_end().bytes().all(|b| b == b'-' || b == b' ') => out.push('\\'),
            Some('=') if line.trim_end().bytes().all(|b| b == b'=') => out.push('\\'),
            Some('>') => out.push('\\'),
            Some('0'..='9') if digits < 10 && line[digits..].starts_with(['.', ')']) && after(digits + 1) => {
                out.push_str(&line[..digits]);
                out.push('\\');
                out.push_str(&line[digits..]);
                continue;
            }
            _ => {}
        }
        out.push_str(line);
    }
    out
}
