//! The door to all kinds: opens a file, in a child process where its reader is native or has much to get wrong.
//!
//! Invariant: a bounded number of children at once. What is read here itself is text, short and without pictures.

use crate::child::protocol::Opening;
use crate::flow::{Flow, check_size};
use crate::material::OpenMaterial;
use crate::ocr::OcrSettings;
use crate::recognition::Eyes;
use crate::{Kind, ReadError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How children are started, and their limits.
#[derive(Clone, Debug)]
pub struct ReaderSettings {
    /// The program to start: this one.
    pub program: PathBuf,
    /// Its arguments, such that it calls [`crate::child::main`].
    pub arguments: Vec<String>,
    /// The PDF library, or the folder that holds it.
    pub pdfium: PathBuf,
    /// Address space of a child, in bytes.
    pub memory_bytes: u64,
    /// How long opening a file of pages may take. What flows is read whole by then, and has [`WHOLE_LIMIT`].
    pub open_limit: Duration,
    /// How long one page may take.
    pub page_limit: Duration,
    /// How many children that read at once; at least one. One more draws.
    pub processes: usize,
}

/// How long reading a file whole may take.
const WHOLE_LIMIT: Duration = Duration::from_secs(100);

/// Bytes of a text that is read here and not in a child.
const TEXT_HERE_AT_MOST: u64 = 1 << 20;

/// Whether pictures of text are recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ocr {
    /// Where a page has no text, or text that is worth nothing.
    #[default]
    Auto,
    /// Such pages say `needs_ocr`.
    Never,
    /// On every page that has a shape of its own.
    Always,
}

/// How to open a file.
#[derive(Clone, Debug, Default)]
pub struct OpenOptions {
    pub password: Option<String>,
    pub ocr: Ocr,
    /// Where a web page is from, so that what it links to can be named.
    pub address: Option<String>,
    /// For a few pictures of its pages, in a place of its own beside those who read.
    pub to_draw: bool,
}

impl OpenOptions {
    /// With a password, or without.
    pub fn with_password(password: Option<&str>) -> Self {
        Self { password: password.map(str::to_string), ..Self::default() }
    }
}

/// Opens files of every kind that can be read. Clones share the bound on child processes.
#[derive(Clone, Debug)]
pub struct Readers {
    settings: Arc<ReaderSettings>,
    slots: Arc<Semaphore>,
    drawing: Arc<Semaphore>,
    eyes: Arc<Eyes>,
}

impl Readers {
    /// Starts nothing yet. Pictures of text are not recognised.
    pub fn new(settings: ReaderSettings) -> Self {
        let slots = Arc::new(Semaphore::new(settings.processes.max(1)));
        let drawing = Arc::new(Semaphore::new(1));
        Self { settings: Arc::new(settings), slots, drawing, eyes: Eyes::new(None) }
    }

    /// The same with pictures of text recognised, by what is there when the first one comes.
    pub fn with_ocr(self, settings: OcrSettings) -> Self {
        Self { eyes: Eyes::new(Some(settings)), ..self }
    }

    /// The recogniser of pictures of text that there is now: `tesseract` or `ocrs`.
    pub async fn recogniser(&self) -> Option<&'static str> {
        self.eyes.find().await.map(|engine| engine.name())
    }

    /// The words in the picture of a figure, as [`OpenMaterial::picture`] gave it, line by line; `None` where there are
    /// none. Only what is surely words is given.
    ///
    /// # Errors
    /// [`ReadError::Unavailable`] where nothing recognises them; otherwise as of [`crate::ocr::Recogniser::recognise`].
    pub async fn words_in(&self, webp: Vec<u8>) -> Result<Option<String>, ReadError> {
        let engine = self.eyes.find().await.ok_or_else(|| ReadError::Unavailable("no recogniser".into()))?;
        self.eyes.words(engine, webp).await
    }

    /// Opens a file of a kind (see [`crate::sniff_file`]). Where a child process is needed, waits while all are busy;
    /// one is taken until the [`OpenMaterial`] is dropped.
    ///
    /// # Errors
    /// Whatever keeps the whole file from being read. What is wrong with one page is said when that page is asked for.
    pub async fn open(&self, file: &Path, kind: &Kind, options: &OpenOptions) -> Result<OpenMaterial, ReadError> {
        if let Some(refusal) = kind.refusal() {
            return Err(refusal);
        }
        let meta = tokio::fs::metadata(file).await?;
        if !meta.is_file() {
            return Err(ReadError::NotThisKind);
        }
        if meta.len() == 0 {
            return Err(ReadError::Empty);
        }
        check_size(kind, meta.len())?;
        let is_text = matches!(kind, Kind::Markdown | Kind::PlainText | Kind::Transcript { .. });
        if is_text && meta.len() <= TEXT_HERE_AT_MOST {
            let bytes = tokio::fs::read(file).await?;
            // A picture in it is for a child to look at.
            if !embeds_pictures(&bytes) {
                return self.open_text(bytes, kind).await;
            }
        }
        let places = if options.to_draw { &self.drawing } else { &self.slots };
        let slot = places.clone().acquire_owned().await.map_err(|_| ReadError::Unavailable("closing".into()))?;
        let opening = Opening {
            pdfium: self.settings.pdfium.clone(),
            memory_bytes: self.settings.memory_bytes,
            file: tokio::fs::canonicalize(file).await?,
            media: kind.media_type().to_string(),
            password: options.password.clone(),
            address: options.address.clone(),
        };
        let open_limit = if kind.has_page_pictures() { self.settings.open_limit } else { WHOLE_LIMIT };
        let open = OpenMaterial::in_child(self.settings.clone(), opening, open_limit, slot).await?;
        Ok(open.seen_by(self.eyes.clone(), options.ocr))
    }

    /// Opens text that is no file: a note. Markdown, plain text and transcripts only.
    ///
    /// # Errors
    /// [`ReadError::NotThisKind`] for other kinds and for what is no text.
    pub async fn open_text(&self, bytes: Vec<u8>, kind: &Kind) -> Result<OpenMaterial, ReadError> {
        check_size(kind, bytes.len() as u64)?;
        let kind = kind.clone();
        // Away from the threads that answer people.
        let flow = tokio::task::spawn_blocking(move || Flow::of_bytes(&kind, &bytes, None)).await;
        Ok(OpenMaterial::here(flow.map_err(|_| ReadError::Crashed)??))
    }
}

/// Whether there are addresses in it that hold a picture.
fn embeds_pictures(text: &[u8]) -> bool {
    const MARK: &[u8] = b"data:image/";
    text.windows(MARK.len()).any(|window| window == MARK)
}
