//! What is promised of every page, whatever its file was.

use reading::chunks::{Headings, of_page};
use reading::{Kind, Page, language, read_bytes};

/// Tokens of a passage.
const TOKENS: usize = 60;

/// Reads bytes as a kind and checks the pages.
pub fn read(kind: &Kind, bytes: &[u8]) {
    if let Ok(pages) = read_bytes(kind, bytes) {
        hold(&pages);
    }
}

/// Checks pages in their order, and the passages that they are cut into.
///
/// # Panics
/// Where a promise is broken.
pub fn hold(pages: &[Page]) {
    let mut open = Headings::default();
    for page in pages {
        let text = |start: u32, end: u32| page.text.get(start as usize..end as usize).expect("a range of the text");
        let mut last = 0;
        for block in &page.blocks {
            assert!(block.start >= last, "blocks overlap or are out of order");
            text(block.start, block.end);
            last = block.end;
        }
        for word in &page.words {
            assert_eq!(text(word.start, word.end), word.text, "a word that is not in the text");
        }
        for (number, figure) in (1..).zip(&page.figures) {
            assert_eq!(figure.number, number, "figures are numbered from 1");
        }
        let (passages, carried) = of_page(page, &open, TOKENS, &|text| text.split_whitespace().count());
        for passage in &passages {
            assert_eq!(text(passage.start, passage.end), passage.text, "a passage that is not in the text");
        }
        open = carried;
        let _ = language(&page.text);
    }
}
