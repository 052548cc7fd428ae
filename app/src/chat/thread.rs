//! The thread: questions and answers, oldest first; where the reader is in it, and the marks under the pointer.
//!
//! Of a long conversation a part is in the page; more is loaded before the reader comes to its ends, and what is far
//! away is let go of. What the reader looks at stays where it is.

use super::{
    desk::{Cited, Desk},
    exchange::{Exchange, Sending},
    quote::{Quote, Quoted},
    state::{self, Load, follows},
};
use crate::{i18n::*, prelude::*, ui::Icon};
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

    /// Goes to one exchange.
    fn to(self, message: MessageId) {
        self.at_end.try_set_value(false);
        request_animation_frame(move || {
            if let Some(one) = document().get_element_by_id(&format!("message-{message}")) {
                one.scroll_into_view();
            }
        });
    }

    fn scrolled(self, desk: Desk) {
        let Some(thread) = self.node.try_get_untracked().flatten() else { return };
        let (top, height) = (f64::from(thread.scroll_top()), f64::from(thread.client_height()));
        let all = f64::from(thread.scroll_height());
        let shown = desk.shown();
        let more = shown.end < desk.total.get_untracked();
        self.at_end.try_set_value(!more && follows(top, height, all));
        if let Some(load) = state::load(shown, desk.total.get_untracked(), top, all - top - height) {
            self.load(desk, load);
        }
    }

    /// Loads a part, and looks afterwards whether that is enough.
    pub fn load(self, desk: Desk, load: Load) {
        desk.load(load, move |put| {
            let anchor = self.node.try_get_untracked().flatten().and_then(|thread| Anchor::of(&thread));
            put();
            request_animation_frame(move || {
                let thread = self.node.try_get_untracked().flatten();
                if let (Some(thread), Some(anchor)) = (thread, anchor) {
                    anchor.hold(&thread);
                }
                self.scrolled(desk);
            });
        });
    }
}

/// What the reader looks at: an exchange, and where it stands on the screen.
struct Anchor {
    exchange: Element,
    top: f64,
}

impl Anchor {
    fn of(thread: &Element) -> Option<Self> {
        let above = thread.get_bounding_client_rect().top();
        let all = thread.query_selector_all(".exchange").ok()?;
        let seen = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
        let place = |exchange: Element| {
            let place = exchange.get_bounding_client_rect();
            (place.bottom() > above).then(|| Self { top: place.top(), exchange })
        };
        seen.filter_map(place).next()
    }

    /// Puts it back where it stood.
    fn hold(&self, thread: &Element) {
        let moved = self.exchange.get_bounding_client_rect().top() - self.top;
        if self.exchange.is_connected() && moved.abs() >= 1.0 {
            thread.set_scroll_top(thread.scroll_top() + moved.round() as i32);
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
        let input = desk.ask.input().get().filter(|input| desk.ask.pending().get() && input.beside.is_none())?;
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
    Effect::new(move || {
        match desk.at.get_untracked() {
            Some(at) => view.to(at),
            None => view.to_end(),
        }
        // A part may be shorter than the screen.
        request_animation_frame(move || view.scrolled(desk));
    });
    view! {
        <div
            class="thread"
            node_ref=view.node
            role="log"
            aria-label=move || t_string!(i18n, chat.thread)
            tabindex="0"
            on:scroll=move |_| {
                view.scrolled(desk);
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
                <More load=Load::Earlier/>
                <For
                    each=move || desk.exchanges.get()
                    key=|one| (one.id, one.answer.state.is_final(), one.branch.number, one.branch.of)
                    children=|one| view! { <Exchange exchange=one/> }
                />
                <More load=Load::Later/>
                {sending}
            </div>
            <Quote quoted=quoted/>
        </div>
    }
    .into_any()
}

/// The way to what is not loaded; where the page is awake it is loaded before one comes here.
#[component]
fn More(load: Load) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let view = expect_context::<View>();
    let count = Memo::new(move |_| {
        let total = desk.total.get();
        let (first, held) = desk.exchanges.with(|all| (all.first().map_or(0, |one| one.position), all.len() as u32));
        match load {
            Load::Earlier => first,
            Load::Later => total.saturating_sub(first + held),
        }
    });
    let href = move || {
        let (from, _) = state::asked(load, desk.shown());
        desk.conversation.get().map(|id| format!("/ask/{id}?from={from}")).unwrap_or_default()
    };
    let words = move || match load {
        Load::Earlier => t_string!(i18n, chat.earlier, count = count.get()).to_string(),
        Load::Later => t_string!(i18n, chat.later, count = count.get()).to_string(),
    };
    let icon = if load == Load::Earlier { icondata::LuChevronUp } else { icondata::LuChevronDown };
    let click = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        view.load(desk, load);
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <a class="thread-more" href=href on:click=click>
                <Icon icon=icon/>
                {words}
            </a>
        </Show>
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

/// The width from which `ask.css` shows a source beside the thread, in the size of the page's letters.
const ROOM_BESIDE: f64 = 68.0;

/// Whether there is room for a source beside the thread: what the style would not show must not be opened. Asked in
/// handlers only.
fn room_beside() -> bool {
    let ask = document().query_selector(".ask").ok().flatten();
    let letters = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let letters = letters.and_then(|style| style.get_property_value("font-size").ok());
    let letters = letters.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok()).unwrap_or(16.0);
    ask.is_some_and(|ask| ask.get_bounding_client_rect().width() >= ROOM_BESIDE * letters)
}
