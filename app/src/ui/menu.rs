//! A menu behind a button, on `<details>`: it opens without JavaScript, and closes on Escape, on a choice and on a
//! click elsewhere with it.

use super::Icon;
use crate::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

/// A menu. Its children are links and buttons; `label` says what it is for.
#[component]
pub fn Menu(
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] icon: Option<icondata::Icon>,
    /// Shows the label beside the icon.
    #[prop(optional)]
    labelled: bool,
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    Effect::new(move || {
        let elsewhere = window_event_listener(ev::pointerdown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            let inside = details.try_get_untracked().flatten().is_none_or(|it| it.contains(target.as_ref()));
            if !inside {
                close();
            }
        });
        on_cleanup(move || elsewhere.remove());
    });
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
            if let Some(Ok(Some(summary))) = details.get_untracked().map(|details| details.query_selector("summary"))
                && let Ok(summary) = summary.dyn_into::<web_sys::HtmlElement>()
            {
                drop(summary.focus());
            }
        }
    };
    let words = labelled.then(|| label.clone()).map(|label| view! { <span>{move || label.get()}</span> });
    let title = label.clone();
    view! {
        <details class="menu" node_ref=details on:keydown=escape>
            <summary class="menu-button" aria-label=label title=title>
                <Icon icon=icon.unwrap_or(icondata::LuEllipsis) />
                {words}
            </summary>
            <div class="menu-list" on:click=move |_| close()>
                {children.view()}
            </div>
        </details>
    }
    .into_any()
}
