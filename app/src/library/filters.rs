//! What narrows the list: words, kinds, states, a tag; its order and its view. Links and one GET form, all of it the
//! address.

use super::{
    kind::{OFFERED_KINDS, kind_name},
    shelf::{KINDS, ORDERS, STATES, Shelf, word_of},
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{ChipLink, FindForm, Icon},
};
use contract::{MaterialOrder, MaterialState};

const OFFERED_STATES: [MaterialState; 3] =
    [MaterialState::Reading, MaterialState::NeedsPassword, MaterialState::Failed];

/// The chips and the search field above a list.
#[component]
pub fn Filters(shelf: Memo<Shelf>) -> impl IntoView {
    let i18n = use_i18n();
    let kinds = move || {
        let now = shelf.get();
        let chosen = now.filter.kind;
        let all = KINDS.iter().map(|(kind, _)| *kind);
        all.filter(|kind| OFFERED_KINDS.contains(kind) || chosen == Some(*kind))
            .map(|kind| {
                let on = chosen == Some(kind);
                let href = now.with(|filter| filter.kind = (!on).then_some(kind)).href();
                view! { <ChipLink href=href selected=on>{move || kind_name(i18n, kind)}</ChipLink> }
            })
            .collect_view()
    };
    let states = move || {
        let now = shelf.get();
        let chosen = now.filter.state;
        let all = STATES.iter().map(|(state, _)| *state);
        all.filter(|state| OFFERED_STATES.contains(state) || chosen == Some(*state))
            .map(|state| {
                let on = chosen == Some(state);
                let href = now.with(|filter| filter.state = (!on).then_some(state)).href();
                view! { <ChipLink href=href selected=on>{move || state_name(i18n, state)}</ChipLink> }
            })
            .collect_view()
    };
    let tag = move || {
        let now = shelf.get();
        now.filter.tag.clone().map(|tag| {
            let href = now.with(|filter| filter.tag = None).href();
            view! { <ChipLink href=href selected=true>{format!("#{tag}")}</ChipLink> }
        })
    };
    view! {
        <div class="shelf-filters">
            <nav class="chips" aria-label=move || t_string!(i18n, library.filters)>
                {move || {
                    let now = shelf.get();
                    let href = now.all_of_subject().href();
                    view! { <ChipLink href=href selected=!now.is_narrowed()>{t!(i18n, library.all)}</ChipLink> }
                }}
                {kinds} <span class="chips-gap" aria-hidden="true"></span> {states} {tag}
            </nav>
            <div class="shelf-end">
                <Words shelf=shelf/>
                <Orders shelf=shelf/>
                <nav class="views" aria-label=move || t_string!(i18n, library.views)>
                    {move || {
                        let now = shelf.get();
                        [(false, icondata::LuList), (true, icondata::LuLayoutGrid)]
                            .into_iter()
                            .map(|(grid, icon)| {
                                let name = if grid {
                                    t_string!(i18n, library.as_grid)
                                } else {
                                    t_string!(i18n, library.as_list)
                                };
                                view! {
                                    <a
                                        class="icon-button"
                                        href=now.as_grid(grid).href()
                                        aria-current=(now.grid == grid).then_some("true")
                                        aria-label=name
                                        title=name
                                    >
                                        <Icon icon=icon/>
                                    </a>
                                }
                            })
                            .collect_view()
                    }}
                </nav>
            </div>
        </div>
    }
    .into_any()
}

/// Words of the title.
#[component]
fn Words(shelf: Memo<Shelf>) -> impl IntoView {
    let i18n = use_i18n();
    let text = Signal::derive(move || shelf.with(|shelf| shelf.filter.text.clone().unwrap_or_default()));
    let rest = Signal::derive(move || {
        let now = shelf.get();
        let filter = now.filter;
        let order = (filter.order != MaterialOrder::default()).then(|| word_of(&ORDERS, filter.order).to_owned());
        let rest = [
            ("subject", filter.subject.map(|id| id.to_string())),
            ("kind", filter.kind.map(|kind| word_of(&KINDS, kind).to_owned())),
            ("state", filter.state.map(|state| word_of(&STATES, state).to_owned())),
            ("tag", filter.tag),
            ("order", order),
            ("trash", filter.trashed.then(|| "1".to_owned())),
            ("view", now.grid.then(|| "grid".to_owned())),
        ];
        rest.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    });
    view! { <FindForm action="/library" label=move || t_string!(i18n, library.find_title) text=text rest=rest/> }
        .into_any()
}

#[component]
fn Orders(shelf: Memo<Shelf>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <nav class="orders" aria-label=move || t_string!(i18n, library.order)>
            {move || {
                let now = shelf.get();
                ORDERS
                    .iter()
                    .map(|(order, _)| {
                        let order = *order;
                        let name = match order {
                            MaterialOrder::Newest => t_string!(i18n, library.order_newest),
                            MaterialOrder::Recent => t_string!(i18n, library.order_recent),
                            MaterialOrder::Title => t_string!(i18n, library.order_title),
                        };
                        let href = now.with(|filter| filter.order = order).href();
                        view! { <a href=href aria-current=(now.filter.order == order).then_some("true")>{name}</a> }
                    })
                    .collect_view()
            }}
        </nav>
    }
    .into_any()
}

fn state_name(i18n: leptos_i18n::I18nContext<Locale>, state: MaterialState) -> &'static str {
    match state {
        MaterialState::Waiting => t_string!(i18n, library.chip_waiting),
        MaterialState::Reading => t_string!(i18n, library.chip_reading),
        MaterialState::Ready => t_string!(i18n, library.chip_ready),
        MaterialState::Failed => t_string!(i18n, library.chip_failed),
        MaterialState::NeedsPassword => t_string!(i18n, library.chip_password),
        MaterialState::Cancelled => t_string!(i18n, library.chip_cancelled),
    }
}
