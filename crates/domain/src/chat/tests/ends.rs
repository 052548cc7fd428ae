//! However an answer ends, it ends clearly, and who follows it sees so.

use super::*;
use ::models::chat::Step;
use contract::AnswerState;
use std::sync::Arc;
use tokio::sync::Notify;

const QUESTION: &str = "How much plasma do the kidneys filter?";

/// A model that says two words and then waits for `go`.
fn slow(go: &Arc<Notify>) -> ScriptedChat {
    let wait = Step::Wait(go.clone());
    ScriptedChat::new("slow", vec![vec![Step::say("The kidneys "), wait, Step::say("filter 180 litres [1].")]])
}

/// Follows until the first words are there.
async fn first_words(desk: &Desk, message: MessageId) -> u64 {
    let mut steps = Box::pin(desk.services.chat.follow(&desk.actor, message, 0).await.unwrap());
    while let Some((number, event)) = steps.next().await {
        if matches!(event, AnswerEvent::Block { .. }) {
            return number;
        }
    }
    panic!("{}: no word came", desk.bench.name)
}

#[tokio::test]
async fn two_devices_see_the_same_and_one_that_left_goes_on_where_it_was() {
    let go = Arc::new(Notify::new());
    for desk in desks(|| slow(&go)).await {
        let (_, message) = desk.ask_in(None, QUESTION, "slow").await;
        let runner = desk.runner.clone();
        let work = tokio::spawn(async move { runner.step().await });
        let seen = first_words(&desk, message).await;
        let late = desk.services.chat.follow(&desk.actor, message, seen).await.unwrap();
        let whole = desk.services.chat.follow(&desk.actor, message, 0).await.unwrap();
        go.notify_one();
        let (late, whole): (Vec<_>, Vec<_>) = tokio::join!(late.collect(), whole.collect());
        work.await.unwrap();
        assert!(late.iter().all(|(number, _)| *number > seen));
        assert_eq!(late.last(), whole.last());
        assert!(matches!(&whole.last().unwrap().1, AnswerEvent::End { answer } if answer.state == AnswerState::Done));
        let last = whole.last().unwrap().0;
        assert!(desk.steps(message, last).await.is_empty(), "after the end nothing follows");
    }
}

#[tokio::test]
async fn a_stopped_answer_keeps_what_is_written() {
    let never = Arc::new(Notify::new());
    for desk in desks(|| slow(&never)).await {
        let (conversation, message) = desk.ask_in(None, QUESTION, "slow").await;
        let runner = desk.runner.clone();
        let work = tokio::spawn(async move { runner.step().await });
        first_words(&desk, message).await;
        desk.services.chat.stop(&desk.actor, message).await.unwrap();
        work.await.unwrap();
        let answer = desk.end(message).await;
        assert_eq!((answer.state, answer.markdown.as_str()), (AnswerState::Stopped, "The kidneys"));
        assert_eq!(answer.refusal, None);
        desk.services.chat.stop(&desk.actor, message).await.unwrap();
        let opened = desk.services.chat.open(&desk.actor, conversation).await.unwrap();
        assert_eq!(opened.exchanges[0].answer, answer);
    }
}

#[tokio::test]
async fn an_answer_that_has_not_begun_is_stopped_at_once() {
    for desk in quiet().await {
        let (conversation, message) = desk.ask_in(None, QUESTION, "extractive").await;
        desk.services.chat.stop(&desk.actor, message).await.unwrap();
        assert_eq!(desk.end(message).await.state, AnswerState::Stopped);
        desk.work().await;
        assert_eq!(desk.end(message).await.state, AnswerState::Stopped, "it is not written after all");
        desk.ask_in(Some(conversation), QUESTION, "extractive").await;
    }
}

