//! Questions that ask the web, too.

use super::*;
use crate::testing::benches_with;
use ::models::web::{ScriptedWeb, WebFault, WebFound, WebSearch};

const QUOKKA: &str = "The quokka is a small wallaby that lives on Rottnest Island.";

async fn desks_with(answers: impl Fn() -> Result<Vec<WebFound>, WebFault>) -> Vec<Desk> {
    let benches = benches_with(|tools: &mut Tools| {
        tools.web_search = Some(Arc::new(ScriptedWeb::new(answers())) as Arc<dyn WebSearch>);
    })
    .await;
    let mut desks = Vec::new();
    for bench in benches {
        desks.push(Desk::at(bench, Arc::new(ScriptedChat::new("silent", vec![]))).await);
    }
    desks
}

fn found(address: &str) -> WebFound {
    WebFound { title: "Quokka".into(), address: address.into(), snippet: QUOKKA.into() }
}

async fn asked(desk: &Desk, web: bool) -> AnswerView {
    let scope = Scope { web, ..Scope::default() };
    desk.services.chat.ask_once(&desk.actor, "Where does the quokka live?", scope, None).await.unwrap().answer
}

#[tokio::test]
async fn a_page_of_the_web_is_cited_apart_from_the_library_and_only_where_asked_for() {
    for desk in desks_with(|| Ok(vec![found("https://animals.example/quokka?a=1&b=2")])).await {
        let without = asked(&desk, false).await;
        assert!(!without.found && without.basis.web.is_none(), "{}: {without:?}", desk.bench.name);
        let answer = asked(&desk, true).await;
        assert!(answer.found && answer.markdown.contains("Rottnest Island"), "{}: {answer:?}", desk.bench.name);
        let citation = &answer.citations[0];
        assert_eq!(citation.address.as_deref(), Some("https://animals.example/quokka?a=1&b=2"));
        assert_eq!((citation.material, citation.title.as_str()), (None, "Quokka"));
        assert!(answer.html.contains("href=\"https://animals.example/quokka?a=1&amp;b=2\" target=\"_blank\""));
        let web = answer.basis.web.expect("it was searched");
        assert_eq!((web.passages, web.refusal), (1, None));
    }
}

#[tokio::test]
async fn a_block_is_said_and_the_library_answers_all_the_same() {
    for desk in desks_with(|| Err(WebFault::Blocked { engine: "DuckDuckGo".into() })).await {
        let scope = Scope { web: true, ..Scope::default() };
        let question = "How much plasma do the kidneys filter?";
        let answer = desk.services.chat.ask_once(&desk.actor, question, scope, None).await.unwrap().answer;
        assert!(answer.found && answer.markdown.contains("180 litres"), "{}: {answer:?}", desk.bench.name);
        let refusal = answer.basis.web.and_then(|web| web.refusal).expect("it is said");
        assert_eq!(refusal.say(), "DuckDuckGo blocked the search.");
    }
}

#[tokio::test]
async fn where_nobody_searches_the_web_that_is_said() {
    for desk in quiet().await {
        let refusal = asked(&desk, true).await.basis.web.and_then(|web| web.refusal).expect("it is said");
        assert!(refusal.say().contains("switched off"), "{refusal:?}");
    }
}
