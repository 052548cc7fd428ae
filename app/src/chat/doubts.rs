//! Sentences of an answer that are not held by what they cite, under a dotted line: in the HTML itself, so that they
//! are marked without JavaScript too.

use crate::{browser::locate::locate, ui::escape};
use std::fmt::Write;

/// A sentence as plain text, without its citations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub sentence: String,
    /// For the style sheet: `partly` or `unsupported`.
    pub support: &'static str,
    /// What a person is told.
    pub title: String,
}

/// A piece of HTML: a tag as it stands, or the letters of a text, each with its length there.
enum Piece<'a> {
    Tag(&'a str),
    Text { raw: &'a str, letters: Vec<(char, usize)>, cites: bool },
}

/// The same HTML, which was sanitised before, with its doubtful sentences marked. One that is not found is left alone.
pub fn marked(html: &str, doubts: &[Doubt]) -> String {
    doubts.iter().fold(html.to_owned(), |html, doubt| mark(&html, doubt))
}

fn mark(html: &str, doubt: &Doubt) -> String {
    let pieces = pieces(html);
    let texts: Vec<String> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Text { letters, cites: false, .. } => Some(letters.iter().map(|(letter, _)| letter).collect()),
            _ => None,
        })
        .collect();
    let stretches = locate(&texts, &doubt.sentence);
    let mut out = String::with_capacity(html.len() + 128);
    let mut node = 0;
    for piece in &pieces {
        match piece {
            Piece::Tag(raw) | Piece::Text { raw, cites: true, .. } => out.push_str(raw),
            Piece::Text { raw, letters, .. } => {
                match stretches.iter().find(|stretch| stretch.node == node) {
                    Some(stretch) => {
                        let (from, to) = (place(letters, stretch.start), place(letters, stretch.end));
                        out.push_str(&raw[..from]);
                        // Writing to a string cannot fail.
                        let _ = write!(
                            out,
                            "<span class=\"doubt\" data-support=\"{}\" title=\"{}\">{}</span>",
                            doubt.support,
                            escape(&doubt.title),
                            &raw[from..to]
                        );
                        out.push_str(&raw[to..]);
                    }
                    None => out.push_str(raw),
                }
                node += 1;
            }
        }
    }
    out
}

/// Bytes of the raw text before the letter at this place, which is counted as the DOM counts.
fn place(letters: &[(char, usize)], units: u32) -> usize {
    let mut at = 0;
    let mut raw = 0;
    for (letter, length) in letters {
        if at >= units {
            break;
        }
        at += letter.len_utf16() as u32;
        raw += length;
    }
    raw
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut cites = false;
    let mut rest = html;
    while !rest.is_empty() {
        let (raw, after) = if rest.starts_with('<') {
            rest.split_at(tag_end(rest))
        } else {
            rest.split_at(rest.find('<').unwrap_or(rest.len()))
        };
        if raw.starts_with('<') {
            cites = raw.starts_with("<a class=\"citation\"") || cites && raw != "</a>";
            pieces.push(Piece::Tag(raw));
        } else {
            pieces.push(Piece::Text { raw, letters: letters(raw), cites });
        }
        rest = after;
    }
    pieces
}

/// Bytes of the tag that begins here; a `>` inside of quotes does not end it.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in html.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// Letters with their lengths in the raw text: the sanitiser writes few of them as references.
fn letters(raw: &str) -> Vec<(char, usize)> {
    const REFERENCES: [(&str, char); 5] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", '\u{a0}')];
    let mut letters = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(first) = rest.chars().next() {
        let known = REFERENCES.iter().find(|(name, _)| rest.starts_with(name));
        let (letter, length) = known.map_or((first, first.len_utf8()), |(name, letter)| (*letter, name.len()));
        letters.push((letter, length));
        rest = &rest[length..];
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubt(sentence: &str) -> Doubt {
        Doubt { sentence: sentence.into(), support: "partly", title: "Only \"in part\".".into() }
    }

    const OPEN: &str = "<span class=\"doubt\" data-support=\"partly\" title=\"Only &quot;in part&quot;.\">";

    #[test]
    fn a_doubtful_sentence_is_marked_and_its_citation_is_not() {
        let html = "<p>Sure. A &lt; <em>B</em> is so <a class=\"citation\" href=\"/x?a=1&amp;b=2\">1</a>. More.</p>";
        assert_eq!(
            marked(html, &[doubt("A < B is so.")]),
            format!(
                "<p>Sure. {OPEN}A &lt;</span> <em>{OPEN}B</span></em> {OPEN}is so</span> <a class=\"citation\" \
                 href=\"/x?a=1&amp;b=2\">1</a>{OPEN}.</span> More.</p>"
            )
        );
    }

    #[test]
    fn what_is_not_found_changes_nothing() {
        let html = "<p title=\"a > b\">𝛼 is &amp; stays.</p>";
        assert_eq!(marked(html, &[doubt("Something else.")]), html);
        assert_eq!(
            marked(html, &[doubt("𝛼 is & stays.")]),
            html.replace("𝛼 is &amp; stays.", &format!("{OPEN}𝛼 is &amp; stays.</span>"))
        );
    }
}
