//! Markdown to HTML that is safe to put on a page: notes, reflowed pages and answers.
//!
//! Whatever comes in, what goes out holds no script, no style, no picture and no address that loads by itself: the
//! whole result, formulas and coloured code included, passes one sanitiser last. It knows nothing of materials or
//! citations; whoever numbers citations puts them in afterwards.

mod code;
mod math;
mod safe;
#[cfg(test)]
mod tests;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

/// Sanitised HTML of Markdown with tables, task lists, strikethrough, `$…$` and `\(…\)` formulas, fenced code.
pub fn html(source: &str) -> String {
    with(source, Options::empty())
}

/// The same of a whole note or file, which may begin with facts about itself and have footnotes. In an answer the signs
/// of both mean other things.
pub fn page(source: &str) -> String {
    with(source, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_FOOTNOTES)
}

fn with(source: &str, more: Options) -> String {
    let source = reading::to_dollars(source);
    let options = more
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    let mut html = String::with_capacity(source.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, Shown { events: Parser::new_ext(&source, options) });
    safe::clean(&html)
}

/// HTML of text that has no markup: paragraphs where blank lines are, lines as they are.
pub fn plain(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.push_str("<p>");
        for (number, line) in paragraph.lines().enumerate() {
            if number > 0 {
                html.push_str("<br>");
            }
            escape(line, &mut html);
        }
        html.push_str("</p>\n");
    }
    html
}

/// Adds `text` to `html` so that it reads as text.
fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

/// The parser's events with formulas and code made ready, pictures turned into links, and unknown tags into text.
struct Shown<'a> {
    events: Parser<'a>,
}

impl<'a> Iterator for Shown<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        Some(match self.events.next()? {
            Event::InlineMath(formula) => Event::InlineHtml(math::mathml(&formula, false).into()),
            // A long one scrolls by itself, so a keyboard must reach it.
            Event::DisplayMath(formula) => {
                let formula = math::mathml(&formula, true);
                Event::InlineHtml(format!("<span class=\"formula\" tabindex=\"0\">{formula}</span>").into())
            }
            Event::Start(Tag::CodeBlock(kind)) => Event::Html(self.code(kind).into()),
            Event::InlineHtml(tag) if !safe::is_known(&tag) => Event::Text(tag),
            // Named as it is in the text that is searched.
            Event::FootnoteReference(name) => Event::InlineHtml(footnote(&name).into()),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                Event::Html(format!("<div class=\"footnote\">{} ", footnote(&name)).into())
            }
            Event::End(TagEnd::FootnoteDefinition) => Event::Html("</div>\n".into()),
            // A picture would be fetched from wherever it lies, so it is offered as a link.
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
            event => event,
        })
    }
}

fn footnote(name: &str) -> String {
    let mut html = String::from("<sup>[");
    escape(name, &mut html);
    html.push_str("]</sup>");
    html
}

impl Shown<'_> {
    fn code(&mut self, kind: CodeBlockKind) -> String {
        let language = match kind {
            CodeBlockKind::Fenced(language) => language,
            CodeBlockKind::Indented => CowStr::Borrowed(""),
        };
        let mut source = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(text) => source.push_str(&text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        code::html(&language, &source)
    }
}
