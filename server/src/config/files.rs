//! Where files and the index lie.

use super::reader::Reader;
use std::path::{Path, PathBuf};

/// Where files and the index lie.
#[derive(Clone, Debug)]
pub struct FilesAt {
    /// Originals and rendered pages.
    pub folder: PathBuf,
    /// The search index, one folder inside for each account.
    pub index: PathBuf,
}

impl FilesAt {
    pub(super) fn read(reader: &mut Reader, data: &Path) -> Self {
        Self {
            folder: reader.take("files.folder", "Where uploaded files are kept.", data.join("files")),
            index: reader.take("files.index", "Where the search index is kept. It can be rebuilt.", data.join("index")),
        }
    }
}
