//! What a material's pages are taken from: its file, its note, or what is said in it.

use crate::Tools;
use ::store::entities::material;
use ::store::word;
use contract::{MaterialKind, OutlineEntry};
use reading::{Kind, MaterialAbout, OpenMaterial, OpenOptions, Page, ReadError};
use secrecy::{ExposeSecret, SecretString};

/// Lines of a table of contents.
const LONGEST_OUTLINE: usize = 2_000;

pub(super) struct Source {
    /// `None`: there is nothing to read, and that is as it should be.
    open: Option<OpenMaterial>,
    about: MaterialAbout,
}

impl Source {
    /// Opens the original, the note, or the transcript of a recording.
    pub async fn open(
        tools: &Tools,
        material: &material::Model,
        password: Option<SecretString>,
    ) -> Result<Self, ReadError> {
        if let Some(note) = &material.note {
            return Self::of_note(tools, note).await;
        }
        let kind = Kind::of_media_type(&material.media_type);
        let (key, kind) = match (kind.clone(), &material.transcript_key) {
            (Kind::Recording { .. }, Some(key)) => (key.as_str(), Kind::Transcript { vtt: key.ends_with(".vtt") }),
            (Kind::Recording { .. }, None) => return Ok(Self { open: None, about: MaterialAbout::default() }),
            _ => (material.file_key.as_deref().ok_or(ReadError::Empty)?, kind),
        };
        let mut options = OpenOptions::with_password(password.as_ref().map(ExposeSecret::expose_secret));
        options.address.clone_from(&material.address);
        let open = tools.readers.open(&tools.files.local(key), &kind, &options).await?;
        let about = open.about().clone();
        Ok(Self { open: Some(open), about })
    }

    /// A note's Markdown. An empty note is one empty page.
    pub async fn of_note(tools: &Tools, note: &str) -> Result<Self, ReadError> {
        match tools.readers.open_text(note.as_bytes().to_vec(), &Kind::Markdown).await {
            Ok(open) => Ok(Self { about: open.about().clone(), open: Some(open) }),
            Err(ReadError::Empty) => {
                Ok(Self { open: None, about: MaterialAbout { pages: 1, ..MaterialAbout::default() } })
            }
            Err(error) => Err(error),
        }
    }

    pub fn pages(&self) -> u32 {
        self.about.pages
    }

    pub fn about(&self) -> &MaterialAbout {
        &self.about
    }

    /// The file's own table of contents; a text's headings.
    pub fn outline(&self) -> Vec<OutlineEntry> {
        let lines = self.about.outline.iter().take(LONGEST_OUTLINE);
        // PostgreSQL holds no NUL in JSON.
        lines
            .map(|line| OutlineEntry { title: line.title.replace('\0', " "), level: line.level, page: line.page })
            .collect()
    }

    /// One page, from 1.
    pub async fn page(&mut self, number: u32) -> Result<Page, ReadError> {
        match &mut self.open {
            Some(open) => open.page(number).await,
            None => Ok(Page { number, markdown: Some(String::new()), ..Page::default() }),
        }
    }

    /// The picture of a figure, as WebP.
    pub async fn picture(&mut self, page: u32, figure: u32) -> Result<Vec<u8>, ReadError> {
        match &mut self.open {
            Some(open) => open.picture(page, figure).await,
            None => Err(ReadError::NoSuchFigure { page, figure }),
        }
    }

    /// The picture of a page, as WebP.
    pub async fn render(&mut self, number: u32, width: u32) -> Result<Vec<u8>, ReadError> {
        match &mut self.open {
            Some(open) => open.render(number, width).await,
            None => Err(ReadError::NoSuchPage(number)),
        }
    }
}

/// What a file of this kind is taken to be before it is read.
pub(super) fn kind_at_first(kind: &Kind) -> MaterialKind {
    match kind {
        Kind::Pptx => MaterialKind::Slides,
        Kind::Image { .. } => MaterialKind::Image,
        Kind::Recording { .. } => MaterialKind::Recording,
        _ => MaterialKind::Document,
    }
}

/// Its kind, as its row has it.
pub(super) fn kind_of(material: &material::Model) -> MaterialKind {
    word::read(&material.kind).unwrap_or(MaterialKind::Document)
}
