//! Author and date as a page shows them to people, where it tells programs nothing.

use super::{date, tidy};
use crate::article::dom::{Dom, Id, ROOT};

/// Elements looked at.
const MOST: usize = 20_000;

pub(super) fn author(dom: &Dom) -> Option<String> {
    dom.subtree(ROOT).filter(|id| dom.is_element(*id)).take(MOST).find_map(|id| {
        let rel = dom.attribute(id, "rel").is_some_and(|rel| rel.split_whitespace().any(|one| one == "author"));
        let prop = dom.attribute(id, "itemprop").is_some_and(|prop| prop.contains("author"));
        let named = names(dom, id)
            .any(|word| ["byline", "dateline", "writtenby", "p-author"].iter().any(|part| word.contains(part)));
        if !(rel || prop || named) || dom.name(id) == "link" {
            return None;
        }
        let inner = dom.subtree(id).find(|id| dom.attribute(*id, "itemprop").is_some_and(|prop| prop.contains("name")));
        let text = tidy(&spaced_text(dom, inner.unwrap_or(id)))?;
        (text.chars().count() < 100 && text.chars().any(char::is_alphabetic)).then_some(text)
    })
}

pub(super) fn date(dom: &Dom) -> Option<String> {
    let marked = dom.subtree(ROOT).filter(|id| dom.is_element(*id)).take(MOST).find_map(|id| {
        let prop = dom.attribute(id, "itemprop").is_some_and(|prop| prop.contains("datePublished"));
        if !(prop || dom.name(id) == "time" && dom.attribute(id, "datetime").is_some()) {
            return None;
        }
        let said = ["datetime", "content"].iter().find_map(|key| dom.attribute(id, key)).and_then(date::date);
        said.or_else(|| date::date(&spaced_text(dom, id)))
    });
    marked.or_else(|| {
        dom.subtree(ROOT).filter(|id| dom.is_element(*id)).take(MOST).find_map(|id| {
            let named = dom.name(id) == "time"
                || names(dom, id).any(|word| {
                    ["date", "published", "pubdate", "timestamp", "posted"].iter().any(|part| word.contains(part))
                });
            let text = named.then(|| spaced_text(dom, id)).filter(|text| text.len() < 200)?;
            date::date(text.trim())
        })
    })
}

fn names(dom: &Dom, id: Id) -> impl Iterator<Item = String> {
    let all = [dom.attribute(id, "class"), dom.attribute(id, "id")];
    all.into_iter().flatten().flat_map(str::split_whitespace).map(str::to_lowercase).collect::<Vec<_>>().into_iter()
}

/// The text, with blanks between its pieces; no more of it than a name or a date takes.
fn spaced_text(dom: &Dom, id: Id) -> String {
    let mut text = String::new();
    for node in dom.subtree(id) {
        if text.len() > 500 {
            break;
        }
        if let Some(more) = dom.text(node)
            && !dom.parent(node).is_some_and(|parent| ["script", "style"].contains(&dom.name(parent)))
        {
            text.push_str(more);
            if dom.next(node).is_none() {
                text.push(' ');
            }
        }
    }
    text
}
