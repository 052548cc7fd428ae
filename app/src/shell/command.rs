//! The command field in the header. Typed into, it searches, without JavaScript too; pressed, it opens the palette.

use super::around::Around;
use crate::{
    i18n::*,
    prelude::*,
    ui::{Icon, Kbd},
};

/// A field that searches; once the page is awake, pressing it opens the palette instead.
#[component]
pub fn CommandField() -> impl IntoView {
    let i18n = use_i18n();
    let around = expect_context::<Around>();
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        around.palette.set(true);
    };
    view! {
        <form class="command" role="search" action="/search" method="get" aria-label=move || t_string!(i18n, shell.command) on:click=open>
            <Icon icon=icondata::LuSearch />
            <input
                type="search"
                name="q"
                aria-label=move || t_string!(i18n, shell.command)
                placeholder=move || t_string!(i18n, shell.command)
                autocomplete="off"
            />
            <Kbd keys="Ctrl K" />
        </form>
    }
    .into_any()
}
