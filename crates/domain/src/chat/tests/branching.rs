//! Branches, titles and parts of conversations, on real databases.

use super::*;
use crate::chat::{Asking, Follows, Part};
use contract::{AnswerState, ConversationOpened, LiveEvent, Refusal};

impl Desk {
    async fn ask_so(&self, conversation: ConversationId, question: &str, follows: Follows, by: &str) -> MessageId {
        let asking = Asking {
            conversation: Some(conversation),
            question: question.into(),
            answerer: Some(by.into()),
            follows,
            ..Asking::default()
        };
        let (_, message) = self.services.chat.ask_at(&self.actor, asking).await.unwrap();
        self.work().await;
        message
    }

    async fn shown(&self, conversation: ConversationId) -> ConversationOpened {
        self.services.chat.open(&self.actor, conversation).await.unwrap()
    }
}

fn questions(opened: &ConversationOpened) -> Vec<&str> {
    opened.exchanges.iter().map(|one| one.question.as_str()).collect()
}

#[tokio::test]
async fn an_edited_question_begins_a_branch_and_the_former_one_can_be_gone_back_to() {
    for desk in quiet().await {
        let (conversation, first) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        let second = desk.ask_so(conversation, "Does it need energy?", Follows::Shown, "extractive").await;
        let edited = desk.ask_so(conversation, "What do kidneys filter?", Follows::Beside(first), "extractive").await;
        let opened = desk.shown(conversation).await;
        assert_eq!(questions(&opened), ["What do kidneys filter?"]);
        let branch = opened.exchanges[0].branch;
        assert_eq!((branch.number, branch.of, branch.previous, branch.next), (2, 2, Some(first), None));
        assert_eq!((opened.total, opened.leaf), (1, Some(edited)));

        let mut other = Box::pin(desk.bench.tools.live.subscribe(desk.actor.account, None));
        desk.services.chat.choose_branch(&desk.actor, first).await.unwrap();
        let told = LiveEvent::Conversation { conversation };
        assert_eq!(other.next().await.map(|(_, event)| event), Some(told), "other tabs are told");
        let opened = desk.shown(conversation).await;
        assert_eq!(questions(&opened), ["What is osmosis?", "Does it need energy?"], "with what followed it");
        assert_eq!(opened.leaf, Some(second));

        let part = Part { at: Some(edited), ..Part::default() };
        let alone = desk.services.chat.open_part(&desk.actor, conversation, part).await.unwrap();
        assert_eq!(questions(&alone), ["What do kidneys filter?"], "a link to an exchange shows its branch");
        assert_eq!(questions(&desk.shown(conversation).await).len(), 2, "and changes nothing");
        let after = desk.ask_so(conversation, "And glucose?", Follows::After(edited), "extractive").await;
        assert_eq!(questions(&desk.shown(conversation).await), ["What do kidneys filter?", "And glucose?"]);
        assert_eq!(desk.shown(conversation).await.leaf, Some(after), "what is asked on is what is shown");
        let export = desk.services.chat.export(&desk.actor, conversation).await.unwrap();
        assert!(export.contains("## And glucose?") && !export.contains("## Does it need energy?"), "{export}");
    }
}

#[tokio::test]
async fn an_answer_written_anew_keeps_the_former_one_beside_it() {
    for desk in quiet().await {
        let (conversation, message) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        let (_, again) = desk.services.chat.regenerate(&desk.actor, message, None).await.unwrap();
        assert_ne!(again, message);
        desk.work().await;
        let opened = desk.shown(conversation).await;
        assert_eq!((opened.exchanges.len(), opened.exchanges[0].id, opened.exchanges[0].branch.of), (1, again, 2));
        let former = desk.end(message).await;
        assert!(former.found && former.state == AnswerState::Done);
    }
}

