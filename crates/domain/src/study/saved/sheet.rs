//! A cheat sheet's outline.

use super::Sheet;
use contract::{ItemBody, ItemKind};
use writing::outline::{CheatSheet, Content, Item, Section, literal};
use writing::words::Words;

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
            ItemKind::Quote => Content::Sentence { text: quoted(self.said(), &item.front, &item.back) },
            _ => Content::Sentence { text: literal(&item.front) },
        })
    }
}

/// Highlighted words between quotation marks, and the note that the person wrote to them.
fn quoted(said: &Words, words: &str, note: &str) -> String {
    let words = said.quoted(&literal(words));
    if note.is_empty() { words } else { format!("{words} *{}*", literal(note)) }
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use writing::words;

    #[test]
    fn a_highlight_is_printed_as_a_quotation_with_its_note_behind() {
        assert_eq!(quoted(words::of("en"), "Water *moves*", ""), "“Water \\*moves\\*”");
        assert_eq!(quoted(words::of("de"), "Wasser", "Osmose"), "„Wasser“ *Osmose*");
    }
}
