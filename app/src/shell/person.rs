//! The person: a menu with what is theirs, at the foot of the rail; on a phone at the head of the page.

use super::{around::Around, frame::Me};
use crate::{
    accounts::api::{self, SignOut},
    i18n::*,
    jobs::RunningJobs,
    prelude::*,
    review,
    ui::{Button, ButtonKind, Menu, refusal_say, use_toasts},
};
use leptos::{ev, task::spawn_local};

/// The menu of the person, under their name.
#[component]
pub fn Person() -> impl IntoView {
    let me = expect_context::<Me>();
    view! {
        <div class="person">
            <Suspense>
                {move || Suspend::new(async move {
                    me.await.ok().flatten().map(|account| view! { <PersonMenu name=account.name /> })
                })}
            </Suspense>
        </div>
    }
    .into_any()
}

#[component]
fn PersonMenu(name: String) -> impl IntoView {
    let i18n = use_i18n();
    let around = expect_context::<Around>();
    let running = expect_context::<RunningJobs>();
    let sign_out = ServerAction::<SignOut>::new();
    let toasts = use_toasts();
    // What this browser keeps of the person goes with them.
    let leave = move |event: ev::MouseEvent| {
        event.prevent_default();
        spawn_local(async move {
            review::send_all().await;
            match api::sign_out().await {
                Ok(()) => review::forget(),
                Err(refused) => toasts.say(refusal_say(i18n.get_locale_untracked(), &refused.0)),
            }
        });
    };
    let count = move || Some(running.count()).filter(|count| *count > 0).map(|count| format!(" ({count})"));
    view! {
        <Menu label=name icon=icondata::LuCircleUser labelled=true>
            <a href="/settings">{t!(i18n, shell.settings)}</a>
            <a href="/jobs">{t!(i18n, shell.jobs)} {count}</a>
            <Button kind=ButtonKind::Quiet on:click=move |_| around.keys.set(true)>{t!(i18n, shell.keys)}</Button>
            <ActionForm action=sign_out>
                <Button submit=true kind=ButtonKind::Quiet on:click=leave>{t!(i18n, shell.sign_out)}</Button>
            </ActionForm>
        </Menu>
    }
    .into_any()
}
