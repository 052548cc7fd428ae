//! Settings: who can answer here, and the way to the page where that is set up.

use super::settings::Topic;
use crate::{
    chat,
    i18n::*,
    prelude::*,
    ui::{RefusalNotice, Skeleton, SkeletonShape},
};
use contract::AnswererView;

/// The list of answerers.
#[component]
pub fn Models() -> impl IntoView {
    let i18n = use_i18n();
    let answerers = resource(|| (), |()| chat::api::answerers());
    let row = move |answerer: AnswererView| {
        let name = answerer.name;
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title" dir="auto">{move || chat::name_of(i18n, &name)}</p>
                    <p class="row-facts">
                        {if answerer.remote { t!(i18n, accounts.leaves).into_any() } else { t!(i18n, accounts.stays).into_any() }}
                    </p>
                </div>
                {answerer.preferred.then(|| view! { <span class="soft">{t!(i18n, accounts.preferred)}</span> })}
            </li>
        }
    };
    view! {
        <Topic id="models" title=move || t_string!(i18n, accounts.models)>
            <p class="soft">{t!(i18n, accounts.models_say)}</p>
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(1) /> }>
                {move || Suspend::new(async move {
                    match answerers.await {
                        Ok(answerers) => {
                            view! { <ul class="rows">{answerers.into_iter().map(row).collect_view()}</ul> }.into_any()
                        }
                        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Suspense>
            <p><a href="/settings/models">{t!(i18n, providers.set_up)}</a></p>
        </Topic>
    }
    .into_any()
}
