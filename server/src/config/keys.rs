//! The master keys, under which the keys of persons' own models are kept.

use super::reader::Reader;
use secrecy::{ExposeSecret, SecretString};
use std::path::{Path, PathBuf};

/// Where master keys come from.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Made at first use where none is given.
    pub file: PathBuf,
    /// The newest first.
    pub given: Vec<SecretString>,
}

impl Keys {
    pub(super) fn read(reader: &mut Reader, data: &Path) -> Self {
        let file = reader.take(
            "keys.file",
            "The file with the master keys, under which people's keys for models are kept encrypted. It is made when it \
             is first needed. Without it those keys are lost: keep a copy apart from the database.",
            data.join("keys"),
        );
        let master: SecretString = reader.take(
            "keys.master",
            "A master key to use instead of the file: 32 random bytes in base64, as “openssl rand -base64 32” makes them.",
            SecretString::from(""),
        );
        let former: SecretString = reader.take(
            "keys.former",
            "Master keys before this one, with commas between, until “lectern keys rotate” has turned to the new one.",
            SecretString::from(""),
        );
        let all = [master, former];
        let all = all.iter().flat_map(|some| some.expose_secret().split(',')).map(str::trim);
        let given = all.filter(|one| !one.is_empty()).map(|one| SecretString::from(one.to_owned())).collect();
        Self { file, given }
    }
}
