//! One card in the list: both sides, where it comes from, when it comes back.

use super::{edit::EditSides, page::Shown, state::Listed};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Menu, Moment},
};
use contract::{CardState, CardView};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The longest stretch of a side in a row, in characters.
const LONGEST: usize = 240;

/// A row.
#[component]
pub fn CardRow(card: CardView) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let navigate = use_navigate();
    let id = card.id;
    let key = id.to_string();
    let editing = {
        let key = key.clone();
        Memo::new(move |_| shown.listed.with(|listed| listed.edit.as_ref() == Some(&key)))
    };
    let saved = Callback::new(move |()| {
        shown.reload();
        let href = shown.listed.get_untracked().editing(None).href();
        navigate(&href, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    let edit = {
        let key = key.clone();
        move || shown.listed.with(|listed| listed.editing(Some(key.clone())).href())
    };
    let source = card.source.clone().map(|source| {
        let words = match source.page {
            Some(page) => t_string!(i18n, review.source_page, title = source.title.clone(), page = page).to_string(),
            None => source.title.clone(),
        };
        view! { <a href=source.href title=source.quote dir="auto">{words}</a> }
    });
    let tags = card.tags.iter().map(|tag| {
        let href = Listed::default().with(|filter| filter.tag = Some(tag.clone())).href();
        view! { <a class="tag" href=href>{tag.clone()}</a> }
    });
    let tags = tags.collect_view();
    let (state, suspended, due_at) = (card.state, card.suspended, card.due_at);
    let when = match (suspended, state) {
        (true, _) => view! { <span>{t!(i18n, cards.is_suspended)}</span> }.into_any(),
        (false, CardState::New) => view! { <span>{t!(i18n, cards.is_new)}</span> }.into_any(),
        (false, _) => view! { <span>{t!(i18n, cards.due_on)} " " <Moment at=due_at/></span> }.into_any(),
    };
    let (held, gone) = (key.clone(), key);
    let (front, back) = (clipped(&card.front_words), clipped(&card.back_words));
    let card = StoredValue::new(card);
    view! {
        <li class="row card-row">
            <div class="row-main">
                <p class="card-front" dir="auto">{front}</p>
                <p class="card-back" dir="auto">{back}</p>
                <p class="row-facts card-facts">{when} {source} {tags}</p>
                {move || editing.get().then(|| view! { <EditSides card=card.get_value() saved=saved/> })}
            </div>
            <Menu label=move || t_string!(i18n, cards.more)>
                <a href=edit>{t!(i18n, cards.edit)}</a>
                <ActionForm action=shown.suspend>
                    <input type="hidden" name="ids[0]" value=held/>
                    <input type="hidden" name="suspended" value=(!suspended).to_string()/>
                    <button type="submit">
                        {if suspended { t!(i18n, cards.resume).into_any() } else { t!(i18n, cards.suspend).into_any() }}
                    </button>
                </ActionForm>
                <ActionForm action=shown.delete>
                    <input type="hidden" name="ids[0]" value=gone/>
                    <button type="submit">{t!(i18n, cards.delete)}</button>
                </ActionForm>
            </Menu>
        </li>
    }
    .into_any()
}

/// A side as a row has room for it.
fn clipped(side: &str) -> String {
    let mut short = side.to_owned();
    if let Some((at, _)) = short.char_indices().nth(LONGEST) {
        short.truncate(at);
        short.push('…');
    }
    short
}
