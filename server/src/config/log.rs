//! What is logged, and how.

use super::reader::{Reader, Setting};
use serde_json::{Value, json};

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

impl Setting for Format {
    fn from_words(words: &[String]) -> Result<Self, String> {
        match words {
            [word] if word == "text" => Ok(Self::Text),
            [word] if word == "json" => Ok(Self::Json),
            _ => Err("“text” or “json”".into()),
        }
    }
    fn to_json(&self) -> Value {
        json!(match self {
            Self::Text => "text",
            Self::Json => "json",
        })
    }
}

/// What is logged where nothing is set: the index's library tells of its inner life at `info`.
pub const USUAL_FILTER: &str = "info,lance=warn,lancedb=warn";

/// What is logged, and how.
#[derive(Clone, Debug)]
pub struct Log {
    pub format: Format,
    /// As `tracing-subscriber` reads it: `info,lectern=debug`.
    pub filter: String,
}

impl Log {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let format = reader.take("log.format", "“text” for people, “json” for programs.", Format::Text);
        let about = "What is logged: error, warn, info, debug or trace, also by part, like “info,queue=debug”.";
        let filter = reader.take("log.filter", about, String::from(USUAL_FILTER));
        if tracing_subscriber::EnvFilter::try_new(&filter).is_err() {
            reader.wrong(format!("log.filter is {filter:?}; it must be a level like “info”, or “info,queue=debug”."));
        }
        Self { format, filter }
    }
}
