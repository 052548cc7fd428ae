//! The frame itself: rail, header, the page, and what hangs over it.

use super::{
    around::Around, command::CommandField, keys::KeysDialog, not_found::RefusalPage, palette::Palette, rail::Rail,
    state::Place,
};
use crate::{
    Refused, accounts,
    browser::{live::provide_live, page::show_theme},
    i18n::*,
    jobs::{RunningLine, provide_running},
    prelude::*,
    review,
    ui::{Notice, NoticeKind, ToastHost},
};
use contract::AccountView;
use leptos_router::{
    components::{Outlet, Redirect},
    hooks::{use_location, use_url},
};

/// Who is signed in, for everything inside the frame.
pub type Me = Resource<Result<Option<AccountView>, Refused>>;

/// The frame around every page of a signed-in person. Everybody else is led to the door.
#[component]
pub fn Frame() -> impl IntoView {
    let i18n = use_i18n();
    let me: Me = resource(|| (), |()| accounts::api::me());
    provide_context(me);
    let around = expect_context::<Around>();
    on_cleanup(move || around.close());
    let live = provide_live();
    provide_running();
    view! {
        <a class="skip" href="#content">{t!(i18n, shell.skip)}</a>
        <div class="frame">
            <Rail />
            <div class="frame-page">
                <header class="frame-head">
                    <Where />
                    <CommandField />
                </header>
                <RunningLine />
                <Show when=move || live.lost().get()>
                    <Notice kind=NoticeKind::Warn><p>{t!(i18n, shell.offline)}</p></Notice>
                </Show>
                <Guard me=me />
                <main class="frame-main" id="content" tabindex="-1">
                    <Outlet />
                </main>
            </div>
        </div>
        <Palette />
        <KeysDialog />
        <ToastHost />
    }
    .into_any()
}

/// Leads to the door whoever is not signed in, and dresses the page as its person wants it.
#[component]
fn Guard(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let url = use_url();
    Effect::new(move || {
        if let Some(Ok(Some(account))) = me.get() {
            review::forget_others(account.id);
            show_theme(account.theme);
            if let Some(Ok(locale)) = account.language.map(|language| language.parse::<Locale>()) {
                i18n.set_locale(locale);
            }
        }
    });
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match me.await {
                    Ok(Some(_)) => ().into_any(),
                    Ok(None) => {
                        let next = url.with_untracked(|url| format!("{}?{}", url.path(), url.search()));
                        let next = leptos_router::location::Url::escape(next.trim_end_matches('?'));
                        view! { <Redirect path=format!("/sign-in?next={next}") /> }.into_any()
                    }
                    Err(refused) => view! { <RefusalPage refusal=refused.0 /> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

/// Where one is, in a word.
#[component]
fn Where() -> impl IntoView {
    let i18n = use_i18n();
    let path = use_location().pathname;
    view! {
        <p class="where">
            {move || path.with(|path| Place::of(path)).map(|place| super::rail::words(i18n, place))}
        </p>
    }
    .into_any()
}
