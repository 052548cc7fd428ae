//! Wakes the page in the browser. Everything on it is in `app`.

#![recursion_limit = "256"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Called once, by the script in the document's head.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
    // From here on a click is answered by the page itself; journeys in `end2end` wait for this.
    if let Some(root) = leptos::prelude::document().document_element() {
        drop(root.set_attribute("data-awake", ""));
    }
}
