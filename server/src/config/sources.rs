//! Where settings come from: flags, environment, file.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The data folder when nothing says otherwise.
pub const DATA: &str = "lectern-data";
/// The file that is read when none is named, inside the data folder.
pub const FILE: &str = "lectern.toml";

/// What was said, not yet checked.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `--data`.
    pub data: Option<PathBuf>,
    /// `--config`. A file that was named must be there.
    pub file: Option<PathBuf>,
    /// Flags that stand for a setting: its name and its value.
    pub flags: BTreeMap<String, String>,
    /// The environment. `http.address` is `LECTERN_HTTP_ADDRESS` there.
    pub environment: BTreeMap<String, String>,
}

impl Sources {
    /// This process's environment, and no flags.
    pub fn of_process() -> Self {
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| name.starts_with("LECTERN_") || name.starts_with("LEPTOS_") || name == "HOME")
            .collect();
        Self { environment, ..Self::default() }
    }

    /// `LECTERN_…` of a setting.
    pub fn variable(key: &str) -> String {
        format!("LECTERN_{}", key.replace('.', "_").to_uppercase())
    }

    /// A variable that says something.
    pub fn said(&self, variable: &str) -> Option<&str> {
        self.environment.get(variable).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        let said = self.said("LECTERN_DATA").map(PathBuf::from);
        self.data.clone().or(said).unwrap_or_else(|| PathBuf::from(DATA))
    }

    /// The file to read, and whether it must be there.
    pub fn file(&self) -> (PathBuf, bool) {
        match self.file.clone().or(self.said("LECTERN_CONFIG").map(PathBuf::from)) {
            Some(named) => (named, true),
            None => (self.data().join(FILE), false),
        }
    }

    /// A folder under the person's home.
    pub fn home(&self) -> PathBuf {
        self.said("HOME").map_or_else(|| PathBuf::from("."), PathBuf::from)
    }
}
