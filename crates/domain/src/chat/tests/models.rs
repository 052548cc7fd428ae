//! Answers that a model writes, and what happens when it does not.

use super::*;
use ::models::{
    ModelFault,
    chat::{Speaker, Step},
};
use contract::{AnswerState, Refusal, Support};

const QUESTION: &str = "How much plasma do the kidneys filter?";

#[tokio::test]
async fn a_model_answers_from_numbered_passages_and_is_checked() {
    let said = "The kidneys filter about 180 litres of plasma each day [1]. They also filter 900 litres of milk [1]. \
                The moon is far [7].";
    for desk in desks(|| ScriptedChat::saying("small", said)).await {
        let answer = desk.answer(QUESTION, "small").await;
        assert_eq!((answer.state, answer.found, answer.answerer.as_str()), (AnswerState::Done, true, "small"));
        assert!(
            answer.markdown.ends_with("The moon is far."),
            "a number that does not exist is dropped: {}",
            answer.markdown
        );
        let support: Vec<Support> = answer.sentences.iter().map(|one| one.support).collect();
        assert_eq!(support, [Support::Supported, Support::Unsupported, Support::Unsupported]);
        assert_eq!(answer.citations.len(), 1, "only what is cited is kept");
        assert!(answer.citations[0].quote.contains("180 litres"), "{}", answer.citations[0].quote);

        let asked = desk.model.asked();
        assert_eq!(asked.len(), 2, "the answer, and the title of the conversation");
        assert!(asked[1].system.contains("title"));
        let text = &asked[0].turns.last().unwrap().text;
        assert!(text.contains("180 litres of plasma") && text.ends_with(QUESTION), "{text}");
    }
}

#[tokio::test]
async fn a_model_hears_the_last_turns() {
    let say = |text: &str| vec![Step::say(text)];
    let scripts = || {
        let answer = || say("Water moves [1].");
        ScriptedChat::new("small", vec![answer(), say("Water"), say("Does osmosis need energy?"), answer()])
    };
    for desk in desks(scripts).await {
        let (conversation, _) = desk.ask_in(None, "What is osmosis?", "small").await;
        desk.work().await;
        desk.ask_in(Some(conversation), "Does it need energy?", "small").await;
        desk.work().await;
        let asked = desk.model.asked();
        let turns = &asked.last().unwrap().turns;
        assert_eq!(turns.len(), 3);
        assert_eq!((turns[0].speaker, turns[0].text.as_str()), (Speaker::Person, "What is osmosis?"));
        assert_eq!(turns[1].text, "Water moves [1].");
        assert!(turns[2].text.contains("movement of water"), "the follow-up was searched with what it leans on");
    }
}

#[tokio::test]
async fn a_model_that_does_not_answer_is_replaced_by_quotes_and_that_is_said() {
    for fault in [ModelFault::NoRoute, ModelFault::WrongKey, ModelFault::Quota { wait: None }] {
        for desk in desks(|| ScriptedChat::failing("far-away", fault.clone())).await {
            let answer = desk.answer(QUESTION, "far-away").await;
            assert_eq!((answer.state, answer.found, answer.answerer.as_str()), (AnswerState::Done, true, "extractive"));
            assert!(
                answer.markdown.starts_with(&format!("*“far-away” could not answer. {fault}")),
                "{}",
                answer.markdown
            );
            assert!(answer.markdown.contains("180 litres"));
            assert!(answer.sentences.iter().all(|one| one.support == Support::Supported), "the note claims nothing");
        }
    }
}

#[tokio::test]
async fn the_next_model_answers_where_the_first_does_not_and_that_is_said() {
    let made = |tools: &mut Tools| {
        let failing = Arc::new(ScriptedChat::failing("first", ModelFault::NoRoute)) as Arc<dyn ChatModel>;
        tools.chat = vec![failing, Arc::new(ScriptedChat::saying("second", "They filter 180 litres of plasma [1]."))];
    };
    for bench in benches_with(made).await {
        let desk = Desk::at(bench, Arc::new(ScriptedChat::new("unused", vec![]))).await;
        let answer = desk.answer(QUESTION, "first").await;
        let note = "*“first” could not answer. The model's server cannot be reached. “second” answers instead.*";
        assert!(answer.markdown.starts_with(note), "{}", answer.markdown);
        assert_eq!((answer.answerer.as_str(), answer.state, answer.found), ("second", AnswerState::Done, true));
        let usage = desk.services.providers.usage(&desk.actor).await.unwrap();
        assert_eq!(usage.uses.iter().map(|one| one.provider.as_str()).collect::<Vec<_>>(), ["second"]);
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_keeps_what_came_and_says_so() {
    let script = || {
        vec![Step::say("The kidneys filter "), Step::say("plasma [1]"), Step::Fail(ModelFault::Broken("cut".into()))]
    };
    for desk in desks(|| ScriptedChat::new("shaky", vec![script()])).await {
        let answer = desk.answer(QUESTION, "shaky").await;
        assert_eq!((answer.state, answer.markdown.as_str()), (AnswerState::Failed, "The kidneys filter plasma [1]"));
        assert!(matches!(answer.refusal, Some(Refusal::Unavailable { .. })));
        assert_eq!(answer.citations.len(), 1);
        let jobs = desk.services.jobs.list(&desk.actor).await.unwrap();
        let job = jobs.iter().find(|job| job.name == "answer_question").unwrap();
        assert_eq!(job.state, contract::JobState::Done, "it is not tried again behind the person's back");
    }
}

#[tokio::test]
async fn a_model_may_find_nothing_and_is_not_asked_without_passages() {
    for desk in desks(|| ScriptedChat::saying("small", "Your materials do not seem to answer this.")).await {
        let answer = desk.answer(QUESTION, "small").await;
        assert!(!answer.found && answer.markdown.contains("The nearest places:"), "{}", answer.markdown);
        assert!(!answer.citations.is_empty());
        let asked = desk.model.asked().len();
        let stranger = desk.bench.person("Bob", Role::Learner).await;
        let once =
            desk.services.chat.ask_once(&stranger, QUESTION, Scope::default(), Some("small".into())).await.unwrap();
        assert!(!once.answer.found);
        assert_eq!(desk.model.asked().len(), asked, "without a passage nobody is asked");
    }
}

#[tokio::test]
async fn a_model_that_is_gone_is_replaced() {
    for desk in quiet().await {
        let (_, message) = desk.ask_in(None, QUESTION, "silent").await;
        desk.work().await;
        let answer = desk.end(message).await;
        assert!(
            answer.found && answer.markdown.contains("instead"),
            "an empty answer is no answer: {}",
            answer.markdown
        );
    }
}
