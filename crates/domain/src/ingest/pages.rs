//! From a page as it was read to the rows that keep it.

use super::figures;
use super::passage::passage_id;
use super::words;
use ::store::entities::{chunk, figure, material, page};
use chrono::{DateTime, Utc};
use contract::PageState;
use models::embed::Embedder;
use reading::chunks::{Chunk, Headings};
use reading::{Block, Page, ReadError};
use std::sync::Arc;

/// A page and its passages, ready to be written.
pub(super) struct Prepared {
    pub page: page::Model,
    pub figures: Vec<figure::Model>,
    /// Of its text, then of its figures.
    pub chunks: Vec<chunk::Model>,
    /// The headings that hold after it.
    pub carried: Headings,
}

/// Tokens of a passage at most, where the model takes more.
pub(super) const LARGEST_PASSAGE: usize = 512;

/// Cuts a page into passages. Runs for some milliseconds without pause: not for a thread that answers people.
pub(super) fn prepare(
    material: &material::Model,
    mut page: Page,
    figures: Vec<figure::Model>,
    carried: &Headings,
    embedder: &Arc<dyn Embedder>,
    now: DateTime<Utc>,
) -> Prepared {
    without_nul(&mut page);
    let most = embedder.max_tokens().min(LARGEST_PASSAGE);
    let (chunks, carried) = reading::chunks::of_page(&page, carried, most, &|text| embedder.count(text));
    let mut rows: Vec<_> = (0..).zip(chunks).map(|(ordinal, chunk)| row(material, &page, ordinal, chunk)).collect();
    rows.extend(figures::passages(&figures, &carried, rows.len() as u32, most, embedder));
    let state = match (&page.error, rows.is_empty()) {
        (Some(_), _) => PageState::Failed,
        // Nothing to find on it, so there is nothing to wait for.
        (None, true) => PageState::Indexed,
        (None, false) => PageState::Read,
    };
    Prepared {
        page: page::Model {
            material_id: material.id,
            number: page.number as i32,
            label: page.label,
            width: page.width,
            height: page.height,
            words: words::pack(&page.words),
            blocks: serde_json::to_value(&page.blocks).unwrap_or_default(),
            headings: serde_json::to_value(&carried).unwrap_or_default(),
            text: page.text,
            needs_ocr: page.needs_ocr,
            state: ::store::word::of(state),
            say: page.error,
            read_at: now,
            markdown: page.markdown,
            notes: page.notes,
            confidence: page.ocr.as_ref().and_then(|ocr| ocr.confidence),
            ocr: page.ocr.map(|ocr| ocr.engine),
        },
        figures,
        chunks: rows,
        carried,
    }
}

/// A page that could not be read keeps its place and says why.
pub(super) fn failed(
    material: &material::Model,
    number: u32,
    error: &ReadError,
    carried: &Headings,
    now: DateTime<Utc>,
) -> Prepared {
    Prepared {
        page: page::Model {
            material_id: material.id,
            number: number as i32,
            label: None,
            width: 0.0,
            height: 0.0,
            words: serde_json::json!([]),
            blocks: serde_json::json!([]),
            headings: serde_json::to_value(carried).unwrap_or_default(),
            text: String::new(),
            needs_ocr: false,
            state: ::store::word::of(PageState::Failed),
            say: Some(error.say()),
            read_at: now,
            markdown: None,
            notes: None,
            ocr: None,
            confidence: None,
        },
        figures: Vec::new(),
        chunks: Vec::new(),
        carried: carried.clone(),
    }
}

fn row(material: &material::Model, page: &Page, ordinal: u32, chunk: Chunk) -> chunk::Model {
    chunk::Model {
        id: passage_id(material.id, page.number, ordinal, &chunk.text),
        account_id: material.account_id,
        material_id: material.id,
        page: page.number as i32,
        ordinal: ordinal as i32,
        start: chunk.start as i32,
        end_: chunk.end as i32,
        headings: serde_json::to_value(&chunk.headings).unwrap_or_default(),
        tokens: chunk.tokens as i32,
        text: chunk.text,
        indexed: false,
        figure_id: None,
        second: second_at(&page.blocks, chunk.start).map(|second| second as i32),
    }
}

/// When the recording says what stands at this byte of the text.
pub(crate) fn second_at(blocks: &[Block], offset: u32) -> Option<u32> {
    blocks.iter().take_while(|block| block.start <= offset).last()?.at
}

/// PostgreSQL holds no NUL in a text; a blank is as long, so every offset stays right.
fn without_nul(page: &mut Page) {
    if page.text.contains('\0') {
        page.text = page.text.replace('\0', " ");
    }
    for said in [&mut page.label, &mut page.markdown, &mut page.notes].into_iter().flatten() {
        if said.contains('\0') {
            *said = said.replace('\0', " ");
        }
    }
}
