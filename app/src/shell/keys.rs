//! The keys, on `?`.

use super::frame::Overlays;
use crate::{
    i18n::*,
    ui::{Dialog, Kbd},
};
use leptos::prelude::*;

/// A dialog that lists the keys.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let i18n = use_i18n();
    let overlays = expect_context::<Overlays>();
    let line = |keys: &'static str, words: AnyView| {
        view! { <dt><Kbd keys=keys /></dt><dd>{words}</dd> }
    };
    view! {
        <Dialog open=overlays.keys title=move || t_string!(i18n, shell.keys)>
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
                {line("/", t!(i18n, shell.key_find).into_any())}
                {line("a", t!(i18n, shell.key_ask).into_any())}
            </dl>
        </Dialog>
    }
    .into_any()
}
