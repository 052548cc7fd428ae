//! Providers: the models that a person brings along or is offered, which one does what, and what it took.

use crate::ProviderId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How a model's server is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// Anything that speaks OpenAI's protocol.
    #[default]
    Openai,
    Ollama,
    Gemini,
    HuggingFace,
}

impl ProviderKind {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Openai, Self::Ollama, Self::Gemini, Self::HuggingFace];
}

/// What a model does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Answers questions.
    Chat,
    /// Writes longer things.
    Generate,
    /// Looks at figures.
    Vision,
}

impl Work {
    /// All, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Chat, Self::Generate, Self::Vision];
}

/// How a test went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestView {
    /// It answered.
    pub passed: bool,
    /// Its first words, or what went wrong, in a sentence.
    pub say: String,
    /// What to do about it; empty when there is nothing to do.
    pub hint: String,
    /// Milliseconds until it had answered.
    pub took: u64,
    /// The models that the server lists, where it does; at most 200.
    pub models: Vec<String>,
}

/// A provider of one's own. Its key is never told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderView {
    pub id: ProviderId,
    pub name: String,
    pub kind: ProviderKind,
    pub address: String,
    /// Empty until one is chosen; it is not used before.
    pub model: String,
    pub has_key: bool,
    /// Seconds.
    pub patience: u32,
    /// What is asked leaves the server's machine.
    pub remote: bool,
    pub tested: Option<TestView>,
    pub tested_at: Option<DateTime<Utc>>,
}

/// What a form says about a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderForm {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub kind: ProviderKind,
    /// Empty: where such servers usually are.
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub model: String,
    /// Empty: the one that is kept stays.
    #[serde(default)]
    pub key: String,
    /// The key that is kept is forgotten.
    #[serde(default)]
    pub forget_key: bool,
    /// Seconds; empty: 90.
    #[serde(default)]
    pub patience: String,
}

/// One that can be chosen for a kind of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// [`crate::EXTRACTIVE`], or its name.
    pub name: String,
    pub remote: bool,
    /// The person's own.
    pub own: bool,
}

/// What is used for a kind of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkView {
    pub work: Work,
    /// In the order in which they are turned to.
    pub choices: Vec<ChoiceView>,
    /// The name that was chosen; `None` when the first is used because nothing was.
    pub chosen: Option<String>,
}

/// The models' part of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelsView {
    pub own: Vec<ProviderView>,
    /// What the server offers.
    pub offered: Vec<ChoiceView>,
    pub works: Vec<WorkView>,
}

/// What was used of one model on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseView {
    /// In UTC, as `2026-11-21`.
    pub day: String,
    /// Whose; empty in a list of one's own.
    pub person: String,
    pub provider: String,
    pub model: String,
    pub own: bool,
    pub work: Work,
    pub requests: u64,
    /// Tokens that were sent.
    pub asked: u64,
    /// Tokens that came back.
    pub answered: u64,
    /// Some of these tokens nobody counted.
    pub estimated: bool,
    /// In millionths of a dollar; `None` where no price is set.
    pub cost: Option<u64>,
}

/// What was used lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageView {
    /// The newest day first.
    pub uses: Vec<UseView>,
    /// Tokens of the server's models, today.
    pub today: u64,
    /// How many of them a person has for a day; 0 is no limit.
    pub limit: u64,
}

/// What a model costs, in dollars for a million tokens, as decimal numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceView {
    pub model: String,
    /// Of what is sent.
    pub asked: String,
    /// Of what comes back.
    pub answered: String,
}
