//! Wakes the page in the browser. Everything on it is in `app`.

#![recursion_limit = "256"]

use leptos::{mount::hydrate_from_async, prelude::document, tachys::dom::body};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// Called once, by the script in the document's head. The page wakes when its part of the WASM is there.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        hydrate_from_async(body(), app::App).await.forget();
        // From here on a click is answered by the page itself; journeys in `end2end` wait for this.
        if let Some(root) = document().document_element() {
            drop(root.set_attribute("data-awake", ""));
        }
        app::load_ahead().await;
    });
}
