//! Settings: who one is here, the theme and the language. Saved as changed; without JavaScript by a button.

use super::{
    api::{SetLanguage, SetLearning, SetTheme},
    settings::Topic,
    state::{theme_of, theme_word},
};
use crate::{
    browser::page,
    i18n::*,
    prelude::*,
    ui::{Button, FormNotice, Select, awake, use_toasts},
};
use contract::{AccountView, LearningStyle, Level, Role};
use leptos::ev;
use leptos_i18n::Locale as _;
use wasm_bindgen::JsCast;

/// Name, role, theme and language.
#[component]
pub fn Profile(account: AccountView) -> impl IntoView {
    let i18n = use_i18n();
    let role = match account.role {
        Role::Learner => t!(i18n, accounts.role_learner).into_any(),
        Role::Instructor => t!(i18n, accounts.role_instructor).into_any(),
        Role::Administrator => t!(i18n, accounts.role_administrator).into_any(),
    };
    view! {
        <Topic id="profile" title=move || t_string!(i18n, accounts.profile)>
            <dl class="facts">
                <dt>{t!(i18n, accounts.name)}</dt>
                <dd>{account.name.clone()}</dd>
                <dt>{t!(i18n, accounts.role)}</dt>
                <dd>{role}</dd>
            </dl>
            <ThemeForm account=account.clone() />
            <LanguageForm account=account.clone() />
            <LearningForm account=account />
        </Topic>
    }
    .into_any()
}

#[component]
fn ThemeForm(account: AccountView) -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<SetTheme>::new();
    let saved = use_toasts();
    Effect::new(move || {
        if let Some(Ok(())) = action.value().get() {
            saved.say(t_string!(i18n, ui.saved));
        }
    });
    let changed = move |event: ev::Event| {
        page::show_theme(theme_of(&event_target_value(&event)));
        submit_form(&event);
    };
    let options = Signal::derive(move || {
        vec![
            ("system".to_owned(), t_string!(i18n, accounts.theme_system).to_owned()),
            ("light".to_owned(), t_string!(i18n, accounts.theme_light).to_owned()),
            ("dark".to_owned(), t_string!(i18n, accounts.theme_dark).to_owned()),
        ]
    });
    view! {
        <ActionForm action=action attr:class="form form-line">
            <FormNotice value=action.value() />
            <Select
                label=move || t_string!(i18n, accounts.theme)
                name="theme"
                options=options
                value=Signal::stored(theme_word(account.theme).to_owned())
                on:change=changed
            />
            <SaveWithoutScript />
        </ActionForm>
    }
    .into_any()
}

#[component]
fn LanguageForm(account: AccountView) -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<SetLanguage>::new();
    let saved = use_toasts();
    Effect::new(move || {
        if let Some(Ok(())) = action.value().get() {
            saved.say(t_string!(i18n, ui.saved));
        }
    });
    let changed = move |event: ev::Event| {
        if let Ok(locale) = event_target_value(&event).parse::<Locale>() {
            i18n.set_locale(locale);
        }
        submit_form(&event);
    };
    let options = Signal::derive(move || {
        vec![
            (String::new(), t_string!(i18n, accounts.language_browser).to_owned()),
            (Locale::en.as_str().to_owned(), "English".to_owned()),
            (Locale::de.as_str().to_owned(), "Deutsch".to_owned()),
        ]
    });
    view! {
        <ActionForm action=action attr:class="form form-line">
            <FormNotice value=action.value() />
            <Select
                label=move || t_string!(i18n, accounts.language)
                name="language"
                options=options
                value=Signal::stored(account.language.unwrap_or_default())
                on:change=changed
            />
            <SaveWithoutScript />
        </ActionForm>
    }
    .into_any()
}

/// How far one is and how one learns best: what a coach goes by.
#[component]
fn LearningForm(account: AccountView) -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<SetLearning>::new();
    let saved = use_toasts();
    Effect::new(move || {
        if let Some(Ok(())) = action.value().get() {
            saved.say(t_string!(i18n, ui.saved));
        }
    });
    let levels = Signal::derive(move || {
        vec![
            (String::new(), t_string!(i18n, accounts.not_said).to_owned()),
            ("beginner".to_owned(), t_string!(i18n, accounts.level_beginner).to_owned()),
            ("intermediate".to_owned(), t_string!(i18n, accounts.level_intermediate).to_owned()),
            ("advanced".to_owned(), t_string!(i18n, accounts.level_advanced).to_owned()),
        ]
    });
    let styles = Signal::derive(move || {
        vec![
            (String::new(), t_string!(i18n, accounts.not_said).to_owned()),
            ("visual".to_owned(), t_string!(i18n, accounts.style_visual).to_owned()),
            ("reading".to_owned(), t_string!(i18n, accounts.style_reading).to_owned()),
            ("practice".to_owned(), t_string!(i18n, accounts.style_practice).to_owned()),
        ]
    });
    let level = match account.learning.level {
        None => "",
        Some(Level::Beginner) => "beginner",
        Some(Level::Intermediate) => "intermediate",
        Some(Level::Advanced) => "advanced",
    };
    let style = match account.learning.style {
        None => "",
        Some(LearningStyle::Visual) => "visual",
        Some(LearningStyle::Reading) => "reading",
        Some(LearningStyle::Practice) => "practice",
    };
    view! {
        <ActionForm action=action attr:class="form form-line">
            <FormNotice value=action.value() />
            <Select
                label=move || t_string!(i18n, accounts.level)
                name="level"
                options=levels
                value=Signal::stored(level.to_owned())
                on:change=move |event| submit_form(&event)
            />
            <Select
                label=move || t_string!(i18n, accounts.style)
                name="style"
                options=styles
                value=Signal::stored(style.to_owned())
                on:change=move |event| submit_form(&event)
            />
            <SaveWithoutScript />
        </ActionForm>
    }
    .into_any()
}

/// A button that goes away once changes save themselves.
#[component]
fn SaveWithoutScript() -> impl IntoView {
    let i18n = use_i18n();
    let awake = awake();
    view! { <Show when=move || !awake.get()><Button submit=true>{t!(i18n, ui.save)}</Button></Show> }
}

/// Sends the form around the element that an event came from.
fn submit_form(event: &ev::Event) {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let form = element.and_then(|it| it.closest("form").ok().flatten());
    if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        drop(form.request_submit());
    }
}
