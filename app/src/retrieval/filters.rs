//! What narrows a search: how it looks, and at what. Links, so they work without JavaScript.

use super::state::{Sought, kind_word, mode_word};
use crate::{i18n::*, library::OFFERED_KINDS, prelude::*, ui::ChipLink};
use contract::{MaterialKind, SearchMode};

const MODES: [SearchMode; 3] = [SearchMode::Hybrid, SearchMode::Meaning, SearchMode::Words];

/// The side of the search page.
#[component]
pub fn Filters(#[prop(into)] sought: Signal<Sought>) -> impl IntoView {
    let i18n = use_i18n();
    let mode = move |mode: SearchMode| {
        let words = match mode {
            SearchMode::Hybrid => t!(i18n, retrieval.mode_both).into_any(),
            SearchMode::Meaning => t!(i18n, retrieval.mode_meaning).into_any(),
            SearchMode::Words => t!(i18n, retrieval.mode_words).into_any(),
        };
        view! {
            <ChipLink
                href=move || Sought { mode, ..sought.get() }.href()
                selected=Signal::derive(move || sought.with(|sought| sought.mode == mode))
                attr:data-mode=mode_word(mode)
            >
                {words}
            </ChipLink>
        }
    };
    let kind = move |kind: MaterialKind| {
        let words = match kind {
            MaterialKind::Scan => t!(i18n, retrieval.kind_scan).into_any(),
            MaterialKind::Note => t!(i18n, retrieval.kind_note).into_any(),
            MaterialKind::Slides => t!(i18n, retrieval.kind_slides).into_any(),
            MaterialKind::Link => t!(i18n, retrieval.kind_link).into_any(),
            MaterialKind::Recording => t!(i18n, retrieval.kind_recording).into_any(),
            _ => t!(i18n, retrieval.kind_document).into_any(),
        };
        let chosen = move || sought.with(|sought| sought.kind == Some(kind));
        view! {
            <ChipLink
                href=move || Sought { kind: (!chosen()).then_some(kind), ..sought.get() }.href()
                selected=Signal::derive(chosen)
                attr:data-kind=kind_word(kind)
            >
                {words}
            </ChipLink>
        }
    };
    let explained = move || match sought.with(|sought| sought.mode) {
        SearchMode::Hybrid => t_string!(i18n, retrieval.both_say),
        SearchMode::Meaning => t_string!(i18n, retrieval.meaning_say),
        SearchMode::Words => t_string!(i18n, retrieval.words_say),
    };
    view! {
        <aside class="filters" aria-label=move || t_string!(i18n, retrieval.filters)>
            <h2>{t!(i18n, retrieval.how)}</h2>
            <div class="chips">{MODES.map(mode).collect_view()}</div>
            <p class="soft">{explained}</p>
            <h2>{t!(i18n, retrieval.what)}</h2>
            <div class="chips">{OFFERED_KINDS.map(kind).collect_view()}</div>
        </aside>
    }
    .into_any()
}
