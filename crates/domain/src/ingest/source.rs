//! What a material's pages are taken from: an open PDF, or a text that was cut into pages.

use super::sections::sections;
use crate::Tools;
use ::store::entities::material;
use contract::OutlineEntry;
use reading::{BlockKind, Kind, OpenMaterial, OpenOptions, Page, ReadError};
use secrecy::{ExposeSecret, SecretString};

/// A text that fills more than this is not read by anybody.
const LARGEST_TEXT: usize = 32 << 20;
/// Lines of a table of contents.
const LONGEST_OUTLINE: usize = 2_000;

pub(super) enum Source {
    Pdf(Box<OpenMaterial>),
    Text(Vec<Page>),
}

impl Source {
    /// Opens the original, or takes the note.
    pub async fn open(
        tools: &Tools,
        material: &material::Model,
        password: Option<SecretString>,
    ) -> Result<Self, ReadError> {
        if let Some(note) = &material.note {
            return of_text(note.clone().into_bytes(), true).await;
        }
        let key = material.file_key.as_deref().ok_or(ReadError::Empty)?;
        if material.media_type == "application/pdf" {
            let file = tools.files.local(key);
            let how = OpenOptions::with_password(password.as_ref().map(ExposeSecret::expose_secret));
            return Ok(Self::Pdf(Box::new(tools.readers.open(&file, &Kind::Pdf, &how).await?)));
        }
        if material.bytes > LARGEST_TEXT as i64 {
            return Err(ReadError::TooLarge { what: "this text".into() });
        }
        let bytes = tools.files.get(key).await.map_err(|error| ReadError::Io(format!("{error:#}")))?;
        of_text(bytes.to_vec(), material.media_type == "text/markdown").await
    }

    pub fn pages(&self) -> u32 {
        match self {
            Self::Pdf(pdf) => pdf.about().pages,
            Self::Text(pages) => pages.len() as u32,
        }
    }

    /// The file's own table of contents; a text's headings.
    pub fn outline(&self) -> Vec<OutlineEntry> {
        let mut lines: Vec<OutlineEntry> = match self {
            Self::Pdf(pdf) => pdf
                .about()
                .outline
                .iter()
                .map(|line| OutlineEntry { title: line.title.clone(), level: line.level, page: line.page })
                .collect(),
            Self::Text(pages) => pages.iter().flat_map(headings).collect(),
        };
        lines.truncate(LONGEST_OUTLINE);
        // PostgreSQL holds no NUL in JSON.
        lines.iter_mut().for_each(|line| line.title = line.title.replace('\0', " "));
        lines
    }

    /// One page, from 1.
    pub async fn page(&mut self, number: u32) -> Result<Page, ReadError> {
        match self {
            Self::Pdf(pdf) => pdf.page(number).await,
            Self::Text(pages) => {
                pages.get(number.saturating_sub(1) as usize).cloned().ok_or(ReadError::NoSuchPage(number))
            }
        }
    }

    /// The open PDF, for pictures.
    pub fn pdf(&mut self) -> Option<&mut OpenMaterial> {
        match self {
            Self::Pdf(pdf) => Some(pdf),
            Self::Text(_) => None,
        }
    }
}

/// Text becomes pages away from the threads that answer people.
async fn of_text(bytes: Vec<u8>, is_markdown: bool) -> Result<Source, ReadError> {
    tokio::task::spawn_blocking(move || {
        let pages =
            if is_markdown { markdown_pages(&String::from_utf8_lossy(&bytes)) } else { reading::plain_text(&bytes)? };
        Ok(Source::Text(pages))
    })
    .await
    .map_err(|_| ReadError::Crashed)?
}

/// The pages of a Markdown text, numbered through its sections.
pub(super) fn markdown_pages(source: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = sections(source).into_iter().flat_map(reading::markdown).collect();
    for (number, page) in (1..).zip(&mut pages) {
        page.number = number;
    }
    pages
}

fn headings(page: &Page) -> impl Iterator<Item = OutlineEntry> {
    page.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some(OutlineEntry {
            title: block.text(page).replace('\n', " "),
            level: u32::from(level),
            page: Some(page.number),
        }),
        _ => None,
    })
}
