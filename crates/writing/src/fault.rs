//! Why a file could not be made, with a sentence and a hint for the person who asked for it.

/// What was wrong with an outline, or with setting it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteFault {
    /// There is nothing in the outline.
    #[error("the outline is empty")]
    Empty,
    /// Something in it is beyond a limit.
    #[error("too large: {what}")]
    TooLarge {
        /// What is too large, as it reads in a sentence: "the text".
        what: String,
    },
    /// A picture cannot be decoded, or is of a kind that the file cannot hold.
    #[error("the picture {name} cannot be used")]
    Picture {
        /// Its name in the outline.
        name: String,
    },
    /// A question has no key, or its key does not fit it.
    #[error("question {number} cannot be asked")]
    Question {
        /// From 1.
        number: usize,
    },
    /// The budget of sides does not hold even one line.
    #[error("nothing fits on the sides asked for")]
    NothingFits,
    /// The typesetter or the packer refused; the cause is for the log.
    #[error("setting the file failed: {cause}")]
    Setting {
        /// What the library said.
        cause: String,
    },
}

impl WriteFault {
    /// What happened, in a sentence.
    pub fn say(&self) -> String {
        match self {
            Self::Empty => "There is nothing to write yet.".into(),
            Self::TooLarge { what } => format!("This is too large for one file: {what}."),
            Self::Picture { name } => format!("The picture {name} cannot be read."),
            Self::Question { number } => format!("Question {number} has no right answer."),
            Self::NothingFits => "Nothing fits on the sides you asked for.".into(),
            Self::Setting { .. } => "The file could not be made.".into(),
        }
    }

    /// What to do about it, in a sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty => "Choose at least one item.",
            Self::TooLarge { .. } => "Choose fewer materials or fewer items.",
            Self::Picture { .. } => "Leave the figure out and try again.",
            Self::Question { .. } => "Give it an answer, or remove it.",
            Self::NothingFits => "Choose more sides, or shorter items.",
            Self::Setting { .. } => "Try again with fewer items, or choose another format.",
        }
        .into()
    }

    pub(crate) fn setting(cause: impl std::fmt::Display) -> Self {
        Self::Setting { cause: cause.to_string() }
    }
}
