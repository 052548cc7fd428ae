//! A chat model that says what it was told to say: for tests, and for showing the app without a model.
//!
//! Keeps every request it was asked, so that a test can look at the prompt.

use super::{ChatFault, ChatModel, ChatRequest, Writing};
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
    /// Breaks off.
    Fail(ChatFault),
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
}

impl ScriptedChat {
    /// A model called `name` that follows `scripts`.
    pub fn new(name: impl Into<String>, scripts: Vec<Vec<Step>>) -> Self {
        Self { name: name.into(), scripts: Mutex::new(scripts.into()), asked: Mutex::default() }
    }

    /// A model that says one thing, word by word.
    pub fn saying(name: impl Into<String>, text: &str) -> Self {
        Self::new(name, vec![text.split_inclusive(' ').map(Step::say).collect()])
    }

    /// A model that never gets as far as a word.
    pub fn failing(name: impl Into<String>, fault: ChatFault) -> Self {
        Self::new(name, vec![vec![Step::Fail(fault)]])
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

    fn remote(&self) -> bool {
        false
    }

    async fn stream(&self, request: ChatRequest) -> Result<Writing, ChatFault> {
        lock(&self.asked).push(request);
        let script = {
            let mut scripts = lock(&self.scripts);
            if scripts.len() > 1 { scripts.pop_front() } else { scripts.front().cloned() }
        };
        let script = script.unwrap_or_default();
        match script.first() {
            None => Err(ChatFault::Broken("an empty answer".into())),
            Some(Step::Fail(fault)) => Err(fault.clone()),
            Some(_) => Ok(stream::iter(script).filter_map(play).boxed()),
        }
    }
}

async fn play(step: Step) -> Option<Result<String, ChatFault>> {
    match step {
        Step::Say(text) => Some(Ok(text)),
        Step::Fail(fault) => Some(Err(fault)),
        Step::Wait(go) => {
            go.notified().await;
            None
        }
    }
}
