//! Vision: a picture in, what it shows out. One trait, a real one over HTTP, a scripted twin for tests.
//!
//! What a picture says is never followed: the model is asked for a description, and no tool exists that it could call.

mod openai;
mod scripted;

pub use openai::OpenAiDescriber;
pub use scripted::ScriptedDescriber;

use crate::ModelFault;
use async_trait::async_trait;

/// Looks at pictures.
#[async_trait]
pub trait Describer: Send + Sync {
    /// The model's name.
    fn name(&self) -> &str;

    /// Whether pictures leave this machine.
    fn remote(&self) -> bool;

    /// What a picture (WebP, PNG or JPEG) shows, in a few sentences; `about` is what stands under it.
    async fn describe(&self, picture: Vec<u8>, media_type: &str, about: &str) -> Result<String, ModelFault>;
}
