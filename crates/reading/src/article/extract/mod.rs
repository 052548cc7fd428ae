//! What of a page was meant to be read.
//!
//! First what is never read is cleaned away (`clean`), then the text is weighed block by block (`weigh`) and the node
//! chosen that holds it (`choose`), last what stands in the middle of it without being part of it is pruned (`prune`).
//! A page that is a document rather than a page of a site stays whole.
//!
//! Invariant: it only takes away; what stays is in the page's own order.

mod choose;
mod clean;
mod phrases;
mod prune;
mod role;
mod weigh;

use super::dom::{Dom, Id, ROOT};
use weigh::Weights;

/// Letters of running text below which there is no article on a page.
const SHORTEST_ARTICLE: f32 = 140.0;

/// Cleans the tree and says below which node the text is.
pub(super) fn readable(dom: &mut Dom, title: Option<&str>) -> Id {
    let body = dom.elements(ROOT, &["body"]).next().unwrap_or(ROOT);
    clean::unread(dom, body);
    if clean::is_document(dom, body) {
        return body;
    }
    clean::furniture(dom, body);
    let weights = Weights::of(dom, body);
    let top = choose::choose(dom, body, &weights);
    if weights.good(top) < SHORTEST_ARTICLE {
        return body;
    }
    prune::prune(dom, top, title);
    top
}
