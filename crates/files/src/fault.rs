//! What goes wrong with files, in sentences for the person who meets it.

use std::io;

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    #[error("there is no such file")]
    Missing,
    /// Not a key at all: a mistake of ours, or an attempt to get out of the folder.
    #[error("this is not the key of a file")]
    BadKey,
    #[error("the disk is full")]
    DiskFull,
    #[error("the disk failed: {0}")]
    Io(io::Error),
}

impl From<io::Error> for FileFault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ if is_full(&error) => Self::DiskFull,
            _ => Self::Io(error),
        }
    }
}

impl FileFault {
    /// What happened.
    pub fn say(&self) -> &'static str {
        match self {
            Self::Missing | Self::BadKey => "This file is not here any more.",
            Self::DiskFull => "The server's disk is full.",
            Self::Io(_) => "The server's disk did not answer as it should.",
        }
    }

    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing | Self::BadKey => "Upload it again.",
            Self::DiskFull => "Delete what you no longer need, or ask the person who runs this server for room.",
            Self::Io(_) => "Try again. If it happens again, tell the person who runs this server.",
        }
    }
}

/// An upload was not received. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// Larger than `limit` bytes.
    #[error("the upload is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    #[error("the disk is full")]
    DiskFull,
    /// The connection ended before the file did.
    #[error("the upload was cut: {0}")]
    Cut(String),
    #[error("the disk failed: {0}")]
    Io(io::Error),
}

impl From<io::Error> for ReceiveError {
    fn from(error: io::Error) -> Self {
        if is_full(&error) { Self::DiskFull } else { Self::Io(error) }
    }
}

impl ReceiveError {
    /// What happened.
    pub fn say(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("This file is larger than {}.", size(*limit)),
            Self::DiskFull => FileFault::DiskFull.say().to_owned(),
            Self::Cut(_) => "The upload stopped before the whole file was here.".to_owned(),
            Self::Io(_) => "The server's disk did not answer as it should.".to_owned(),
        }
    }

    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "Split it, or save it with smaller pictures, and upload that.",
            Self::DiskFull => FileFault::DiskFull.hint(),
            Self::Cut(_) => "Upload it again.",
            Self::Io(_) => "Try again. If it happens again, tell the person who runs this server.",
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge)
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
