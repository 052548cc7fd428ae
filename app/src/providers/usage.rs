//! What was used of models in the last thirty days.

use super::{
    api,
    state::{dollars, grouped},
};
use crate::{
    Refused,
    accounts::Topic,
    i18n::*,
    prelude::*,
    ui::{RefusalNotice, Skeleton, SkeletonShape},
};
use contract::{UsageView, UseView, Work};

/// One's own.
#[component]
pub fn OwnUsage() -> impl IntoView {
    let i18n = use_i18n();
    let usage = resource(|| (), |()| api::usage());
    view! {
        <Topic id="usage" title=move || t_string!(i18n, providers.usage)>
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(2) /> }>
                {move || Suspend::new(async move { shown(usage.await, true) })}
            </Suspense>
        </Topic>
    }
    .into_any()
}

/// Everybody's, for administrators.
#[component]
pub fn EverybodysUsage() -> impl IntoView {
    let i18n = use_i18n();
    let usage = resource(|| (), |()| api::everybodys_usage());
    view! {
        <Topic id="everybodys-usage" title=move || t_string!(i18n, providers.everybodys_usage)>
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(2) /> }>
                {move || Suspend::new(async move { shown(usage.await, false) })}
            </Suspense>
        </Topic>
    }
    .into_any()
}

fn shown(usage: Result<UsageView, Refused>, own: bool) -> AnyView {
    match usage {
        Ok(usage) => view! { <Usage usage=usage own=own /> }.into_any(),
        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
    }
}

#[component]
fn Usage(usage: UsageView, own: bool) -> impl IntoView {
    let i18n = use_i18n();
    let limited = (own && usage.limit > 0).then(|| {
        let (today, limit) = (grouped(usage.today), grouped(usage.limit));
        view! { <p>{t!(i18n, providers.usage_limit, today = today, limit = limit)}</p> }
    });
    if usage.uses.is_empty() {
        return view! { {limited} <p class="soft">{t!(i18n, providers.usage_none)}</p> }.into_any();
    }
    let estimated = usage.uses.iter().any(|one| one.estimated);
    let row = move |one: UseView| {
        let about = if one.estimated { "≈\u{202f}" } else { "" };
        let work = move || match one.work {
            Work::Chat => t_string!(i18n, providers.work_chat),
            Work::Generate => t_string!(i18n, providers.work_generate),
            Work::Vision => t_string!(i18n, providers.work_vision),
        };
        view! {
            <tr>
                <td>{one.day}</td>
                {(!own).then(|| view! { <td dir="auto">{one.person.clone()}</td> })}
                <td dir="auto" class="usage-model">{one.provider} <span class="row-facts">{one.model}</span></td>
                <td>{work}</td>
                <td class="number">{about}{grouped(one.asked)}</td>
                <td class="number">{about}{grouped(one.answered)}</td>
                <td class="number">{one.cost.map_or_else(|| "–".to_owned(), dollars)}</td>
            </tr>
        }
    };
    view! {
        {limited}
        <div class="table-scroll">
            <table class="usage">
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, providers.day)}</th>
                        {(!own).then(|| view! { <th scope="col">{t!(i18n, providers.person)}</th> })}
                        <th scope="col">{t!(i18n, providers.model)}</th>
                        <th scope="col">{t!(i18n, providers.work)}</th>
                        <th scope="col" class="number">{t!(i18n, providers.asked)}</th>
                        <th scope="col" class="number">{t!(i18n, providers.answered)}</th>
                        <th scope="col" class="number">{t!(i18n, providers.cost)}</th>
                    </tr>
                </thead>
                <tbody>{usage.uses.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {estimated.then(|| view! { <p class="soft">{t!(i18n, providers.usage_estimated)}</p> })}
    }
    .into_any()
}
