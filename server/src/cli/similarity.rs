//! `similarity`: how near two texts are to each other, by the configured embedding model.

use super::{Answer, Common};
use crate::wiring;
use contract::Refusal;
use domain::Outcome;
use models::embed::cosine;
use serde_json::json;

/// What `similarity` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// One text.
    pub one: String,
    /// The other.
    pub other: String,
}

/// Needs no database.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    if arguments.one.trim().is_empty() || arguments.other.trim().is_empty() {
        return Err(Refusal::invalid("text", "An empty text is near to nothing.").with_hint("Give two texts.").into());
    }
    let model = wiring::embedder(&config).map_err(|missing| Refusal::Unavailable {
        say: format!("The embedding model cannot be loaded: {missing:#}."),
        hint: "Run “lectern doctor”, which tells what is missing.".into(),
    })?;
    let vectors = model.embed(vec![arguments.one, arguments.other]).await?;
    let [one, other] = vectors.as_slice() else {
        return Err(anyhow::anyhow!("the model gave {} vectors for two texts", vectors.len()).into());
    };
    let cosine = cosine(one, other);
    Ok(Answer::new(json!({ "cosine": cosine, "model": model.name() }), format!("{cosine:.4}")))
}
