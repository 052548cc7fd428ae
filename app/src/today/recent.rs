//! What one was at: materials at the page where one left off, and answers.

use crate::prelude::*;
use crate::{
    i18n::*,
    library::{KindIcon, small_picture},
};
use contract::{ConversationView, MaterialState, MaterialView};

/// Materials, last opened first, each with a picture of the page at which it opens.
#[component]
pub fn ContinueReading(materials: Vec<MaterialView>) -> impl IntoView {
    let i18n = use_i18n();
    let card = move |material: MaterialView| {
        let page = material.place.unwrap_or(1);
        let picture = small_picture(&material, page).filter(|_| material.pages_done > 0);
        let facts = match material.state {
            MaterialState::Waiting => t!(i18n, library.state_waiting).into_any(),
            // How many pages there are is known once it is open.
            MaterialState::Reading if material.pages == 0 => t!(i18n, library.state_opening).into_any(),
            MaterialState::Reading => {
                t!(i18n, today.reading_in, done = material.pages_done, pages = material.pages).into_any()
            }
            MaterialState::NeedsPassword => t!(i18n, today.needs_password).into_any(),
            _ if material.pages > 1 => t!(i18n, today.at_page, page = page, pages = material.pages).into_any(),
            _ => ().into_any(),
        };
        view! {
            <li>
                <a class="shelf-card" href=format!("/materials/{}?page={page}", material.id)>
                    <span class="shelf-picture">
                        {match picture {
                            Some(picture) => view! { <img src=picture alt="" loading="lazy" /> }.into_any(),
                            None => view! { <KindIcon kind=material.kind /> }.into_any(),
                        }}
                    </span>
                    <span class="shelf-title" title=material.title.clone()>{material.title.clone()}</span>
                    <span class="shelf-facts">{facts}</span>
                </a>
            </li>
        }
    };
    let materials: Vec<_> =
        materials.into_iter().filter(|material| !matches!(material.state, MaterialState::Failed)).collect();
    (!materials.is_empty()).then(|| {
        view! {
            <section class="today-row">
                <h2>{t!(i18n, today.continue_reading)}</h2>
                <ul class="shelf">{materials.into_iter().map(card).collect_view()}</ul>
            </section>
        }
    })
}

/// Conversations, last used first.
#[component]
pub fn RecentAnswers(conversations: Vec<ConversationView>) -> impl IntoView {
    let i18n = use_i18n();
    let row = |talk: ConversationView| {
        view! {
            <li class="row">
                <a class="row-main row-title" href=format!("/ask/{}", talk.id) title=talk.title.clone()>
                    {talk.title.clone()}
                </a>
            </li>
        }
    };
    (!conversations.is_empty()).then(|| {
        view! {
            <section class="today-row">
                <h2>{t!(i18n, today.recent_answers)}</h2>
                <ul class="rows">{conversations.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}
