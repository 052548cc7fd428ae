//! Why a package could not be read or made, with a sentence and a hint for the person who brought it.

/// What is wrong with a package as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApkgFault {
    #[error("the file is empty")]
    Empty,
    /// Not a zip, or a zip without a collection.
    #[error("the file is no Anki package")]
    NotAPackage,
    /// The zip or the collection is broken.
    #[error("the package is damaged: {cause}")]
    Damaged {
        /// For the log.
        cause: String,
    },
    /// From an Anki that is newer than what is understood.
    #[error("the package is of generation {0}, which is not known")]
    TooNew(u64),
    /// Beyond a limit.
    #[error("too large: {what}")]
    TooLarge {
        /// What is too large, as it reads in a sentence: "the number of notes".
        what: String,
    },
    /// Built to be read at great cost or to do harm.
    #[error("the package is built in an unusual way: {what}")]
    Unsafe {
        /// For the log.
        what: String,
    },
    /// Only when writing: ids that occur twice, cards without a note.
    #[error("the package does not hold together: {what}")]
    Inconsistent {
        /// For the log.
        what: String,
    },
}

impl ApkgFault {
    /// What happened, in a sentence.
    pub fn say(&self) -> String {
        match self {
            Self::Empty => "This file is empty.".into(),
            Self::NotAPackage => "This is not an Anki package.".into(),
            Self::Damaged { .. } => "This Anki package is damaged.".into(),
            Self::TooNew(_) => "This package comes from a newer Anki than is known here.".into(),
            Self::TooLarge { what } => format!("This package is too large: {what}."),
            Self::Unsafe { .. } => "This package is built in a way that Anki never builds one.".into(),
            Self::Inconsistent { .. } => "The cards could not be packed for Anki.".into(),
        }
    }

    /// What to do about it, in a sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty | Self::Damaged { .. } => "Export it from Anki again and upload the new file.",
            Self::NotAPackage => "Export a deck in Anki with File, Export; the file ends in .apkg or .colpkg.",
            Self::TooNew(_) => "Export it in Anki with \"Support older Anki versions\" switched on.",
            Self::TooLarge { .. } => "Export single decks in Anki, or leave the media out.",
            Self::Unsafe { .. } => "Import it into Anki first and export it from there.",
            Self::Inconsistent { .. } => "Try again; if it happens again, tell the person who runs this server.",
        }
        .into()
    }

    pub(crate) fn damaged(cause: impl std::fmt::Display) -> Self {
        Self::Damaged { cause: cause.to_string() }
    }

    pub(crate) fn too_large(what: &str) -> Self {
        Self::TooLarge { what: what.into() }
    }
}
