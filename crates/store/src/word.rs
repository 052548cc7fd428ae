//! Closed sets as words in a column: `MaterialState::NeedsPassword` ↔ `needs_password`, by the type's own serde names.

use serde::{Serialize, de::DeserializeOwned};

/// The word for a variant without fields.
///
/// # Panics
/// If `T` does not serialise to a string, which is a mistake in the program, not in the data.
pub fn of<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => panic!("only a variant without fields has a word, this is {other:?}"),
    }
}

/// The variant for a word; fails on a word that this version does not know.
pub fn read<T: DeserializeOwned>(word: &str) -> anyhow::Result<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|_| anyhow::anyhow!("{word:?} is not a known {}", std::any::type_name::<T>()))
}
