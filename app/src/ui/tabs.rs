//! Tabs that are places: each has its address, so they work without JavaScript and the way back is the browser's.
//! Wrap them in `<nav class="tabs" aria-label=…>`.

use crate::prelude::*;

/// One tab.
#[component]
pub fn TabLink(
    #[prop(into)] href: TextProp,
    #[prop(into)] selected: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="tab" href=href aria-current=move || selected.get().then_some("page")>
            {children.view()}
        </a>
    }
    .into_any()
}
