//! A chat model that says what it was told to say: for tests, and for showing the app without a model.
//!
//! Keeps every request it was asked, so that a test can look at the prompt.

use super::{ChatModel, ChatRequest, Piece, Pieces};
use crate::{ModelFault, Tokens};
use async_trait::async_trait;
use futures::{StreamExt, stream};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard},
};
use tokio::sync::Notify;

/// One step of a script.
#[derive(Clone)]
pub enum Step {
    /// Says it.
    Say(String),
    /// Waits until the test says go on.
    Wait(Arc<Notify>),
    /// Says what it took.
    Used(Tokens),
    /// Breaks off.
    Fail(ModelFault),
}

impl Step {
    /// Says `text`.
    pub fn say(text: impl Into<String>) -> Self {
        Self::Say(text.into())
    }
}

/// A scripted model: each request takes the next script; the last one serves all that follow.
pub struct ScriptedChat {
    name: String,
    scripts: Mutex<VecDeque<Vec<Step>>>,
    asked: Mutex<Vec<ChatRequest>>,
    remote: bool,
}

impl ScriptedChat {
    /// A model called `name` that follows `scripts`.
    pub fn new(name: impl Into<String>, scripts: Vec<Vec<Step>>) -> Self {
        Self { name: name.into(), scripts: Mutex::new(scripts.into()), asked: Mutex::default(), remote: false }
    }

    /// A model that says one thing, word by word.
    pub fn saying(name: impl Into<String>, text: &str) -> Self {
        Self::new(name, vec![text.split_inclusive(' ').map(Step::say).collect()])
    }

    /// A model that never gets as far as a word.
    pub fn failing(name: impl Into<String>, fault: ModelFault) -> Self {
        Self::new(name, vec![vec![Step::Fail(fault)]])
    }

    /// The same, as if it were elsewhere.
    pub fn elsewhere(self) -> Self {
        Self { remote: true, ..self }
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<ChatRequest> {
        lock(&self.asked).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

#[async_trait]
impl ChatModel for ScriptedChat {
    fn name(&self) -> &str {
        &self.name
    }

    fn model(&self) -> &str {
        &self.name
    }

    fn remote(&self) -> bool {
        self.remote
    }

    async fn stream(&self, request: ChatRequest) -> Result<Pieces, ModelFault> {
        lock(&self.asked).push(request);
        let script = {
            let mut scripts = lock(&self.scripts);
            if scripts.len() > 1 { scripts.pop_front() } else { scripts.front().cloned() }
        };
        let script = script.unwrap_or_default();
        match script.first() {
            None => Err(ModelFault::Broken("an empty answer".into())),
            Some(Step::Fail(fault)) => Err(fault.clone()),
            Some(_) => Ok(stream::iter(script).filter_map(play).boxed()),
        }
    }
}

async fn play(step: Step) -> Option<Result<Piece, ModelFault>> {
    match step {
        Step::Say(text) => Some(Ok(Piece::Text(text))),
        Step::Used(tokens) => Some(Ok(Piece::Used(tokens))),
        Step::Fail(fault) => Some(Err(fault)),
        Step::Wait(go) => {
            go.notified().await;
            None
        }
    }
}
