//! Markup to a tree, by the rules that browsers follow (html5ever).
//!
//! Invariant: linear in the size of the page, whatever stands in it: html5ever looks through its open elements at
//! nearly every tag, so tags beyond a depth are dropped before it sees them (their text stays), and there is an end to
//! nodes and to attributes. Time is for the process around to bound: only the machine's load would be measured here.

use super::dom::Dom;
use super::gate::Gate;
use super::sink::Sink;
use crate::ReadError;
use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use std::borrow::Cow;

/// Bytes between two looks at how much there is already.
const STEP: usize = 64 * 1024;

/// What the source is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    Html,
    /// Elements may close themselves, names may carry a prefix, and there are CDATA sections.
    Xhtml,
}

/// Parses a page.
pub(super) fn parse(source: &str, markup: Markup) -> Result<Dom, ReadError> {
    let options = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let gate = Gate::new(TreeBuilder::new(Sink::default(), options), markup);
    let tokenizer = Tokenizer::new(gate, TokenizerOpts::default());
    let input = BufferQueue::default();
    let source = without_endless_tags(source);
    let mut rest = source.as_ref();
    while !rest.is_empty() {
        let step = rest.floor_char_boundary(STEP.min(rest.len()));
        let (now, later) = rest.split_at(step);
        rest = later;
        input.push_back(StrTendril::from_slice(now));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        if tokenizer.sink.full.get() {
            return Err(ReadError::TooLarge { what: "the number of elements in the page".into() });
        }
    }
    tokenizer.end();
    let mut dom = tokenizer.sink.builder.sink.dom.into_inner();
    dom.flatten_the_deep();
    Ok(dom)
}

/// Attributes of one tag; html5ever compares each with all before it.
const MOST_ATTRIBUTES: usize = 500;

/// The source without what follows the first [`MOST_ATTRIBUTES`] words in a tag.
fn without_endless_tags(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let mut out = String::new();
    let (mut kept, mut at) = (0, 0);
    while at + 1 < bytes.len() {
        if bytes[at] != b'<' || !bytes[at + 1].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let (mut words, mut quote, mut cut, mut before) = (0, None, None, b'<');
        while at < bytes.len() {
            let byte = bytes[at];
            match quote {
                Some(open) if byte == open => quote = None,
                Some(_) => {}
                None if byte == b'>' => break,
                None if (byte == b'"' || byte == b'\'') && before == b'=' => quote = Some(byte),
                None if byte.is_ascii_whitespace() || byte == b'/' => words += 1,
                None => {}
            }
            if words > MOST_ATTRIBUTES && cut.is_none() {
                cut = Some(at);
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
            at += 1;
        }
        if let Some(cut) = cut {
            out.push_str(&source[kept..cut]);
            kept = at;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(&source[kept..]);
    Cow::Owned(out)
}
