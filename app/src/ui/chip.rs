//! Chips: small choices and facts, side by side.

use crate::prelude::*;

/// A chip that is pressed or not.
#[component]
pub fn Chip(#[prop(into)] selected: Signal<bool>, children: Children) -> impl IntoView {
    view! {
        <button class="chip" type="button" aria-pressed=move || if selected.get() { "true" } else { "false" }>
            {children.view()}
        </button>
    }
    .into_any()
}

/// A chip that leads to the same page with another choice: works without JavaScript.
#[component]
pub fn ChipLink(
    #[prop(into)] href: TextProp,
    #[prop(into)] selected: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="chip" href=href aria-current=move || selected.get().then_some("true")>
            {children.view()}
        </a>
    }
    .into_any()
}
