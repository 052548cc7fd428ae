//! Chat against real databases, with scripted models: each promise once.

mod asking;
mod branching;
mod coached;
mod ends;
mod injections;
mod keeping;
mod models;
mod safety;
mod web;

use crate::{
    Actor, Services, Tools,
    testing::{Bench, benches_with},
};
use ::models::chat::{ChatModel, ScriptedChat};
use contract::{AnswerEvent, AnswerView, ConversationId, MaterialId, MessageId, Role, Scope};
use futures::StreamExt;
use queue::Runner;
use std::sync::Arc;

const KIDNEY: &str = "# Kidney\n\nThe kidneys filter about 180 litres of plasma each day. Glucose is not excreted by a \
                      healthy kidney.\n\n## History\n\nRichard Bright described kidney disease in 1827.";
const OSMOSIS: &str = "# Osmosis\n\nOsmosis is the movement of water through a membrane. It needs no energy.";

/// Somebody with a small library, and the runner that works for all.
struct Desk {
    bench: Bench,
    services: Arc<Services>,
    runner: Runner<Arc<Services>>,
    actor: Actor,
    model: Arc<ScriptedChat>,
}

/// A desk on every database; its only model is what `model` makes.
async fn desks(model: impl Fn() -> ScriptedChat) -> Vec<Desk> {
    let made = std::cell::RefCell::new(Vec::new());
    let benches = benches_with(|tools: &mut Tools| {
        let model = Arc::new(model());
        tools.chat = vec![model.clone() as Arc<dyn ChatModel>];
        made.borrow_mut().push(model);
    })
    .await;
    let mut desks = Vec::new();
    for (bench, model) in benches.into_iter().zip(made.into_inner()) {
        desks.push(Desk::at(bench, model).await);
    }
    desks
}

/// A desk whose model is never asked.
async fn quiet() -> Vec<Desk> {
    desks(|| ScriptedChat::new("silent", vec![])).await
}

impl Desk {
    async fn at(bench: Bench, model: Arc<ScriptedChat>) -> Self {
        let services = Arc::new(Services::new(bench.tools.clone()));
        let runner = crate::jobs::runner(services.clone(), 2);
        let actor = bench.person("Ada", Role::Learner).await;
        let desk = Self { bench, services, runner, actor, model };
        desk.note("Physiology", KIDNEY).await;
        desk.note("Transport", OSMOSIS).await;
        desk
    }

    async fn note(&self, title: &str, markdown: &str) -> MaterialId {
        let note = self.services.library.write_note(&self.actor, None, title, markdown).await.unwrap();
        self.work().await;
        note
    }

    /// Runs all jobs that wait.
    async fn work(&self) {
        while self.runner.step().await.is_some() {}
    }

    async fn ask_in(
        &self,
        conversation: Option<ConversationId>,
        question: &str,
        by: &str,
    ) -> (ConversationId, MessageId) {
        let chat = &self.services.chat;
        chat.ask(&self.actor, conversation, question, Scope::default(), Some(by.into())).await.unwrap()
    }

    /// Asks in a new conversation and waits for the end.
    async fn answer(&self, question: &str, by: &str) -> AnswerView {
        let (_, message) = self.ask_in(None, question, by).await;
        self.work().await;
        self.end(message).await
    }

    async fn steps(&self, message: MessageId, after: u64) -> Vec<(u64, AnswerEvent)> {
        self.services.chat.follow(&self.actor, message, after).await.unwrap().collect().await
    }

    async fn end(&self, message: MessageId) -> AnswerView {
        match self.steps(message, 0).await.pop() {
            Some((_, AnswerEvent::End { answer })) => *answer,
            other => panic!("{}: not an end: {other:?}", self.bench.name),
        }
    }
}
