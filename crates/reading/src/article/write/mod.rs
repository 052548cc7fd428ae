//! A tree to Markdown: headings, lists, quotes, code, tables, formulas, links, pictures. No HTML is left.
//!
//! Invariant: what a browser shows as text stands in the Markdown once and in order, and means the same when parsed:
//! every character that Markdown would take for a mark is escaped. It leaves nothing out but what is not text
//! (scripts, forms, players); choosing what belongs to an article is `extract`'s work.

mod block;
mod code;
mod inline;
mod math;
mod mathml;
mod picture;
mod table;
#[cfg(test)]
mod tests;

use super::dom::{Dom, Id};
use url::Url;

/// A picture where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its address: absolute where the page's is known, else as written. It may be a `data:` address.
    pub source: String,
    pub alt: Option<String>,
    pub caption: Option<String>,
}

/// Says under which number a picture is kept, if it is.
pub(super) type Place<'a> = &'a mut dyn FnMut(Shown) -> Option<usize>;

/// What a page's scripts say of formulas in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TexInText {
    /// `\(…\)`, `\[…\]`, `$$…$$` are formulas.
    pub long: bool,
    /// So is `$…$`.
    pub dollar: bool,
}

/// Writes all below `top`.
pub(super) fn write(dom: &Dom, top: Id, base: Option<&Url>, tex: TexInText, place: Place<'_>) -> String {
    let mut writer = Writer::new(dom, base, tex, place);
    writer.children(top);
    writer.flush();
    writer.out
}

/// Lists and quotes inside each other beyond which they are written flat.
const DEEPEST_NESTING: usize = 12;

struct Writer<'a> {
    dom: &'a Dom,
    base: Option<&'a Url>,
    tex: TexInText,
    place: Place<'a>,
    /// What is finished.
    out: String,
    /// The running paragraph; emphasis in it is marked by control characters until its end is known.
    line: String,
    /// What every line of the lists and quotes that are open begins with.
    prefix: String,
    nesting: usize,
    /// Stands in place of the last part of the prefix on the next line: an item's bullet or number.
    marker: Option<String>,
    /// No blank line before the next block.
    tight: bool,
    /// How often a paragraph ended, so that an emphasis can tell whether it spans more than one.
    flushed: usize,
    bold: bool,
    italic: bool,
    linked: bool,
    /// Within a heading or a table's cell: no blocks, no line breaks.
    one_line: bool,
    /// The caption of the figure around.
    caption: Option<String>,
}

impl<'a> Writer<'a> {
    fn new(dom: &'a Dom, base: Option<&'a Url>, tex: TexInText, place: Place<'a>) -> Self {
        Self {
            dom,
            base,
            tex,
            place,
            out: String::new(),
            line: String::new(),
            prefix: String::new(),
            nesting: 0,
            marker: None,
            tight: false,
            flushed: 0,
            bold: false,
            italic: false,
            linked: false,
            one_line: false,
            caption: None,
        }
    }

    fn children(&mut self, id: Id) {
        let mut next = self.dom.first_child(id);
        while let Some(child) = next {
            self.node(child);
            next = self.dom.next(child);
        }
    }

    fn node(&mut self, id: Id) {
        if let Some(text) = self.dom.text(id) {
            return self.text(text);
        }
        if !self.dom.is_element(id) || self.math(id) {
            return;
        }
        match self.dom.name(id) {
            "script" | "style" | "head" | "title" | "template" | "iframe" | "object" | "embed" | "video" | "audio"
            | "canvas" | "map" | "input" | "select" | "textarea" | "button" | "dialog" | "datalist" | "frameset"
            | "colgroup" | "meta" | "link" | "option" => {}
            "svg" => self.svg(id),
            "noscript" => self.fallback_pictures(id),
            "br" => self.line_break(),
            "wbr" => {}
            "hr" => self.rule(),
            "img" | "image" | "amp-img" => self.picture(id),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(id),
            "ul" | "ol" | "menu" | "dir" => self.list(id),
            "li" => self.stray_item(id),
            "blockquote" => self.quote(id),
            "pre" | "listing" | "xmp" => self.code_block(id),
            "table" => self.table(id),
            "figure" => self.figure(id),
            "dt" | "summary" | "legend" => self.term(id),
            "a" => self.link(id),
            "b" | "strong" => self.emphasis(id, true),
            "i" | "em" | "cite" | "dfn" | "var" => self.emphasis(id, false),
            "code" | "kbd" | "samp" | "tt" => self.code(id),
            "sup" => self.raised(id),
            "q" => self.quoted(id),
            name if is_block(name) => {
                self.flush();
                self.children(id);
                self.flush();
            }
            _ => self.children(id),
        }
    }
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}
