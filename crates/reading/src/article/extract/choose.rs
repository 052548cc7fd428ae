//! The node that holds the text and as little else as can be.

use super::role::Role;
use super::weigh::Weights;
use crate::article::dom::{Dom, Id};

/// How much more an ancestor must hold to be chosen in place of what is within it.
const WORTH_CLIMBING: f32 = 1.12;

/// Elements that an article may be in; a paragraph alone is none.
const HOLDS_BLOCKS: &[&str] = &[
    "div",
    "section",
    "article",
    "main",
    "table",
    "tbody",
    "tr",
    "td",
    "form",
    "center",
    "body",
    "span",
    "header",
    "font",
    "blockquote",
];

pub(super) fn choose(dom: &Dom, body: Id, weights: &Weights) -> Id {
    if let Some(marked) = marked_body(dom, body, weights) {
        return marked;
    }
    let mut best = body;
    let mut peak = weights.weight(body).score;
    // From the top, as long as one child holds nearly all that counts.
    while let Some(child) = heaviest_child(dom, best, weights) {
        let there = weights.weight(child).score;
        if there <= 0.0 || peak > there * WORTH_CLIMBING {
            break;
        }
        peak = peak.max(there);
        best = child;
    }
    named_body(dom, best, weights).unwrap_or(best)
}

/// What the page marks as the body of its article for programs.
fn marked_body(dom: &Dom, body: Id, weights: &Weights) -> Option<Id> {
    let mut marked = dom.subtree(body).filter(|id| {
        dom.attribute(*id, "itemprop")
            .is_some_and(|prop| prop.split_whitespace().any(|one| one.eq_ignore_ascii_case("articleBody")))
    });
    let first = marked.next()?;
    // More than one: a list of articles, or one article in pieces.
    (marked.next().is_none() && weights.good(first) > 200.0 && weights.good(first) > weights.good(body) * 0.2)
        .then_some(first)
}

fn heaviest_child(dom: &Dom, id: Id, weights: &Weights) -> Option<Id> {
    let elements = dom.children(id).filter(|child| HOLDS_BLOCKS.contains(&dom.name(*child)));
    elements.max_by(|a, b| weights.weight(*a).score.total_cmp(&weights.weight(*b).score))
}

/// What the page itself calls the body of its article, if most of the text is there.
fn named_body(dom: &Dom, top: Id, weights: &Weights) -> Option<Id> {
    let whole = weights.good(top);
    let mut named: Vec<Id> =
        dom.subtree(top).filter(|id| HOLDS_BLOCKS.contains(&dom.name(*id)) && Role::of(dom, *id).body).collect();
    named.retain(|id| weights.good(*id) > whole * 0.6);
    named.last().copied()
}
