//! Pages whose text has to be recognised, several at a time: while one is awaited, the next are on their way.
//!
//! Invariant: over all open files no more pictures are read at once than there are cores; a page that cannot be
//! recognised is the page as the file has it, and says so.

mod merge;

use crate::ReadError;
use crate::images::PictureFile;
use crate::layout::Rect;
use crate::ocr::{self, OcrSettings, Raster, Recogniser};
use crate::page::Page;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

/// Dots to the inch of the pictures that text is recognised in.
pub(crate) const DPI: u32 = 300;

/// The recogniser of this machine, looked for when it is first wanted.
pub(crate) struct Eyes {
    settings: Option<OcrSettings>,
    found: OnceLock<Arc<dyn Recogniser>>,
    cores: usize,
    /// As many as cores.
    slots: Arc<Semaphore>,
}

impl Eyes {
    /// Without settings there is none.
    pub fn new(settings: Option<OcrSettings>) -> Arc<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Arc::new(Self { settings, found: OnceLock::new(), cores, slots: Arc::new(Semaphore::new(cores)) })
    }

    /// How many pages are best on their way at once.
    pub fn cores(&self) -> usize {
        self.cores
    }

    pub async fn find(self: &Arc<Self>) -> Option<Arc<dyn Recogniser>> {
        if let Some(found) = self.found.get() {
            return Some(found.clone());
        }
        let eyes = self.clone();
        // What is not there may be installed while this program runs.
        let look = move || {
            let engine: Arc<dyn Recogniser> = eyes.settings.as_ref().and_then(ocr::engine)?.into();
            Some(eyes.found.get_or_init(|| engine).clone())
        };
        // It starts a program to ask what it knows.
        tokio::task::spawn_blocking(look).await.ok().flatten()
    }

    /// The words in a figure's picture, which this crate itself has drawn, line by line.
    pub async fn words(&self, engine: Arc<dyn Recogniser>, webp: Vec<u8>) -> Result<Option<String>, ReadError> {
        let slot = self.slots.clone().acquire_owned().await.map_err(|_| ReadError::Unavailable("closing".into()))?;
        let read = move || {
            let _slot = slot;
            let mut picture = PictureFile::of(webp)?.grey(1)?;
            picture.dpi = DPI as f32;
            ocr::words_of(&picture, engine.as_ref())
        };
        tokio::task::spawn_blocking(read).await.map_err(|_| ReadError::Crashed)?
    }

    /// Begins to read a picture of a page. `repeated`: the boxes, in points, of what is no part of its text.
    pub fn begin(&self, page: Page, engine: Arc<dyn Recogniser>, picture: Raster, repeated: Vec<Rect>) -> Coming {
        let slots = self.slots.clone();
        let task = tokio::spawn(async move {
            let slot = slots.acquire_owned().await.map_err(|_| ReadError::Unavailable("closing".into()))?;
            let read = move || {
                let _slot = slot;
                ocr::read(&picture.covered(&repeated), engine.as_ref())
            };
            tokio::task::spawn_blocking(read).await.map_err(|_| ReadError::Crashed)?
        });
        Coming::Read(Box::new(page), Task(task))
    }
}

impl std::fmt::Debug for Eyes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Eyes").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// A page that was asked for.
pub(crate) enum Coming {
    Here(Result<Box<Page>, ReadError>),
    /// As the file has it, and what is being read in its picture.
    Read(Box<Page>, Task),
}

impl Coming {
    pub async fn page(self) -> Result<Page, ReadError> {
        match self {
            Self::Here(page) => page.map(|page| *page),
            Self::Read(page, mut task) => {
                let read = (&mut task.0).await.unwrap_or(Err(ReadError::Crashed));
                Ok(merge::merged(*page, read))
            }
        }
    }
}

/// Reading that ends when nobody waits for it any more, unless it has begun.
pub(crate) struct Task(JoinHandle<Result<Page, ReadError>>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
