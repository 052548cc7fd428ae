//! The words under a picture: the paragraph next to it that begins as captions do.

use crate::office::block::Block;
use crate::office::source::Source;

/// How captions of figures begin, before their number.
const BEGIN: &[&str] = &[
    "figure",
    "fig",
    "abbildung",
    "abb",
    "figura",
    "bild",
    "schéma",
    "illustration",
    "image",
    "图",
    "図",
    "рис",
    "рисунок",
];
const LONGEST: usize = 1_000;

/// Gives each picture that stands alone its caption: from below, else from above.
pub(super) fn give(blocks: &[Block], source: &mut Source<'_>) {
    for (at, block) in blocks.iter().enumerate() {
        let Block::Paragraph(text) = block else { continue };
        let pictures = text.pictures();
        if pictures.is_empty() {
            continue;
        }
        let own = caption(&text.words());
        let near = |at: Option<usize>| match at.and_then(|at| blocks.get(at)) {
            Some(Block::Paragraph(text)) if text.pictures().is_empty() => caption(&text.words()),
            _ => None,
        };
        let found = own.or_else(|| near(at.checked_add(1))).or_else(|| near(at.checked_sub(1)));
        if let Some(caption) = found {
            pictures.iter().for_each(|picture| source.caption(*picture, &caption));
        }
    }
}

/// The text, if it is a figure's caption.
fn caption(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let numbered = BEGIN.iter().filter_map(|word| lower.strip_prefix(word)).any(|rest| {
        rest.trim_start_matches(|c: char| c == '.' || c.is_whitespace()).starts_with(|c: char| c.is_ascii_digit())
    });
    (numbered && text.len() <= LONGEST).then(|| text.to_string())
}
