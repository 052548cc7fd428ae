//! What a text teaches, past papers, and a model's answer: found in the pages of a Markdown file.

#![no_main]

use analysis::past_papers::past_paper;
use analysis::{Block, BlockKind, CardsWanted, Material, Page, QuestionsWanted, analyse, cards, questions};
use libfuzzer_sys::fuzz_target;
use reading::{Kind, read_bytes};

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = read_bytes(&Kind::Markdown, bytes) else { return };
    let pages: Vec<Page<'_>> = read.iter().take(20).map(page).collect();
    let _ = past_paper(0, &pages);
    let found = analyse(&[Material { title: "A lecture", pages }], None);
    let _ = cards(&found, &CardsWanted::default());
    let _ = questions(&found, &QuestionsWanted::default(), None);
});

fn page(page: &reading::Page) -> Page<'_> {
    let kind = |kind| match kind {
        reading::BlockKind::Heading(level) => BlockKind::Heading(level),
        reading::BlockKind::Paragraph => BlockKind::Paragraph,
        reading::BlockKind::ListItem => BlockKind::ListItem,
        reading::BlockKind::Code => BlockKind::Code,
        reading::BlockKind::Table => BlockKind::Table,
        reading::BlockKind::Caption => BlockKind::Caption,
    };
    let block =
        |block: &reading::Block| Block { kind: kind(block.kind), start: block.start as usize, end: block.end as usize };
    Page {
        number: page.number,
        text: &page.text,
        blocks: page.blocks.iter().map(block).collect(),
        markdown: page.markdown.as_deref(),
        ..Page::default()
    }
}
