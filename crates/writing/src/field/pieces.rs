//! HTML taken apart into words and tags, with everything that is carried out or loaded left behind.

use super::AT_MOST;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// A part of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(String),
    /// `source` is what a picture shows; `display` whether a formula stands alone.
    Open {
        name: String,
        source: Option<String>,
        display: bool,
    },
    Close {
        name: String,
    },
}

/// The parts of a field in their order; adjacent words are one part.
pub(super) fn of(field: &str) -> Vec<Piece> {
    let end = field.floor_char_boundary(AT_MOST);
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&field[..end]));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.pieces.into_inner()
}

/// Elements that begin a new line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "td"
            | "th"
            | "tr"
            | "ul"
    )
}

/// Elements whose content is for a machine, or shows something from elsewhere.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "iframe" | "noembed" | "noframes" | "noscript" | "xmp" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

#[derive(Default)]
struct Sink {
    pieces: RefCell<Vec<Piece>>,
    /// The element whose content is being skipped.
    skipped: RefCell<Option<String>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                let mut skipped = self.skipped.borrow_mut();
                if let Some(of) = skipped.as_deref() {
                    if tag.kind == TagKind::EndTag && of == name {
                        *skipped = None;
                    }
                    return TokenSinkResult::Continue;
                }
                if tag.kind == TagKind::EndTag {
                    self.pieces.borrow_mut().push(Piece::Close { name });
                    return TokenSinkResult::Continue;
                }
                if let Some(kind) = raw(&name) {
                    *skipped = Some(name);
                    return TokenSinkResult::RawData(kind);
                }
                let said = |wanted: &str| {
                    tag.attrs.iter().find(|one| &*one.name.local == wanted).map(|one| one.value.to_string())
                };
                let display = said("block").is_some_and(|value| value == "true");
                self.pieces.borrow_mut().push(Piece::Open { source: said("src"), display, name });
            }
            Token::CharacterTokens(text) if self.skipped.borrow().is_none() => {
                let mut pieces = self.pieces.borrow_mut();
                if let Some(Piece::Text(before)) = pieces.last_mut() {
                    before.push_str(&text);
                } else {
                    pieces.push(Piece::Text(text.to_string()));
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
