//! Vision: a picture in, what it shows out. One trait, a real one over HTTP, a scripted twin for tests.
//!
//! What a picture says is never followed: the model is asked for a description, and no tool exists that it could call.

mod openai;
mod scripted;
#[cfg(test)]
mod tests;

pub use openai::OpenAiDescriber;
pub use scripted::ScriptedDescriber;

use crate::{ModelFault, Tokens};
use async_trait::async_trait;

/// What a picture shows, and what it took to tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    pub told: String,
    pub tokens: Tokens,
}

/// Tokens of a picture where a provider does not count: what those that do count take for one of usual size.
const PICTURE: u64 = 800;

/// What looking at a picture took, by the length of the texts.
fn estimated(asked: &str, told: &str) -> Tokens {
    Tokens { asked: PICTURE + crate::estimate(asked), answered: crate::estimate(told), estimated: true }
}

/// Looks at pictures.
#[async_trait]
pub trait Describer: Send + Sync {
    /// The model's name.
    fn name(&self) -> &str;

    /// Whether pictures leave this machine.
    fn remote(&self) -> bool;

    /// What a picture (WebP, PNG or JPEG) shows, in a few sentences; `about` is what stands under it.
    async fn describe(&self, picture: Vec<u8>, media_type: &str, about: &str) -> Result<Description, ModelFault>;
}
