//! Stands before html5ever's tree builder, and lets through what it can bear.
//!
//! Invariant: no more than [`DEEPEST`] elements are ever open. It judges by the tags alone and keeps all text.

use super::dom::DEEPEST;
use super::parse::Markup;
use super::sink::{Handle, Sink};
use html5ever::LocalName;
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use std::cell::{Cell, RefCell};

/// Nodes of one page. A long book as one file has some hundred thousand.
const MOST_NODES: usize = 4_000_000;

pub(super) struct Gate {
    pub builder: TreeBuilder<Handle, Sink>,
    /// The names of what is open, as far as a glance at the tags tells.
    open: RefCell<Vec<LocalName>>,
    markup: Markup,
    /// Whether there were more nodes than are kept.
    pub full: Cell<bool>,
}

impl TokenSink for Gate {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if self.builder.sink.dom.borrow().len() > MOST_NODES {
            self.full.set(true);
            return TokenSinkResult::Continue;
        }
        let TagToken(mut tag) = token else { return self.builder.process_token(token, line) };
        if self.markup == Markup::Xhtml {
            without_prefix(&mut tag);
        }
        let closes_itself = tag.self_closing && self.markup == Markup::Xhtml && !is_void(&tag.name);
        match tag.kind {
            EndTag => self.closed(&tag.name),
            StartTag if closes_itself || is_void(&tag.name) || (tag.self_closing && is_foreign(&tag.name)) => {}
            StartTag if !self.opened(&tag.name) => return TokenSinkResult::Continue,
            StartTag => {}
        }
        if !closes_itself || is_foreign(&tag.name) {
            return self.builder.process_token(TagToken(tag), line);
        }
        // As if its end tag followed; whatever way of reading the text the start asks for, there is none.
        let end = Tag { kind: EndTag, self_closing: false, attrs: Vec::new(), ..tag.clone() };
        tag.self_closing = false;
        let _ = self.builder.process_token(TagToken(tag), line);
        let _ = self.builder.process_token(TagToken(end), line);
        TokenSinkResult::Continue
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.markup == Markup::Xhtml || self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Gate {
    pub fn new(builder: TreeBuilder<Handle, Sink>, markup: Markup) -> Self {
        Self { builder, open: RefCell::default(), markup, full: Cell::new(false) }
    }

    /// Notes a start tag; false when it lies too deep.
    fn opened(&self, name: &LocalName) -> bool {
        let mut open = self.open.borrow_mut();
        // What HTML closes by itself, so that an old page without end tags does not seem to grow deeper and deeper.
        if ends_its_like(name) {
            let above = open.iter().rposition(|one| !is_phrasing(one) || one == name);
            if let Some(at) = above.filter(|at| open[*at] == *name) {
                open.truncate(at);
            }
        } else if !is_phrasing(name)
            && let Some(at) = open.iter().rposition(|one| !is_phrasing(one)).filter(|at| &*open[*at] == "p")
        {
            open.truncate(at);
        }
        if open.len() >= DEEPEST {
            return false;
        }
        open.push(name.clone());
        true
    }

    fn closed(&self, name: &LocalName) {
        let mut open = self.open.borrow_mut();
        if let Some(at) = open.iter().rposition(|one| one == name) {
            open.truncate(at);
        }
    }
}

fn without_prefix(tag: &mut Tag) {
    if let Some((_, name)) = tag.name.split_once(':') {
        tag.name = LocalName::from(name);
    }
}

fn is_void(name: &str) -> bool {
    let void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    void.contains(&name)
}

fn is_foreign(name: &str) -> bool {
    name == "svg" || name == "math" || !is_known(name)
}

/// Whether HTML has an element of that name (those of SVG and MathML may close themselves anywhere).
fn is_known(name: &str) -> bool {
    const KNOWN: &[&str] = &[
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "body",
        "button",
        "canvas",
        "caption",
        "center",
        "cite",
        "code",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "html",
        "i",
        "iframe",
        "ins",
        "kbd",
        "label",
        "legend",
        "li",
        "main",
        "map",
        "mark",
        "nav",
        "noscript",
        "object",
        "ol",
        "option",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "script",
        "section",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "video",
    ];
    KNOWN.contains(&name)
}

fn ends_its_like(name: &str) -> bool {
    ["p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"].contains(&name)
}

fn is_phrasing(name: &str) -> bool {
    let phrasing = [
        "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "del", "label", "mark", "nobr", "s",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    ];
    phrasing.contains(&name)
}
