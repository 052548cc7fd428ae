//! The parent's side: opens PDFs in child processes, a bounded number of them at once.
//!
//! Invariant: an open PDF has at most one child; when that dies the next call starts another and opens the file again,
//! so that only the page in hand is lost. It does not retry what a page did to a child.

use super::process::{Death, Process};
use super::protocol::{Ask, PdfAbout, Tell};
use crate::ReadError;
use crate::page::Page;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How children are started, and their limits.
#[derive(Clone, Debug)]
pub struct ReaderSettings {
    /// The program to start: this one.
    pub program: PathBuf,
    /// Its arguments, such that it calls [`crate::pdf::child::main`].
    pub arguments: Vec<String>,
    /// The PDF library, or the folder that holds it.
    pub pdfium: PathBuf,
    /// Address space of a child, in bytes.
    pub memory_bytes: u64,
    /// How long opening may take.
    pub open_limit: Duration,
    /// How long one page may take.
    pub page_limit: Duration,
    /// How many children at once; at least one.
    pub processes: usize,
}

/// Opens PDFs. Clones share the bound on child processes.
#[derive(Clone, Debug)]
pub struct PdfReaders {
    settings: Arc<ReaderSettings>,
    slots: Arc<Semaphore>,
}

impl PdfReaders {
    /// Starts nothing yet.
    pub fn new(settings: ReaderSettings) -> Self {
        let slots = Arc::new(Semaphore::new(settings.processes.max(1)));
        Self { settings: Arc::new(settings), slots }
    }

    /// Opens a PDF. Waits while all children are busy; one is taken until the [`OpenPdf`] is dropped.
    pub async fn open(&self, file: &Path, password: Option<&str>) -> Result<OpenPdf, ReadError> {
        let meta = tokio::fs::metadata(file).await?;
        if !meta.is_file() {
            return Err(ReadError::NotThisKind);
        }
        if meta.len() == 0 {
            return Err(ReadError::Empty);
        }
        let file = tokio::fs::canonicalize(file).await?;
        let slot = self.slots.clone().acquire_owned().await.map_err(|_| ReadError::Unavailable("closing".into()))?;
        let mut open = OpenPdf {
            settings: self.settings.clone(),
            file,
            password: password.map(str::to_string),
            about: PdfAbout::default(),
            process: None,
            avoid: BTreeMap::new(),
            _slot: slot,
        };
        open.about = open.start().await?;
        Ok(open)
    }
}

/// An open PDF and the child that reads it.
pub struct OpenPdf {
    settings: Arc<ReaderSettings>,
    file: PathBuf,
    password: Option<String>,
    about: PdfAbout,
    process: Option<Process>,
    /// Pages that killed a child, and how.
    avoid: BTreeMap<u32, ReadError>,
    _slot: OwnedSemaphorePermit,
}

impl OpenPdf {
    /// What the file says of itself.
    pub fn about(&self) -> &PdfAbout {
        &self.about
    }

    /// Reads one page, from 1. An error concerns this page alone; the others can still be read.
    pub async fn page(&mut self, number: u32) -> Result<Page, ReadError> {
        self.check(number)?;
        loop {
            if let Some(fault) = self.avoid.get(&number) {
                return Err(fault.clone());
            }
            let ask = Ask::Page { number, avoid: self.avoid.keys().copied().collect() };
            match self.ask(&ask).await {
                Ok(Tell::Page(page)) => return Ok(*page),
                Ok(Tell::Failed(error)) => return Err(error),
                Ok(_) => return Err(self.give_up()),
                // A neighbour, looked at to tell running headers, killed the child: go on without that neighbour.
                Err(Death { at: Some(at), fault }) if at != number && !self.avoid.contains_key(&at) => {
                    self.avoid.insert(at, fault);
                }
                Err(death) => {
                    self.avoid.insert(number, death.fault.clone());
                    return Err(death.fault);
                }
            }
        }
    }

    /// A picture of one page (from 1) as WebP, so many pixels wide or less where that would be too large.
    pub async fn render(&mut self, number: u32, width_px: u32) -> Result<Vec<u8>, ReadError> {
        self.check(number)?;
        match self.ask(&Ask::Render { number, width_px }).await {
            Ok(Tell::Picture(bytes)) => Ok(bytes),
            Ok(Tell::Failed(error)) => Err(error),
            Ok(_) => Err(self.give_up()),
            Err(death) => Err(death.fault),
        }
    }

    fn check(&self, number: u32) -> Result<(), ReadError> {
        if number == 0 || number > self.about.pages { Err(ReadError::NoSuchPage(number)) } else { Ok(()) }
    }

    async fn ask(&mut self, ask: &Ask) -> Result<Tell, Death> {
        if self.process.is_none() {
            self.start().await.map_err(|fault| Death { fault, at: None })?;
        }
        // Taken out while it works: a caller that stops waiting half way must not leave a half-read answer behind.
        let Some(mut process) = self.process.take() else {
            return Err(Death { fault: ReadError::Crashed, at: None });
        };
        let tell = process.ask(ask, self.settings.page_limit).await?;
        self.process = Some(process);
        Ok(tell)
    }

    async fn start(&mut self) -> Result<PdfAbout, ReadError> {
        let mut process = Process::start(&self.settings.program, &self.settings.arguments)?;
        let ask = Ask::Open {
            pdfium: self.settings.pdfium.clone(),
            memory_bytes: self.settings.memory_bytes,
            file: self.file.clone(),
            password: self.password.clone(),
        };
        match process.ask(&ask, self.settings.open_limit).await {
            Ok(Tell::Opened(about)) => {
                self.process = Some(process);
                Ok(*about)
            }
            Ok(Tell::Failed(error)) => Err(error),
            Ok(_) => Err(ReadError::Crashed),
            Err(death) => Err(death.fault),
        }
    }

    fn give_up(&mut self) -> ReadError {
        self.process = None;
        ReadError::Crashed
    }
}

impl std::fmt::Debug for OpenPdf {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OpenPdf").field("pages", &self.about.pages).finish_non_exhaustive()
    }
}
