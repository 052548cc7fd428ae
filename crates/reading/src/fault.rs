//! What can be wrong with a file, each with a sentence and a hint for the person who brought it.
//!
//! It does not tell whose fault it is to a program beyond [`ReadError::is_ours`]; HTTP and exit codes are others' work.

use serde::{Deserialize, Serialize};

/// Why a file, or one page of it, could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "fault", content = "about")]
pub enum ReadError {
    /// Encrypted, and no password was given.
    #[error("the file is protected by a password")]
    NeedsPassword,
    /// Encrypted, and the password does not open it.
    #[error("the password does not open the file")]
    WrongPassword,
    /// No bytes, or no pages.
    #[error("the file is empty")]
    Empty,
    /// A document of an office program as it was before 2007.
    #[error("an old {program} file")]
    OldOffice {
        /// Word, PowerPoint or Excel.
        program: String,
    },
    /// An office document that a password protects; those cannot be opened here.
    #[error("the document is protected by a password")]
    ProtectedOffice,
    /// A book that its seller locked.
    #[error("the book is protected against copying")]
    ProtectedBook,
    /// Sound or film: there is no text in it to read.
    #[error("the file is a recording")]
    Recording,
    /// Not a kind of file that can be read, or not what its name says.
    #[error("the file is not of a kind that can be read")]
    NotThisKind,
    /// The kind is right, the content is broken.
    #[error("the file is damaged")]
    Damaged,
    /// Something in it is beyond a limit.
    #[error("too large: {what}")]
    TooLarge {
        /// What is too large, as it reads in a sentence: "the page's picture".
        what: String,
    },
    /// It took longer than the limit.
    #[error("reading took too long")]
    Timeout,
    /// The child process that read it died.
    #[error("the reader stopped unexpectedly")]
    Crashed,
    /// There is no page with that number.
    #[error("there is no page {0}")]
    NoSuchPage(u32),
    /// There is no such figure, or none that can be shown.
    #[error("there is no figure {figure} on page {page}")]
    NoSuchFigure { page: u32, figure: u32 },
    /// The document does not carry the figure's picture; it says where it is.
    #[error("the picture is at {0}")]
    PictureElsewhere(String),
    /// The reader itself cannot run here; the text tells a log why.
    #[error("the reader is not available: {0}")]
    Unavailable(String),
    /// The file cannot be opened; the text tells a log why.
    #[error("the file could not be opened: {0}")]
    Io(String),
}

impl ReadError {
    /// A short name for programs; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NeedsPassword => "needs_password",
            Self::WrongPassword => "wrong_password",
            Self::Empty => "empty",
            Self::OldOffice { .. } => "old_format",
            Self::ProtectedOffice => "protected",
            Self::ProtectedBook => "protected",
            Self::Recording => "recording",
            Self::NotThisKind => "unsupported",
            Self::Damaged => "damaged",
            Self::TooLarge { .. } => "too_large",
            Self::Timeout => "timeout",
            Self::Crashed => "crashed",
            Self::NoSuchPage(_) => "no_such_page",
            Self::NoSuchFigure { .. } => "no_such_figure",
            Self::PictureElsewhere(_) => "picture_elsewhere",
            Self::Unavailable(_) => "reader_unavailable",
            Self::Io(_) => "not_readable",
        }
    }

    /// What happened, in a sentence.
    pub fn say(&self) -> String {
        match self {
            Self::NeedsPassword => "This file is protected by a password.".into(),
            Self::WrongPassword => "This password does not open the file.".into(),
            Self::Empty => "This file is empty.".into(),
            Self::OldOffice { program } => format!("This is a {program} file of the old kind, from before 2007."),
            Self::ProtectedOffice => "This document is protected by a password.".into(),
            Self::ProtectedBook => "This book is protected against copying.".into(),
            Self::Recording => "This is a recording. There is no text in it to read.".into(),
            Self::NotThisKind => "This kind of file cannot be read.".into(),
            Self::Damaged => "This file is damaged and cannot be read.".into(),
            Self::TooLarge { what } => format!("{} is too large to be read.", capital(what)),
            Self::Timeout => "Reading this took too long and was stopped.".into(),
            Self::Crashed => "Reading this failed because its content is broken.".into(),
            Self::NoSuchPage(number) => format!("There is no page {number} in this file."),
            Self::NoSuchFigure { figure, .. } => format!("There is no figure {figure} on this page."),
            Self::PictureElsewhere(_) => "This picture is not in the file.".into(),
            Self::Unavailable(_) => "This file cannot be read at the moment.".into(),
            Self::Io(_) => "This file could not be opened.".into(),
        }
    }

    /// What the person can do about it, in a sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NeedsPassword => "Give the password that opens it.",
            Self::WrongPassword => "Check the password and try again.",
            Self::Empty => "Check the file on your device and bring it again.",
            Self::OldOffice { program } => match program.as_str() {
                "Word" => "Open it in Word or LibreOffice, save it as .docx and bring that file.",
                "PowerPoint" => "Open it in PowerPoint or LibreOffice, save it as .pptx and bring that file.",
                _ => "Open it in Excel or LibreOffice, save it as .xlsx and bring that file.",
            },
            Self::ProtectedOffice => {
                "Open it in the program it comes from, save it without the password and bring that file."
            }
            Self::ProtectedBook => "Bring a copy without protection, from its publisher or a library.",
            Self::Recording => "Bring its transcript, a file that ends in .srt or .vtt.",
            Self::NotThisKind => {
                "Bring a PDF, a Word, PowerPoint or Excel file, a book (EPUB), a web page, a picture, Markdown or text."
            }
            Self::Damaged => "Open it in the program it comes from, save it anew and bring that file.",
            Self::TooLarge { .. } => "Split the file or save it with smaller pictures, and bring that.",
            Self::Timeout => "Print or export it to a new PDF file and bring that.",
            Self::Crashed => "Print or export it to a new PDF file and bring that.",
            Self::NoSuchPage(_) => "Choose a page that the file has.",
            Self::NoSuchFigure { .. } => "Choose a figure that the page has.",
            Self::PictureElsewhere(_) => "Bring the picture as a file of its own.",
            Self::Unavailable(_) => "Ask the person who runs this server to look at its log.",
            Self::Io(_) => "Check that the file is still there and may be read.",
        }
    }

    /// Whether the machine is at fault rather than the file.
    pub fn is_ours(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error.to_string())
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
