//! Register.

use super::{
    api::{self, Register},
    gate::Gate,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Field, FormNotice, Notice, Skeleton, SkeletonShape, field_error},
};

const FIELDS: &[&str] = &["name", "password"];

/// The page at `/register`. The first account becomes the administrator, and is told so.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let i18n = use_i18n();
    let welcome = resource(|| (), |()| api::welcome());
    let action = ServerAction::<Register>::new();
    view! {
        <Gate title=move || t_string!(i18n, accounts.create)>
            <Suspense fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(4) /> }>
                {move || Suspend::new(async move {
                    let (first, open) = welcome.await.map_or((false, true), |welcome| (welcome.first, welcome.open));
                    if !open {
                        return view! { <Notice><p>{t!(i18n, accounts.closed)}</p></Notice> }.into_any();
                    }
                    view! {
                        {first.then(|| view! { <Notice><p>{t!(i18n, accounts.first_hint)}</p></Notice> })}
                        <RegisterForm action=action />
                    }
                    .into_any()
                })}
            </Suspense>
            <p class="gate-foot">{t!(i18n, accounts.have_account)} " " <a href="/sign-in">{t!(i18n, accounts.sign_in)}</a></p>
        </Gate>
    }
    .into_any()
}

#[component]
fn RegisterForm(action: ServerAction<Register>) -> impl IntoView {
    let i18n = use_i18n();
    let value = action.value();
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    view! {
        <ActionForm action=action attr:class="form">
            <FormNotice value=value fields=FIELDS />
            <Field
                label=move || t_string!(i18n, accounts.name)
                name="name"
                autocomplete="username"
                required=true
                autofocus=true
                error=error("name")
            />
            <Field
                label=move || t_string!(i18n, accounts.password)
                name="password"
                kind="password"
                autocomplete="new-password"
                required=true
                hint=move || t_string!(i18n, accounts.password_hint)
                error=error("password")
            />
            <Button submit=true kind=ButtonKind::Primary busy=action.pending()>{t!(i18n, accounts.create)}</Button>
        </ActionForm>
    }
    .into_any()
}
