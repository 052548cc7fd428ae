//! Settings: the way out, with everything.

use super::{api, settings::Topic};
use crate::{
    i18n::*,
    prelude::*,
    review,
    ui::{Button, ButtonKind, Field, FormNotice, field_error},
};

const FIELDS: &[&str] = &["password"];

/// The form that deletes the account: folded away, and only with the password.
#[component]
pub fn DeleteAccount() -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<api::DeleteAccount>::new();
    let value = action.value();
    Effect::new(move || {
        if let Some(Ok(())) = value.get() {
            review::forget();
        }
    });
    let refused = move || value.with(|value| crate::ui::refusal(value).is_some());
    view! {
        <Topic id="delete" title=move || t_string!(i18n, accounts.delete)>
            <details class="fold" open=refused>
                <summary>{t!(i18n, accounts.delete_open)}</summary>
                <p>{t!(i18n, accounts.delete_consequence)}</p>
                <ActionForm action=action attr:class="form">
                    <FormNotice value=value fields=FIELDS />
                    <Field
                        label=move || t_string!(i18n, accounts.password)
                        id="delete-password"
                        name="password"
                        kind="password"
                        autocomplete="current-password"
                        required=true
                        error=Signal::derive(move || value.with(|value| field_error(value, "password")))
                    />
                    <Button submit=true kind=ButtonKind::Danger busy=action.pending()>
                        {t!(i18n, accounts.delete_do)}
                    </Button>
                </ActionForm>
            </details>
        </Topic>
    }
    .into_any()
}
