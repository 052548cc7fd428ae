//! Buttons, and links that look like them.

use super::Icon;
use crate::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here; at most one in sight.
    Primary,
    #[default]
    Plain,
    /// Without a border, among others of its kind.
    Quiet,
    /// Takes something away.
    Danger,
}

impl ButtonKind {
    fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Plain => "plain",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button. `submit` makes it send its form; `busy` shows that it is at work and takes no second press.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] submit: bool,
    #[prop(optional, into)] icon: Option<icondata::Icon>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] busy: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class="button"
            data-kind=kind.word()
            type=if submit { "submit" } else { "button" }
            disabled=move || disabled.get() || busy.get()
            aria-busy=move || busy.get().then_some("true")
        >
            {icon.map(|icon| view! { <Icon icon=icon /> })}
            {children.view()}
        </button>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: TextProp,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<icondata::Icon>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" data-kind=kind.word() href=href>
            {icon.map(|icon| view! { <Icon icon=icon /> })}
            {children.view()}
        </a>
    }
    .into_any()
}

/// A button that is only an icon; `label` says to everybody else what it does, and shows on hover.
#[component]
pub fn IconButton(
    #[prop(into)] icon: icondata::Icon,
    #[prop(into)] label: TextProp,
    #[prop(optional)] submit: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] pressed: MaybeProp<bool>,
) -> impl IntoView {
    let title = label.clone();
    view! {
        <button
            class="icon-button"
            type=if submit { "submit" } else { "button" }
            aria-label=label
            title=title
            disabled=move || disabled.get()
            aria-pressed=move || pressed.get().map(|pressed| if pressed { "true" } else { "false" })
        >
            <Icon icon=icon />
        </button>
    }
    .into_any()
}