#[tokio::test]
async fn a_job_cancelled_in_the_list_of_jobs_ends_its_answer() {
    for desk in quiet().await {
        let (_, message) = desk.ask_in(None, QUESTION, "extractive").await;
        let jobs = desk.services.jobs.list(&desk.actor).await.unwrap();
        let job = jobs.iter().find(|job| job.name == "answer_question").unwrap();
        desk.services.jobs.cancel(&desk.actor, job.id).await.unwrap();
        assert_eq!(desk.end(message).await.state, AnswerState::Stopped);
    }
}

#[tokio::test]
async fn an_answer_whose_process_died_is_written_anew_to_a_clear_end() {
    let never = Arc::new(Notify::new());
    let scripts = || {
        let died = vec![Step::say("The kidneys "), Step::Wait(never.clone())];
        ScriptedChat::new("slow", vec![died, vec![Step::say("About 180 litres of plasma each day [1].")]])
    };
    for desk in desks(scripts).await {
        let (_, message) = desk.ask_in(None, QUESTION, "slow").await;
        let runner = desk.runner.clone();
        let work = tokio::spawn(async move { runner.step().await });
        let seen = first_words(&desk, message).await;
        work.abort();
        assert!(work.await.unwrap_err().is_cancelled());

        let following = desk.services.chat.follow(&desk.actor, message, seen).await.unwrap();
        let next = crate::jobs::runner(desk.services.clone(), 2);
        // The process of the test lives on, so only silence tells that nobody writes any more.
        desk.bench.clock.advance(chrono::Duration::minutes(15));
        next.tend().await;
        let (steps, _) = tokio::join!(following.collect::<Vec<_>>(), async { while next.step().await.is_some() {} });
        let begins_anew =
            steps.iter().position(|(_, event)| matches!(event, AnswerEvent::State { state: AnswerState::Searching }));
        assert!(begins_anew.is_some(), "{}: who follows is told: {steps:?}", desk.bench.name);
        let answer = desk.end(message).await;
        assert_eq!(answer.state, AnswerState::Done);
        assert_eq!(answer.markdown, "About 180 litres of plasma each day [1].", "nothing of the first try is left");
    }
}

#[tokio::test]
async fn an_answer_without_a_word_is_written_anew_in_its_place() {
    for desk in quiet().await {
        let (conversation, message) = desk.ask_in(None, QUESTION, "extractive").await;
        desk.services.chat.stop(&desk.actor, message).await.unwrap();
        let before = desk.steps(message, 0).await.last().unwrap().0;
        let (_, written) = desk.services.chat.regenerate(&desk.actor, message, None).await.unwrap();
        assert_eq!(written, message, "there was nothing to keep");
        let conflict = desk.services.chat.regenerate(&desk.actor, message, None).await;
        assert!(conflict.is_err(), "not while it is being written");
        let opened = desk.services.chat.open(&desk.actor, conversation).await.unwrap();
        assert_eq!((opened.exchanges.len(), opened.exchanges[0].branch.of), (1, 1));
        assert_eq!(opened.exchanges[0].answer.state, AnswerState::Waiting);
        desk.work().await;
        let steps = desk.steps(message, before).await;
        assert!(matches!(steps.last(), Some((_, AnswerEvent::End { .. }))), "numbers go on upwards");
        assert!(desk.end(message).await.found);
    }
}

#[tokio::test]
async fn deleting_a_conversation_ends_what_is_written_in_it() {
    let never = Arc::new(Notify::new());
    for desk in desks(|| slow(&never)).await {
        let (conversation, message) = desk.ask_in(None, QUESTION, "slow").await;
        let runner = desk.runner.clone();
        let work = tokio::spawn(async move { runner.step().await });
        first_words(&desk, message).await;
        let following = desk.services.chat.follow(&desk.actor, message, 0).await.unwrap();
        desk.services.chat.delete(&desk.actor, conversation).await.unwrap();
        work.await.unwrap();
        following.collect::<Vec<_>>().await;
        assert!(desk.services.chat.open(&desk.actor, conversation).await.is_err());
        assert!(desk.services.chat.follow(&desk.actor, message, 0).await.is_err());
    }
}
