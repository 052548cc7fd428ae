//! One model behind an OpenAI-compatible address, for one kind of work: writing down recordings, describing figures.

use super::reader::Reader;
use secrecy::{ExposeSecret, SecretString};

/// Where a model is.
#[derive(Clone, Debug)]
pub struct ProviderAt {
    /// Ends before the name of what is done there, as in `http://localhost:8000/v1`.
    pub url: String,
    pub model: String,
    pub key: Option<SecretString>,
}

/// The settings of one, by their names.
pub(super) struct Names {
    pub url: (&'static str, &'static str),
    pub model: (&'static str, &'static str),
    pub key: (&'static str, &'static str),
}

/// The model that writes down what is said in recordings.
pub(super) const TRANSCRIPTION: Names = Names {
    url: (
        "transcription.url",
        "The address of an OpenAI-compatible server that writes down recordings, like http://localhost:8000/v1. Empty: \
         only subtitles beside a recording tell what is said.",
    ),
    model: ("transcription.model", "The server's name for the model."),
    key: ("transcription.key", "Its key, where it wants one."),
};

/// The model that describes figures.
pub(super) const VISION: Names = Names {
    url: (
        "vision.url",
        "The address of an OpenAI-compatible server whose model looks at figures and describes them. Empty: none does.",
    ),
    model: ("vision.model", "The server's name for the model."),
    key: ("vision.key", "Its key, where it wants one."),
};

impl ProviderAt {
    /// `None` where no address is set.
    pub(super) fn read(reader: &mut Reader, names: &Names) -> Option<Self> {
        let url: String = reader.take(names.url.0, names.url.1, String::new());
        let usual = if names.url.0 == TRANSCRIPTION.url.0 { "whisper-1" } else { "" };
        let model: String = reader.take(names.model.0, names.model.1, usual.to_owned());
        let key: SecretString = reader.take(names.key.0, names.key.1, SecretString::from(""));
        if url.is_empty() {
            return None;
        }
        if !(url.starts_with("http://") || url.starts_with("https://")) {
            reader.wrong(format!("{} must begin with http:// or https://.", names.url.0));
        }
        if model.is_empty() {
            reader.wrong(format!("{} is set, but not {}.", names.url.0, names.model.0));
        }
        Some(Self { url, model, key: Some(key).filter(|key| !key.expose_secret().is_empty()) })
    }
}
