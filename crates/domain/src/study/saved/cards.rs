//! Cards as rows, and as a package for Anki.

use super::Sheet;
use contract::{ItemBody, ItemKind};
use writing::WriteFault;
use writing::outline::{Card, CardFace, CardSet, literal};

impl Sheet {
    pub(super) fn cards(&self) -> CardSet {
        CardSet { title: self.output.title.clone(), cards: self.items.iter().map(|item| self.card(item)).collect() }
    }

    pub(super) fn apkg(&self) -> Result<Vec<u8>, WriteFault> {
        writing::cards::apkg(&self.cards(), self.output.updated_at.timestamp_millis())
    }

    fn card(&self, item: &ItemBody) -> Card {
        let tag = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("_");
        let face = match item.kind {
            ItemKind::Cloze => CardFace::Cloze { text: item.front.clone(), more: literal(&item.explanation) },
            ItemKind::Figure => match self.pictures.get(item.figure) {
                Some(picture) => CardFace::Occlusion {
                    picture,
                    header: literal(&item.back),
                    more: literal(&item.front),
                    masks: Vec::new(),
                },
                None => CardFace::Basic { front: literal(&item.back), back: literal(&item.front) },
            },
            _ => CardFace::Basic { front: literal(&item.front), back: literal(&item.back) },
        };
        let tags = if item.section.is_empty() { Vec::new() } else { vec![tag(&item.section)] };
        Card { face, tags, source: self.source(item) }
    }
}
