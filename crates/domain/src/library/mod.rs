//! Library: subjects, materials and their pages, as their owner arranges and reads them.
//!
//! Invariants: every verb sees its actor's things only; a stranger's id is `Missing`. What is in the trash is not found
//! by search, and comes back whole within thirty days. Rows are the truth: files and index entries of what was deleted
//! are cleared away afterwards by a job that may run twice.
//! How a file becomes pages is ingest's business; what is searched, retrieval's.

mod check;
mod figure;
mod jobs;
mod list;
mod note;
mod original;
mod picture;
mod place;
mod reader;
mod recording;
mod search_text;
mod store;
mod subject;
#[cfg(test)]
mod tests;
mod trash;
mod view;

pub use jobs::{EmptyTrash, ForgetMaterial};
pub use original::Original;

pub(crate) use crate::ingest::words;
pub(crate) use figure::{figure_view, rect_of};
pub(crate) use place::{place_of, places_in};

use crate::Tools;
use picture::Pictures;
use std::sync::Arc;

/// The verbs of the library.
pub struct Library {
    tools: Arc<Tools>,
    pictures: Pictures,
}

impl Library {
    /// The library over these tools.
    pub fn new(tools: Arc<Tools>) -> Self {
        Self { pictures: Pictures::default(), tools }
    }
}
