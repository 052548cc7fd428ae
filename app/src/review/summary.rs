//! The end of a day: what it came to, and the month ahead.

use super::{api, chart::Chart, sending::Desk};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{ButtonLink, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::DaySummary;

/// Shown when no card is left today.
#[component]
pub fn Summary() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let unsent = Memo::new(move |_| desk.sitting.with(|sitting| sitting.unsent.len()));
    // Answers that have just arrived are among its figures.
    let summary = resource(move || unsent.get() == 0, |_| api::summary());
    let waiting = move || {
        let next = desk.sitting.with(|sitting| sitting.next_at())?;
        let minutes = (next - desk.now()).num_minutes().clamp(1, 1_440) as u32;
        Some(view! { <p class="review-said">{t!(i18n, review.next_in, count = move || minutes)}</p> })
    };
    let carried = move || {
        let carried = desk.sitting.with(|sitting| sitting.carried);
        (carried > 0).then(|| view! { <p class="review-said">{t!(i18n, review.carried, count = move || carried)}</p> })
    };
    view! {
        <div class="review-end">
            <h1>{t!(i18n, review.done)}</h1>
            {waiting}
            {carried}
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(4)/> }>
                {move || Suspend::new(async move {
                    match summary.await {
                        Ok(summary) => view! { <Came summary=summary/> }.into_any(),
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Suspense>
            <p class="review-ways">
                <ButtonLink href="/cards">{t!(i18n, review.to_cards)}</ButtonLink>
                <ButtonLink href="/review/settings">{t!(i18n, review.settings)}</ButtonLink>
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn Came(summary: DaySummary) -> impl IntoView {
    let i18n = use_i18n();
    let DaySummary { answers, minutes, reviews, recalled, new, forecast } = summary;
    let minutes = minutes.ceil() as u32;
    let share = (reviews > 0).then(|| (f64::from(recalled) * 100.0 / f64::from(reviews)).round() as u32);
    view! {
        <dl class="review-figures">
            <div><dt>{t!(i18n, review.answers)}</dt><dd>{answers}</dd></div>
            <div><dt>{t!(i18n, review.time)}</dt><dd>{t!(i18n, review.minutes, count = move || minutes)}</dd></div>
            {share.map(|share| view! { <div><dt>{t!(i18n, review.remembered)}</dt><dd>{format!("{share} %")}</dd></div> })}
            <div><dt>{t!(i18n, review.new)}</dt><dd>{new}</dd></div>
        </dl>
        <Chart days=forecast/>
    }
    .into_any()
}
