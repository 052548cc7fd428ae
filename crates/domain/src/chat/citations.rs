//! The numbers in an answer: which of them point to a source, and how they become links.
//!
//! A number without a source is dropped, so that no mark on the page leads nowhere. Numbers inside code and formulas are
//! not citations. Links are put in after the sanitiser, from ids and numbers only; nothing that a model or a passage
//! wrote gets into them.

use super::quotes::Place;
use contract::Citation;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Marks around a citation's number while Markdown is turned into HTML. Of the private area; taken out of the text first.
pub(super) const OPEN: char = '\u{E000}';
pub(super) const CLOSE: char = '\u{E001}';

/// What an answer's Markdown is read with; the same as [`crate::markdown`].
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_MATH
}

/// A bracket with citation numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    range: Range<usize>,
    numbers: Vec<u32>,
}

/// All brackets with numbers outside code and formulas: `[1]`, `[1, 2]`, `[2-4]`, `【3】`.
fn marks(markdown: &str) -> Vec<Mark> {
    let closed = closed(markdown);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = markdown[at..].find(['[', '【']) {
        let start = at + next;
        let open = markdown[start..].chars().next().map_or(1, char::len_utf8);
        at = start + open;
        let Some(end) = markdown[at..].find([']', '】']).map(|length| at + length) else { break };
        let escaped = markdown[..start].ends_with('\\');
        let inside = closed.iter().any(|range| range.contains(&start));
        if !escaped
            && !inside
            && let Some(numbers) = numbers(&markdown[at..end])
        {
            let close = markdown[end..].chars().next().map_or(1, char::len_utf8);
            found.push(Mark { range: start..end + close, numbers });
            at = end + close;
        }
    }
    found
}

/// `1`, `1, 2`, `2-4`, `^3`; nothing else.
fn numbers(text: &str) -> Option<Vec<u32>> {
    if text.is_empty() || text.len() > 40 {
        return None;
    }
    let mut numbers = Vec::new();
    for part in text.split([',', ';']) {
        let part = part.trim().trim_start_matches('^');
        match part.split_once(['-', '–']) {
            Some((first, last)) => {
                let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
                if first > last || last - first > 20 {
                    return None;
                }
                numbers.extend(first..=last);
            }
            None => numbers.push(part.parse().ok()?),
        }
    }
    Some(numbers)
}

/// Stretches of code and formulas.
fn closed(markdown: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut block = None;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => ranges.push(range),
            Event::Start(Tag::CodeBlock(_)) => block = Some(range),
            Event::End(TagEnd::CodeBlock) => ranges.extend(block.take()),
            _ => {}
        }
    }
    ranges
}

/// The same Markdown with only those numbers that `exists` knows, one bracket each, and without our own marks.
pub fn checked(markdown: &str, exists: impl Fn(u32) -> bool) -> String {
    rewritten(markdown, |number| exists(number).then(|| format!("[{number}]")))
}

/// The same Markdown with each number as a footnote's mark; those that `number` does not know vanish.
pub(super) fn noted(markdown: &str, number: impl Fn(u32) -> Option<u32>) -> String {
    rewritten(markdown, |cited| number(cited).map(|number| format!("[^{number}]")))
}

/// The same Markdown with each number between [`OPEN`] and [`CLOSE`] instead of brackets.
pub(super) fn marked(markdown: &str) -> String {
    rewritten(markdown, |number| Some(format!("{OPEN}{number}{CLOSE}")))
}

