//! HTML inside of Markdown: what a person would read of it, which is no tag, no comment, no script.
//!
//! Invariant: a tag, a comment or a script may go on in the next piece; after [`Html::default`] nothing does.

/// Where the pieces so far have led.
#[derive(Debug, Default)]
pub(super) struct Html {
    inside: Inside,
}

#[derive(Debug, Default, PartialEq)]
enum Inside {
    #[default]
    Text,
    /// Its text so far, and the quote that is open in it.
    Tag(String, Option<char>),
    Comment,
    /// The content of an element that nobody reads, until its end.
    Unread(&'static str),
}

/// Elements whose content is not for people.
const UNREAD: [&str; 3] = ["script", "style", "template"];
/// Elements that stand on lines of their own.
const LINES: &[&str] = &[
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "figcaption",
    "summary",
    "details",
    "blockquote",
    "section",
    "article",
    "center",
    "pre",
    "hr",
    "img",
];

impl Html {
    /// Whether what comes now is not read, be it HTML or not.
    pub fn is_unread(&self) -> bool {
        self.inside != Inside::Text
    }

    /// What is read of the next piece. Lines that the source breaks are joined by a blank, those that it means are apart.
    pub fn seen(&mut self, html: &str) -> String {
        let mut seen = String::new();
        let mut rest = html;
        while !rest.is_empty() {
            rest = match std::mem::take(&mut self.inside) {
                Inside::Text => self.text(rest, &mut seen),
                Inside::Comment => self.up_to(rest, "-->", Inside::Comment),
                Inside::Unread(name) => self.end_of(rest, name),
                Inside::Tag(tag, quote) => self.tag(rest, tag, quote, &mut seen),
            };
        }
        seen
    }

    fn text<'a>(&mut self, rest: &'a str, seen: &mut String) -> &'a str {
        let Some(at) = rest.match_indices('<').map(|(at, _)| at).find(|at| begins_tag(&rest[at + 1..])) else {
            words(rest, seen);
            return "";
        };
        words(&rest[..at], seen);
        if rest[at..].starts_with("<!--") {
            return self.up_to(&rest[at + 4..], "-->", Inside::Comment);
        }
        self.inside = Inside::Tag(String::new(), None);
        &rest[at + 1..]
    }

    fn up_to<'a>(&mut self, rest: &'a str, end: &str, otherwise: Inside) -> &'a str {
        match rest.find(end) {
            Some(at) => &rest[at + end.len()..],
            None => {
                self.inside = otherwise;
                ""
            }
        }
    }

    fn end_of<'a>(&mut self, rest: &'a str, name: &'static str) -> &'a str {
        let ends = |at: &usize| rest[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
        match rest.match_indices("</").map(|(at, _)| at).find(ends) {
            Some(at) => {
                self.inside = Inside::Tag(String::new(), None);
                &rest[at + 1..]
            }
            None => {
                self.inside = Inside::Unread(name);
                ""
            }
        }
    }

    fn tag<'a>(&mut self, rest: &'a str, mut tag: String, mut quote: Option<char>, seen: &mut String) -> &'a str {
        let Some(at) = tag_end(rest, &mut quote) else {
            tag.push_str(rest);
            self.inside = Inside::Tag(tag, quote);
            return "";
        };
        tag.push_str(&rest[..at]);
        let (name, ends) = name(&tag);
        if LINES.contains(&name.as_str()) && !seen.ends_with('\n') {
            seen.truncate(seen.trim_end_matches(' ').len());
            seen.push('\n');
        }
        if name == "img" {
            seen.push_str(&attribute(&tag, "alt").unwrap_or_default());
        } else if matches!(name.as_str(), "td" | "th") {
            words(" ", seen);
        }
        if let Some(unread) = UNREAD.into_iter().find(|unread| *unread == name && !ends) {
            self.inside = Inside::Unread(unread);
        }
        &rest[at + 1..]
    }
}

/// Whether what follows a `<` makes it one of a tag.
fn begins_tag(behind: &str) -> bool {
    behind.strip_prefix(['/', '!', '?']).unwrap_or(behind).starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        && !behind.starts_with('-')
}

/// Where a tag ends that goes on here, `quote` being open in it.
pub(super) fn tag_end(rest: &str, quote: &mut Option<char>) -> Option<usize> {
    for (at, c) in rest.char_indices() {
        match (*quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => *quote = Some(c),
            (Some(open), _) if open == c => *quote = None,
            _ => {}
        }
    }
    None
}

/// The name of a tag's element, and whether it is its end.
fn name(tag: &str) -> (String, bool) {
    let (name, ends) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
    (name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase(), ends)
}

fn words(text: &str, seen: &mut String) {
    for c in text.chars() {
        if !c.is_whitespace() {
            seen.push(c);
        } else if !seen.ends_with([' ', '\n']) {
            seen.push(' ');
        }
    }
}

/// An attribute of a tag, entities resolved and blanks made one; `None` where it has none of that name.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower[from..].find(name).map(|at| from + at) {
        from = at + name.len();
        let apart = lower[..at].ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let Some(value) = tag[from..].trim_start().strip_prefix('=').filter(|_| apart) else { continue };
        let value = value.trim_start();
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default(),
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default(),
        };
        let value = quick_xml::escape::unescape(value).map_or_else(|_| value.to_string(), |value| value.into_owned());
        return Some(value.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    None
}
