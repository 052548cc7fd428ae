//! The command field in the header. Without JavaScript it searches; with it, it opens the palette.

use super::frame::Overlays;
use crate::{
    i18n::*,
    ui::{Icon, Kbd},
};
use leptos::prelude::*;

/// A field that looks like one and, once the page is awake, opens the palette instead.
#[component]
pub fn CommandField() -> impl IntoView {
    let i18n = use_i18n();
    let overlays = expect_context::<Overlays>();
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        overlays.palette.set(true);
    };
    view! {
        <form class="command" role="search" action="/search" method="get" on:click=open>
            <Icon icon=icondata::LuSearch />
            <input
                type="search"
                name="q"
                aria-label=move || t_string!(i18n, shell.command)
                placeholder=move || t_string!(i18n, shell.command)
                autocomplete="off"
                on:input=move |_| overlays.palette.set(true)
            />
            <Kbd keys="Ctrl K" />
        </form>
    }
    .into_any()
}
