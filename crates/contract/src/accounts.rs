//! Accounts: who a person is, and where they are signed in.

use crate::{AccountId, SessionId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a person may do on this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Learner,
    Instructor,
    Administrator,
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// How far a learner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Beginner,
    Intermediate,
    Advanced,
}

/// How a learner learns best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningStyle {
    /// From figures and comparisons.
    Visual,
    /// From text.
    Reading,
    /// From exercises.
    Practice,
}

/// How a person is coached; `None` where they did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learning {
    pub level: Option<Level>,
    pub style: Option<LearningStyle>,
}

/// The signed-in person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    pub id: AccountId,
    pub name: String,
    pub role: Role,
    pub theme: Theme,
    /// A BCP 47 tag of a language the interface has, or `None` for the browser's.
    pub language: Option<String>,
    #[serde(default)]
    pub learning: Learning,
    pub created_at: DateTime<Utc>,
}

/// What the page needs before anyone has signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The first account becomes the administrator.
    pub first: bool,
    /// Whether new people may register.
    pub open: bool,
}

/// One signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    pub id: SessionId,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    pub address: Option<String>,
    /// The browser's own words for itself, shortened.
    pub agent: Option<String>,
    /// The session that asks.
    pub current: bool,
}
