//! Small things that this browser remembers by itself. What the server must know before the first byte is in cookies.

use leptos::prelude::window;

/// What is kept under `key`.
pub fn get(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps nothing under `key` any more.
pub fn remove(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        drop(storage.remove_item(key));
    }
}

/// Keeps `value` under `key`. Where the browser refuses, nothing is kept and nothing is lost.
pub fn set(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        drop(storage.set_item(key, value));
    }
}
