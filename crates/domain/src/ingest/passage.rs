//! A passage: its id, and the words it is found by.

use ::store::entities::chunk;
use reading::chunks::Chunk;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// The same passage at the same place has the same id whenever it is read, and other words have another: so a passage
/// that was replaced while it was being embedded can never be mistaken for its successor.
pub(super) fn passage_id(material: Uuid, page: u32, ordinal: u32, text: &str) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(material.as_bytes());
    hash.update(page.to_le_bytes());
    hash.update(ordinal.to_le_bytes());
    hash.update(text.as_bytes());
    id_of(hash)
}

/// An id that is made of what it names.
pub(super) fn id_of(hash: Sha256) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// What is embedded and searched: the headings above a passage, then the passage.
pub(crate) fn indexed_text(passage: &chunk::Model) -> String {
    let headings = serde_json::from_value(passage.headings.clone()).unwrap_or_default();
    with_plain_letters(Chunk { text: passage.text.clone(), start: 0, end: 0, headings, tokens: 0 }.with_headings())
}

/// Letters that formulas are set in (𝐵𝐴𝑆𝐸) as plain ones: no model knows them otherwise.
fn with_plain_letters(text: String) -> String {
    let of_formula = |letter: char| matches!(letter, '\u{1d400}'..='\u{1d7ff}');
    if !text.contains(of_formula) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if of_formula(letter) { plain.extend(std::iter::once(letter).nfkc()) } else { plain.push(letter) }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_formulas_are_embedded_as_plain_ones() {
        assert_eq!(with_plain_letters("𝐵𝐴𝑆𝐸 is x²".into()), "BASE is x²");
    }

    #[test]
    fn a_passage_keeps_its_id_until_its_words_or_place_change() {
        let id = passage_id(Uuid::nil(), 1, 0, "cells");
        assert_eq!(id, passage_id(Uuid::nil(), 1, 0, "cells"));
        for other in [
            passage_id(Uuid::max(), 1, 0, "cells"),
            passage_id(Uuid::nil(), 2, 0, "cells"),
            passage_id(Uuid::nil(), 1, 1, "cells"),
            passage_id(Uuid::nil(), 1, 0, "cell"),
        ] {
            assert_ne!(id, other);
        }
    }
}
