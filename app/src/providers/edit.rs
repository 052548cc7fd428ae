//! The page of one model of one's own: change, test, remove.

use super::{api, form::ProviderFields, tested::Tested};
use crate::{
    accounts::Topic,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, FormNotice, Notice, NoticeKind, PageRefusal, PageTitle, Skeleton, SkeletonShape},
};
use contract::{ProviderId, ProviderView, Refusal};
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page at `/settings/models/:id`.
#[component]
pub fn ProviderPage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).and_then(|id| id.parse::<ProviderId>().ok());
    let (change, test) = (ServerAction::<api::Change>::new(), ServerAction::<api::TryOut>::new());
    let provider = resource(
        move || (id(), change.version().get(), test.version().get()),
        async move |(id, ..)| match id {
            Some(id) => api::open(id).await,
            None => Err(crate::Refused(Refusal::Missing)),
        },
    );
    view! {
        <article class="settings page-column">
            <p class="crumb">
                <a href="/settings">{t!(i18n, accounts.settings)}</a>
                " › "
                <a href="/settings/models">{t!(i18n, providers.title)}</a>
            </p>
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(6) /> }>
                {move || Suspend::new(async move {
                    match provider.await {
                        Ok(provider) => view! { <Opened provider=provider change=change test=test /> }.into_any(),
                        Err(refused) => view! { <PageRefusal refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Transition>
        </article>
    }
    .into_any()
}

#[component]
fn Opened(provider: ProviderView, change: ServerAction<api::Change>, test: ServerAction<api::TryOut>) -> impl IntoView {
    let i18n = use_i18n();
    let (id, name) = (Signal::stored(provider.id.to_string()), provider.name.clone());
    let (tested, tested_at) = (provider.tested.clone(), provider.tested_at);
    let remove = ServerAction::<api::Remove>::new();
    let query = use_query_map();
    // Once it is tested the test says more.
    let untested = test.version();
    let done = move || match query.with(|query| query.get("done")).as_deref().filter(|_| untested.get() == 0) {
        Some("added") => Some(t!(i18n, providers.added).into_any()),
        Some("saved") => Some(t!(i18n, providers.saved).into_any()),
        _ => None,
    };
    let leaves = match provider.remote {
        true => t!(i18n, accounts.leaves).into_any(),
        false => t!(i18n, accounts.stays).into_any(),
    };
    let title = name.clone();
    view! {
        <PageTitle text=move || title.clone() />
        <h1 dir="auto">{name}</h1>
        {move || done().map(|words| view! { <Notice kind=NoticeKind::Good><p>{words}</p></Notice> })}
        <p class="soft">{leaves}</p>
        <Topic id="test" title=move || t_string!(i18n, providers.test)>
            <p class="soft">{t!(i18n, providers.test_say)}</p>
            <FormNotice value=test.value() />
            <Tested tested=tested at=tested_at />
            <ActionForm action=test>
                <input type="hidden" name="id" value=move || id.get() />
                <Button submit=true kind=ButtonKind::Primary busy=test.pending()>{t!(i18n, providers.test_do)}</Button>
            </ActionForm>
        </Topic>
        <Topic id="change" title=move || t_string!(i18n, providers.change)>
            <ActionForm action=change attr:class="form">
                <input type="hidden" name="id" value=move || id.get() />
                <ProviderFields value=change.value() kept=provider />
                <Button submit=true busy=change.pending()>{t!(i18n, ui.save)}</Button>
            </ActionForm>
        </Topic>
        <Topic id="remove" title=move || t_string!(i18n, providers.remove)>
            <p class="soft">{t!(i18n, providers.remove_consequence)}</p>
            <FormNotice value=remove.value() />
            <ActionForm action=remove>
                <input type="hidden" name="id" value=move || id.get() />
                <Button submit=true kind=ButtonKind::Danger>{t!(i18n, providers.remove_do)}</Button>
            </ActionForm>
        </Topic>
    }
    .into_any()
}
