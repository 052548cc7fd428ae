//! Who may come.

use super::reader::{Reader, Setting};
use serde_json::{Value, json};

/// Who may register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Everybody who reaches the page.
    Open,
    /// The first, who becomes administrator, and then nobody.
    Closed,
}

impl Setting for Registration {
    fn from_words(words: &[String]) -> Result<Self, String> {
        match words {
            [word] if word == "open" => Ok(Self::Open),
            [word] if word == "closed" => Ok(Self::Closed),
            _ => Err("“open” or “closed”".into()),
        }
    }
    fn to_json(&self) -> Value {
        json!(match self {
            Self::Open => "open",
            Self::Closed => "closed",
        })
    }
}

/// Who may come.
#[derive(Clone, Debug)]
pub struct Accounts {
    pub registration: Registration,
}

impl Accounts {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let about = "“open”: everybody who reaches the page may register. “closed”: only the first, who becomes \
                     administrator; more are added with “lectern user add”.";
        Self { registration: reader.take("accounts.registration", about, Registration::Open) }
    }
}
