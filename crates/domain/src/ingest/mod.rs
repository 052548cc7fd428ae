//! Ingest: a file, a link or a note becomes pages that can be read, and passages that can be found.
//!
//! Invariants: what was accepted is on the disk and in the database before the person is told so. Each page is one
//! transaction with its passages, so a killed process loses at most the page in hand; a passage counts as indexed only
//! after the index has it. Reading and embedding go on at the same time, and the first page does not wait for the last.
//! Passwords of encrypted files are kept in memory only, until the file is read; after a restart the person is asked
//! again. It does not search, and it does not decide what a page looks like.

mod about;
mod accept;
mod again;
mod describe;
mod ended;
mod figures;
mod finish;
mod index_turn;
mod index_upkeep;
mod indexing;
mod jobs;
mod link;
mod note;
mod pages;
mod passage;
mod password;
mod pictures;
mod reading_in;
mod recognise;
mod recording;
mod seconds;
mod source;
mod store;
#[cfg(test)]
pub(crate) mod tests;
mod told;
pub(crate) mod turns;
mod unread;
pub(crate) mod words;

pub(crate) use ended::ended;
pub(crate) use figures::figures_of;
pub(crate) use jobs::ask_reading;
pub use jobs::{
    CheckFigures, CheckIndexes, DescribeFigures, OptimizeIndex, ReadMaterial, RebuildIndex, RecogniseFigures,
};
#[cfg(test)]
pub(crate) use note::blank;
pub(crate) use note::{change_note, write_note};
pub(crate) use pages::second_at;
pub(crate) use pictures::{WIDTHS, picture_key, pictures_of};
pub use recording::LONGEST_TRANSCRIPT;
pub(crate) use recording::transcripts_of;
pub use seconds::Seconds;

use crate::Tools;
use password::Passwords;
use seconds::Finished;
use std::sync::Arc;
use turns::Turns;
use uuid::Uuid;

/// The verbs of ingest, and what its jobs do.
pub struct Ingest {
    tools: Arc<Tools>,
    passwords: Passwords,
    /// Writing to one account's index is one at a time.
    turns: Turns<Uuid>,
    finished: Finished,
}

impl Ingest {
    /// Ingest over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self { tools, passwords: Passwords::default(), turns: Turns::default(), finished: Finished::default() }
    }
}