/// The numbers that are cited, in order of appearance, once each.
pub fn cited(markdown: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    for number in marks(markdown).into_iter().flat_map(|mark| mark.numbers) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

fn rewritten(markdown: &str, write: impl Fn(u32) -> Option<String>) -> String {
    let source: String = markdown.chars().filter(|character| !matches!(*character, OPEN | CLOSE)).collect();
    let mut out = String::with_capacity(source.len() + 16);
    let mut at = 0;
    for mark in marks(&source) {
        let before = &source[at..mark.range.start];
        let written: Vec<String> = mark.numbers.iter().filter_map(|number| write(*number)).collect();
        // A bracket that vanishes takes the space before it along.
        out.push_str(if written.is_empty() { before.trim_end_matches(' ') } else { before });
        out.push_str(&written.join(""));
        at = mark.range.end;
    }
    out.push_str(&source[at..]);
    out
}

/// Sanitised HTML of one block of an answer. `place` names what is behind a number.
pub fn html(markdown: &str, citations: &[Citation], place: impl Fn(u32) -> Option<Place>) -> String {
    let known = |number: u32| citations.iter().find(|citation| citation.number == number);
    let marked = rewritten(markdown, |number| known(number).map(|_| format!("{OPEN}{number}{CLOSE}")));
    let clean = crate::markdown::html(&marked);
    linked(&clean, |number| {
        let citation = known(number)?;
        let Some(material) = citation.material else {
            return citation.address.as_deref().and_then(|to| of_web(to, number));
        };
        let passage = place(number).map(|place| {
            let quote = if place.quoted.is_empty() { String::new() } else { format!("&amp;quote={}", place.quoted) };
            format!("&amp;passage={}{quote}", place.chunk)
        });
        let passage = passage.unwrap_or_default();
        Some(format!(
            "<a class=\"citation\" href=\"/materials/{material}?page={}{passage}\" data-citation=\"{number}\">{number}</a>",
            citation.page
        ))
    })
}

/// A link to a page of the web, in a window of its own, that tells nobody where it was followed from. Only what is an
/// address of `http` or `https` gets there, written anew and escaped.
fn of_web(address: &str, number: u32) -> Option<String> {
    let address = url::Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let href =
        address.as_str().replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('\'', "&#39;");
    Some(format!(
        "<a class=\"citation\" href=\"{href}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\" data-web=\"\" \
         data-citation=\"{number}\">{number}</a>"
    ))
}

/// Puts links where the marks are, in text only: a mark that got into an attribute is taken out.
fn linked(html: &str, link: impl Fn(u32) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut quote: Option<char> = None;
    let mut in_tag = false;
    // How deep inside a link: links do not nest.
    let mut inside_link = false;
    let mut rest = html;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        match character {
            OPEN => {
                let digits = after.bytes().take_while(u8::is_ascii_digit).count();
                let number = after[..digits].parse().ok();
                if !in_tag && let Some(number) = number {
                    match link(number) {
                        Some(link) if !inside_link => {
                            hold(&mut out);
                            out.push_str(&link);
                        }
                        _ => out.push_str(&format!("[{number}]")),
                    }
                }
                rest = after[digits..].strip_prefix(CLOSE).unwrap_or(&after[digits..]);
                continue;
            }
            CLOSE => {}
            '<' if !in_tag => {
                in_tag = true;
                if after.starts_with("a ") || after.starts_with("a>") {
                    inside_link = true;
                } else if after.starts_with("/a>") {
                    inside_link = false;
                }
                out.push('<');
            }
            '>' if in_tag && quote.is_none() => {
                in_tag = false;
                out.push('>');
            }
            '"' | '\'' if in_tag => {
                quote = match quote {
                    None => Some(character),
                    Some(open) if open == character => None,
                    open => open,
                };
                out.push(character);
            }
            _ => out.push(character),
        }
        rest = after;
    }
    out
}

/// Keeps a mark that comes next on the line of the word before it. The marks are boxes of their own, before which only
/// these two characters forbid a break; see `locate` in the app, which looks past them.
fn hold(out: &mut String) {
    if out.ends_with(' ') {
        out.pop();
        out.push('\u{202f}');
    } else {
        out.push('\u{2060}');
    }
}

/// The top-level blocks of Markdown, as stretches of it.
pub fn blocks(markdown: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut depth = 0usize;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    blocks.push(range);
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => blocks.push(range),
            _ => {}
        }
    }
    blocks
}

