//! One job as a row: what it works on, how far it is, and the way to stop it.

use super::{api::Cancel, state::minutes};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Progress},
};
use contract::{JobState, JobView};

/// A row of the drawer or of the page.
#[component]
pub fn JobRow(job: JobView, cancel: ServerAction<Cancel>) -> impl IntoView {
    let i18n = use_i18n();
    let state = match job.state {
        JobState::Waiting => t!(i18n, jobs.waiting).into_any(),
        JobState::Running => step(i18n, &job.step).into_any(),
        JobState::Done => t!(i18n, jobs.done).into_any(),
        JobState::Cancelled => t!(i18n, jobs.cancelled).into_any(),
        JobState::Failed => t!(i18n, jobs.failed).into_any(),
    };
    let (done, total) = (job.done, job.total);
    let counted = total > 0;
    let left = job.seconds_left.filter(|_| job.state == JobState::Running).map(|seconds| {
        let (minutes, seconds) = minutes(seconds);
        view! { " · " {t!(i18n, jobs.left, minutes = minutes, seconds = format!("{seconds:02}"))} }
    });
    let title = job.title.clone();
    let name = match job.material {
        Some(material) => view! { <a href=format!("/materials/{material}")>{title.clone()}</a> }.into_any(),
        None => title.clone().into_any(),
    };
    let running = job.state == JobState::Running;
    let label = job.title.clone();
    view! {
        <li class="row job" data-state=word(job.state)>
            <div class="row-main">
                <p class="row-title" title=title>{name}</p>
                <p class="row-facts">
                    {state}
                    {counted.then(|| view! { " · " {t!(i18n, jobs.of, done = done, total = total)} })}
                    {left}
                </p>
                {job.say.map(|say| view! { <p class="row-facts">{say}</p> })}
                {running.then(|| view! { <Progress done=Signal::stored(done) total=Signal::stored(total) label=label /> })}
            </div>
            {(!job.state.is_final()).then(|| view! {
                <ActionForm action=cancel>
                    <input type="hidden" name="id" value=job.id.to_string() />
                    <Button submit=true kind=ButtonKind::Quiet>{t!(i18n, jobs.cancel)}</Button>
                </ActionForm>
            })}
        </li>
    }
    .into_any()
}

/// What a job does now, in words; steps without words of their own are simply work.
fn step(i18n: leptos_i18n::I18nContext<Locale>, step: &str) -> impl IntoView + use<> {
    match step {
        "read" => t!(i18n, jobs.step_read).into_any(),
        "fetch" => t!(i18n, jobs.step_fetch).into_any(),
        "listen" => t!(i18n, jobs.step_listen).into_any(),
        "recognise" => t!(i18n, jobs.step_recognise).into_any(),
        "describe" => t!(i18n, jobs.step_describe).into_any(),
        "draw" => t!(i18n, jobs.step_draw).into_any(),
        "embed" | "index" => t!(i18n, jobs.step_index).into_any(),
        "search" => t!(i18n, jobs.step_search).into_any(),
        "write" => t!(i18n, jobs.step_write).into_any(),
        _ => t!(i18n, jobs.running).into_any(),
    }
}

fn word(state: JobState) -> &'static str {
    match state {
        JobState::Waiting => "waiting",
        JobState::Running => "running",
        JobState::Done => "done",
        JobState::Cancelled => "cancelled",
        JobState::Failed => "failed",
    }
}
