//! Settings: one column, one part per topic, saved as changed.

use super::{
    api, change_password::ChangePassword, delete_account::DeleteAccount, models::Models, profile::Profile,
    sessions::Sessions,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Notice, NoticeKind, PageTitle, RefusalNotice, Skeleton, SkeletonShape},
};
use leptos_router::hooks::use_query_map;

/// The page at `/settings`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let i18n = use_i18n();
    let me = resource(|| (), |()| api::me());
    let password = ServerAction::<api::ChangePassword>::new();
    view! {
        <PageTitle text=move || t_string!(i18n, accounts.settings) />
        <article class="settings page-column">
            <h1>{t!(i18n, accounts.settings)}</h1>
            <Done />
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(6) /> }>
                {move || Suspend::new(async move {
                    match me.await {
                        Ok(Some(account)) => view! { <Profile account=account /> }.into_any(),
                        Ok(None) => view! { <RefusalNotice refusal=contract::Refusal::SignedOut /> }.into_any(),
                        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Suspense>
            <Models />
            <ChangePassword action=password />
            <Sessions ended=password.version() />
            <DeleteAccount />
        </article>
    }
    .into_any()
}

/// What was just done, as the address says.
#[component]
fn Done() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    move || {
        let words = match query.with(|query| query.get("done")).as_deref() {
            Some("password") => t!(i18n, accounts.password_changed).into_any(),
            Some("sessions") => t!(i18n, accounts.sessions_ended).into_any(),
            _ => return None,
        };
        Some(view! { <Notice kind=NoticeKind::Good><p>{words}</p></Notice> })
    }
}

/// One topic of the settings.
#[component]
pub fn Topic(id: &'static str, #[prop(into)] title: TextProp, children: Children) -> impl IntoView {
    let heading = format!("{id}-title");
    let labelled = heading.clone();
    view! {
        <section class="settings-topic" id=id aria-labelledby=labelled>
            <h2 id=heading>{move || title.get()}</h2>
            {children.view()}
        </section>
    }
    .into_any()
}
