//! `/ask` and `/ask/{conversation}`: conversations, the thread, and the source beside it.

use super::{
    api,
    composer::{Composer, QUESTION_FIELD},
    conversations::Conversations,
    desk::Desk,
    scope,
    source::Source,
    thread::{Thread, View},
};
use crate::{
    Refused,
    browser::{keys, live::on_live, page as screen},
    cards::{CardDialog, CardMaking},
    i18n::*,
    prelude::*,
    ui::{Button, Empty, Notice, PageRefusal, PageTitle, Skeleton, SkeletonShape, use_toasts},
};
use contract::{ConversationId, ConversationOpened, MessageId};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};

/// The conversation of the address; none before the first question.
pub type OpenedResource = Resource<Result<Option<ConversationOpened>, Refused>>;

/// The page.
#[component]
pub fn AskPage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let query = use_query_map();
    let asked = move || params.with(|params| params.get("conversation")).filter(|id| !id.is_empty());
    let conversation = Memo::new(move |_| asked().and_then(|id| id.parse::<ConversationId>().ok()));
    let named = query.with_untracked(scope::read);
    let question = query.with_untracked(|query| query.get("question")).unwrap_or_default();
    let desk = Desk::new(conversation, named);
    provide_context(desk);
    provide_context(View::new());
    CardMaking::provide();
    let named = move |name: &str| query.with(|query| query.get(name));
    let part = Memo::new(move |_| {
        let at = named("at").and_then(|at| at.parse::<MessageId>().ok());
        // An address that names none is not the one before the first question.
        let id = asked().map(|_| conversation.get());
        (id, at, named("from").and_then(|from| from.parse::<u32>().ok()))
    });
    desk.editing.set(query.with_untracked(|query| query.get("edit")).and_then(|id| id.parse().ok()));
    let opened: OpenedResource = resource(
        move || part.get(),
        move |(id, at, from)| async move {
            match id {
                Some(Some(id)) => api::open(id, at, from, None).await.map(Some),
                Some(None) => Err(Refused(contract::Refusal::Missing)),
                None => Ok(None),
            }
        },
    );
    provide_context(opened);
    answer(desk);
    view! {
        <PageTitle text=move || t_string!(i18n, chat.ask)/>
        <section class="ask" data-source=move || desk.source.with(Option::is_some).to_string()>
            <Conversations/>
            <div class="ask-centre">
                <Transition fallback=|| view! { <div class="thread"><Skeleton shape=SkeletonShape::Lines(6)/></div> }>
                    {move || Suspend::new(async move {
                        match opened.await {
                            Ok(Some(opened)) => {
                                desk.at.set(part.get_untracked().1);
                                view! { <Opened opened=opened/> }.into_any()
                            }
                            Ok(None) => view! { <Fresh/> }.into_any(),
                            Err(Refused(refusal)) => view! { <Closed refusal=refusal/> }.into_any(),
                        }
                    })}
                </Transition>
                <Composer first=question/>
            </div>
            <Source/>
            <CardDialog/>
        </section>
    }
    .into_any()
}

#[component]
fn Opened(opened: ConversationOpened) -> impl IntoView {
    let desk = expect_context::<Desk>();
    // What is loaded afresh keeps the source that is open beside it.
    let kept = desk.source.with_untracked(|source| {
        let message = source.as_ref().map(|cited| cited.message);
        message.is_none_or(|message| opened.exchanges.iter().any(|one| one.id == message))
    });
    if !kept {
        desk.source.set(None);
    }
    desk.writing.set(None);
    desk.show(opened);
    view! {
        <PageTitle text=move || desk.title.get()/>
        <h1 class="ask-title" dir="auto" title=move || desk.title.get()>{move || desk.title.get()}</h1>
        <Thread/>
    }
    .into_any()
}

/// Before the first question.
#[component]
fn Fresh() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let sending = move || desk.ask.input().get().filter(|_| desk.ask.pending().get()).map(|input| input.question);
    view! {
        <div class="thread">
            {move || match sending() {
                Some(question) => {
                    view! {
                        <div class="thread-body">
                            <super::exchange::Sending question=question/>
                        </div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <div class="ask-fresh">
                            <Deleted/>
                            <h1>{t!(i18n, chat.ask)}</h1>
                            <Empty say=move || t_string!(i18n, chat.fresh)/>
                        </div>
                    }
                        .into_any()
                }
            }}
        </div>
    }
    .into_any()
}

/// The way back for a conversation that was deleted by a plain form.
#[component]
fn Deleted() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let query = use_query_map();
    let deleted = move || query.with(|query| query.get("deleted")).filter(|id| id.parse::<ConversationId>().is_ok());
    move || {
        deleted().map(|id| {
            view! {
                <Notice>
                    <p>{t!(i18n, chat.deleted)}</p>
                    <ActionForm action=desk.restore>
                        <input type="hidden" name="id" value=id/>
                        <Button submit=true>{t!(i18n, ui.undo)}</Button>
                    </ActionForm>
                </Notice>
            }
        })
    }
}

#[component]
fn Closed(refusal: contract::Refusal) -> impl IntoView {
    view! {
        <div class="thread">
            <div class="thread-body">
                <PageRefusal refusal=refusal/>
            </div>
        </div>
    }
    .into_any()
}

/// What the page does after its forms were sent, on live events and on keys.
fn answer(desk: Desk) {
    let i18n = use_i18n();
    let toasts = use_toasts();
    let view = expect_context::<View>();
    let navigate = use_navigate();
    Effect::new(move || {
        if let Some(Ok(id)) = desk.ask.value().get()
            && desk.conversation.get_untracked() == Some(id)
        {
            desk.leave_address();
            if desk.editing.get_untracked().is_some() {
                desk.editing.set(None);
                desk.refresh();
            } else {
                desk.refresh_end();
                view.to_end();
            }
        }
    });
    Effect::new(move || {
        let written = matches!(desk.regenerate.value().get(), Some(Ok(_)));
        let chosen = matches!(desk.choose.value().get(), Some(Ok(())));
        if written || chosen {
            desk.leave_address();
            desk.refresh();
        }
    });
    Effect::new({
        let navigate = navigate.clone();
        move || {
            if let Some(Ok(id)) = desk.delete.value().get() {
                toasts.say_with_undo(t_string!(i18n, chat.deleted), move || {
                    drop(desk.restore.dispatch(api::Restore { id }));
                });
                if desk.conversation.get_untracked() == Some(id) {
                    navigate("/ask", NavigateOptions::default());
                }
            }
        }
    });
    Effect::new(move || {
        if let (Some(Ok(())), Some(id)) = (desk.rename.value().get(), desk.conversation.get_untracked()) {
            let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
            navigate(&format!("/ask/{id}"), options);
        }
    });
    on_live(move |event| desk.hear(&event));
    keys::on_key(move |event| {
        if keys::plain(event, "a") {
            event.prevent_default();
            screen::focus(QUESTION_FIELD);
        }
        if event.key() == "Escape" && !keys::typing(event) && desk.source.with_untracked(Option::is_some) {
            desk.source.set(None);
        }
    });
}
