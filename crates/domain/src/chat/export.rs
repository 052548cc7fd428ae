//! A conversation as a Markdown document: the branch that is shown, with its citations as footnotes.

use super::{Chat, citations, extractive::escaped};
use crate::{Actor, Outcome, language};
use contract::{ConversationId, ConversationOpened, ExchangeView};
use writing::words::{self, Words};

impl Chat {
    /// The branch that is shown as Markdown.
    pub async fn export(&self, actor: &Actor, id: ConversationId) -> Outcome<String> {
        let opened = self.open(actor, id).await?;
        let told =
            opened.exchanges.iter().flat_map(|one| [one.question.as_str(), "\n", one.answer.markdown.as_str(), "\n"]);
        let text = reading::language(&told.collect::<String>());
        let language = language::of_made(&self.tools, actor.account, text.as_deref()).await?;
        Ok(document(&opened, words::of(&language)))
    }
}

fn document(opened: &ConversationOpened, said: &Words) -> String {
    let mut out = format!("# {}\n", escaped(&opened.conversation.title));
    let mut notes = String::new();
    // Numbers begin anew with each answer, footnotes do not.
    let mut before = 0;
    for exchange in &opened.exchanges {
        out.push_str(&part(exchange, before, said));
        let mut last = 0;
        for citation in &exchange.answer.citations {
            let (title, quote) = (escaped(&citation.title), escaped(&citation.quote));
            let number = before + citation.number;
            let place = match &citation.address {
                Some(address) => format!("<{}>", address.replace(['<', '>', ' ', '\n'], "")),
                None => said.page_long(citation.page),
            };
            notes.push_str(&format!("[^{number}]: {title}, {place}: {}\n", said.quoted(&quote)));
            last = last.max(citation.number);
        }
        before += last;
    }
    if !notes.is_empty() {
        out.push_str(&format!("\n---\n\n{notes}"));
    }
    out
}

fn part(exchange: &ExchangeView, before: u32, said: &Words) -> String {
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
        out.push_str(&format!("*{}: {caption} ({title}, {})*\n\n", said.figure, said.page_long(figure.page)));
    }
    if let Some(refusal) = &answer.refusal {
        out.push_str(&format!("*{}*\n\n", escaped(&refusal.say())));
    }
    let asked_at = exchange.asked_at.format("%Y-%m-%d %H:%M UTC").to_string();
    out.push_str(&format!("{}\n", said.answered(&escaped(&answer.answerer), &asked_at)));
    out
}
