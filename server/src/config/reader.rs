//! Reads one setting after the other, and remembers what it read and what was wrong.

use super::Sources;
use config::{File, FileFormat, ValueKind};
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// All that is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes(pub Vec<String>);

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.0.len() == 1 { "a mistake" } else { "mistakes" };
        write!(f, "The configuration has {word}: {}", self.0.join(" "))
    }
}

impl std::error::Error for Mistakes {}

/// A setting as it is shown to the person who runs the server.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// `concern.name`.
    pub key: String,
    /// What it is for.
    pub about: &'static str,
    /// Its value; a secret is shown as `(hidden)` or as empty.
    pub value: serde_json::Value,
}

/// What a setting can be.
pub trait Setting: Sized {
    /// From the words that were said, or what would have been right.
    fn from_words(words: &[String]) -> Result<Self, String>;
    /// For showing.
    fn to_json(&self) -> serde_json::Value;
}

pub struct Reader {
    sources: Sources,
    data: PathBuf,
    file: Option<PathBuf>,
    values: config::Config,
    known: BTreeSet<String>,
    shown: Vec<Shown>,
    mistakes: Vec<String>,
}

impl Reader {
    pub fn new(sources: Sources) -> Result<Self, Mistakes> {
        let (path, must) = sources.file();
        let mut builder = config::Config::builder();
        let mut file = None;
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                builder = builder.add_source(File::from_str(&text, FileFormat::Toml));
                file = Some(path.clone());
            }
            Err(error) if must || error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Mistakes(vec![format!("{} could not be read: {error}.", path.display())]));
            }
            Err(_) => {}
        }
        let values = builder.build().map_err(|error| {
            let error = error.to_string();
            Mistakes(vec![format!("{} is not TOML: {}.", path.display(), error.trim().trim_end_matches('.'))])
        })?;
        let data = sources.data();
        Ok(Self { sources, data, file, values, known: BTreeSet::new(), shown: Vec::new(), mistakes: Vec::new() })
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Takes note of a mistake.
    pub fn wrong(&mut self, mistake: String) {
        self.mistakes.push(mistake);
    }

    /// One setting.
    pub fn take<T: Setting>(&mut self, key: &'static str, about: &'static str, default: T) -> T {
        let value = self.find(key).unwrap_or(default);
        self.shown.push(Shown { key: key.into(), about, value: value.to_json() });
        value
    }

    /// A number with bounds.
    pub fn number(&mut self, key: &'static str, about: &'static str, default: u64, bounds: (u64, u64)) -> u64 {
        let value: u64 = self.take(key, about, default);
        if (bounds.0..=bounds.1).contains(&value) {
            return value;
        }
        self.wrong(format!("{key} is {value}; it must be from {} to {}.", bounds.0, bounds.1));
        default
    }

    /// A list of tables, and how it is shown.
    pub fn tables(&mut self, key: &'static str) -> Vec<config::Map<String, config::Value>> {
        self.known.insert(key.into());
        let Ok(list) = self.values.get_array(key) else {
            if self.values.get::<config::Value>(key).is_ok() {
                self.wrong(format!("{key} must be a list of tables, each under [[{key}]]."));
            }
            return Vec::new();
        };
        let tables: Vec<_> = list.into_iter().map(config::Value::into_table).collect();
        tables.into_iter().filter_map(Result::ok).collect()
    }

    /// Shows what was read in another way than by [`Reader::take`].
    pub fn show(&mut self, key: &'static str, about: &'static str, value: serde_json::Value) {
        self.shown.push(Shown { key: key.into(), about, value });
    }

    fn find<T: Setting>(&mut self, key: &'static str) -> Option<T> {
        self.known.insert(key.into());
        let variable = Sources::variable(key);
        let (place, words) = if let Some(flag) = self.sources.flags.get(key) {
            (format!("the flag for {key}"), list(flag))
        } else if let Some(said) = self.sources.said(&variable) {
            (variable, list(said))
        } else if let Ok(value) = self.values.get::<config::Value>(key) {
            (key.to_owned(), words(value))
        } else {
            return None;
        };
        match T::from_words(&words) {
            Ok(value) => Some(value),
            Err(right) => {
                self.wrong(format!("{place} is {:?}; it must be {right}.", words.join(", ")));
                None
            }
        }
    }

    /// All that was shown, or all that was wrong.
    pub fn finish(mut self) -> Result<Vec<Shown>, Mistakes> {
        let mut written = Vec::new();
        if let Ok(all) = self.values.clone().try_deserialize::<serde_json::Value>() {
            leaves("", &all, &mut written);
        }
        for key in written {
            if !self.known.contains(&key) {
                self.mistakes.push(format!("{key} is not a setting; “lectern config” lists them all."));
            }
        }
        if self.mistakes.is_empty() { Ok(self.shown) } else { Err(Mistakes(self.mistakes)) }
    }
}

/// The words of one value in the file.
fn words(value: config::Value) -> Vec<String> {
    match value.kind {
        ValueKind::Array(list) => list.into_iter().map(|one| one.to_string()).collect(),
        _ => vec![value.to_string()],
    }
}

/// The words of a flag or a variable.
fn list(said: &str) -> Vec<String> {
    vec![said.trim().to_owned()]
}

fn leaves(path: &str, value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (name, inner) in map {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                leaves(&path, inner, into);
            }
        }
        _ => into.push(path.to_owned()),
    }
}
