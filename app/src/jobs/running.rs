//! What runs now: the thin line under the header, and the drawer behind it.

use super::{
    api::{self, Cancel},
    job_row::JobRow,
    state::{running, take_in, together},
};
use crate::{
    browser::live::on_live,
    i18n::*,
    parts::{self, later},
    prelude::*,
    ui::{Dialog, Empty},
};
use contract::{JobView, LiveEvent};
use leptos::task::spawn_local;

/// The jobs this page knows of, and whether the drawer is open.
#[derive(Clone, Copy)]
pub struct RunningJobs {
    jobs: RwSignal<Vec<JobView>>,
    pub open: RwSignal<bool>,
}

impl RunningJobs {
    /// How many are at work or wait to be.
    pub fn count(self) -> usize {
        self.jobs.with(|jobs| running(jobs).len())
    }

    fn load(self) {
        spawn_local(async move {
            if let Ok(jobs) = api::list().await {
                self.jobs.try_set(jobs);
            }
        });
    }
}

/// Keeps an eye on the person's jobs: asked for once the page is awake, and kept in step by live events.
pub fn provide_running() -> RunningJobs {
    let known = RunningJobs { jobs: RwSignal::new(Vec::new()), open: RwSignal::new(false) };
    provide_context(known);
    Effect::new(move || known.load());
    on_live(move |event| match event {
        LiveEvent::Job { job } => drop(known.jobs.try_update(|jobs| take_in(jobs, job))),
        LiveEvent::Reload => known.load(),
        _ => {}
    });
    known
}

/// The only global progress: a line under the header while something runs. Pressing it opens the drawer.
#[component]
pub fn RunningLine() -> impl IntoView {
    let i18n = use_i18n();
    let known = expect_context::<RunningJobs>();
    let far = Memo::new(move |_| known.jobs.with(|jobs| together(jobs)));
    let share =
        move || far.get().map(|(done, total)| if total == 0 { 0.0 } else { f64::from(done) / f64::from(total) });
    view! {
        <Show when=move || far.get().is_some()>
            <button
                class="running-line"
                type="button"
                data-unknown=move || (far.get().map(|(_, total)| total) == Some(0)).then_some("true")
                aria-label=move || t_string!(i18n, jobs.running_now)
                on:click=move |_| known.open.set(true)
            >
                <span style:inline-size=move || format!("{:.1}%", share().unwrap_or_default() * 100.0)></span>
            </button>
        </Show>
        <Drawer />
    }
    .into_any()
}

#[component]
fn Drawer() -> impl IntoView {
    let i18n = use_i18n();
    let known = expect_context::<RunningJobs>();
    view! {
        <Dialog open=known.open title=move || t_string!(i18n, jobs.running_now) size="drawer">
            <Show when=move || known.open.get()>{later(parts::drawer())}</Show>
            <p class="drawer-foot"><a href="/jobs" on:click=move |_| known.open.set(false)>{t!(i18n, jobs.all)}</a></p>
        </Dialog>
    }
    .into_any()
}

/// The rows in the drawer.
#[component]
pub fn DrawerBody() -> impl IntoView {
    let i18n = use_i18n();
    let known = expect_context::<RunningJobs>();
    let cancel = ServerAction::<Cancel>::new();
    move || {
        let jobs = known.jobs.with(|jobs| running(jobs));
        if jobs.is_empty() {
            return view! { <Empty say=move || t_string!(i18n, jobs.none_running) /> }.into_any();
        }
        let rows = jobs.into_iter().map(|job| view! { <JobRow job=job cancel=cancel /> }).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    }
}
