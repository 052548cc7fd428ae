//! What search engines send, as results: plain text of bounded length and addresses of the web.

use super::{FOUND_AT_MOST, QUESTION_AT_MOST, WebFound};
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};
use reqwest::Url;
use std::cell::RefCell;

const TITLE_AT_MOST: usize = 200;
const SNIPPET_AT_MOST: usize = 600;
const ADDRESS_AT_MOST: usize = 2_000;

/// The part of a question that is sent.
pub(super) fn sent(question: &str) -> String {
    question.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUESTION_AT_MOST).collect()
}

/// Results as they may be kept: none twice, none without an address of the web.
pub(super) fn kept(found: impl IntoIterator<Item = WebFound>) -> Vec<WebFound> {
    let mut kept: Vec<WebFound> = Vec::new();
    for one in found {
        let Some(address) = address(&one.address) else { continue };
        if kept.len() < FOUND_AT_MOST && kept.iter().all(|other| other.address != address) {
            let title = plain(&one.title, TITLE_AT_MOST);
            let title = if title.is_empty() { address.clone() } else { title };
            kept.push(WebFound { title, snippet: plain(&one.snippet, SNIPPET_AT_MOST), address });
        }
    }
    kept
}

fn address(given: &str) -> Option<String> {
    let url: Url = given.trim().parse().ok()?;
    let good = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    let address = url.to_string();
    (good && address.len() <= ADDRESS_AT_MOST).then_some(address)
}

fn plain(text: &str, most: usize) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

/// What DuckDuckGo's page for browsers without scripts shows.
pub(super) struct Shown {
    pub found: Vec<WebFound>,
    /// A puzzle in place of results.
    pub puzzle: bool,
}

/// Reads that page. Advertisements are left out.
pub(super) fn shown(page: &str, base: &Url) -> Shown {
    let tokenizer = Tokenizer::new(Reader { base: base.clone(), state: RefCell::default() }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(page.into());
    while tokenizer.feed(&input) != html5ever::interface::TokenizerResult::Done {}
    tokenizer.end();
    let state = tokenizer.sink.state.into_inner();
    Shown { found: state.found, puzzle: state.puzzle }
}

#[derive(Default)]
struct State {
    found: Vec<WebFound>,
    puzzle: bool,
    advertisement: bool,
    /// What the text that comes belongs to, and the tag that ends it.
    open: Option<(Part, String)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Title,
    Snippet,
}

struct Reader {
    base: Url,
    state: RefCell<State>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            TagToken(tag) if tag.kind == StartTag => state.starts(&tag, &self.base),
            TagToken(tag) if tag.kind == EndTag && state.open.as_ref().is_some_and(|(_, name)| *name == *tag.name) => {
                state.open = None;
            }
            CharacterTokens(text) => state.hears(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn starts(&mut self, tag: &Tag, base: &Url) {
        let value = |name: &str| tag.attrs.iter().find(|one| &*one.name.local == name).map(|one| &*one.value);
        self.puzzle |= value("id") == Some("challenge-form");
        let classes: Vec<&str> = value("class").unwrap_or_default().split_ascii_whitespace().collect();
        if classes.contains(&"result") {
            self.advertisement = classes.contains(&"result--ad");
        }
        if self.advertisement {
            return;
        }
        if classes.contains(&"result__a")
            && let Some(address) = value("href").and_then(|href| target(href, base))
        {
            self.found.push(WebFound { title: String::new(), address, snippet: String::new() });
            self.open = Some((Part::Title, tag.name.to_string()));
        } else if classes.contains(&"result__snippet") {
            self.open = Some((Part::Snippet, tag.name.to_string()));
        }
    }

    fn hears(&mut self, text: &str) {
        if let (Some((part, _)), Some(last)) = (&self.open, self.found.last_mut()) {
            match part {
                Part::Title => last.title.push_str(text),
                Part::Snippet => last.snippet.push_str(text),
            }
        }
    }
}

/// Where a result leads: its links go through `/l/?uddg=` of the engine itself.
fn target(href: &str, base: &Url) -> Option<String> {
    let url = base.join(href).ok()?;
    match url.query_pairs().find(|(name, _)| name == "uddg") {
        Some((_, target)) if url.path() == "/l/" => Some(target.into_owned()),
        _ => Some(url.to_string()),
    }
}
