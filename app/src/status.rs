//! The status of the answer that is being made. In the browser there is none, and nothing happens.

use contract::Refusal;

/// The page that is being rendered answers with this status.
#[cfg(feature = "ssr")]
pub fn of_page(status: u16) {
    crate::request::set_status(status);
}

/// A server function refuses: its status, unless a plain form asked, which must be led back to its page, or a page that
/// is being rendered, which says itself how it ends.
#[cfg(feature = "ssr")]
pub fn of_refusal(refusal: &Refusal) {
    if crate::request::is_call() && !crate::request::wants_html() {
        crate::request::set_status(refusal.status());
    }
}

/// The page that is being rendered answers with this status.
#[cfg(not(feature = "ssr"))]
pub fn of_page(_status: u16) {}

/// A server function refuses.
#[cfg(not(feature = "ssr"))]
pub fn of_refusal(_refusal: &Refusal) {}
