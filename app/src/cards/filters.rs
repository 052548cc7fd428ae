//! What narrows the list of cards: words, states, subjects, tags. Links and one GET form, all of it the address.

use super::state::{Listed, SHOWN};
use crate::{
    i18n::*,
    prelude::*,
    ui::{ChipLink, FindForm},
};
use contract::{CardFilter, CardSubject, CardsShown};

/// Chips of subjects, and of tags; the one that is chosen is there all the same.
const MOST_CHIPS: usize = 30;

/// The chips and the search field above the list.
#[component]
pub fn Filters(listed: Memo<Listed>, subjects: Vec<CardSubject>, tags: Vec<String>) -> impl IntoView {
    let i18n = use_i18n();
    let all = move || {
        let now = listed.get();
        let href = Listed::default().href();
        view! { <ChipLink href=href selected=!now.is_narrowed()>{t!(i18n, cards.all)}</ChipLink> }
    };
    // Chosen it is let go of, else chosen.
    let chip = move |words: TextProp, on: bool, choose: &dyn Fn(&mut CardFilter, bool)| {
        let href = listed.get().with(|filter| choose(filter, !on)).href();
        view! { <ChipLink href=href selected=on>{move || words.get()}</ChipLink> }
    };
    let states = move || {
        let now = listed.get().filter.shown;
        let state = |(shown, _): (CardsShown, &str)| {
            let words = move || shown_name(i18n, shown);
            chip(words.into(), now == Some(shown), &|filter, on| filter.shown = on.then_some(shown))
        };
        SHOWN.map(state).collect_view()
    };
    let subjects = move || {
        let now = listed.get().filter.subject;
        let some = subjects.iter().enumerate().filter(|(at, one)| *at < MOST_CHIPS || now == Some(one.id));
        let subject = |(_, one): (usize, &CardSubject)| {
            chip(one.title.clone().into(), now == Some(one.id), &|filter, on| filter.subject = on.then_some(one.id))
        };
        some.map(subject).collect_view()
    };
    let tags = move || {
        let now = listed.get().filter.tag;
        let some = tags.iter().enumerate().filter(|(at, tag)| *at < MOST_CHIPS || now.as_ref() == Some(tag));
        let tag = |(_, tag): (usize, &String)| {
            let on = now.as_ref() == Some(tag);
            chip(format!("#{tag}").into(), on, &|filter, on| filter.tag = on.then(|| tag.clone()))
        };
        some.map(tag).collect_view()
    };
    // Nothing offers these; what leads here can be let go of.
    let from = move || {
        let filter = listed.get().filter;
        let import = filter.import.map(|_| {
            let words = move || t_string!(i18n, cards.of_import);
            chip(words.into(), true, &|filter, _| filter.import = None)
        });
        let material = filter.material.map(|_| {
            let words = move || t_string!(i18n, cards.of_material);
            chip(words.into(), true, &|filter, _| filter.material = None)
        });
        view! { {import} {material} }
    };
    let text = Signal::derive(move || listed.with(|listed| listed.filter.text.clone().unwrap_or_default()));
    let rest = Signal::derive(move || {
        let narrowing = listed.with(Listed::narrowing).into_iter();
        narrowing.filter_map(|(name, value)| Some((name, value?))).collect()
    });
    view! {
        <div class="shelf-filters">
            <nav class="chips" aria-label=move || t_string!(i18n, cards.filters)>
                {all} {from} {states} <span class="chips-gap" aria-hidden="true"></span> {subjects} {tags}
            </nav>
            <div class="shelf-end">
                <FindForm action="/cards" label=move || t_string!(i18n, cards.find) text=text rest=rest/>
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
