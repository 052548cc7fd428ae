//! What a form says after it was sent: beside the field where the refusal names one, above the form otherwise.

use super::RefusalNotice;
use crate::Refused;
use crate::prelude::*;
use contract::Refusal;

/// The refusal in an action's value, if it was refused.
pub fn refusal<T>(value: &Option<Result<T, Refused>>) -> Option<Refusal> {
    match value {
        Some(Err(Refused(refusal))) => Some(refusal.clone()),
        _ => None,
    }
}

/// What is wrong with the field of this name and what to do about it, as a form's last answer says. Names the form does not show count as no
/// field: give the same list to [`FormNotice`].
pub fn field_error<T>(value: &Option<Result<T, Refused>>, name: &str) -> Option<String> {
    match refusal(value)? {
        Refusal::Invalid { field, say, hint } if field == name => Some(format!("{say} {hint}").trim_end().to_owned()),
        _ => None,
    }
}

/// What a form's last answer says that belongs to none of `fields`.
#[component]
pub fn FormNotice<T: Clone + Send + Sync + 'static>(
    #[prop(into)] value: Signal<Option<Result<T, Refused>>>,
    #[prop(optional)] fields: &'static [&'static str],
) -> impl IntoView {
    move || {
        let refusal = refusal(&value.get())?;
        let beside = matches!(&refusal, Refusal::Invalid { field, .. } if fields.contains(&field.as_str()));
        (!beside).then(|| view! { <RefusalNotice refusal=refusal /> })
    }
}
