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
    /// Of a kind that is not read, but that its program can save as one that is.
    #[error("a {format} file, which has to be saved as something else")]
    OtherFormat {
        /// How its names end: `odt`, `ods`, `odp`, `rtf`, `svg`, `xlsb`.
        format: String,
    },
    /// A HEIC photo, and no program that opens such.
    #[error("a HEIC photo, and no heif-convert to open it")]
    NoHeic,
    /// The kind is right, the content is broken.
    #[error("the file is damaged")]
    Damaged,
    /// Something in it is beyond a limit.
    #[error("too large: {what}")]
    TooLarge {
        /// What is too large, as it reads in a sentence: "the page's picture".
        what: String,
    },
    /// A picture of more pixels than are looked at.
    #[error("a picture of too many pixels")]
    TooManyPixels,
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
            Self::NotThisKind | Self::OtherFormat { .. } | Self::NoHeic => "unsupported",
            Self::Damaged => "damaged",
            Self::TooLarge { .. } | Self::TooManyPixels => "too_large",
            Self::Timeout => "timeout",
            Self::Crashed => "crashed",
            Self::NoSuchPage(_) => "no_such_page",
            Self::NoSuchFigure { .. } => "no_such_figure",
            Self::PictureElsewhere(_) => "picture_elsewhere",
            Self::Unavailable(_) => "reader_unavailable",
            Self::Io(_) => "not_readable",
        }
    }

    /// The code of the fault that was told in these words, where they are those of one. Words are all that a library
    /// keeps of it.
    pub fn code_of(say: &str, hint: &str) -> Option<&'static str> {
        let faults = [
            Self::NeedsPassword,
            Self::WrongPassword,
            Self::Empty,
            Self::OldOffice { program: "Word".into() },
            Self::OldOffice { program: "PowerPoint".into() },
            Self::OldOffice { program: "Excel".into() },
            Self::ProtectedOffice,
            Self::ProtectedBook,
            Self::Recording,
            Self::NotThisKind,
            Self::NoHeic,
            Self::Damaged,
            Self::TooLarge { what: String::new() },
            Self::TooManyPixels,
            Self::Timeout,
            Self::Crashed,
            Self::Unavailable(String::new()),
            Self::Io(String::new()),
        ];
        let told = |fault: &&Self| match fault {
            // What is too large stands before the rest of the sentence.
            Self::TooLarge { .. } => say.ends_with(&fault.say()) && hint == fault.hint(),
            _ => say == fault.say() && hint == fault.hint(),
        };
        let others = OTHERS.map(|(format, ..)| Self::OtherFormat { format: format.into() });
        faults.iter().chain(&others).find(told).map(Self::code)
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
            Self::OtherFormat { format } => other(format).1.into(),
            Self::NoHeic => "This is a HEIC photo, which this server cannot open.".into(),
            Self::Damaged => "This file is damaged and cannot be read.".into(),
            Self::TooLarge { what } => format!("{} is too large to be read.", capital(what)),
            Self::TooManyPixels => {
                let millions = crate::images::PIXELS_AT_MOST / 1_000_000;
                format!("This picture has more than {millions} million pixels.")
            }
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
            Self::OtherFormat { format } => other(format).2,
            Self::NoHeic => "Save or share it as JPEG and bring that.",
            Self::Damaged => "Open it in the program it comes from, save it anew and bring that file.",
            Self::TooLarge { .. } => "Split the file or save it with smaller pictures, and bring that.",
            Self::TooManyPixels => "Save it smaller and bring that.",
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

/// Formats that can be saved as another: how names end, what such a file is, and what to do.
const OTHERS: [(&str, &str, &str); 6] = [
    ("odt", "This is an OpenDocument text.", "Open it in LibreOffice or Word, save it as .docx and bring that file."),
    ("ods", "This is an OpenDocument sheet.", "Open it in LibreOffice or Excel, save it as .xlsx and bring that file."),
    (
        "odp",
        "This is an OpenDocument presentation.",
        "Open it in LibreOffice or PowerPoint, save it as .pptx and bring that file.",
    ),
    (
        "rtf",
        "This is a document in Rich Text Format.",
        "Open it in Word or LibreOffice, save it as .docx and bring that file.",
    ),
    ("svg", "This is a drawing (SVG).", "Save it as PNG or PDF and bring that."),
    (
        "xlsb",
        "This is a binary Excel workbook.",
        "Open it in Excel or LibreOffice, save it as .xlsx and bring that file.",
    ),
];

fn other(format: &str) -> (&'static str, &'static str, &'static str) {
    let found = OTHERS.into_iter().find(|(known, ..)| *known == format);
    found.unwrap_or(("", "This kind of file cannot be read.", "Save it as PDF and bring that."))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_a_file_is_known_again_by_its_words() {
        for fault in [
            ReadError::NeedsPassword,
            ReadError::WrongPassword,
            ReadError::OldOffice { program: "Excel".into() },
            ReadError::ProtectedBook,
            ReadError::NoHeic,
            ReadError::OtherFormat { format: "odt".into() },
            ReadError::Damaged,
            ReadError::TooLarge { what: "the page's picture".into() },
            ReadError::TooManyPixels,
            ReadError::Timeout,
            ReadError::Crashed,
            ReadError::Unavailable("no library".into()),
        ] {
            assert_eq!(ReadError::code_of(&fault.say(), fault.hint()), Some(fault.code()), "{fault}");
        }
        assert_eq!(ReadError::code_of("No page of this file could be read.", ReadError::Damaged.hint()), None);
        assert_eq!(ReadError::code_of("", ""), None);
    }
}
