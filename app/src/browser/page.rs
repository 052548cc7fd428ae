//! The document around the app: its theme, its address, where it stands.

use contract::Theme;
use leptos::prelude::{document, window};

/// The attribute of the document that holds it.
const SEEN: &str = "data-live";

/// Shows the page in this theme at once. The server is told separately, for the next page.
pub fn show_theme(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    let word = match theme {
        Theme::System => return drop(root.remove_attribute("data-theme")),
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    drop(root.set_attribute("data-theme", word));
}

/// The number of the last live event that the page was made with. Whoever takes it, it is told once: a page that is
/// opened later without the server has no such number.
pub fn take_seen() -> Option<String> {
    let root = document().document_element()?;
    let seen = root.get_attribute(SEEN)?;
    drop(root.remove_attribute(SEEN));
    Some(seen)
}

/// Whether a dialog lies over the page.
pub fn has_dialog() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Loads this page afresh from the server.
pub fn reload() {
    drop(window().location().reload());
}

/// Puts the pointer of the keyboard into the element with this id.
pub fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    if let Some(element) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(element.focus());
    }
}