/// The part of a growing text that can be shown: a last line of marks alone may yet become anything.
pub fn settled(markdown: &str) -> &str {
    let start = markdown.rfind('\n').map_or(0, |at| at + 1);
    let marks_alone = |character: char| character.is_ascii_digit() || "|-*+#`~>=.: \t".contains(character);
    if markdown[start..].chars().all(marks_alone) { &markdown[..start] } else { markdown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{ChunkId, MaterialId};
    use uuid::Uuid;

    fn citations(count: u32) -> Vec<Citation> {
        (1..=count)
            .map(|number| Citation {
                number,
                material: Some(MaterialId(Uuid::nil())),
                title: "T".into(),
                page: number,
                quote: String::new(),
                boxes: vec![],
                second: None,
                address: None,
            })
            .collect()
    }

    fn render(markdown: &str) -> String {
        html(markdown, &citations(2), |_| Some(Place { chunk: ChunkId(Uuid::nil()), quoted: "3-9".parse().ok()? }))
    }

    #[test]
    fn a_page_of_the_web_is_linked_by_its_address_and_nothing_breaks_out_of_it() {
        let of = |address: &str| {
            let one = Citation { material: None, address: Some(address.into()), ..citations(1).remove(0) };
            html("It is [1].", &[one], |_| None)
        };
        let link = of("https://a.example/x?y=1&z=\"><script>");
        assert!(link.contains("href=\"https://a.example/x?y=1&amp;z=%22%3E%3Cscript%3E\" target=\"_blank\""), "{link}");
        assert!(link.contains("rel=\"noopener noreferrer nofollow\"") && !link.contains("<script"), "{link}");
        for hostile in ["javascript:alert(1)", "data:text/html,x", "", "//a.example"] {
            assert!(!of(hostile).contains("<a "), "{hostile}");
        }
    }

    #[test]
    fn numbers_are_read_in_the_forms_that_models_write() {
        let cases: [(&str, &[u32]); 10] = [
            ("A [1] b [2][1].", &[1, 2]),
            ("A [1, 3] and [2–4].", &[1, 3, 2, 4]),
            ("A【2】", &[2]),
            ("[^7]", &[7]),
            ("`x[1]` and $a[2]$", &[]),
            ("```\nx[1]\n```\nyes [3]", &[3]),
            ("[x] [1x] [] [-1] \\[1]", &[]),
            ("[1-900]", &[]),
            ("[1](http://evil)", &[1]),
            ("[", &[]),
        ];
        for (markdown, expected) in cases {
            assert_eq!(cited(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn numbers_without_a_source_are_dropped() {
        assert_eq!(checked("Yes [1] and no [9]. Both [2, 8].", |number| number <= 2), "Yes [1] and no. Both [2].");
    }

    #[test]
    fn citations_become_links_and_nothing_else_does() {
        assert_eq!(
            render("It *is* [2]."),
            "<p>It <em>is</em>\u{202f}<a class=\"citation\" href=\"/materials/00000000-0000-0000-0000-000000000000?page=2&amp;\
             passage=00000000-0000-0000-0000-000000000000&amp;quote=3-9\" data-citation=\"2\">2</a>.</p>\n"
        );
        assert!(!render("`a[1]`").contains("citation"));
        assert!(!render("[1]: http://evil.example\n").contains("evil.example\""), "no reference takes a number over");
    }

    #[test]
    fn what_a_model_writes_cannot_break_out() {
        for hostile in [
            "<script>alert(1)</script> [1]",
            "<img src=x onerror=alert(1)> [1]",
            "![x](https://evil.example/a.png) [1]",
            "[a](javascript:alert(1)) [1]",
            "<a title=\"[1]\" href=\"javascript:x\">y</a>",
            "[y](http://a.example \"[1]\")",
            "<b title='[1]\"><script>'>z</b>",
            "\u{E000}1\u{E001}<iframe src=\"//evil\"></iframe>",
            "[1](javascript:alert(1))",
        ] {
            let html = render(hostile).to_lowercase();
            for bad in ["<script", "<img", "<iframe", "onerror=", "href=\"javascript", "title=\"<a", "\u{E000}"] {
                assert!(!html.contains(bad), "{hostile} gave {html}");
            }
        }
    }

    #[test]
    fn a_citation_inside_a_link_stays_text() {
        let html = render("[see [1] there](https://a.example)");
        assert!(html.matches("<a ").count() <= 1 || !html.contains("<a class=\"citation\"><a"), "{html}");
    }

    #[test]
    fn earlier_blocks_stay_as_they_are_while_text_grows() {
        let whole = "# Head\n\nFirst *para* [1].\n\n- a\n- b\n\n```rust\nlet x = [1];\n\nlet y;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nLast.";
        let mut held: Vec<String> = Vec::new();
        for (end, _) in whole.char_indices().skip(1) {
            let part = settled(&whole[..end]);
            let now: Vec<String> = blocks(part).into_iter().map(|range| part[range].to_owned()).collect();
            for (before, after) in held.iter().rev().skip(1).rev().zip(&now) {
                assert_eq!(before.trim_end(), after.trim_end());
            }
            held = now;
        }
        assert_eq!(blocks(whole).len(), 6);
    }
}
