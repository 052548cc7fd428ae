//! Settings: a new password.

use super::{api, settings::Topic};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, Field, FormNotice, field_error},
};

const FIELDS: &[&str] = &["old", "new"];

/// The form that changes the password.
#[component]
pub fn ChangePassword(action: ServerAction<api::ChangePassword>) -> impl IntoView {
    let i18n = use_i18n();
    let value = action.value();
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    view! {
        <Topic id="password" title=move || t_string!(i18n, accounts.password)>
            <p class="soft">{t!(i18n, accounts.password_consequence)}</p>
            <ActionForm action=action attr:class="form">
                <FormNotice value=value fields=FIELDS />
                <Field
                    label=move || t_string!(i18n, accounts.password_old)
                    name="old"
                    kind="password"
                    autocomplete="current-password"
                    required=true
                    error=error("old")
                />
                <Field
                    label=move || t_string!(i18n, accounts.password_new)
                    name="new"
                    kind="password"
                    autocomplete="new-password"
                    required=true
                    hint=move || t_string!(i18n, accounts.password_hint)
                    error=error("new")
                />
                <Button submit=true busy=action.pending()>{t!(i18n, accounts.password_change)}</Button>
            </ActionForm>
        </Topic>
    }
    .into_any()
}
