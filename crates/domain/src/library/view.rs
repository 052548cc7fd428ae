//! Rows as a person's page wants them.

use super::store::Listed;
use crate::{Outcome, ingest::words};
use ::store::entities::{page, subject};
use ::store::word;
use contract::{Cue, MaterialView, PageMark, SubjectView};
use reading::Block;

pub(super) fn subject(row: subject::Model, materials: u32) -> SubjectView {
    SubjectView {
        id: row.id.into(),
        title: row.title,
        position: row.position.max(0) as u32,
        materials,
        archived: row.archived,
        created_at: row.created_at,
    }
}

pub(super) fn material(row: Listed) -> Outcome<MaterialView> {
    let count = |number: i32| number.max(0) as u32;
    Ok(MaterialView {
        id: row.id.into(),
        subject: row.subject_id.map(Into::into),
        kind: word::read(&row.kind)?,
        state: word::read(&row.state)?,
        title: row.title,
        file_name: row.file_name,
        media_type: row.media_type,
        bytes: row.bytes.max(0) as u64,
        language: row.language,
        tags: serde_json::from_value(row.tags).unwrap_or_default(),
        pages: count(row.pages),
        pages_done: count(row.pages_done),
        pages_failed: count(row.pages_failed),
        pages_need_ocr: count(row.pages_need_ocr),
        say: row.say,
        hint: row.hint,
        job: row.job_id.map(Into::into),
        place: row.place.map(count),
        created_at: row.created_at,
        updated_at: row.updated_at,
        trashed_at: row.trashed_at,
        author: row.author,
        date: row.date,
        site: row.site,
        address: row.address,
        cover: row.cover_id.map(Into::into),
        has_transcript: row.transcript_key.is_some(),
    })
}

pub(super) fn mark(row: super::store::Marked) -> Outcome<PageMark> {
    Ok(PageMark {
        number: row.number.max(0) as u32,
        label: row.label,
        width: row.width,
        height: row.height,
        state: word::read(&row.state)?,
        needs_ocr: row.needs_ocr,
    })
}

/// A page with its words; `html` where it is not a picture.
pub(super) fn page(row: page::Model, html: Option<String>) -> Outcome<contract::PageView> {
    let placed = words::unpack(&row.words);
    let cues = cues(&row);
    Ok(contract::PageView {
        material: row.material_id.into(),
        number: row.number.max(0) as u32,
        label: row.label,
        width: row.width,
        height: row.height,
        state: word::read(&row.state)?,
        words: words::with_text(&placed, &row.text),
        text: row.text,
        html,
        needs_ocr: row.needs_ocr,
        say: row.say,
        notes: row.notes,
        ocr: row.ocr,
        confidence: row.confidence,
        cues,
    })
}

/// What is said in a recording, and when; nothing for a page of another kind.
fn cues(row: &page::Model) -> Vec<Cue> {
    let blocks: Vec<Block> = serde_json::from_value(row.blocks.clone()).unwrap_or_default();
    let said = |block: &Block| {
        let text = row.text.get(block.start as usize..block.end as usize)?;
        Some(Cue { second: block.at?, text: text.to_owned() })
    };
    blocks.iter().filter_map(said).collect()
}
