//! Markdown to HTML that is safe to put on a page: notes, reflowed pages and answers.
//!
//! Whatever comes in, what goes out holds no script, no style, no picture and no address that loads by itself: the
//! whole result, formulas and coloured code included, passes one sanitiser last. It knows nothing of materials or
//! citations; whoever numbers citations puts them in afterwards.

mod code;
mod figures;
mod math;
mod safe;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use figures::{Shown as ShownFigure, html_with_figures};
pub(crate) use words::words;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

/// Sanitised HTML of Markdown with tables, task lists, strikethrough, `$…$` and `\(…\)` formulas, fenced code.
pub fn html(source: &str) -> String {
    cleaned(source, Options::empty(), false)
}

/// Of a whole note or file, which may begin with facts about itself and have footnotes. In an answer the signs of both
/// mean other things.
const PAGE: Options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS.union(Options::ENABLE_FOOTNOTES);

/// The same of a whole note or file.
pub fn page(source: &str) -> String {
    cleaned(source, PAGE, false)
}

/// What all Markdown may hold.
const COMMON: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_MATH);

/// Sanitised; with `marked`, a mark stands where a picture of the document itself is.
fn cleaned(source: &str, more: Options, marked: bool) -> String {
    let source = reading::to_dollars(source);
    let mut html = String::with_capacity(source.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, Shown { events: Parser::new_ext(&source, more | COMMON), marked });
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
    /// Pictures of the document itself are marked.
    marked: bool,
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
            Event::Start(Tag::Image { dest_url, .. }) if self.marked && figures::number(&dest_url).is_some() => {
                self.skip_alt();
                Event::Text(figures::mark(figures::number(&dest_url).unwrap_or_default()).into())
            }
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
    /// What stands in a picture's brackets is said in its own attribute.
    fn skip_alt(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.events.next() {
                Some(Event::Start(Tag::Image { .. })) => depth += 1,
                Some(Event::End(TagEnd::Image)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

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
