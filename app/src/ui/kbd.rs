//! Keys as they are printed on the keyboard.

use crate::prelude::*;

/// Keys pressed together or one after another, apart by spaces: `Ctrl K`.
#[component]
pub fn Kbd(keys: &'static str) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! { <span class="kbd">{keys}</span> }
}
