//! The search page. The address is the search; typing changes the address a little later.

use super::{api, filters::Filters, found::Found, state::Sought};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Empty, Icon, PageTitle, RefusalNotice, Skeleton, SkeletonShape},
};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use std::time::Duration;

/// How long a person pauses before what is typed is sought.
const PAUSE: Duration = Duration::from_millis(180);

/// The page at `/search`.
#[component]
pub fn SearchPage() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let sought = Memo::new(move |_| query.with(Sought::read));
    let found = resource(
        move || sought.get(),
        |sought| async move {
            if sought.query.trim().is_empty() {
                return Ok(None);
            }
            api::search(sought.request()).await.map(Some)
        },
    );
    let results = move || {
        Suspend::new(async move {
            match found.await {
                Ok(None) => view! { <Empty say=move || t_string!(i18n, retrieval.begin) /> }.into_any(),
                Ok(Some(found)) => view! { <Found found=found /> }.into_any(),
                Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
            }
        })
    };
    view! {
        <PageTitle text=move || t_string!(i18n, retrieval.title) />
        <article class="search">
            <h1>{t!(i18n, retrieval.title)}</h1>
            <SearchField sought=sought />
            <div class="search-body">
                <div class="search-found">
                    <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(5) /> }>{results}</Transition>
                </div>
                <Filters sought=sought />
            </div>
        </article>
    }
    .into_any()
}

#[component]
fn SearchField(sought: Memo<Sought>) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    let later = StoredValue::new(None::<TimeoutHandle>);
    let typed = move |query: String| {
        let navigate = navigate.clone();
        let go = move || {
            let next = Sought { query, ..sought.get_untracked() };
            navigate(&next.href(), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        };
        later.update_value(|later| {
            if let Some(waiting) = later.take() {
                waiting.clear();
            }
            *later = set_timeout_with_handle(go, PAUSE).ok();
        });
    };
    let first = sought.get_untracked();
    let input = NodeRef::<leptos::html::Input>::new();
    // Back and forward change the words; while the person types, the field is theirs.
    Effect::new(move || {
        let query = sought.with(|sought| sought.query.clone());
        if let Some(input) = input.get()
            && document().active_element().as_ref() != Some(input.as_ref())
        {
            input.set_value(&query);
        }
    });
    view! {
        <form class="search-field" role="search" action="/search" method="get" aria-label=move || t_string!(i18n, retrieval.title)>
            <Icon icon=icondata::LuSearch />
            <input
                type="search"
                name="q"
                value=first.query
                aria-label=move || t_string!(i18n, retrieval.field)
                placeholder=move || t_string!(i18n, retrieval.field)
                autocomplete="off"
                autofocus=true
                node_ref=input
                on:input=move |event| typed(event_target_value(&event))
            />
            <input type="hidden" name="mode" value=move || sought.with(|sought| super::state::mode_word(sought.mode)) />
            <Button submit=true kind=ButtonKind::Primary>{t!(i18n, retrieval.title)}</Button>
        </form>
    }
    .into_any()
}
