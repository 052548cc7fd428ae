//! Keys pressed on the page as a whole.

use crate::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

/// Whether the person is typing into something, so that a letter is a letter and not a command.
pub fn typing(event: &ev::KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return false;
    };
    ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str()) || element.is_content_editable()
}

/// Whether Escape, pressed here, empties a search field: that is what browsers do with it first.
pub fn empties(event: &ev::KeyboardEvent) -> bool {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    field.is_some_and(|field| field.type_() == "search" && !field.value().is_empty())
}

/// Calls `press` for every key pressed anywhere, for as long as the calling component lives.
pub fn on_key(press: impl Fn(&ev::KeyboardEvent) + Send + Sync + 'static) {
    let press = StoredValue::new(press);
    Effect::new(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            press.try_with_value(|press| press(&event));
        });
        on_cleanup(move || handle.remove());
    });
}

/// Whether this is a plain letter or sign, pressed outside of any field and without Ctrl, Alt or Meta.
pub fn plain(event: &ev::KeyboardEvent, key: &str) -> bool {
    event.key() == key && !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !typing(event)
}
