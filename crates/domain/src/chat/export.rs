//! A conversation as a Markdown document: the branch that is shown, with its citations as footnotes.

use super::{Chat, citations, extractive::escaped};
use crate::{Actor, Outcome};
use contract::{ConversationId, ConversationOpened, ExchangeView};

impl Chat {
    /// The branch that is shown as Markdown.
    pub async fn export(&self, actor: &Actor, id: ConversationId) -> Outcome<String> {
        Ok(document(&self.open(actor, id).await?))
    }
}

fn document(opened: &ConversationOpened) -> String {
    let mut out = format!("# {}\n", escaped(&opened.conversation.title));
    let mut notes = String::new();
    // Numbers begin anew with each answer, footnotes do not.
    let mut before = 0;
    for exchange in &opened.exchanges {
        out.push_str(&part(exchange, before));
        let mut last = 0;
        for citation in &exchange.answer.citations {
            let (title, quote) = (escaped(&citation.title), escaped(&citation.quote));
            let number = before + citation.number;
            let place = match &citation.address {
                Some(address) => format!("<{}>", address.replace(['<', '>', ' ', '\n'], "")),
                None => format!("page {}", citation.page),
            };
            notes.push_str(&format!("[^{number}]: {title}, {place}: “{quote}”\n"));
            last = last.max(citation.number);
        }
        before += last;
    }
    if !notes.is_empty() {
        out.push_str(&format!("\n---\n\n{notes}"));
    }
    out
}

fn part(exchange: &ExchangeView, before: u32) -> String {
    let question = exchange.question.lines().collect::<Vec<_>>().join(" ");
    let mut out = format!("\n## {}\n\n", escaped(&question));
    let answer = &exchange.answer;
    if !answer.markdown.is_empty() {
        let known = |number: u32| answer.citations.iter().any(|citation| citation.number == number);
        let noted = citations::noted(&answer.markdown, |number| known(number).then_some(before + number));
        out.push_str(&format!("{noted}\n\n"));
    }
    for figure in &answer.basis.figures {
        let (title, caption) = (escaped(&figure.title), escaped(&figure.caption));
        out.push_str(&format!("*Figure: {caption} ({title}, page {})*\n\n", figure.page));
    }
    if let Some(refusal) = &answer.refusal {
        out.push_str(&format!("*{}*\n\n", escaped(&refusal.say())));
    }
    out.push_str(&format!(
        "Answered by {}, asked {}.\n",
        escaped(&answer.answerer),
        exchange.asked_at.format("%Y-%m-%d %H:%M UTC")
    ));
    out
}
