//! Coaching, what was searched for, and what a question would send.

use super::*;
use crate::chat::Asking;
use ::models::ModelFault;
use contract::{Learning, Level};

impl Desk {
    async fn coached(&self, question: &str, by: &str) -> (ConversationId, MessageId) {
        let asking =
            Asking { question: question.into(), answerer: Some(by.into()), coach: Some(true), ..Asking::default() };
        let asked = self.services.chat.ask_at(&self.actor, asking).await.unwrap();
        self.work().await;
        asked
    }
}

#[tokio::test]
async fn a_coach_that_quotes_gives_a_hint_and_a_gap_first() {
    for desk in quiet().await {
        let (conversation, message) = desk.coached("What is osmosis?", "extractive").await;
        let answer = desk.end(message).await;
        let coaching = answer.basis.coaching.as_ref().expect("a hint");
        assert_eq!((coaching.title.as_str(), coaching.page), ("Transport", 1));
        assert!(coaching.terms.iter().any(|term| term == "membrane"), "{coaching:?}");
        assert!(coaching.cloze.as_ref().is_some_and(|cloze| cloze.contains("____")), "{coaching:?}");
        assert!(answer.markdown.contains("movement of water"), "the answer is there, behind its fold");
        let steps = desk.steps(message, 0).await;
        assert!(
            steps.iter().all(|(_, step)| !matches!(step, AnswerEvent::Block { .. })),
            "nothing of it is told before"
        );
        let opened = desk.services.chat.open(&desk.actor, conversation).await.unwrap();
        assert!(opened.conversation.coach, "the conversation stays coached");
        assert!(desk.answer("What is osmosis?", "extractive").await.basis.coaching.is_none(), "another one is not");
    }
}

#[tokio::test]
async fn a_model_that_coaches_knows_the_learner() {
    for desk in desks(|| ScriptedChat::saying("small", "Look at water [1].")).await {
        let learning = Learning { level: Some(Level::Beginner), style: None };
        desk.services.accounts.set_learning(&desk.actor, learning).await.unwrap();
        let (_, message) = desk.coached("What is osmosis?", "small").await;
        let system = &desk.model.asked()[0].system;
        assert!(system.contains("beginner") && system.contains("hint"), "{system}");
        assert!(desk.end(message).await.basis.coaching.is_none(), "the model's own words are not folded");
    }
}

#[tokio::test]
async fn a_follow_up_says_what_was_searched_for() {
    for desk in quiet().await {
        let (conversation, first) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        let (_, second) = desk.ask_in(Some(conversation), "And does it need energy?", "extractive").await;
        desk.work().await;
        assert_eq!(desk.end(first).await.basis.searched, None);
        let searched = desk.end(second).await.basis.searched;
        assert_eq!(searched.as_deref(), Some("And does it need energy? (osmosis)"));
    }
}

#[tokio::test]
async fn what_a_question_would_send_is_known_before() {
    for desk in quiet().await {
        let weigh = |question: String, by: &'static str, conversation: Option<ConversationId>| {
            let (services, actor) = (desk.services.clone(), desk.actor);
            async move {
                let chat = &services.chat;
                chat.weigh(&actor, conversation, None, &question, Scope::default(), Some(by.into())).await
            }
        };
        let quoting = weigh("What is osmosis?".into(), "extractive", None).await.unwrap();
        assert_eq!((quoting.tokens, quoting.characters), (0, 16), "quoting sends nothing");
        let small = weigh("What is osmosis?".into(), "silent", None).await.unwrap();
        assert!((100..small.most_tokens).contains(&small.tokens), "{small:?}");
        let long = weigh("word ".repeat(700), "silent", None).await.unwrap();
        assert!(long.tokens > small.tokens + 600, "{long:?}");
        let over = weigh("x".repeat(4_001), "silent", None).await.unwrap();
        assert!(over.characters > over.most_characters && over.tokens == 0);
        let (conversation, _) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        let after = weigh("Does it need energy?".into(), "silent", Some(conversation)).await.unwrap();
        let before = weigh("Does it need energy?".into(), "silent", None).await.unwrap();
        assert!(after.tokens > before.tokens, "earlier turns are sent along");
        let stranger = desk.bench.person("Bob", Role::Learner).await;
        let theirs =
            desk.services.chat.weigh(&stranger, Some(conversation), None, "Why?", Scope::default(), None).await;
        assert!(theirs.is_err());
    }
}

#[tokio::test]
async fn turns_that_no_longer_fit_are_told_in_short_and_that_is_said() {
    let long = format!("Osmosis is the movement of water [1]. {}", "Water moves on and on [1]. ".repeat(40));
    for desk in desks(|| ScriptedChat::saying("small", &long)).await {
        let (conversation, _) = desk.ask_in(None, "What is osmosis?", "small").await;
        desk.work().await;
        let mut last = None;
        for number in 0..8 {
            let question = format!("How much plasma do the kidneys filter each day, said for the time {number}?");
            last = Some(desk.ask_in(Some(conversation), &question, "small").await.1);
            desk.work().await;
        }
        let basis = desk.end(last.unwrap()).await.basis;
        assert_eq!(basis.condensed[0].question, "What is osmosis?");
        assert!(basis.condensed[0].kept.contains("movement of water"), "{:?}", basis.condensed[0]);
        let asked = desk.model.asked();
        let text = &asked.last().unwrap().turns.last().unwrap().text;
        assert!(
            text.contains("Earlier in this conversation, in short:") && text.contains("What is osmosis?"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn why_another_one_answers_stands_before_the_fold() {
    for desk in desks(|| ScriptedChat::failing("small", ModelFault::WrongKey)).await {
        let (_, message) = desk.coached("What is osmosis?", "small").await;
        let answer = desk.end(message).await;
        let note = answer.basis.coaching.as_ref().and_then(|coaching| coaching.note.clone()).expect("it is said");
        assert!(note.starts_with("“small” could not answer.") && note.ends_with("instead."), "{note}");
        assert!(!answer.html.contains("could not answer") && answer.html.contains("movement of water"));
        let plain = desk.answer("What is osmosis?", "small").await;
        assert!(plain.html.contains("could not answer"), "without a coach it stands in the answer");
    }
}
