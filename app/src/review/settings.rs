//! `/review/settings`: how one reviews.

use super::api::{self, SetSettings};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{
        Button, ButtonKind, Field, FormNotice, Notice, NoticeKind, PageTitle, RefusalNotice, Select, Skeleton,
        SkeletonShape, field_error,
    },
};
use contract::{ReviewSettings, SchedulerKind};
use leptos_router::hooks::use_query_map;

const FIELDS: &[&str] = &[
    "retention",
    "maximum_interval",
    "minutes",
    "new_per_day",
    "learning_steps",
    "relearning_steps",
    "time_zone",
    "day_end",
];

/// The page.
#[component]
pub fn ReviewSettingsPage() -> impl IntoView {
    let i18n = use_i18n();
    let settings = resource(|| (), |()| api::settings());
    let query = use_query_map();
    let saved = move || query.with(|query| query.get("done").is_some());
    view! {
        <PageTitle text=move || t_string!(i18n, review.settings)/>
        <article class="settings page-column">
            <p class="crumb"><a href="/review">{t!(i18n, review.review)}</a></p>
            <h1>{t!(i18n, review.settings)}</h1>
            <Show when=saved><Notice kind=NoticeKind::Good><p>{t!(i18n, ui.saved)}</p></Notice></Show>
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(8)/> }>
                {move || Suspend::new(async move {
                    match settings.await {
                        Ok(settings) => view! { <Form settings=settings/> }.into_any(),
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Suspense>
        </article>
    }
    .into_any()
}

#[component]
fn Form(settings: ReviewSettings) -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<SetSettings>::new();
    let value = action.value();
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    let schedulers =
        Signal::derive(move || vec![("fsrs".to_owned(), "FSRS".to_owned()), ("sm2".to_owned(), "SM-2".to_owned())]);
    let scheduler = match settings.scheduler {
        SchedulerKind::Fsrs => "fsrs",
        SchedulerKind::Sm2 => "sm2",
    };
    let number = |number: u32| Some(number.to_string());
    let fitted = settings.fitted;
    view! {
        <ActionForm action=action attr:class="form">
            <FormNotice value=value fields=FIELDS/>
            <Field label=move || t_string!(i18n, review.set_minutes) name="settings[minutes]" id="minutes" kind="number"
                value=number(settings.minutes) error=error("minutes") hint=move || t_string!(i18n, review.set_minutes_hint)/>
            <Field label=move || t_string!(i18n, review.set_new) name="settings[new_per_day]" id="new_per_day" kind="number"
                value=number(settings.new_per_day) error=error("new_per_day")/>
            <Field label=move || t_string!(i18n, review.set_retention) name="settings[retention]" id="retention" kind="number"
                value=number(settings.retention) error=error("retention") hint=move || t_string!(i18n, review.set_retention_hint)/>
            <Field label=move || t_string!(i18n, review.set_zone) name="settings[time_zone]" id="time_zone"
                value=Some(settings.time_zone.unwrap_or_else(|| "UTC".into())) error=error("time_zone")
                hint=move || t_string!(i18n, review.set_zone_hint)/>
            <Field label=move || t_string!(i18n, review.set_day_end) name="settings[day_end]" id="day_end" kind="number"
                value=number(settings.day_end) error=error("day_end") hint=move || t_string!(i18n, review.set_day_end_hint)/>
            <details class="fold">
                <summary>{t!(i18n, review.set_more)}</summary>
                <div class="form">
                    <Select label=move || t_string!(i18n, review.set_scheduler) name="settings[scheduler]"
                        options=schedulers value=Signal::stored(scheduler.to_owned())
                        hint=move || match fitted {
                            Some(count) => t_string!(i18n, review.set_fitted, count = count).to_string(),
                            None => t_string!(i18n, review.set_not_fitted).to_string(),
                        }/>
                    <Field label=move || t_string!(i18n, review.set_learning) name="settings[learning_steps]" id="learning_steps"
                        value=Some(settings.learning_steps) error=error("learning_steps")
                        hint=move || t_string!(i18n, review.set_steps_hint)/>
                    <Field label=move || t_string!(i18n, review.set_relearning) name="settings[relearning_steps]" id="relearning_steps"
                        value=Some(settings.relearning_steps) error=error("relearning_steps")/>
                    <Field label=move || t_string!(i18n, review.set_maximum) name="settings[maximum_interval]" id="maximum_interval"
                        kind="number" value=number(settings.maximum_interval) error=error("maximum_interval")/>
                </div>
            </details>
            <Button submit=true kind=ButtonKind::Primary busy=action.pending()>{t!(i18n, ui.save)}</Button>
        </ActionForm>
    }
    .into_any()
}
