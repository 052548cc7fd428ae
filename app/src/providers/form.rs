//! The fields of a provider, for a new one and for one that is changed.

use super::state::kind_word;
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{Field, FormNotice, Select, field_error},
};
use contract::{ProviderKind, ProviderView};

const FIELDS: &[&str] = &["name", "address", "model", "key", "patience"];

/// What a kind of server is called.
pub fn kind_name(i18n: leptos_i18n::I18nContext<Locale>, kind: ProviderKind) -> String {
    match kind {
        ProviderKind::Openai => t_string!(i18n, providers.openai).to_owned(),
        ProviderKind::Ollama => "Ollama".to_owned(),
        ProviderKind::Gemini => "Google Gemini".to_owned(),
        ProviderKind::HuggingFace => "Hugging Face".to_owned(),
    }
}

/// The fields, with what is kept of it. A key that is kept is not among it.
#[component]
pub fn ProviderFields(
    #[prop(into)] value: Signal<Option<Result<(), Refused>>>,
    #[prop(optional, into)] kept: Option<ProviderView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    let has_key = kept.as_ref().is_some_and(|kept| kept.has_key);
    let of = |read: fn(&ProviderView) -> String| kept.as_ref().map(read);
    let kind = kept.as_ref().map(|kept| kept.kind).unwrap_or_default();
    let models = kept.as_ref().and_then(|kept| kept.tested.as_ref()).map(|tested| tested.models.clone());
    let models = models.unwrap_or_default();
    let kinds = Signal::derive(move || {
        ProviderKind::ALL.into_iter().map(|kind| (kind_word(kind).to_owned(), kind_name(i18n, kind))).collect()
    });
    let key_hint = move || match has_key {
        true => t_string!(i18n, providers.key_kept),
        false => t_string!(i18n, providers.key_hint),
    };
    view! {
        <FormNotice value=value fields=FIELDS />
        <Select
            label=move || t_string!(i18n, providers.kind)
            name="form[kind]"
            options=kinds
            value=Signal::stored(kind_word(kind).to_owned())
        />
        <Field
            label=move || t_string!(i18n, providers.address)
            name="form[address]"
            kind="url"
            maxlength=500
            value=of(|kept| kept.address.clone())
            hint=move || t_string!(i18n, providers.address_hint)
            error=error("address")
        />
        <Field
            label=move || t_string!(i18n, providers.model)
            name="form[model]"
            maxlength=200
            list=(!models.is_empty()).then_some("models-listed")
            value=of(|kept| kept.model.clone())
            hint=move || t_string!(i18n, providers.model_hint)
            error=error("model")
        />
        <datalist id="models-listed">
            {models.into_iter().map(|model| view! { <option value=model></option> }).collect_view()}
        </datalist>
        <Field
            label=move || t_string!(i18n, providers.key)
            name="form[key]"
            kind="password"
            autocomplete="off"
            maxlength=500
            hint=key_hint
            error=error("key")
        />
        {has_key.then(|| view! {
            <label class="check">
                <input type="checkbox" name="form[forget_key]" value="true" />
                {t!(i18n, providers.forget_key)}
            </label>
        })}
        <details class="fold">
            <summary>{t!(i18n, providers.more)}</summary>
            <div class="form">
                <Field
                    label=move || t_string!(i18n, providers.name)
                    name="form[name]"
                    maxlength=60
                    value=of(|kept| kept.name.clone())
                    hint=move || t_string!(i18n, providers.name_hint)
                    error=error("name")
                />
                <Field
                    label=move || t_string!(i18n, providers.patience)
                    name="form[patience]"
                    kind="number"
                    value=of(|kept| kept.patience.to_string())
                    hint=move || t_string!(i18n, providers.patience_hint)
                    error=error("patience")
                />
            </div>
        </details>
    }
    .into_any()
}
