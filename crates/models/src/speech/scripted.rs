//! A transcriber for tests that says what it was told to.

use super::{Recording, Said, Transcriber};
use crate::ModelFault;
use async_trait::async_trait;
use std::sync::{Mutex, PoisonError};

/// Says the same of every recording, and remembers which it was given.
pub struct ScriptedTranscriber {
    says: Result<Vec<Said>, ModelFault>,
    heard: Mutex<Vec<Recording>>,
}

impl ScriptedTranscriber {
    /// One that answers so.
    pub fn new(says: Result<Vec<Said>, ModelFault>) -> Self {
        Self { says, heard: Mutex::default() }
    }

    /// The recordings it was given.
    pub fn heard(&self) -> Vec<Recording> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl Transcriber for ScriptedTranscriber {
    fn name(&self) -> &str {
        "scripted"
    }

    fn remote(&self) -> bool {
        false
    }

    async fn transcribe(&self, recording: Recording) -> Result<Vec<Said>, ModelFault> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).push(recording);
        self.says.clone()
    }
}
