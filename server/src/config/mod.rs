//! The configuration: read once from flags, environment and file (the first that says something wins), checked as a
//! whole, and then only handed on. Nothing else in Lectern reads the environment.
//!
//! Every setting is read, documented and given its default in one line of its concern's file.

mod accounts;
mod database;
mod fetch;
mod files;
mod http;
mod keys;
mod limits;
mod log;
mod models;
mod ocr;
mod provider;
mod reader;
mod sources;
#[cfg(test)]
mod tests;
mod values;
mod web_search;

pub use accounts::{Accounts, Registration};
pub use database::Database;
pub use fetch::Fetch;
pub use files::FilesAt;
pub use http::{Cookies, Http};
pub use keys::Keys;
pub use limits::Limits;
pub use log::{Format, Log, USUAL_FILTER};
pub use models::{ChatEndpoint, Models};
pub use ocr::Ocr;
pub use provider::ProviderAt;
pub use reader::{Mistakes, Shown};
pub use sources::Sources;
pub use values::Network;
pub use web_search::WebSearch;

use reader::Reader;
use std::path::PathBuf;

/// All that can be set, one struct for each concern.
#[derive(Clone, Debug)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// The file that was read, if there was one.
    pub file: Option<PathBuf>,
    pub http: Http,
    pub database: Database,
    pub files: FilesAt,
    pub models: Models,
    pub keys: Keys,
    pub ocr: Ocr,
    /// Writes down recordings.
    pub transcription: Option<ProviderAt>,
    /// Describes figures.
    pub vision: Option<ProviderAt>,
    pub fetch: Fetch,
    pub web_search: WebSearch,
    pub limits: Limits,
    pub accounts: Accounts,
    pub log: Log,
    /// Every setting with its meaning and its value, secrets hidden, in the order of the concerns.
    pub shown: Vec<Shown>,
}

impl Config {
    /// Reads and checks everything. All mistakes come together, each in a sentence.
    pub fn read(sources: Sources) -> Result<Self, Mistakes> {
        let mut reader = Reader::new(sources)?;
        let data = reader.data().to_owned();
        let file = reader.file().map(PathBuf::from);
        let (http, database) = (Http::read(&mut reader), Database::read(&mut reader, &data));
        let files = FilesAt::read(&mut reader, &data);
        let models = Models::read(&mut reader);
        let config = Self {
            http,
            database,
            files,
            ocr: Ocr::read(&mut reader, &models.tools),
            models,
            keys: Keys::read(&mut reader, &data),
            transcription: ProviderAt::read(&mut reader, &provider::TRANSCRIPTION),
            vision: ProviderAt::read(&mut reader, &provider::VISION),
            fetch: Fetch::read(&mut reader),
            web_search: WebSearch::read(&mut reader),
            limits: Limits::read(&mut reader),
            accounts: Accounts::read(&mut reader),
            log: Log::read(&mut reader),
            shown: Vec::new(),
            data,
            file,
        };
        let shown = reader.finish()?;
        Ok(Self { shown, ..config })
    }
}
