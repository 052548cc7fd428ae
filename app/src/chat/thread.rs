//! The thread: questions and answers, oldest first; where the reader is in it, and the marks under the pointer.

use super::{
    desk::{Cited, Desk},
    exchange::{Exchange, Sending},
    quote::{Quote, Quoted},
    state::follows,
};
use crate::i18n::*;
use crate::prelude::*;
use contract::MessageId;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Where the reader is in the thread.
#[derive(Clone, Copy)]
pub struct View {
    node: NodeRef<html::Div>,
    at_end: StoredValue<bool>,
}

impl View {
    pub fn new() -> Self {
        Self { node: NodeRef::new(), at_end: StoredValue::new(true) }
    }

    /// Goes on with the text, if the reader is at its end.
    pub fn follow(self) {
        if self.at_end.try_get_value() == Some(true) {
            self.to_end();
        }
    }

    /// Goes to the end.
    pub fn to_end(self) {
        self.at_end.try_set_value(true);
        request_animation_frame(move || {
            if let Some(thread) = self.node.try_get_untracked().flatten() {
                thread.set_scroll_top(thread.scroll_height());
            }
        });
    }

    fn scrolled(self) {
        if let Some(thread) = self.node.try_get_untracked().flatten() {
            let (top, height) = (f64::from(thread.scroll_top()), f64::from(thread.client_height()));
            self.at_end.try_set_value(follows(top, height, f64::from(thread.scroll_height())));
        }
    }
}

/// The thread of the conversation that is open.
#[component]
pub fn Thread() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let view = expect_context::<View>();
    let quoted = RwSignal::new(None::<Quoted>);
    let sending = move || {
        let input = desk.ask.input().get().filter(|_| desk.ask.pending().get())?;
        Some(view! { <Sending question=input.question/> })
    };
    let click = move |event: leptos::ev::MouseEvent| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.shift_key() && event.button() == 0;
        if let Some((_, cited)) = mark_under(desk, event.target()).filter(|_| plain)
            && desk.open_source(cited, room_beside())
        {
            event.prevent_default();
            quoted.try_set(None);
        }
    };
    let point = move |target: Option<web_sys::EventTarget>| match mark_under(desk, target) {
        Some((mark, cited)) => drop(quoted.try_set(Some(Quoted::at(&mark, cited)))),
        None => {
            if quoted.try_with_untracked(Option::is_some) == Some(true) {
                quoted.try_set(None);
            }
        }
    };
    Effect::new(move || view.to_end());
    view! {
        <div
            class="thread"
            node_ref=view.node
            role="log"
            aria-label=move || t_string!(i18n, chat.thread)
            tabindex="0"
            on:scroll=move |_| {
                view.scrolled();
                point(None);
            }
            on:click=click
            on:mouseover=move |event| point(event.target())
            on:mouseleave=move |_| point(None)
            on:focusin=move |event| point(event.target())
            on:focusout=move |_| point(None)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    point(None);
                }
            }
        >
            <div class="thread-body">
                <For
                    each=move || desk.exchanges.get()
                    key=|one| (one.id, one.answer.state.is_final())
                    children=|one| view! { <Exchange exchange=one/> }
                />
                {sending}
            </div>
            <Quote quoted=quoted/>
        </div>
    }
    .into_any()
}

/// The citation's mark that something happened on, and what it cites.
fn mark_under(desk: Desk, target: Option<web_sys::EventTarget>) -> Option<(Element, Cited)> {
    let mark = target?.dyn_into::<Element>().ok()?.closest("a.citation").ok()??;
    let number = mark.get_attribute("data-citation")?.parse().ok()?;
    let message = mark.closest("[data-message]").ok()??.get_attribute("data-message")?;
    let cited = desk.citation(message.parse::<MessageId>().ok()?, number)?;
    Some((mark, cited))
}

/// Whether the screen has room for a source beside the thread. Asked in handlers only.
fn room_beside() -> bool {
    window().match_media("(min-width: 1100px)").ok().flatten().is_some_and(|query| query.matches())
}
