//! The keys, on `?`.

use super::around::Around;
use crate::{
    i18n::*,
    parts::{self, later},
    prelude::*,
    ui::{Dialog, Kbd},
};

/// A dialog that lists the keys.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let i18n = use_i18n();
    let around = expect_context::<Around>();
    view! {
        <Dialog open=around.keys title=move || t_string!(i18n, shell.keys)>
            <Show when=move || around.keys.get()>{later(parts::keys())}</Show>
        </Dialog>
    }
    .into_any()
}

/// The lists in it.
#[component]
pub fn Keys() -> impl IntoView {
    let i18n = use_i18n();
    let line = |keys: &'static str, words: AnyView| {
        view! { <dt><Kbd keys=keys /></dt><dd>{words}</dd> }
    };
    view! {
        <h3>{t!(i18n, shell.keys_everywhere)}</h3>
        <dl class="keys">
            {line("Ctrl K", t!(i18n, shell.key_palette).into_any())}
            {line("?", t!(i18n, shell.key_keys).into_any())}
            {line("Esc", t!(i18n, shell.key_close).into_any())}
        </dl>
        <h3>{t!(i18n, shell.keys_reader)}</h3>
        <dl class="keys">
            {line("j", t!(i18n, shell.key_next_page).into_any())}
            {line("k", t!(i18n, shell.key_previous_page).into_any())}
            {line("g", t!(i18n, shell.key_go_page).into_any())}
            {line("/", t!(i18n, shell.key_find).into_any())}
            {line("n", t!(i18n, shell.key_next_place).into_any())}
            {line("N", t!(i18n, shell.key_previous_place).into_any())}
            {line("+", t!(i18n, shell.key_larger).into_any())}
            {line("-", t!(i18n, shell.key_smaller).into_any())}
            {line("0", t!(i18n, shell.key_fit).into_any())}
            {line("a", t!(i18n, shell.key_ask).into_any())}
            {line("h", t!(i18n, shell.key_highlight).into_any())}
            {line("c", t!(i18n, shell.key_card).into_any())}
        </dl>
    }
    .into_any()
}
