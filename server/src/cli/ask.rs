//! `ask`: an answer from the library, with its citations. Nothing of it is kept.

use super::{Answer, Common, Desk};
use contract::{AnswerView, Refusal, Scope, Support};
use domain::Outcome;
use domain::chat::Once;
use serde_json::{Value, json};

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The question.
    pub question: String,
    /// Only materials of this subject.
    #[arg(long, value_name = "NAME")]
    pub subject: Option<String>,
    /// Only this material.
    #[arg(long, value_name = "ID")]
    pub material: Option<contract::MaterialId>,
    /// `extractive`, or the name of a configured model.
    #[arg(long, value_name = "NAME")]
    pub answerer: Option<String>,
    /// Search the web for it, too.
    #[arg(long)]
    pub web: bool,
}

/// Asks as the account that the common flags name.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let Arguments { question, subject, material, answerer, web } = arguments;
    let desk = Desk::open(common).await?;
    let services = &desk.wired.services;
    let mut scope = Scope { materials: material.into_iter().collect(), web, ..Scope::default() };
    if let Some(name) = subject {
        scope.subjects.push(desk.subject(&name).await?);
    }
    let once = services.chat.ask_once(&desk.actor, &question, scope, answerer).await?;
    Ok(Answer::new(document(&once), text(&once.answer)))
}

fn document(once: &Once) -> Value {
    let answer = &once.answer;
    let rounded = |milliseconds: f64| (milliseconds * 10.0).round() / 10.0;
    json!({
        "answer": answer.markdown,
        "found": answer.found,
        "answerer": answer.answerer,
        "sentences": answer.sentences,
        "citations": answer.citations,
        "milliseconds": { "first_token": rounded(once.first_token), "total": rounded(once.total) },
        "say": answer.refusal.as_ref().map(Refusal::say),
    })
}

fn text(answer: &AnswerView) -> String {
    let mut text = format!("{}\n", answer.markdown);
    if !answer.citations.is_empty() {
        text.push('\n');
    }
    for citation in &answer.citations {
        let place = citation.address.clone().unwrap_or_else(|| format!("page {}", citation.page));
        text.push_str(&format!("[{}] {}, {place}\n", citation.number, citation.title));
    }
    let unsupported = answer.sentences.iter().filter(|one| one.support != Support::Supported).count();
    if unsupported > 0 {
        let all = answer.sentences.len();
        text.push_str(&format!("\n{} of {all} sentences are supported by what they cite.\n", all - unsupported));
    }
    let unsearched = answer.basis.web.as_ref().and_then(|web| web.refusal.as_ref());
    for refusal in answer.refusal.iter().chain(unsearched) {
        text.push_str(&format!("\n{} {}\n", refusal.say(), refusal.hint()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{AnswerSentence, AnswerState, Citation, MaterialId, PageBox, Rect};

    #[test]
    fn the_document_has_the_agreed_fields() {
        let rect = Rect { x0: 1.0, y0: 2.0, x1: 3.0, y1: 4.0 };
        let answer = AnswerView {
            state: AnswerState::Done,
            answerer: "extractive".into(),
            found: true,
            markdown: "“Water moves.” [1]".into(),
            html: String::new(),
            citations: vec![Citation {
                number: 1,
                material: Some(MaterialId(uuid::Uuid::nil())),
                title: "Osmosis".into(),
                page: 2,
                quote: "Water moves.".into(),
                boxes: vec![PageBox { page: 2, rect }],
                second: None,
                address: None,
            }],
            sentences: vec![AnswerSentence {
                text: "“Water moves.”".into(),
                citations: vec![1],
                support: Support::Supported,
            }],
            refusal: None,
            still_reading: 0,
            basis: contract::Basis::default(),
        };
        let document = document(&Once { answer, first_token: 12.34, total: 56.78 });
        assert_eq!(
            document,
            json!({
                "answer": "“Water moves.” [1]", "found": true, "answerer": "extractive",
                "sentences": [{ "text": "“Water moves.”", "citations": [1], "support": "supported" }],
                "citations": [{
                    "number": 1, "material": "00000000-0000-0000-0000-000000000000", "title": "Osmosis", "page": 2,
                    "quote": "Water moves.", "boxes": [{ "page": 2, "x0": 1.0, "y0": 2.0, "x1": 3.0, "y1": 4.0 }],
                }],
                "milliseconds": { "first_token": 12.3, "total": 56.8 },
                "say": null,
            })
        );
    }
}
