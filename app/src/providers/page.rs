//! The page of models: one's own, which one does what, what was used.

use super::{
    api,
    form::ProviderFields,
    list::{Offered, Own},
    prices::Prices,
    usage::{EverybodysUsage, OwnUsage},
    works::Works,
};
use crate::{
    accounts::{Topic, api::me},
    i18n::*,
    prelude::*,
    ui::{Button, Notice, NoticeKind, PageTitle, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::Role;
use leptos_router::hooks::use_query_map;

/// The page at `/settings/models`.
#[component]
pub fn ModelsPage() -> impl IntoView {
    let i18n = use_i18n();
    let choose = ServerAction::<api::Choose>::new();
    let models = resource(move || choose.version().get(), |_| api::settings());
    let person = resource(|| (), |()| me());
    let query = use_query_map();
    let removed = move || query.with(|query| query.get("done").as_deref() == Some("removed"));
    view! {
        <PageTitle text=move || t_string!(i18n, providers.title) />
        <article class="settings page-column">
            <p class="crumb"><a href="/settings">{t!(i18n, accounts.settings)}</a></p>
            <h1>{t!(i18n, providers.title)}</h1>
            <Show when=removed><Notice kind=NoticeKind::Good><p>{t!(i18n, providers.removed)}</p></Notice></Show>
            <p class="soft">{t!(i18n, providers.say)}</p>
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(6) /> }>
                {move || Suspend::new(async move {
                    match models.await {
                        Ok(models) => {
                            view! {
                                <Own own=models.own />
                                <Add />
                                <Offered offered=models.offered />
                                <Works works=models.works choose=choose />
                            }
                            .into_any()
                        }
                        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Transition>
            <OwnUsage />
            <Suspense>
                {move || Suspend::new(async move {
                    let administers =
                        matches!(person.await, Ok(Some(account)) if account.role == Role::Administrator);
                    administers.then(|| view! { <EverybodysUsage /><Prices /> })
                })}
            </Suspense>
        </article>
    }
    .into_any()
}

/// The form for a new one, folded away.
#[component]
fn Add() -> impl IntoView {
    let i18n = use_i18n();
    let add = ServerAction::<api::Add>::new();
    let value = add.value();
    let refused = move || value.with(|value| crate::ui::refusal(value).is_some());
    view! {
        <Topic id="add" title=move || t_string!(i18n, providers.add)>
            <details class="fold" open=refused>
                <summary>{t!(i18n, providers.add_open)}</summary>
                <ActionForm action=add attr:class="form">
                    <ProviderFields value=value />
                    <Button submit=true busy=add.pending()>{t!(i18n, providers.add_do)}</Button>
                </ActionForm>
            </details>
        </Topic>
    }
    .into_any()
}
