//! The list of conversations: the way to each, search, renaming, deleting, exporting.

use super::{api, desk::Desk};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, ButtonLink, FindForm, Menu, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::ConversationView;
use leptos_router::{hooks::use_query_map, location::Url};

/// Conversations in the list; more are asked for by so many.
const PART: u32 = 40;

/// The left side.
#[component]
pub fn Conversations() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let query = use_query_map();
    let text = Memo::new(move |_| query.with(|query| query.get("text")).filter(|text| !text.trim().is_empty()));
    let most =
        Memo::new(move |_| query.with(|query| query.get("most")).and_then(|most| most.parse().ok()).unwrap_or(PART));
    let list = resource(
        move || {
            let changes = [
                desk.ask.version().get(),
                desk.rename.version().get(),
                desk.delete.version().get(),
                desk.restore.version().get(),
            ];
            (text.get(), most.get(), desk.stale.get(), changes)
        },
        |(text, most, ..)| api::conversations(text, Some(most)),
    );
    // The way to the next ones, on this page.
    let further = move |held: usize| {
        let here = desk.conversation.get().map(|id| format!("/{id}")).unwrap_or_default();
        let text = text.get().map(|text| format!("&text={}", Url::escape(&text))).unwrap_or_default();
        format!("/ask{here}?most={}{text}", held as u32 + PART)
    };
    view! {
        <aside class="conversations" aria-label=move || t_string!(i18n, chat.conversations)>
            <div class="conversations-head">
                <ButtonLink href="/ask" icon=icondata::LuPlus>{t!(i18n, chat.new)}</ButtonLink>
                <FindForm
                    action=""
                    label=move || t_string!(i18n, chat.find)
                    text=Signal::derive(move || text.get().unwrap_or_default())
                />
            </div>
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(5)/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) if list.is_empty() => {
                            let none = move || match text.get() {
                                Some(text) => t_string!(i18n, chat.none_found, text = text).to_string(),
                                None => t_string!(i18n, chat.none).to_owned(),
                            };
                            view! { <p class="conversations-none" dir="auto">{none}</p> }.into_any()
                        }
                        Ok(list) => {
                            let held = list.len();
                            let rows = list.into_iter().map(|one| view! { <Row conversation=one/> }).collect_view();
                            let more = (held >= most.get_untracked() as usize).then(|| {
                                view! {
                                    <a class="conversations-more" href=move || further(held)>
                                        {t!(i18n, chat.more_conversations)}
                                    </a>
                                }
                            });
                            view! {
                                <ol class="conversation-list">{rows}</ol>
                                {more}
                            }
                                .into_any()
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
    let (title, found) = (conversation.title.clone(), conversation.found.clone());
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
            // Where words were searched for, the link leads to the place that holds them.
            let href = match &found {
                Some(found) => format!("/ask/{id}?at={0}#message-{0}", found.message),
                None => format!("/ask/{id}"),
            };
            let words = found.clone().map(|found| view! { <span class="conversation-found">{found.words}</span> });
            view! {
                <a
                    href=href
                    title=title.clone()
                    dir="auto"
                    aria-current=move || (desk.conversation.get() == Some(id)).then_some("page")
                >
                    <span class="conversation-title">{title.clone()}</span>
                    {words}
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
