//! A page's blocks, sound: in order, apart, inside the text. Told by blank lines where the page has none.

use crate::input::{Block, BlockKind, Page};

pub(super) fn of(page: &Page<'_>) -> Vec<Block> {
    let text = page.text;
    let mut blocks: Vec<Block> = Vec::new();
    for block in &page.blocks {
        let after = blocks.last().is_none_or(|last| last.end <= block.start);
        let inside = block.start < block.end && text.get(block.start..block.end).is_some();
        if after && inside {
            blocks.push(*block);
        }
    }
    if blocks.is_empty() { paragraphs(text) } else { blocks }
}

fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        let end = start + part.len();
        if !part.trim().is_empty() {
            let kind = if part.contains('\t') { BlockKind::Table } else { BlockKind::Paragraph };
            blocks.push(Block { kind, start, end });
        }
        start = end + 2;
    }
    blocks
}
