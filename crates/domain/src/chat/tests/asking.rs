//! From a question to its answer.

use super::*;
use crate::{Fault, chat::extractive::NOT_FOUND};
use contract::{AnswerState, Refusal, Support};

fn refusal<T: std::fmt::Debug>(outcome: crate::Outcome<T>) -> Refusal {
    match outcome {
        Err(Fault::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_question_is_answered_with_quotes_that_open_their_page() {
    for desk in quiet().await {
        let (conversation, message) = desk.ask_in(None, "How much plasma do the kidneys filter?", "extractive").await;
        let opened = desk.services.chat.open(&desk.actor, conversation).await.unwrap();
        assert_eq!(opened.conversation.title, "How much plasma do the kidneys filter?");
        assert_eq!(opened.exchanges[0].answer.state, AnswerState::Waiting);
        desk.work().await;
        let steps = desk.steps(message, 0).await;
        let place = |wanted: fn(&AnswerEvent) -> bool| steps.iter().position(|(_, event)| wanted(event)).unwrap();
        let cited = place(|event| matches!(event, AnswerEvent::Citations { .. }));
        let words = place(|event| matches!(event, AnswerEvent::Block { .. }));
        assert!(cited < words, "sources come before the first word");
        assert!(steps.windows(2).all(|pair| pair[0].0 < pair[1].0), "steps are numbered upwards");

        let answer = desk.end(message).await;
        assert_eq!((answer.state, answer.found, answer.answerer.as_str()), (AnswerState::Done, true, "extractive"));
        assert!(
            answer.markdown.contains("“The kidneys filter about 180 litres of plasma each day."),
            "{}",
            answer.markdown
        );
        let citation = &answer.citations[0];
        assert_eq!((citation.title.as_str(), citation.page, citation.number), ("Physiology", 1, 1));
        assert!(citation.quote.contains("180 litres"), "{}", citation.quote);
        assert!(citation.quote.split(" … ").all(|part| KIDNEY.contains(part)), "word for word: {}", citation.quote);
        let link = format!(
            "<a class=\"citation\" href=\"/materials/{}?page=1&amp;passage=",
            citation.material.expect("a material")
        );
        assert!(answer.html.contains("&amp;quote="), "a link names what is quoted: {}", answer.html);
        assert!(answer.html.contains(&link) && answer.html.contains("data-citation=\"1\">1</a>"), "{}", answer.html);
        assert!(!answer.sentences.is_empty() && answer.sentences.iter().all(|one| one.support == Support::Supported));
        let opened = desk.services.chat.open(&desk.actor, conversation).await.unwrap();
        assert_eq!(opened.exchanges[0].answer, answer, "what is stored is what was told");
    }
}

#[tokio::test]
async fn an_answer_says_how_much_was_still_being_read_when_it_was_written() {
    for desk in quiet().await {
        let written =
            desk.services.library.write_note(&desk.actor, None, "Heart", "The heart of an octopus is threefold.");
        let heart = written.await.unwrap();
        let ask = |scope: Scope| async {
            let chat = &desk.services.chat;
            chat.ask_once(&desk.actor, "How many hearts has an octopus?", scope, None).await.unwrap().answer
        };
        let here = Scope { materials: vec![heart], ..Scope::default() };
        let early = ask(here.clone()).await;
        assert_eq!((early.found, early.still_reading), (false, 1), "{}", early.markdown);
        assert_eq!(ask(Scope::default()).await.still_reading, 1);
        desk.work().await;
        let later = ask(here).await;
        assert_eq!((later.found, later.still_reading), (true, 0), "{}", later.markdown);
    }
}

#[tokio::test]
async fn what_the_materials_do_not_hold_is_said() {
    for desk in quiet().await {
        let answer = desk.answer("Who won the football world cup in Brazil?", "extractive").await;
        assert!(!answer.found && answer.markdown.starts_with(NOT_FOUND), "{}", answer.markdown);
        assert_eq!(answer.state, AnswerState::Done);
        assert!(answer.sentences.is_empty());
        let stranger = desk.bench.person("Bob", Role::Learner).await;
        let once = desk.services.chat.ask_once(&stranger, "What is osmosis?", Scope::default(), None).await.unwrap();
        assert!(!once.answer.found && once.answer.citations.is_empty(), "another's library is not looked at");
    }
}

#[tokio::test]
async fn the_scope_is_kept_and_must_be_ones_own() {
    for desk in quiet().await {
        let osmosis = desk.services.library.materials(&desk.actor, Default::default()).await.unwrap().materials;
        let only = osmosis.iter().find(|one| one.title == "Transport").unwrap().id;
        let scope = Scope { materials: vec![only], ..Scope::default() };
        let ask = |actor: Actor, scope: Scope| {
            let services = desk.services.clone();
            async move {
                services
                    .chat
                    .ask_once(&actor, "How much plasma do kidneys filter?", scope, Some("extractive".into()))
                    .await
            }
        };
        let once = ask(desk.actor, scope.clone()).await.unwrap();
        assert!(!once.answer.found, "the answer is in another material");
        assert!(once.answer.citations.iter().all(|one| one.material == Some(only)));
        let stranger = desk.bench.person("Bob", Role::Administrator).await;
        assert_eq!(refusal(ask(stranger, scope.clone()).await), Refusal::Missing);
        let (conversation, _) =
            desk.services.chat.ask(&desk.actor, None, "Osmosis?", scope.clone(), None).await.unwrap();
        assert_eq!(desk.services.chat.open(&desk.actor, conversation).await.unwrap().conversation.scope, scope);
        let page = Scope { page: Some(1), ..Scope::default() };
        assert!(matches!(refusal(ask(desk.actor, page).await), Refusal::Invalid { .. }));
    }
}

#[tokio::test]
async fn follow_up_questions_lean_on_the_last_one() {
    for desk in quiet().await {
        let (conversation, _) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        let (_, second) = desk.ask_in(Some(conversation), "Does it need energy?", "extractive").await;
        desk.work().await;
        let answer = desk.end(second).await;
        assert!(answer.found && answer.markdown.contains("It needs no energy."), "{}", answer.markdown);
        let opened = desk.services.chat.open(&desk.actor, conversation).await.unwrap();
        assert_eq!(opened.exchanges.len(), 2);
        assert_eq!(opened.exchanges[1].question, "Does it need energy?", "what was written is shown");
    }
}

#[tokio::test]
async fn questions_that_cannot_be_asked_are_refused_in_words() {
    for desk in quiet().await {
        let ask = |question: String, by: Option<&str>| {
            let (services, actor, by) = (desk.services.clone(), desk.actor, by.map(str::to_owned));
            async move { services.chat.ask(&actor, None, &question, Scope::default(), by).await }
        };
        for (question, by) in
            [("  \n ".to_owned(), None), ("x".repeat(4_001), None), ("Why?".to_owned(), Some("nobody"))]
        {
            assert!(matches!(refusal(ask(question, by).await), Refusal::Invalid { .. }));
        }
        let (first, _) = ask("ä".repeat(4_000), None).await.unwrap();
        let again = desk.services.chat.ask(&desk.actor, Some(first), "Why?", Scope::default(), None).await;
        assert!(matches!(refusal(again), Refusal::Conflict { .. }), "one answer at a time in a conversation");
        ask("Two?".into(), None).await.unwrap();
        ask("Three?".into(), None).await.unwrap();
        assert!(matches!(refusal(ask("Four?".into(), None).await), Refusal::TooMuch { wait: 1.., .. }));
        desk.work().await;
        ask("Four?".into(), None).await.unwrap();
    }
}

#[tokio::test]
async fn quoting_is_always_there_and_the_first_model_is_preferred() {
    for desk in quiet().await {
        let all = desk.services.chat.answerers(&desk.actor).await.unwrap();
        let named: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.preferred)).collect();
        assert_eq!(named, [("silent", true), ("extractive", false)]);
    }
}
