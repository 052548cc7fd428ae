//! What narrows the list of cards: words, states, tags. Links and one GET form, all of it the address.

use super::state::{Listed, SHOWN};
use crate::{
    i18n::*,
    prelude::*,
    ui::{ChipLink, Icon},
};
use contract::CardsShown;
use leptos_router::components::Form;

/// The chips and the search field above the list.
#[component]
pub fn Filters(listed: Memo<Listed>, tags: Vec<String>) -> impl IntoView {
    let i18n = use_i18n();
    let all = move || {
        let now = listed.get();
        let href = Listed::default().href();
        view! { <ChipLink href=href selected=!now.is_narrowed()>{t!(i18n, cards.all)}</ChipLink> }
    };
    let states = move || {
        let now = listed.get();
        let chip = |(shown, _): (CardsShown, &str)| {
            let on = now.filter.shown == Some(shown);
            let href = now.with(|filter| filter.shown = (!on).then_some(shown)).href();
            view! { <ChipLink href=href selected=on>{move || shown_name(i18n, shown)}</ChipLink> }
        };
        SHOWN.map(chip).collect_view()
    };
    let tags = move || {
        let now = listed.get();
        let chip = |tag: &String| {
            let on = now.filter.tag.as_ref() == Some(tag);
            let href = now.with(|filter| filter.tag = (!on).then(|| tag.clone())).href();
            view! { <ChipLink href=href selected=on>{format!("#{tag}")}</ChipLink> }
        };
        tags.iter().take(30).map(chip).collect_view()
    };
    let hidden = move || {
        let filter = listed.get().filter;
        let shown = filter.shown.and_then(|shown| SHOWN.iter().find(|(one, _)| *one == shown));
        [
            ("subject", filter.subject.map(|id| id.to_string())),
            ("material", filter.material.map(|id| id.to_string())),
            ("tag", filter.tag),
            ("shown", shown.map(|(_, word)| (*word).to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| view! { <input type="hidden" name=name value=value/> }))
        .collect_view()
    };
    view! {
        <div class="shelf-filters">
            <nav class="chips" aria-label=move || t_string!(i18n, cards.filters)>
                {all} {states} <span class="chips-gap" aria-hidden="true"></span> {tags}
            </nav>
            <div class="shelf-end">
                <Form method="GET" action="/cards" attr:class="words-form" attr:role="search">
                    {hidden}
                    <Icon icon=icondata::LuSearch/>
                    <input
                        class="input"
                        type="search"
                        name="text"
                        value=move || listed.get().filter.text.unwrap_or_default()
                        prop:value=move || listed.get().filter.text.unwrap_or_default()
                        aria-label=move || t_string!(i18n, cards.find)
                        placeholder=move || t_string!(i18n, cards.find)
                    />
                </Form>
            </div>
        </div>
    }
    .into_any()
}

fn shown_name(i18n: leptos_i18n::I18nContext<Locale>, shown: CardsShown) -> &'static str {
    match shown {
        CardsShown::Due => t_string!(i18n, cards.due),
        CardsShown::New => t_string!(i18n, cards.new),
        CardsShown::Learning => t_string!(i18n, cards.learning),
        CardsShown::Review => t_string!(i18n, cards.known),
        CardsShown::Suspended => t_string!(i18n, cards.suspended),
        CardsShown::Leech => t_string!(i18n, cards.leeches),
        CardsShown::Flagged => t_string!(i18n, cards.flagged),
    }
}
