//! What flows, cut into pages: office files, books, web pages, Markdown, text and transcripts.
//!
//! Invariant: a section begins a page; a page's Markdown, where it has some, says what its text says. Everything is
//! read before the first page is handed out.

mod cut;
mod figures;
mod open;

pub(crate) use open::check_size;
pub use open::read_bytes;

use crate::about::MaterialAbout;
use crate::document::{Document, Picture, Section};
use crate::markdown::{self, pieces};
use crate::page::{BlockKind, OutlineEntry, Page};
use crate::sections::{PAGE_WORDS_AT_MOST, PIECES_AT_MOST, append, pages_of};
use crate::{ReadError, plain_text};

/// Text of one file beyond which it is refused, in bytes.
pub(crate) const TEXT_AT_MOST: usize = 32 << 20;
const PAGES_AT_MOST: usize = 20_000;
const OUTLINE_AT_MOST: usize = 5_000;

/// A file that has been read and cut.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    about: MaterialAbout,
    pages: Vec<Page>,
    pictures: Vec<Picture>,
}

impl Flow {
    /// Cuts a document into pages.
    pub fn of_document(document: Document) -> Result<Self, ReadError> {
        let text: usize = document.sections.iter().map(|section| section.markdown.len()).sum();
        if text > TEXT_AT_MOST {
            return Err(ReadError::TooLarge { what: "the text of this file".into() });
        }
        let mut pages = Vec::new();
        let mut outline = Vec::new();
        let mut blocks = 0;
        for section in &document.sections {
            let first = pages.len();
            pages_of_section(section, &mut pages);
            number(&mut pages, first);
            let begun = outline.len();
            outline.extend(pages[first..].iter().flat_map(headings));
            if outline.len() == begun
                && let Some(label) = &section.label
            {
                outline.push(OutlineEntry { title: label.clone(), level: 1, page: Some(first as u32 + 1) });
            }
            blocks += pages[first..].iter().map(|page| page.blocks.len()).sum::<usize>();
            if pages.len() > PAGES_AT_MOST || blocks > PIECES_AT_MOST {
                return Err(ReadError::TooLarge { what: "this file".into() });
            }
        }
        figures::describe(&mut pages, &document.pictures);
        for page in &mut pages {
            page.needs_ocr = is_a_picture(page, &document.pictures);
        }
        if pages.iter().all(|page| page.text.trim().is_empty() && page.figures.is_empty()) {
            return Err(ReadError::Empty);
        }
        outline.truncate(OUTLINE_AT_MOST);
        let said = document.about;
        // A sheet's or a chapter's name is not the name of the whole.
        let is_label = |entry: &OutlineEntry| {
            document.sections.iter().any(|section| section.label.as_deref() == Some(entry.title.as_str()))
        };
        let headline =
            || outline.iter().find(|entry| entry.level == 1 && !is_label(entry)).map(|entry| entry.title.clone());
        let about = MaterialAbout {
            pages: pages.len() as u32,
            title: said.title.or_else(headline),
            author: said.author,
            date: said.date,
            site: said.site,
            language: said.language,
            outline,
            warnings: document.warnings,
            sizes: Vec::new(),
        };
        Ok(Self { about, pages, pictures: document.pictures })
    }

    /// What the file says of itself.
    pub fn about(&self) -> &MaterialAbout {
        &self.about
    }

    /// Cuts a Markdown text.
    pub fn of_markdown(source: &str) -> Result<Self, ReadError> {
        Self::of_document(markdown::document(source)?)
    }

    /// Cuts a text without marks.
    pub fn of_plain_text(bytes: &[u8]) -> Result<Self, ReadError> {
        Ok(Self::of_pages(plain_text(bytes)?))
    }

    /// Takes pages as they are.
    pub fn of_pages(pages: Vec<Page>) -> Self {
        let about = MaterialAbout { pages: pages.len() as u32, ..MaterialAbout::default() };
        Self { about, pages, pictures: Vec::new() }
    }
}

/// One page, or several for a long section; the speaker's notes are the end of the last.
fn pages_of_section(section: &Section, pages: &mut Vec<Page>) {
    let first = pages.len();
    for part in cut::parts(&section.markdown) {
        let (pieces, pictures) = pieces(&part);
        let words: usize = pieces.iter().map(|piece| piece.text.split_whitespace().count()).sum();
        let mut made = if words <= PAGE_WORDS_AT_MOST {
            let mut page = Page { markdown: Some(part.into_owned()), ..Page::default() };
            pieces.iter().for_each(|piece| append(&mut page, piece.kind, &piece.text));
            vec![page]
        } else {
            // One block fills more than a page: its marks cannot be cut, its text can.
            pages_of(pieces)
        };
        if let Some(page) = made.first_mut() {
            page.figures = figures::placed(&pictures);
        }
        pages.append(&mut made);
    }
    for page in &mut pages[first..] {
        page.label = section.label.clone();
    }
    if let (Some(notes), Some(page)) = (section.notes.as_deref().map(str::trim), pages.last_mut())
        && !notes.is_empty()
    {
        append(page, BlockKind::Paragraph, notes);
        page.notes = Some(notes.to_string());
    }
}

/// Letters below which a page with a picture says nothing by itself.
const FEW_LETTERS: usize = 20;
/// Bytes below which a picture is no page of text.
const SMALL_PICTURE: usize = 8 << 10;

/// Whether what there is to read on a page is in its picture. What is said of its pictures is not on the page.
fn is_a_picture(page: &Page, pictures: &[Picture]) -> bool {
    let mut places = page.figures.iter().filter_map(|figure| figure.picture);
    let large = |place: u32| pictures.get(place as usize).is_some_and(|picture| picture.bytes.len() > SMALL_PICTURE);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let said: usize = page.figures.iter().filter_map(|figure| figure.alt.as_deref()).map(letters).sum();
    letters(&page.text).saturating_sub(said) < FEW_LETTERS && places.any(large)
}

fn number(pages: &mut [Page], first: usize) {
    for (index, page) in pages.iter_mut().enumerate().skip(first) {
        page.number = index as u32 + 1;
    }
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

#[cfg(test)]
mod tests;
