//! What the pages of conversations ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{AnswererView, ConversationId, ConversationOpened, ConversationView, MessageId, Scope, Weight};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{Asking, Follows, Part, actor, services, told, wants_html};

/// Conversations, the last used first, at most `most`; `text` keeps those that hold these words.
#[server(endpoint = "chat/conversations", input = GetUrl)]
pub async fn conversations(
    #[server(default)] text: Option<String>,
    #[server(default)] most: Option<u32>,
) -> Result<Vec<ConversationView>, Refused> {
    let actor = actor().await?;
    Ok(told(services().chat.find_conversations(&actor, text.as_deref(), most).await?))
}

/// A part of a conversation: around `at`, or `count` exchanges from `from` on, or its end.
#[server(endpoint = "chat/open", input = GetUrl)]
pub async fn open(
    id: ConversationId,
    #[server(default)] at: Option<MessageId>,
    #[server(default)] from: Option<u32>,
    #[server(default)] count: Option<u32>,
) -> Result<ConversationOpened, Refused> {
    let actor = actor().await?;
    Ok(told(services().chat.open_part(&actor, id, Part { at, from, count }).await?))
}

/// Those that can answer.
#[server(endpoint = "chat/answerers", input = GetUrl)]
pub async fn answerers() -> Result<Vec<AnswererView>, Refused> {
    let actor = actor().await?;
    Ok(services().chat.answerers(&actor).await?)
}

/// Who searches the web for questions that ask for it, if anybody does.
#[server(endpoint = "chat/web_engine", input = GetUrl)]
pub async fn web_engine() -> Result<Option<String>, Refused> {
    let actor = actor().await?;
    Ok(services().chat.web_engine(&actor))
}

/// Asks; the conversation comes next. A question beside an earlier one begins a branch.
#[server(endpoint = "chat/ask")]
pub async fn ask(
    #[server(default)] conversation: Option<ConversationId>,
    #[server(default)] question: String,
    #[server(default)] scope: Scope,
    #[server(default)] answerer: Option<String>,
    #[server(default)] beside: Option<MessageId>,
    #[server(default)] after: Option<MessageId>,
    #[server(default)] coach: bool,
) -> Result<ConversationId, Refused> {
    let actor = actor().await?;
    let follows = Follows::of(beside, after);
    let asking = Asking { conversation, question, scope, answerer, follows, coach: Some(coach) };
    let (id, _) = services().chat.ask_at(&actor, asking).await?;
    leptos_axum::redirect(&format!("/ask/{id}"));
    Ok(id)
}

/// How much a question would send.
#[server(endpoint = "chat/weigh")]
pub async fn weigh(
    #[server(default)] conversation: Option<ConversationId>,
    #[server(default)] after: Option<MessageId>,
    #[server(default)] question: String,
    #[server(default)] scope: Scope,
    #[server(default)] answerer: Option<String>,
) -> Result<Weight, Refused> {
    let actor = actor().await?;
    Ok(services().chat.weigh(&actor, conversation, after, &question, scope, answerer).await?)
}

/// Stops an answer; what is written stays.
#[server(endpoint = "chat/stop")]
pub async fn stop(id: MessageId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().chat.stop(&actor, id).await?)
}

/// Answers the same question afresh; the former answer stays beside the new one.
#[server(endpoint = "chat/regenerate")]
pub async fn regenerate(id: MessageId) -> Result<MessageId, Refused> {
    let actor = actor().await?;
    let (conversation, written) = services().chat.regenerate(&actor, id, None).await?;
    lead(&format!("/ask/{conversation}?at={written}#message-{written}"));
    Ok(written)
}

/// Shows the branch of a question.
#[server(endpoint = "chat/choose_branch")]
pub async fn choose_branch(id: MessageId) -> Result<(), Refused> {
    let actor = actor().await?;
    let conversation = services().chat.choose_branch(&actor, id).await?;
    lead(&format!("/ask/{conversation}?at={id}#message-{id}"));
    Ok(())
}

/// Gives a conversation another title.
#[server(endpoint = "chat/rename")]
pub async fn rename(id: ConversationId, title: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().chat.rename(&actor, id, &title).await?)
}

/// Deletes a conversation with its answers; it can be brought back.
#[server(endpoint = "chat/delete")]
pub async fn delete(id: ConversationId) -> Result<ConversationId, Refused> {
    let actor = actor().await?;
    services().chat.delete(&actor, id).await?;
    lead(&format!("/ask?deleted={id}"));
    Ok(id)
}

/// Brings a deleted conversation back.
#[server(endpoint = "chat/restore")]
pub async fn restore(id: ConversationId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().chat.restore(&actor, id).await?;
    lead(&format!("/ask/{id}"));
    Ok(())
}

/// Where a plain form leads; a page that is awake stays where it is.
#[cfg(feature = "ssr")]
fn lead(address: &str) {
    if wants_html() {
        leptos_axum::redirect(address);
    }
}
