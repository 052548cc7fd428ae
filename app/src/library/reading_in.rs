//! Pages filling up: how far a material is, as a line and in words.

use super::state::Arrival;
use crate::i18n::*;
use crate::prelude::*;
use contract::MaterialState;

/// How far a material is; nothing for one that is ready and whole.
#[component]
pub fn ReadingIn(#[prop(into)] arrival: Signal<Arrival>) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || {
        let Arrival { state, pages, pages_done: done, pages_failed: failed } = arrival.get();
        match state {
            MaterialState::Waiting => Some(t_string!(i18n, library.state_waiting).to_owned()),
            MaterialState::Reading if pages > 0 => {
                Some(t_string!(i18n, library.state_reading, done = done, pages = pages).to_string())
            }
            MaterialState::Reading => Some(t_string!(i18n, library.state_opening).to_owned()),
            MaterialState::Cancelled => {
                Some(t_string!(i18n, library.state_cancelled, done = done, pages = pages).to_string())
            }
            MaterialState::Failed => Some(t_string!(i18n, library.state_failed).to_owned()),
            MaterialState::NeedsPassword => Some(t_string!(i18n, library.state_password).to_owned()),
            MaterialState::Ready if failed > 0 => {
                Some(t_string!(i18n, library.pages_failed, count = failed).to_string())
            }
            MaterialState::Ready => None,
        }
    };
    let percent = move || {
        let now = arrival.get();
        now.is_moving().then(|| now.percent().unwrap_or(0))
    };
    view! {
        <Show when=move || words().is_some()>
            <span class="reading-progress" data-state=move || format!("{:?}", arrival.get().state).to_lowercase()>
                {move || {
                    percent()
                        .map(|percent| {
                            view! { <progress max="100" value=percent aria-hidden="true"></progress> }
                        })
                }}
                <span class="reading-words">{words}</span>
            </span>
        </Show>
    }
    .into_any()
}
