//! What passages promise, for texts of any shape.

use super::*;
use crate::markdown;
use crate::page::Block;
use proptest::prelude::*;

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn check(page: &Page, chunks: &[Chunk], max: usize, count: &dyn Fn(&str) -> usize) {
    let mut end = 0;
    for chunk in chunks {
        let range = chunk.start as usize..chunk.end as usize;
        assert_eq!(page.text[range.clone()], chunk.text);
        assert!(page.text[end..range.start].trim().is_empty(), "left out: {:?}", &page.text[end..range.start]);
        assert_eq!(chunk.tokens as usize, count(&chunk.text));
        assert!(count(&chunk.with_headings()) <= max || chunk.text.chars().count() == 1);
        assert!(!chunk.text.is_empty() && chunk.text.trim() == chunk.text);
        end = range.end;
    }
    assert!(page.text[end..].trim().is_empty());
}

#[test]
fn passages_follow_headings_and_carry_them_over_pages() {
    let source = format!(
        "# Cells\n\n{}\n\n## Membrane\n\n{}\n\nShort one.\n\n## Nucleus\n",
        "Cells are small things. ".repeat(20),
        "The membrane keeps them together. ".repeat(20)
    );
    let page = &markdown(&source)[0];
    let (chunks, after) = of_page_sized(page, &Headings::default(), 60, 80, &words);
    check(page, &chunks, 80, &words);
    assert!(chunks[0].text.starts_with("Cells\n\nCells are small"));
    assert_eq!(chunks[0].headings, ["Cells"]);
    let membrane = chunks.iter().find(|chunk| chunk.text.contains("membrane")).unwrap();
    assert_eq!(membrane.headings, ["Cells", "Membrane"]);
    assert_eq!(membrane.with_headings().lines().next(), Some("Cells"));
    assert_eq!(after.texts(), ["Cells", "Nucleus"]);
    let next = &markdown("It holds the DNA.")[0];
    let (chunks, _) = of_page(next, &after, 512, &words);
    assert_eq!(chunks[0].headings, ["Cells", "Nucleus"]);
}

#[test]
fn sentences_stay_whole_where_they_can() {
    let page = &markdown(&"As Fig. 3 shows, it holds. Then e.g. water comes in. ".repeat(12))[0];
    let (chunks, _) = of_page_sized(page, &Headings::default(), 30, 40, &words);
    assert!(chunks.len() > 3);
    assert!(chunks.iter().all(|chunk| chunk.text.ends_with('.') && chunk.text.starts_with(['A', 'T'])));
}

proptest! {
    #[test]
    fn passages_hold_all_the_text_in_order_within_the_limit(
        parts in prop::collection::vec(("\\PC{0,300}", 0_u8..6), 0..12),
        max in 1_usize..60,
        by_bytes in any::<bool>(),
    ) {
        let mut page = Page { number: 1, ..Page::default() };
        for (text, kind) in parts {
            if !page.text.is_empty() {
                page.text.push_str("\n\n");
            }
            let start = page.text.len() as u32;
            page.text.push_str(&text);
            let kind = match kind {
                0 => BlockKind::Heading(1),
                1 => BlockKind::Heading(2),
                2 => BlockKind::Table,
                3 => BlockKind::Code,
                4 => BlockKind::ListItem,
                _ => BlockKind::Paragraph,
            };
            page.blocks.push(Block { kind, start, end: page.text.len() as u32, at: None });
        }
        let bytes = |text: &str| text.len().div_ceil(4);
        let count: &dyn Fn(&str) -> usize = if by_bytes { &bytes } else { &words };
        let (chunks, after) = of_page_sized(&page, &Headings::default(), max, max, count);
        check(&page, &chunks, max, count);
        prop_assert_eq!((chunks, after), of_page_sized(&page, &Headings::default(), max, max, count));
    }
}
