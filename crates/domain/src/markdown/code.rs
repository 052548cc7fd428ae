//! Code with its parts coloured by class, so that light and dark are the style sheet's business.
//!
//! The classes are few on purpose: `code-keyword`, `code-string`, `code-comment`, `code-number`, `code-name`,
//! `code-type`.

use super::escape;
use std::sync::LazyLock;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

/// Longer blocks are shown without colours: parsing them would take a noticeable time.
const LONGEST: usize = 30_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    [
        ("comment", "code-comment"),
        ("string", "code-string"),
        ("constant", "code-number"),
        ("entity.name.type", "code-type"),
        ("entity.name.class", "code-type"),
        ("entity.name.struct", "code-type"),
        ("support.type", "code-type"),
        ("entity.name", "code-name"),
        ("support.function", "code-name"),
        ("variable.function", "code-name"),
        ("keyword", "code-keyword"),
        ("storage", "code-keyword"),
    ]
    .into_iter()
    .filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, class)))
    .collect()
});

/// `<pre><code>` with coloured spans where `language` is known; keys can scroll it.
pub fn html(language: &str, source: &str) -> String {
    let word: String = language.chars().take_while(|c| !c.is_whitespace() && *c != ',' && *c != '{').collect();
    let mut html = String::from("<pre tabindex=\"0\"><code>");
    let coloured = (source.len() <= LONGEST && !word.is_empty())
        .then(|| SYNTAXES.find_syntax_by_token(&word))
        .flatten()
        .and_then(|syntax| coloured(syntax, source));
    match coloured {
        Some(spans) => html.push_str(&spans),
        None => escape(source, &mut html),
    }
    html.push_str("</code></pre>\n");
    html
}

fn coloured(syntax: &SyntaxReference, source: &str) -> Option<String> {
    let mut html = String::with_capacity(source.len() * 2);
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut open = None;
    for line in source.split_inclusive('\n') {
        let mut from = 0;
        for (at, change) in state.parse_line(line, &SYNTAXES).ok()? {
            span(line.get(from..at)?, class_of(&stack), &mut open, &mut html);
            from = at;
            stack.apply(&change).ok()?;
        }
        span(line.get(from..)?, class_of(&stack), &mut open, &mut html);
    }
    if open.is_some() {
        html.push_str("</span>");
    }
    Some(html)
}

/// The class of the innermost scope that has one.
fn class_of(stack: &ScopeStack) -> Option<&'static str> {
    stack
        .as_slice()
        .iter()
        .rev()
        .find_map(|scope| CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class))
}

/// Adds `text`; neighbours of one class share a span.
fn span(text: &str, class: Option<&'static str>, open: &mut Option<&'static str>, html: &mut String) {
    if text.is_empty() {
        return;
    }
    if *open != class {
        if open.is_some() {
            html.push_str("</span>");
        }
        if let Some(class) = class {
            html.push_str(&format!("<span class=\"{class}\">"));
        }
        *open = class;
    }
    escape(text, html);
}
