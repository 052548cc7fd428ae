//! A cheat sheet's outline.

use super::Sheet;
use contract::{ItemBody, ItemKind};
use writing::outline::{CheatSheet, Content, Item, Section, literal};

impl Sheet {
    /// Sections in the order that they first come.
    pub(super) fn cheat_sheet(&self) -> CheatSheet {
        let mut sections: Vec<Section> = Vec::new();

        for item in &self.items {
            let Some(content) = self.content(item) else { continue };
            let made = Item { content, weight: item.weight, source: self.source(item) };
            let heading = literal(&item.section);
            match sections.iter_mut().find(|section| section.heading == heading) {
                Some(section) => section.items.push(made),
                None => sections.push(Section { heading, items: vec![made] }),
            }
        }
        CheatSheet {
            title: literal(&self.output.title),
            language: self.language.clone(),
            sides: self.output.settings.sides as u8,
            sections,
        }
    }

    fn content(&self, item: &ItemBody) -> Option<Content> {
        Some(match item.kind {
            ItemKind::Figure => {
                Content::Figure { picture: self.pictures.get(item.figure)?, caption: literal(&item.front) }
            }
            ItemKind::Term | ItemKind::Basic => {
                Content::Term { term: literal(&item.front), definition: literal(&item.back) }
            }
            ItemKind::List => {
                Content::List { intro: literal(&item.front), entries: item.back.lines().map(literal).collect() }
            }
            ItemKind::Formula => Content::Formula { name: literal(&item.back), formula: item.front.clone() },
            _ => Content::Sentence { text: literal(&item.front) },
        })
    }
}
