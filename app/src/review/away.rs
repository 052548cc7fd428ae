//! `/review/away`: the sitting that this browser keeps, for the time without a network. The page as it is sent holds
//! nothing of anybody's; what it shows comes from this browser.

use super::{
    kept,
    sending::{self, Desk},
    sitting::Sitting,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{ButtonLink, Notice, PageTitle, ToastHost, awake},
};

/// The page.
#[component]
pub fn AwayPage() -> impl IntoView {
    let i18n = use_i18n();
    let awake = awake();
    view! {
        <PageTitle text=move || t_string!(i18n, review.review)/>
        <main class="away" id="content">
            {move || awake.get().then(|| match kept::sitting() {
                Some(sitting) => view! { <Kept sitting=sitting/> }.into_any(),
                None => view! {
                    <Notice><p>{t!(i18n, review.nothing_kept)}</p></Notice>
                    <ButtonLink href="/review">{t!(i18n, review.try_again)}</ButtonLink>
                }
                .into_any(),
            })}
        </main>
        <ToastHost/>
    }
    .into_any()
}

#[component]
fn Kept(sitting: super::state::Sitting) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::new(sitting, false, sending::now());
    desk.offline.set(true);
    provide_context(desk);
    desk.wake();
    view! {
        <section class="review">
            <Sitting/>
            <Show when=move || desk.sitting.with(|sitting| sitting.current(desk.now()).is_none())>
                <p class="review-said">{t!(i18n, review.away_done)}</p>
                <ButtonLink href="/review">{t!(i18n, review.try_again)}</ButtonLink>
            </Show>
        </section>
    }
    .into_any()
}
