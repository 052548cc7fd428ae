//! Where a question is written: its scope, who answers, and the button that becomes Stop while an answer is written.

use super::{answerers::Answerers, desk::Desk, scope_menu::ScopeMenu};
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
    let field = NodeRef::<html::Textarea>::new();
    let conversation = move || desk.conversation.get().map(|id| id.to_string()).unwrap_or_default();
    // Sent: the field is free for the next question.
    Effect::new(move || {
        if let (Some(Ok(_)), Some(field)) = (desk.ask.value().get(), field.get_untracked()) {
            field.set_value("");
        }
    });
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            let form = field.get_untracked().and_then(|field| field.form());
            if let Some(form) = form.filter(|_| desk.writing.get_untracked().is_none()) {
                drop(form.request_submit());
            }
        }
    };
    let grow = move |event: ev::Event| {
        if let Some(field) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(field.style().set_property("block-size", "auto"));
            drop(field.style().set_property("block-size", &format!("{}px", field.scroll_height().min(240))));
        }
    };
    view! {
        <div class="composer">
            <FormNotice value=desk.ask.value()/>
            <ActionForm action=desk.ask attr:class="composer-form">
                <input type="hidden" name="conversation" value=conversation/>
                <ScopeMenu/>
                <div class="composer-line">
                    <textarea
                        id=QUESTION_FIELD
                        name="question"
                        rows="1"
                        required
                        maxlength="4000"
                        dir="auto"
                        node_ref=field
                        aria-label=move || t_string!(i18n, chat.question)
                        placeholder=move || t_string!(i18n, chat.question)
                        on:keydown=key
                        on:input=grow
                        inner_html=escape(&first)
                    ></textarea>
                    <Answerers/>
                    <Show when=move || desk.writing.get().is_none()>
                        <button
                            class="send"
                            type="submit"
                            disabled=move || desk.ask.pending().get()
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
