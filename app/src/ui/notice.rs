//! A calm word about the page: what happened, and what to do.

use super::Icon;
use crate::i18n::*;
use crate::prelude::*;
use contract::Refusal;

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    #[default]
    Info,
    Good,
    Warn,
    Bad,
}

/// A notice in the flow of the page.
#[component]
pub fn Notice(#[prop(optional)] kind: NoticeKind, children: Children) -> impl IntoView {
    let (word, icon, role) = match kind {
        NoticeKind::Info => ("info", icondata::LuInfo, "status"),
        NoticeKind::Good => ("good", icondata::LuCheck, "status"),
        NoticeKind::Warn => ("warn", icondata::LuTriangleAlert, "status"),
        NoticeKind::Bad => ("bad", icondata::LuCircleAlert, "alert"),
    };
    view! {
        <div class="notice" data-kind=word role=role>
            <Icon icon=icon />
            <div class="notice-words">{children.view()}</div>
        </div>
    }
    .into_any()
}

/// A refusal as a notice: its sentence and its hint, in the person's language where the words are ours to choose.
#[component]
pub fn RefusalNotice(refusal: Refusal) -> impl IntoView {
    let locale = use_i18n().get_locale_untracked();
    let kind = match &refusal {
        Refusal::Internal { .. } | Refusal::Unavailable { .. } => NoticeKind::Bad,
        _ => NoticeKind::Warn,
    };
    let say = refusal_say(locale, &refusal);
    let hint = refusal_hint(locale, &refusal);
    view! {
        <Notice kind=kind>
            <p>{say}</p>
            {(!hint.is_empty()).then(|| view! { <p class="notice-hint">{hint}</p> })}
        </Notice>
    }
    .into_any()
}

/// A refusal in the place of what a page would show: the page answers with its status.
#[component]
pub fn PageRefusal(refusal: Refusal) -> impl IntoView {
    crate::status::of_page(refusal.status());
    view! { <RefusalNotice refusal=refusal /> }
}

/// What happened, in the interface's language: the server puts the sentences of the domain into it.
pub fn refusal_say(locale: Locale, refusal: &Refusal) -> String {
    match refusal {
        Refusal::SignedOut => td_string!(locale, ui.refusal.signed_out).to_string(),
        Refusal::Forbidden => td_string!(locale, ui.refusal.forbidden).to_string(),
        Refusal::Missing => td_string!(locale, ui.refusal.missing).to_string(),
        Refusal::Internal { report } => td_string!(locale, ui.refusal.internal, report = report.clone()),
        Refusal::Unavailable { say, .. } if say == crate::NO_ANSWER => {
            td_string!(locale, ui.refusal.no_answer).to_string()
        }
        Refusal::Unavailable { say, .. } if say == crate::NOT_SENT => {
            td_string!(locale, ui.refusal.not_sent).to_string()
        }
        other => other.say(),
    }
}

/// What to do about it, in the interface's language; empty when there is nothing to add.
pub fn refusal_hint(locale: Locale, refusal: &Refusal) -> String {
    match refusal {
        Refusal::SignedOut => td_string!(locale, ui.refusal.signed_out_hint).to_string(),
        Refusal::Forbidden => td_string!(locale, ui.refusal.forbidden_hint).to_string(),
        Refusal::Missing => td_string!(locale, ui.refusal.missing_hint).to_string(),
        Refusal::Internal { .. } => td_string!(locale, ui.refusal.internal_hint).to_string(),
        Refusal::Unavailable { say, .. } if [crate::NO_ANSWER, crate::NOT_SENT].contains(&say.as_str()) => {
            td_string!(locale, ui.refusal.offline_hint).to_string()
        }
        // How long to wait, as the server says it in the page's language.
        Refusal::TooMuch { hint, .. } if !hint.is_empty() => hint.clone(),
        other => other.hint(),
    }
}
