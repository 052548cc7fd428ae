//! Puts pieces of a text without pages into pages: one, or several of about 3,000 words cut where a heading stands.
//!
//! Invariant: joining the pages' texts with a blank line gives the pieces in order; nothing is lost.

use crate::page::{Block, BlockKind, Page};

/// Words after which the next heading begins a new page.
pub(crate) const PAGE_WORDS: usize = 3_000;
/// Words after which any piece begins a new page, heading or not.
pub(crate) const PAGE_WORDS_AT_MOST: usize = 4_500;

/// Pieces of one file beyond which it is refused: a long novel has a tenth of them.
pub(crate) const PIECES_AT_MOST: usize = 200_000;

/// A block before it has a place.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub kind: BlockKind,
    /// Without blank space at its ends.
    pub text: String,
}

/// Pages without size and boxes.
pub(crate) fn pages_of(pieces: Vec<Piece>) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut page = Page { number: 1, ..Page::default() };
    let mut words = 0;
    for piece in pieces.into_iter().flat_map(cut_long) {
        let count = piece.text.split_whitespace().count();
        let heading = matches!(piece.kind, BlockKind::Heading(_));
        if words > 0 && (words >= PAGE_WORDS && heading || words + count > PAGE_WORDS_AT_MOST) {
            let number = page.number + 1;
            pages.push(std::mem::replace(&mut page, Page { number, ..Page::default() }));
            words = 0;
        }
        append(&mut page, piece.kind, &piece.text);
        words += count;
    }
    if page.number == 1 || !page.text.is_empty() {
        pages.push(page);
    }
    pages
}

/// Puts a block behind what the page holds. An empty one is left out.
pub(crate) fn append(page: &mut Page, kind: BlockKind, text: &str) {
    if text.is_empty() {
        return;
    }
    if !page.text.is_empty() {
        page.text.push_str("\n\n");
    }
    let start = page.text.len() as u32;
    page.text.push_str(text);
    page.blocks.push(Block { kind, start, end: page.text.len() as u32, at: None });
}

/// A piece longer than a page becomes several, at line ends or between words.
fn cut_long(piece: Piece) -> Vec<Piece> {
    let mut rest = piece.text.as_str();
    let mut parts = Vec::new();
    while let Some(cut) = cut_place(rest) {
        parts.push(Piece { kind: piece.kind, text: rest[..cut].trim_end().to_string() });
        rest = rest[cut..].trim_start();
    }
    if parts.is_empty() {
        return vec![piece];
    }
    parts.push(Piece { kind: piece.kind, text: rest.to_string() });
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// Where the word after the limit begins, or the last line end before it; `None` when the text is short enough.
fn cut_place(text: &str) -> Option<usize> {
    let mut words = 0;
    let mut line = None;
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            line = Some(at + 1);
        }
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            words += 1;
            if words > PAGE_WORDS_AT_MOST {
                return line.filter(|cut| *cut > at / 2).or(Some(at));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_become_several_pages_at_headings() {
        let mut pieces = Vec::new();
        for chapter in 0..5 {
            pieces.push(Piece { kind: BlockKind::Heading(1), text: format!("Chapter {chapter}") });
            pieces
                .extend((0..40).map(|_| Piece { kind: BlockKind::Paragraph, text: "word ".repeat(50).trim().into() }));
        }
        let whole: Vec<String> = pieces.iter().map(|piece| piece.text.clone()).collect();
        let pages = pages_of(pieces);
        assert_eq!(pages.len(), 3);
        assert!(pages[1].text.starts_with("Chapter 2"));
        let joined: Vec<String> = pages.iter().map(|page| page.text.clone()).collect();
        assert_eq!(joined.join("\n\n"), whole.join("\n\n"));
    }

    #[test]
    fn one_enormous_paragraph_is_cut_between_words() {
        let pages = pages_of(vec![Piece { kind: BlockKind::Paragraph, text: vec!["word"; 10_000].join(" ") }]);
        assert_eq!(pages.len(), 3);
        assert_eq!(pages.iter().map(|page| page.text.split(' ').count()).sum::<usize>(), 10_000);
    }
}
