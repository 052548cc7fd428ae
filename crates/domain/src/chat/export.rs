//! A conversation as a Markdown document, with its sources.

use super::{Chat, extractive::escaped};
use crate::{Actor, Outcome};
use contract::{ConversationId, ConversationOpened, ExchangeView};

impl Chat {
    /// The conversation as Markdown.
    pub async fn export(&self, actor: &Actor, id: ConversationId) -> Outcome<String> {
        Ok(document(&self.open(actor, id).await?))
    }
}

fn document(opened: &ConversationOpened) -> String {
    let mut out = format!("# {}\n", escaped(&opened.conversation.title));
    for exchange in &opened.exchanges {
        out.push_str(&part(exchange));
    }
    out
}

fn part(exchange: &ExchangeView) -> String {
    let question = exchange.question.lines().collect::<Vec<_>>().join(" ");
    let mut out = format!("\n## {}\n\n", escaped(&question));
    let answer = &exchange.answer;
    if !answer.markdown.is_empty() {
        out.push_str(&format!("{}\n\n", answer.markdown));
    }
    if let Some(refusal) = &answer.refusal {
        out.push_str(&format!("*{}*\n\n", escaped(&refusal.say())));
    }
    out.push_str(&format!(
        "Answered by {}, asked {}.\n",
        escaped(&answer.answerer),
        exchange.asked_at.format("%Y-%m-%d %H:%M UTC")
    ));
    if !answer.citations.is_empty() {
        out.push_str("\nSources:\n\n");
    }
    for citation in &answer.citations {
        let (title, quote) = (escaped(&citation.title), escaped(&citation.quote));
        out.push_str(&format!("- \\[{}\\] {title}, page {}: “{quote}”\n", citation.number, citation.page));
    }
    out
}
