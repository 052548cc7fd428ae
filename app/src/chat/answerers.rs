//! Who can answer: the choice among them, and what each is called.

use super::{api, desk::Desk};
use crate::{i18n::*, prelude::*};
use contract::{AnswererView, EXTRACTIVE};

/// What an answerer is called: a model by its own name.
pub fn name_of(i18n: leptos_i18n::I18nContext<Locale>, answerer: &str) -> String {
    match answerer {
        EXTRACTIVE => t_string!(i18n, chat.quotes).to_owned(),
        name => name.to_owned(),
    }
}

/// Who answers; nothing where there is no choice.
#[component]
pub fn Answerers() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let answerers = resource(|| (), |()| api::answerers());
    let option = move |one: AnswererView| {
        let name = one.name.clone();
        view! { <option value=one.name selected=one.preferred>{move || name_of(i18n, &name)}</option> }
    };
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let all = answerers.await.unwrap_or_default();
                (all.len() > 1)
                    .then(|| {
                        view! {
                            <select
                                class="answerers"
                                name="answerer"
                                aria-label=move || t_string!(i18n, chat.answerer)
                                title=move || t_string!(i18n, chat.answerer)
                                on:change=move |event| desk.answerer.set(Some(event_target_value(&event)))
                            >
                                {all.into_iter().map(option).collect_view()}
                            </select>
                        }
                    })
            })}
        </Transition>
    }
    .into_any()
}
