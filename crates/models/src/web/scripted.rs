//! The scripted twin, for tests: finds what it was told, and keeps what it was asked.

use super::{WebFault, WebFound, WebSearch};
use async_trait::async_trait;
use std::sync::{Mutex, PoisonError};

/// Answers every search alike.
pub struct ScriptedWeb {
    answer: Result<Vec<WebFound>, WebFault>,
    asked: Mutex<Vec<String>>,
}

impl ScriptedWeb {
    /// One that answers so.
    pub fn new(answer: Result<Vec<WebFound>, WebFault>) -> Self {
        Self { answer, asked: Mutex::default() }
    }

    /// What it was asked, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl WebSearch for ScriptedWeb {
    fn name(&self) -> &str {
        "scripted"
    }

    async fn search(&self, question: &str) -> Result<Vec<WebFound>, WebFault> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(question.to_owned());
        self.answer.clone()
    }
}
