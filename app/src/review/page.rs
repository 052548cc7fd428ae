//! `/review`: what is asked today.

use super::{api, sending::Desk, sitting::Sitting, state, summary::Summary};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{ButtonKind, ButtonLink, Empty, PageTitle, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::ReviewQueue;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// The page. It works as plain forms; awake, it goes on without a network.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let i18n = use_i18n();
    let queue = resource(|| (), |()| api::queue());
    Effect::new(|| {
        if let Some(zone) = zone() {
            spawn_local(async move { drop(api::suggest_zone(zone).await) });
        }
    });
    view! {
        <PageTitle text=move || t_string!(i18n, review.review)/>
        <section class="review">
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(6)/> }>
                {move || Suspend::new(async move {
                    match queue.await {
                        Ok(queue) if !queue.any => view! { <NoCards/> }.into_any(),
                        Ok(queue) => view! { <Begun queue=queue/> }.into_any(),
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Suspense>
        </section>
    }
    .into_any()
}

#[component]
fn NoCards() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Empty say=move || t_string!(i18n, review.no_cards)>
            <ButtonLink href="/cards?add=1" kind=ButtonKind::Primary>{t!(i18n, review.make_first)}</ButtonLink>
        </Empty>
    }
    .into_any()
}

#[component]
fn Begun(queue: ReviewQueue) -> impl IntoView {
    // Without WASM a link turns the card, and only this one.
    let turned = use_query_map().with_untracked(|query| query.get("turned"));
    let sitting = state::Sitting::new(&queue);
    let turned = sitting.current(queue.at).is_some_and(|asked| turned == Some(asked.card.id.to_string()));
    let desk = Desk::new(sitting, turned, queue.at);
    provide_context(desk);
    desk.wake();
    view! {
        <Sitting/>
        <Show when=move || desk.sitting.with(|sitting| sitting.current(desk.now()).is_none())>
            <Summary/>
        </Show>
    }
    .into_any()
}

/// The zone that this browser goes by.
fn zone() -> Option<String> {
    let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}
