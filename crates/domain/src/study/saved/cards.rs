//! Cards as rows, and as a package for Anki.

use super::Sheet;
use contract::{ItemBody, ItemKind};
use sha2::{Digest, Sha256};
use writing::WriteFault;
use writing::apkg::{self, Deck, Due, Media, Note, NoteType, Package};
use writing::field;
use writing::outline::{Card, CardFace, CardSet, literal};

/// Seconds from the first of January 1970 to the first of November 2026, from which Anki counts the days of what is
/// new: any day does, as long as it is always the same.
const BEGUN: i64 = 1_793_491_200;

impl Sheet {
    pub(super) fn cards(&self) -> CardSet {
        CardSet { title: self.output.title.clone(), cards: self.items.iter().map(|item| self.card(item)).collect() }
    }

    /// A package in which every card is new. A second one of the same output finds the notes of the first.
    pub(super) fn apkg(&self) -> Result<Vec<u8>, WriteFault> {
        let changed = self.output.updated_at.timestamp();
        let first = self.output.created_at.timestamp_millis();
        let deck = Deck { id: first, name: self.output.title.replace("::", ": ") };
        let (basic, cloze) = (NoteType::basic(), NoteType::cloze());
        let mut package = Package { begun: BEGUN, decks: vec![deck], ..Package::default() };
        for (at, item) in (0..).zip(&self.items) {
            let card = self.card(item);
            let mut picture = String::new();
            if let Some(figure) = self.pictures.get(item.figure) {
                picture = field::picture(&figure.name);
                if package.media.iter().all(|media| media.name != figure.name) {
                    package.media.push(Media { name: figure.name, bytes: figure.bytes });
                }
            }
            let (note_type, front, back) = match &card.face {
                CardFace::Basic { front, back } => {
                    (basic.id, format!("{}{picture}", field::html(front)), field::html(back))
                }
                CardFace::Cloze { text, more } => (cloze.id, field::html(text), field::html(more)),
                CardFace::Occlusion { header, more, .. } => {
                    (basic.id, format!("{}{picture}", field::html(header)), field::html(more))
                }
            };
            let id = first + at;
            package.notes.push(Note {
                id,
                guid: self.guid(&item.front),
                note_type,
                changed,
                fields: vec![front, back, field::html(&literal(&card.source))],
                tags: card.tags,
            });
            package.cards.push(apkg::Card {
                id,
                note: id,
                deck: first,
                changed,
                due: Due::Place(at),
                ..Default::default()
            });
        }
        package.note_types = vec![basic, cloze];
        apkg::write(&package).map_err(|fault| WriteFault::Setting { cause: fault.say() })
    }

    fn guid(&self, front: &str) -> String {
        let hash = Sha256::new().chain_update(self.output.id.0.as_bytes()).chain_update(front.as_bytes()).finalize();
        hex::encode(&hash[..10])
    }

    fn card(&self, item: &ItemBody) -> Card {
        let tag = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("_");
        let face = match item.kind {
            // The marks of gaps are nothing that has to be kept literal.
            ItemKind::Cloze => CardFace::Cloze { text: literal(&item.front), more: literal(&item.explanation) },
            ItemKind::Figure => {
                let asked = if item.back.is_empty() { self.said().figure_asked } else { &item.back };
                CardFace::Basic { front: literal(asked), back: literal(&item.front) }
            }
            _ => CardFace::Basic { front: literal(&item.front), back: literal(&item.back) },
        };
        let tags = if item.section.is_empty() { Vec::new() } else { vec![tag(&item.section)] };
        Card { face, tags, source: self.source(item) }
    }
}
