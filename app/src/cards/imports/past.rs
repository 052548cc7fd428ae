//! Imports that were there before, each with the way back.

use super::{Back, state_name};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Empty, Moment},
};
use contract::{ImportState, ImportView};

/// The list.
#[component]
pub fn Past(imports: Vec<ImportView>) -> impl IntoView {
    let i18n = use_i18n();
    if imports.is_empty() {
        return view! { <Empty say=move || t_string!(i18n, cards.imports.none)/> }.into_any();
    }
    let row = |one: ImportView| {
        let ImportView { id, file_name, state, counts, created_at } = one;
        view! {
            <li class="row import-row" data-state=word(state)>
                <div class="row-main">
                    <a class="row-title" href=format!("/cards/import?id={id}") dir="auto">{file_name}</a>
                    <p class="row-facts card-facts">
                        <span>{move || state_name(i18n, state)}</span>
                        <Moment at=created_at/>
                        <span>{t!(i18n, cards.count, count = move || counts.cards)}</span>
                        <span>{t!(i18n, cards.imports.reviews_count, count = move || counts.reviews)}</span>
                    </p>
                </div>
                <Back id=id state=state/>
            </li>
        }
    };
    view! {
        <h2>{t!(i18n, cards.imports.past)}</h2>
        <ul class="rows">{imports.into_iter().map(row).collect_view()}</ul>
    }
    .into_any()
}

fn word(state: ImportState) -> &'static str {
    match state {
        ImportState::Waiting => "waiting",
        ImportState::Taken => "taken",
        ImportState::Undone => "undone",
    }
}
