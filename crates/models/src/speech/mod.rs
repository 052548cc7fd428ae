//! Speech: a recording in, what is said in it and when out. One trait, a real one over HTTP, a scripted twin for tests.

mod openai;
mod scripted;
#[cfg(test)]
mod tests;

pub use openai::OpenAiTranscriber;
pub use scripted::ScriptedTranscriber;

use crate::ModelFault;
use async_trait::async_trait;
use std::path::PathBuf;

/// A recording on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    pub file: PathBuf,
    /// With its ending, by which servers tell formats apart.
    pub name: String,
    pub media_type: String,
}

/// Something said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Seconds from the recording's beginning.
    pub start: f32,
    pub end: f32,
    pub text: String,
}

/// Writes down what is said.
#[async_trait]
pub trait Transcriber: Send + Sync {
    /// The model's name.
    fn name(&self) -> &str;

    /// Whether recordings leave this machine.
    fn remote(&self) -> bool;

    /// What is said in a recording, in order. Nothing said is an empty list.
    async fn transcribe(&self, recording: Recording) -> Result<Vec<Said>, ModelFault>;
}