#[tokio::test]
async fn a_model_hears_its_own_branch_only() {
    for desk in desks(|| ScriptedChat::saying("small", "Water moves [1].")).await {
        let (conversation, first) = desk.ask_in(None, "What is osmosis?", "small").await;
        desk.work().await;
        desk.ask_so(conversation, "Is glucose excreted by kidneys?", Follows::Shown, "small").await;
        desk.ask_so(conversation, "Who described kidney disease?", Follows::After(first), "small").await;
        let asked = desk.model.asked();
        let turns: Vec<&str> = asked.last().unwrap().turns.iter().map(|turn| turn.text.as_str()).collect();
        assert_eq!(turns.len(), 3, "{turns:?}");
        assert_eq!(turns[0], "What is osmosis?");
        assert!(turns.iter().all(|text| !text.contains("glucose excreted by kidneys?")), "{turns:?}");
    }
}

#[tokio::test]
async fn a_model_finds_the_title_and_a_persons_own_stays() {
    for desk in desks(|| ScriptedChat::saying("small", "Water on its way [1].")).await {
        let (conversation, _) = desk.ask_in(None, "What is osmosis?", "small").await;
        assert_eq!(desk.shown(conversation).await.conversation.title, "What is osmosis?", "by rule at first");
        desk.work().await;
        let title = desk.shown(conversation).await.conversation.title;
        assert_eq!(title, "What is osmosis?", "what cannot be a title is none: it has a number in brackets");
    }
    let scripts = || {
        let say = |text: &str| vec![::models::chat::Step::say(text)];
        ScriptedChat::new("small", vec![say("Water moves [1]."), say("Water on its way")])
    };
    for desk in desks(scripts).await {
        let (conversation, _) = desk.ask_in(None, "What is osmosis?", "small").await;
        desk.work().await;
        assert_eq!(desk.shown(conversation).await.conversation.title, "Water on its way");
        let (named, _) = desk.ask_in(None, "What is osmosis?", "small").await;
        desk.services.chat.rename(&desk.actor, named, "Mine").await.unwrap();
        desk.work().await;
        assert_eq!(desk.shown(named).await.conversation.title, "Mine");
    }
}

#[tokio::test]
async fn a_long_conversation_is_opened_in_parts() {
    for desk in quiet().await {
        let (conversation, first) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.services.chat.stop(&desk.actor, first).await.unwrap();
        let mut all = vec![first];
        for number in 1..30 {
            let (_, message) = desk.ask_in(Some(conversation), &format!("Question {number}?"), "extractive").await;
            desk.services.chat.stop(&desk.actor, message).await.unwrap();
            all.push(message);
        }
        let part = |part: Part| {
            let (services, actor) = (desk.services.clone(), desk.actor);
            async move {
                let opened = services.chat.open_part(&actor, conversation, part).await.unwrap();
                assert_eq!((opened.total, opened.exchanges.len()), (30, 12));
                let first = opened.exchanges[0].position;
                for (at, one) in opened.exchanges.iter().enumerate() {
                    assert_eq!(one.position as usize, first as usize + at);
                }
                first
            }
        };
        assert_eq!(part(Part::default()).await, 18, "its end");
        assert_eq!(part(Part { from: Some(3), ..Part::default() }).await, 3);
        let around = part(Part { at: Some(all[10]), ..Part::default() }).await;
        assert!((1..=10).contains(&around), "{around}");
        let far = Part { from: Some(90), ..Part::default() };
        assert!(desk.services.chat.open_part(&desk.actor, conversation, far).await.unwrap().exchanges.is_empty());
        let strange = Part { at: Some(uuid::Uuid::new_v4().into()), ..Part::default() };
        assert_eq!(part(strange).await, 18, "a link to what is not there shows the end");
    }
}

#[tokio::test]
async fn questions_beside_what_is_elsewhere_are_refused() {
    for desk in quiet().await {
        let (_, elsewhere) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        let (conversation, _) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        for follows in [Follows::After(elsewhere), Follows::Beside(elsewhere)] {
            let asking =
                Asking { conversation: Some(conversation), question: "Why?".into(), follows, ..Asking::default() };
            let refused = desk.services.chat.ask_at(&desk.actor, asking).await;
            assert!(matches!(refused, Err(crate::Fault::Refused(Refusal::Missing))));
        }
    }
}
