//! `/cards`: one's cards, found, changed and made.

use super::{
    add::AddCard,
    api::{self, Delete, Hold, Restore},
    filters::Filters,
    row::CardRow,
    state::Listed,
};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{
        ButtonKind, ButtonLink, Empty, PageTitle, Pagination, RefusalNotice, Skeleton, SkeletonShape, escape, refusal,
        use_toasts,
    },
};
use contract::{CardKind, CardList};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Shown {
    pub listed: Memo<Listed>,
    pub delete: ServerAction<Delete>,
    pub suspend: ServerAction<Hold>,
    restore: ServerAction<Restore>,
    stale: RwSignal<u32>,
}

impl Shown {
    /// Loads the list afresh.
    pub fn reload(self) {
        self.stale.update(|count| *count = count.wrapping_add(1));
    }

    fn changes(self) -> [usize; 3] {
        [self.delete.version().get(), self.suspend.version().get(), self.restore.version().get()]
    }
}

/// The page.
#[component]
pub fn CardsPage() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let listed = Memo::new(move |_| query.with(Listed::read));
    let filter = Memo::new(move |_| listed.with(|listed| listed.filter.clone()));
    let shown = Shown {
        listed,
        delete: ServerAction::new(),
        suspend: ServerAction::new(),
        restore: ServerAction::new(),
        stale: RwSignal::new(0),
    };
    provide_context(shown);
    tell(shown);
    let list = resource(move || (filter.get(), shown.stale.get(), shown.changes()), |(filter, ..)| api::list(filter));
    let adding = Memo::new(move |_| listed.with(|listed| listed.add));
    let add_href = move || {
        listed.with(|listed| Listed { filter: listed.filter.clone(), add: !listed.add, ..Listed::default() }.href())
    };
    view! {
        <PageTitle text=move || t_string!(i18n, cards.cards)/>
        <section class="cards">
            <header class="cards-head">
                <h1>{t!(i18n, cards.cards)}</h1>
                <div class="cards-ways">
                    <ButtonLink href="/cards/import" icon=icondata::LuFileInput>{t!(i18n, cards.from_anki)}</ButtonLink>
                    <ButtonLink href=add_href icon=icondata::LuPlus>{t!(i18n, cards.add_card)}</ButtonLink>
                    <ButtonLink href="/review" kind=ButtonKind::Primary>{t!(i18n, cards.review)}</ButtonLink>
                </div>
            </header>
            {move || adding.get().then(|| view! { <Adding/> })}
            {move || {
                let refused = [refusal(&shown.delete.value().get()), refusal(&shown.suspend.value().get())];
                refused.into_iter().flatten().map(|refusal| view! { <RefusalNotice refusal=refusal/> }).collect_view()
            }}
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(8)/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => view! { <Rows list=list/> }.into_any(),
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
    .into_any()
}

/// The form for a new card, with what the address says it begins with.
#[component]
fn Adding() -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let navigate = use_navigate();
    let begun = Memo::new(move |_| shown.listed.with(|listed| listed.from.clone().map(|from| (from, listed.kind))));
    let proposal = resource(
        move || begun.get(),
        async |begun| match begun {
            Some((from, kind)) => api::propose(from.clone(), kind).await.map(|proposal| Some((from, proposal))),
            None => Ok(None),
        },
    );
    let added = Callback::new(move |()| {
        shown.reload();
        // What a card was made from is done with; without it the form stays for the next one.
        if begun.get_untracked().is_some() {
            navigate("/cards", NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    });
    // Awake, the form turns the card itself.
    let other = move |kind| {
        let kind = Some(if kind == CardKind::Cloze { CardKind::Basic } else { CardKind::Cloze });
        let href = Listed { kind, ..shown.listed.get_untracked() }.href();
        format!("<p><a href=\"{}\">{}</a></p>", escape(&href), t_string!(i18n, cards.other_kind))
    };
    view! {
        <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(5)/> }>
            {move || Suspend::new(async move {
                match proposal.await {
                    Ok(from) => {
                        let other = from.as_ref().map(|(_, proposal)| other(proposal.draft.kind));
                        view! {
                            <AddCard added=added from=from/>
                            {other.map(|other| view! { <noscript inner_html=other></noscript> })}
                        }
                        .into_any()
                    }
                    Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Rows(list: CardList) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let listed = shown.listed.get_untracked();
    let CardList { cards, total, page, per_page, tags, subjects } = list;
    let none = cards.is_empty();
    let pages = total.div_ceil(u64::from(per_page.max(1))).min(u64::from(u32::MAX)) as u32;
    let narrowed = listed.is_narrowed();
    let href = move |page| listed.at_page(page).href();
    let total = total as u32;
    view! {
        {(narrowed || !none).then(|| view! { <Filters listed=shown.listed subjects=subjects tags=tags/> })}
        {match (none, narrowed) {
            (true, true) => view! {
                <Empty say=move || t_string!(i18n, cards.nothing_fits)>
                    <ButtonLink href="/cards">{t!(i18n, cards.show_all)}</ButtonLink>
                </Empty>
            }
            .into_any(),
            (true, false) => view! {
                <Empty say=move || t_string!(i18n, cards.none)>
                    <ButtonLink href="/cards?add=1">{t!(i18n, cards.add_card)}</ButtonLink>
                </Empty>
            }
            .into_any(),
            (false, _) => view! {
                <p class="cards-count">{t!(i18n, cards.count, count = move || total)}</p>
                <ul class="rows">{cards.into_iter().map(|card| view! { <CardRow card=card/> }).collect_view()}</ul>
                <Pagination page=page.max(1) pages=pages href=href/>
                <p class="cards-out">
                    {t!(i18n, cards.save_as)} " "
                    <a href="/cards/export.apkg" rel="external" download="">"Anki"</a> " · "
                    <a href="/cards/export.csv" rel="external" download="">"CSV"</a> " · "
                    <a href="/cards/export.json" rel="external" download="">"JSON"</a>
                </p>
            }
            .into_any(),
        }}
    }
    .into_any()
}

/// Says what was done, and how to take it back.
fn tell(shown: Shown) {
    let i18n = use_i18n();
    let toasts = use_toasts();
    let asked = RwSignal::new(None::<Delete>);
    Effect::new(move || {
        if let Some(input) = shown.delete.input().get() {
            asked.set(Some(input));
        }
    });
    Effect::new(move || {
        if let Some(Ok(())) = shown.delete.value().get()
            && let Some(done) = asked.get_untracked()
        {
            toasts.say_with_undo(t_string!(i18n, cards.deleted), move || {
                shown.restore.dispatch(Restore { ids: done.ids.clone() });
            });
        }
    });
}
