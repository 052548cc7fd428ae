//! Where a question is written: its scope, who answers and how, what it would send, and the button that becomes Stop
//! while an answer is written.

use super::{
    answerers::Answerers,
    api,
    desk::Desk,
    scope_menu::ScopeMenu,
    weight::{Weighed, WeightLine},
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{FormNotice, Icon, escape},
};
use leptos::{ev, html};
use wasm_bindgen::JsCast;

/// The form's field for the question.
pub const QUESTION_FIELD: &str = "question";

/// The composer.
#[component]
pub fn Composer(#[prop(into)] first: String) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let weighed = Weighed::new();
    let field = NodeRef::<html::Textarea>::new();
    let conversation = move || desk.conversation.get().map(|id| id.to_string()).unwrap_or_default();
    let after = move || desk.leaf.get().map(|id| id.to_string()).unwrap_or_default();
    // Sent: the field is free for the next question.
    Effect::new(move || {
        if let (Some(Ok(_)), Some(field)) = (desk.ask.value().get(), field.get_untracked()) {
            field.set_value("");
            weighed.typed(desk, String::new());
        }
    });
    // What is sent depends on where one looks and on who answers.
    Effect::new(move |_| {
        desk.scope.track();
        desk.answerer.track();
        if let Some(field) = field.get_untracked() {
            weighed.typed(desk, field.value());
        }
    });
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            let form = field.get_untracked().and_then(|field| field.form());
            let free = desk.writing.get_untracked().is_none() && !untrack(|| weighed.too_long());
            if let Some(form) = form.filter(|_| free) {
                drop(form.request_submit());
            }
        }
    };
    let typed = move |event: ev::Event| {
        weighed.typed(desk, event_target_value(&event));
        if let Some(field) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(field.style().set_property("block-size", "auto"));
            drop(field.style().set_property("block-size", &format!("{}px", field.scroll_height().min(240))));
        }
    };
    view! {
        <div class="composer">
            <Show when=move || desk.editing.get().is_none()>
                <FormNotice value=desk.ask.value()/>
            </Show>
            <ActionForm action=desk.ask attr:class="composer-form">
                <input type="hidden" name="conversation" value=conversation/>
                <input type="hidden" name="after" value=after/>
                <div class="composer-head">
                    <ScopeMenu/>
                    <WebSwitch/>
                    <CoachSwitch/>
                </div>
                <div class="composer-line">
                    <textarea
                        id=QUESTION_FIELD
                        name="question"
                        rows="1"
                        required
                        dir="auto"
                        node_ref=field
                        aria-label=move || t_string!(i18n, chat.question)
                        placeholder=move || t_string!(i18n, chat.question)
                        on:keydown=key
                        on:input=typed
                        inner_html=escape(&first)
                    ></textarea>
                    <Answerers/>
                    <Show when=move || desk.writing.get().is_none()>
                        <button
                            class="send"
                            type="submit"
                            disabled=move || desk.ask.pending().get() || weighed.too_long()
                            aria-label=move || t_string!(i18n, chat.ask)
                            title=move || t_string!(i18n, chat.ask)
                        >
                            <Icon icon=icondata::LuArrowUp/>
                        </button>
                    </Show>
                    <Show when=move || desk.writing.get().is_some()>
                        <button
                            class="send"
                            type="submit"
                            form="stop"
                            aria-label=move || t_string!(i18n, chat.stop)
                            title=move || t_string!(i18n, chat.stop)
                        >
                            <Icon icon=icondata::LuSquare/>
                        </button>
                    </Show>
                </div>
                <WeightLine weighed=weighed/>
            </ActionForm>
            <ActionForm action=desk.stop attr:id="stop">
                <input
                    type="hidden"
                    name="id"
                    value=move || desk.writing.get().map(|id| id.to_string()).unwrap_or_default()
                />
            </ActionForm>
        </div>
    }
    .into_any()
}

/// Whether the web is searched for this question, too. Not there where no engine is configured.
#[component]
fn WebSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let engine = resource(|| (), |()| api::web_engine());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let engine = engine.await.ok().flatten();
                engine.map(|engine| view! {
                    <label
                        class="coach-switch"
                        title=move || t_string!(i18n, chat.web_note, engine = engine.clone()).to_string()
                    >
                        <input
                            type="checkbox"
                            role="switch"
                            name="scope[web]"
                            value="true"
                            prop:checked=move || desk.scope.with(|scope| scope.web)
                            on:change=move |event| desk.scope.update(|scope| scope.web = event_target_checked(&event))
                        />
                        <span>{t!(i18n, chat.web)}</span>
                    </label>
                })
            })}
        </Transition>
    }
    .into_any()
}

/// Whether answers are given as a coach gives them: kept for the conversation with the next question.
#[component]
fn CoachSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    view! {
        <label class="coach-switch" title=move || t_string!(i18n, chat.coach_note)>
            <input
                type="checkbox"
                role="switch"
                name="coach"
                value="true"
                checked=move || desk.coach.get()
                prop:checked=move || desk.coach.get()
                on:change=move |event| desk.coach.set(event_target_checked(&event))
            />
            <span>{t!(i18n, chat.coach)}</span>
        </label>
    }
    .into_any()
}
