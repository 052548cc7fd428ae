//! Pages for what is not there, and for what went wrong.

use crate::{
    i18n::*,
    prelude::*,
    ui::{ButtonKind, ButtonLink, Mark, PageRefusal, PageTitle},
};
use contract::Refusal;

/// No page has this address.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let i18n = use_i18n();
    crate::status::of_page(404);
    view! {
        <PageTitle text=move || t_string!(i18n, shell.not_found) />
        <main class="gate" id="content">
            <div class="gate-card">
                <p class="gate-brand"><Mark /> "Lectern"</p>
                <h1>{t!(i18n, shell.not_found)}</h1>
                <p>{t!(i18n, shell.not_found_say)}</p>
                <ButtonLink kind=ButtonKind::Primary href="/">{t!(i18n, shell.to_today)}</ButtonLink>
            </div>
        </main>
    }
    .into_any()
}

/// Instead of a page that could not be shown: why, and what to do. Answers with the refusal's status.
#[component]
pub fn RefusalPage(refusal: Refusal) -> impl IntoView {
    let i18n = use_i18n();
    let signed_out = refusal == Refusal::SignedOut;
    view! {
        <article class="page-column refusal-page">
            <PageRefusal refusal=refusal />
            {if signed_out {
                view! { <ButtonLink kind=ButtonKind::Primary href="/sign-in">{t!(i18n, shell.sign_in)}</ButtonLink> }
            } else {
                view! { <ButtonLink href="/">{t!(i18n, shell.to_today)}</ButtonLink> }
            }}
        </article>
    }
    .into_any()
}
