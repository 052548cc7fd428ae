//! A coached answer: why another one answers, a hint, a question back, and the answer behind a fold.

use crate::{i18n::*, prelude::*, reader::page_href};
use contract::Coaching;

/// The hint and the question back; the children are the answer.
#[component]
pub fn Coached(coaching: Coaching, children: Children) -> impl IntoView {
    let i18n = use_i18n();
    let note = coaching.note.map(|note| view! { <p class="coach-note" dir="auto">{note}</p> });
    let (title, page) = (coaching.title, coaching.page);
    let place = view! {
        <a href=page_href(coaching.material, page) dir="auto">
            {move || t_string!(i18n, chat.figure_from, title = title.clone(), page = page).to_string()}
        </a>
    };
    let heading = coaching.heading.map(|heading| {
        view! { <span dir="auto">{move || t_string!(i18n, chat.coach_section, heading = heading.clone()).to_string()}</span> }
    });
    let terms = (!coaching.terms.is_empty()).then(|| {
        let terms = coaching.terms.join(", ");
        view! { <p dir="auto">{move || t_string!(i18n, chat.coach_terms, terms = terms.clone()).to_string()}</p> }
    });
    let back = coaching.cloze.zip(coaching.gap).map(|(cloze, gap)| {
        view! {
            <div class="coach-back">
                <p>{t!(i18n, chat.coach_gap)}</p>
                <blockquote dir="auto">{cloze}</blockquote>
                <details class="fold">
                    <summary>{t!(i18n, chat.coach_show_gap)}</summary>
                    <p dir="auto"><strong>{gap}</strong></p>
                </details>
            </div>
        }
    });
    view! {
        <div class="coach">
            {note}
            <div class="coach-hint">
                <p>{t!(i18n, chat.coach_hint)} " " {place} {heading}</p>
                {terms}
            </div>
            {back}
            <details class="fold coach-answer">
                <summary>{t!(i18n, chat.coach_show_answer)}</summary>
                {children.view()}
            </details>
        </div>
    }
    .into_any()
}
