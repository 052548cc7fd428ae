//! A question and its answer, and the way to what was asked in its place before.

use super::{answer::Answer, desk::Desk, scope};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, FormNotice, Icon, IconButton, escape},
};
use contract::{Branch, ExchangeView, MessageId, Scope};

/// Both, one below the other.
#[component]
pub fn Exchange(exchange: ExchangeView) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = exchange.id;
    let editing = Memo::new(move |_| desk.editing.get() == Some(id));
    let (question, asked, scope) = (exchange.question.clone(), exchange.question, exchange.scope);
    view! {
        <article
            class="exchange"
            data-message=id.to_string()
            id=format!("message-{id}")
            data-named=move || (desk.at.get() == Some(id)).then_some("true")
        >
            <Show
                when=move || editing.get()
                fallback=move || view! { <Question message=id question=question.clone()/> }
            >
                <EditForm message=id question=asked.clone() scope=scope.clone()/>
            </Show>
            <Siblings branch=exchange.branch/>
            <div class="answer">
                <Answer message=id answer=exchange.answer/>
            </div>
        </article>
    }
    .into_any()
}

/// The question, with the way to put it in other words.
#[component]
fn Question(message: MessageId, question: String) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let href = move || {
        let conversation = desk.conversation.get().map(|id| id.to_string()).unwrap_or_default();
        format!("/ask/{conversation}?edit={message}&at={message}#message-{message}")
    };
    let edit = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        desk.editing.set(Some(message));
    };
    view! {
        <header class="question-line">
            <h2 class="question" dir="auto">{question}</h2>
            <a
                class="icon-button question-edit"
                href=href
                on:click=edit
                aria-label=move || t_string!(i18n, chat.edit)
                title=move || t_string!(i18n, chat.edit)
            >
                <Icon icon=icondata::LuPencil/>
            </a>
        </header>
    }
    .into_any()
}

/// The question in a field. What is sent begins a branch; the former question stays.
#[component]
fn EditForm(message: MessageId, question: String, scope: Scope) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let fields =
        scope::fields(&scope).into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let back = move || {
        desk.conversation.get().map(|id| format!("/ask/{id}?at={message}#message-{message}")).unwrap_or_default()
    };
    let cancel = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        desk.editing.set(None);
    };
    view! {
        <ActionForm action=desk.ask attr:class="edit-form">
            <FormNotice value=desk.ask.value()/>
            <input
                type="hidden"
                name="conversation"
                value=move || desk.conversation.get().map(|id| id.to_string()).unwrap_or_default()
            />
            <input type="hidden" name="beside" value=message.to_string()/>
            <Show when=move || desk.coach.get()><input type="hidden" name="coach" value="true"/></Show>
            {fields.collect_view()}
            <textarea
                name="question"
                rows="3"
                required
                dir="auto"
                autofocus
                aria-label=move || t_string!(i18n, chat.edit)
                inner_html=escape(&question)
            ></textarea>
            <div class="edit-deeds">
                <Button kind=ButtonKind::Primary submit=true busy=desk.ask.pending()>{t!(i18n, chat.ask)}</Button>
                <a class="button" data-kind="quiet" href=back on:click=cancel>{t!(i18n, chat.cancel)}</a>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// "2 of 3", with the way to the ones before and after; nothing where there is one only.
#[component]
fn Siblings(branch: Branch) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let way = move |to: Option<MessageId>, icon, label: &'static str| {
        view! {
            <ActionForm action=desk.choose>
                <input type="hidden" name="id" value=to.map(|id| id.to_string()).unwrap_or_default()/>
                <IconButton icon=icon label=label submit=true disabled=Signal::derive(move || to.is_none() || desk.choose.pending().get())/>
            </ActionForm>
        }
    };
    (branch.of > 1).then(|| {
        view! {
            <div class="siblings" role="group" aria-label=move || t_string!(i18n, chat.versions)>
                {way(branch.previous, icondata::LuChevronLeft, t_string!(i18n, chat.previous_version))}
                <span>{move || t_string!(i18n, chat.version, number = branch.number, all = branch.of).to_string()}</span>
                {way(branch.next, icondata::LuChevronRight, t_string!(i18n, chat.next_version))}
            </div>
        }
    })
}

/// A question on its way.
#[component]
pub fn Sending(question: String) -> impl IntoView {
    view! {
        <article class="exchange" aria-busy="true">
            <h2 class="question" dir="auto">{question}</h2>
        </article>
    }
    .into_any()
}
