//! What of a page was meant to be read.
//!
//! Invariant: it only takes away; what stays is in the page's own order.

use super::dom::{Dom, Id, ROOT};

/// Cleans the tree and says below which node the text is.
pub(super) fn readable(dom: &mut Dom, _title: Option<&str>) -> Id {
    dom.elements(ROOT, &["body"]).next().unwrap_or(ROOT)
}
