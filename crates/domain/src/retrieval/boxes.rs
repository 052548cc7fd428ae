//! Where passages stand: on their pages, or in a recording.

use super::store;
use crate::ingest::second_at;
use crate::library::{rect_of, words};
use ::store::entities::{chunk, figure};
use ::store::{ConnectionTrait, DbErr};
use contract::{FigureId, PageBox};
use reading::Block;
use std::collections::HashMap;
use uuid::Uuid;

/// The placed words, the figures and the seconds of some pages.
pub(super) struct Pages {
    words: HashMap<(Uuid, i32), Vec<words::Placed>>,
    figures: HashMap<Uuid, figure::Model>,
    /// Of recordings only.
    blocks: HashMap<(Uuid, i32), Vec<Block>>,
}

impl Pages {
    /// Those on which these chunks stand.
    pub async fn of(database: &impl ConnectionTrait, chunks: &[&chunk::Model]) -> Result<Self, DbErr> {
        let page = |chunk: &&chunk::Model| (chunk.material_id, chunk.page);
        let packed = store::words(database, chunks.iter().map(page).collect()).await?;
        let words = packed.iter().map(|(page, packed)| (*page, words::unpack(packed))).collect();
        let figures = store::figures(database, chunks.iter().filter_map(|chunk| chunk.figure_id).collect()).await?;
        let figures = figures.into_iter().map(|figure| (figure.id, figure)).collect();
        let spoken = chunks.iter().filter(|chunk| chunk.second.is_some()).map(page).collect();
        let stored = store::blocks(database, spoken).await?.into_iter();
        let blocks = stored.map(|(page, blocks)| (page, serde_json::from_value(blocks).unwrap_or_default())).collect();
        Ok(Self { words, figures, blocks })
    }

    /// The placed words of a chunk's page; none where the page has no picture, and for a figure's chunk.
    pub fn words(&self, chunk: &chunk::Model) -> &[words::Placed] {
        match chunk.figure_id {
            Some(_) => &[],
            None => self.words.get(&(chunk.material_id, chunk.page)).map(Vec::as_slice).unwrap_or_default(),
        }
    }

    /// One box for each line of the chunk, or its figure's.
    pub fn boxes(&self, chunk: &chunk::Model) -> Vec<PageBox> {
        let range = |offset: i32| u32::try_from(offset).unwrap_or_default();
        let page = range(chunk.page);
        match chunk.figure_id {
            Some(figure) => {
                let rect = self.figures.get(&figure).and_then(rect_of);
                rect.map(|rect| PageBox { page, rect }).into_iter().collect()
            }
            None => words::boxes(self.words(chunk), page, range(chunk.start)..range(chunk.end_)),
        }
    }

    /// The figure that a chunk tells of, where there is a picture of it.
    pub fn figure(&self, chunk: &chunk::Model) -> Option<FigureId> {
        let figure = self.figures.get(&chunk.figure_id?)?;
        figure.file_key.as_ref().map(|_| figure.id.into())
    }

    /// When a recording says what stands at this byte of the chunk.
    pub fn second(&self, chunk: &chunk::Model, offset: u32) -> Option<u32> {
        let begins = chunk.second?.max(0) as u32;
        let said = self.seconds(chunk).into_iter().take_while(|(start, _)| *start <= offset).last();
        Some(said.map_or(begins, |(_, second)| second))
    }

    /// What of a recording is said at which byte of the chunk: all of its beginnings, in order.
    pub fn seconds(&self, chunk: &chunk::Model) -> Vec<(u32, u32)> {
        let Some(blocks) = self.blocks.get(&(chunk.material_id, chunk.page)) else { return Vec::new() };
        let (start, end) = (chunk.start.max(0) as u32, chunk.end_.max(0) as u32);
        let first = second_at(blocks, start).map(|second| (0, second));
        let later = blocks.iter().filter(|block| block.start > start && block.start < end);
        first.into_iter().chain(later.filter_map(|block| Some((block.start - start, block.at?)))).collect()
    }
}
