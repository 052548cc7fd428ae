//! Sign in.

use super::{
    api::{self, SignIn},
    gate::Gate,
    state::safe_next,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Field, FormNotice, field_error},
};
use leptos_router::{components::Redirect, hooks::use_query_map};

const FIELDS: &[&str] = &["name", "password"];

/// The page at `/sign-in`. On a server without accounts it leads to registering.
#[component]
pub fn SignInPage() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let next = move || query.with(|query| safe_next(&query.get("next").unwrap_or_default()).to_owned());
    let action = ServerAction::<SignIn>::new();
    let value = action.value();
    let welcome = resource(|| (), |()| api::welcome());
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    view! {
        <Gate title=move || t_string!(i18n, accounts.sign_in)>
            <ActionForm action=action attr:class="form">
                <FormNotice value=value fields=FIELDS />
                <input type="hidden" name="next" value=next />
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
                    autocomplete="current-password"
                    required=true
                    error=error("password")
                />
                <Button submit=true kind=ButtonKind::Primary busy=action.pending()>{t!(i18n, accounts.sign_in)}</Button>
            </ActionForm>
            <Suspense>
                {move || Suspend::new(async move {
                    match welcome.await {
                        Ok(welcome) if welcome.first => view! { <Redirect path="/register" /> }.into_any(),
                        Ok(welcome) if welcome.open => view! {
                            <p class="gate-foot">
                                {t!(i18n, accounts.new_here)} " " <a href="/register">{t!(i18n, accounts.register)}</a>
                            </p>
                        }
                        .into_any(),
                        _ => view! { <p class="gate-foot">{t!(i18n, accounts.ask_for_account)}</p> }.into_any(),
                    }
                })}
            </Suspense>
        </Gate>
    }
    .into_any()
}
