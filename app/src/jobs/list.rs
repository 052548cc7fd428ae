//! All of a person's jobs.

use super::{
    api::{self, Cancel},
    job_row::JobRow,
};
use crate::{
    browser::live::on_live,
    i18n::*,
    prelude::*,
    ui::{Empty, FormNotice, PageTitle, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::LiveEvent;

/// The page at `/jobs`.
#[component]
pub fn JobsPage() -> impl IntoView {
    let i18n = use_i18n();
    let cancel = ServerAction::<Cancel>::new();
    let jobs = resource(move || cancel.version().get(), |_| api::list());
    on_live(move |event| {
        if matches!(event, LiveEvent::Job { .. } | LiveEvent::Reload) {
            jobs.refetch();
        }
    });
    view! {
        <PageTitle text=move || t_string!(i18n, jobs.title) />
        <article class="page-column">
            <h1>{t!(i18n, jobs.title)}</h1>
            <p class="soft">{t!(i18n, jobs.say)}</p>
            <FormNotice value=cancel.value() />
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(4) /> }>
                {move || Suspend::new(async move {
                    match jobs.await {
                        Ok(jobs) if jobs.is_empty() => {
                            view! { <Empty say=move || t_string!(i18n, jobs.none) /> }.into_any()
                        }
                        Ok(jobs) => {
                            let row = |job| view! { <JobRow job=job cancel=cancel /> };
                            view! { <ul class="rows">{jobs.into_iter().map(row).collect_view()}</ul> }.into_any()
                        }
                        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Transition>
        </article>
    }
    .into_any()
}
