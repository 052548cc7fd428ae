//! What the pages of conversations ask of the server. Each function is one verb of the domain.

use crate::Refused;
use crate::prelude::*;
use contract::{AnswererView, ConversationId, ConversationOpened, ConversationView, MessageId, Scope};
use server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
use crate::request::{actor, services};

/// Conversations, the last used first; `text` keeps those that hold these words.
#[server(endpoint = "chat/conversations", input = GetUrl)]
pub async fn conversations(#[server(default)] text: Option<String>) -> Result<Vec<ConversationView>, Refused> {
    let actor = actor().await?;
    Ok(services().chat.conversations(&actor, text).await?)
}

/// A conversation with its questions and answers.
#[server(endpoint = "chat/open", input = GetUrl)]
pub async fn open(id: ConversationId) -> Result<ConversationOpened, Refused> {
    let actor = actor().await?;
    Ok(services().chat.open(&actor, id).await?)
}

/// Those that can answer.
#[server(endpoint = "chat/answerers", input = GetUrl)]
pub async fn answerers() -> Result<Vec<AnswererView>, Refused> {
    let actor = actor().await?;
    Ok(services().chat.answerers(&actor))
}

/// Asks; the conversation comes next.
#[server(endpoint = "chat/ask")]
pub async fn ask(
    #[server(default)] conversation: Option<ConversationId>,
    #[server(default)] question: String,
    #[server(default)] scope: Scope,
    #[server(default)] answerer: Option<String>,
) -> Result<ConversationId, Refused> {
    let actor = actor().await?;
    let (id, _) = services().chat.ask(&actor, conversation, &question, scope, answerer).await?;
    leptos_axum::redirect(&format!("/ask/{id}"));
    Ok(id)
}

/// Stops an answer; what is written stays.
#[server(endpoint = "chat/stop")]
pub async fn stop(id: MessageId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().chat.stop(&actor, id).await?)
}

/// Answers the same question afresh.
#[server(endpoint = "chat/regenerate")]
pub async fn regenerate(id: MessageId) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().chat.regenerate(&actor, id, None).await?)
}

/// Gives a conversation another title.
#[server(endpoint = "chat/rename")]
pub async fn rename(id: ConversationId, title: String) -> Result<(), Refused> {
    let actor = actor().await?;
    Ok(services().chat.rename(&actor, id, &title).await?)
}

/// Deletes a conversation with its answers.
#[server(endpoint = "chat/delete")]
pub async fn delete(id: ConversationId) -> Result<(), Refused> {
    let actor = actor().await?;
    services().chat.delete(&actor, id).await?;
    leptos_axum::redirect("/ask");
    Ok(())
}
