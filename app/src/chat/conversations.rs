//! The list of conversations: the way to each, search, renaming, deleting, exporting.

use super::{api, desk::Desk};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, ButtonLink, Icon, Menu, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::ConversationView;
use leptos_router::{components::Form, hooks::use_query_map};

/// The left side.
#[component]
pub fn Conversations() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let query = use_query_map();
    let text = Memo::new(move |_| query.with(|query| query.get("text")).filter(|text| !text.trim().is_empty()));
    let list = resource(
        move || {
            let changes = [desk.ask.version().get(), desk.rename.version().get(), desk.delete.version().get()];
            (text.get(), desk.stale.get(), changes)
        },
        |(text, ..)| api::conversations(text),
    );
    view! {
        <aside class="conversations" aria-label=move || t_string!(i18n, chat.conversations)>
            <div class="conversations-head">
                <ButtonLink href="/ask" icon=icondata::LuPlus>{t!(i18n, chat.new)}</ButtonLink>
                <Form method="GET" action="" attr:class="words-form" attr:role="search">
                    <Icon icon=icondata::LuSearch/>
                    <input
                        type="search"
                        name="text"
                        value=move || text.get().unwrap_or_default()
                        aria-label=move || t_string!(i18n, chat.find)
                        placeholder=move || t_string!(i18n, chat.find)
                    />
                </Form>
            </div>
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(5)/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) if list.is_empty() => {
                            view! { <p class="conversations-none">{t!(i18n, chat.none)}</p> }.into_any()
                        }
                        Ok(list) => {
                            let rows = list.into_iter().map(|one| view! { <Row conversation=one/> }).collect_view();
                            view! { <ol class="conversation-list">{rows}</ol> }.into_any()
                        }
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </aside>
    }
    .into_any()
}

#[component]
fn Row(conversation: ConversationView) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let query = use_query_map();
    let id = conversation.id;
    let title = conversation.title.clone();
    let renaming = Memo::new(move |_| query.with(|query| query.get("rename")) == Some(id.to_string()));
    let label = {
        let title = title.clone();
        move || t_string!(i18n, chat.more_about, title = title.clone()).to_string()
    };
    let line = {
        let title = title.clone();
        move || {
            let title = title.clone();
            if renaming.get() {
                return view! { <RenameForm conversation=id.to_string() title=title/> }.into_any();
            }
            view! {
                <a
                    href=format!("/ask/{id}")
                    title=title.clone()
                    dir="auto"
                    aria-current=move || (desk.conversation.get() == Some(id)).then_some("page")
                >
                    {title.clone()}
                </a>
            }
            .into_any()
        }
    };
    view! {
        <li class="conversation-row">
            {line}
            <Menu label=label>
                <a href=format!("/ask/{id}?rename={id}")>{t!(i18n, chat.rename)}</a>
                <a href=format!("/conversations/{id}/export.md") rel="external" download="">{t!(i18n, chat.export)}</a>
                <ActionForm action=desk.delete>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button class="button" type="submit" data-kind="danger">{t!(i18n, chat.delete)}</button>
                </ActionForm>
            </Menu>
        </li>
    }
    .into_any()
}

#[component]
fn RenameForm(conversation: String, title: String) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    view! {
        <ActionForm action=desk.rename attr:class="rename-form">
            <input type="hidden" name="id" value=conversation/>
            <input name="title" required maxlength="200" autocomplete="off" autofocus value=title aria-label=move || t_string!(i18n, chat.title)/>
            <Button kind=ButtonKind::Primary submit=true busy=desk.rename.pending()>{t!(i18n, chat.save)}</Button>
        </ActionForm>
    }
    .into_any()
}
