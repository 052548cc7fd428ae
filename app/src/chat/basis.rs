//! What an answer was made with: what was searched for and where, and the earlier turns that were told in short.

use crate::{i18n::*, prelude::*};
use contract::{Basis, Condensed};

/// Both, where there is something to say.
#[component]
pub fn Made(basis: Basis) -> impl IntoView {
    let i18n = use_i18n();
    let searched = basis.searched.map(|words| {
        view! {
            <p class="answer-searched" dir="auto">
                {move || t_string!(i18n, chat.searched, words = words.clone()).to_string()}
            </p>
        }
    });
    let count = basis.condensed.len();
    let turn = |one: Condensed| {
        view! {
            <li dir="auto">
                <strong>{one.question}</strong>
                {(!one.kept.is_empty()).then(|| view! { <span>" "{one.kept}</span> })}
            </li>
        }
    };
    let condensed = (count > 0).then(|| {
        view! {
            <details class="fold answer-condensed">
                <summary>{move || t_string!(i18n, chat.condensed, count = count).to_string()}</summary>
                <p>{t!(i18n, chat.condensed_note)}</p>
                <ol>{basis.condensed.into_iter().map(turn).collect_view()}</ol>
            </details>
        }
    });
    let web = basis.web.map(|web| match web.refusal {
        Some(refusal) => {
            let words = format!("{} {}", refusal.say(), refusal.hint());
            view! { <p class="answer-searched answer-unsearched">{words}</p> }.into_any()
        }
        None => {
            let (engine, count) = (web.engine, web.passages);
            view! { <p class="answer-searched">{t!(i18n, chat.searched_web, engine = engine, count = move || count)}</p> }
                .into_any()
        }
    });
    view! {
        {searched}
        {web}
        {condensed}
    }
    .into_any()
}
