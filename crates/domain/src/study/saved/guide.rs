//! The outline of a guide, a glossary, and a concept map in words.

use super::Sheet;
use contract::{ItemKind, OutputKind};
use writing::outline::{Block, Entry, GlossaryRow, Guide, literal};

impl Sheet {
    pub(super) fn guide(&self) -> Guide {
        let blocks = match self.output.kind {
            OutputKind::Glossary => vec![Block::Glossary { rows: self.rows() }],
            OutputKind::ConceptMap => vec![Block::List { numbered: false, entries: self.links() }],
            _ => self.sections(),
        };
        Guide { title: literal(&self.output.title), language: self.language.clone(), blocks }
    }

    fn rows(&self) -> Vec<GlossaryRow> {
        let row = |item: &contract::ItemBody| GlossaryRow {
            term: literal(&item.front),
            definition: literal(&item.back),
            source: self.source(item),
        };
        self.items.iter().filter(|item| item.kind == ItemKind::Term).map(row).collect()
    }

    fn links(&self) -> Vec<Entry> {
        let entry = |item: &contract::ItemBody| Entry {
            text: format!("**{}** → **{}**: {}", literal(&item.front), literal(&item.back), literal(&item.explanation)),
            depth: 0,
            source: self.source(item),
        };
        self.items.iter().filter(|item| item.kind == ItemKind::Link).map(entry).collect()
    }

    /// A heading wherever the section changes; terms that follow each other are one table.
    fn sections(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut section = "";
        for item in &self.items {
            let source = self.source(item);
            if item.section != section {
                section = &item.section;
                if !section.is_empty() {
                    blocks.push(Block::Heading { level: 1, text: literal(section), source: String::new() });
                }
            }
            match item.kind {
                ItemKind::Term => {
                    let row = GlossaryRow { term: literal(&item.front), definition: literal(&item.back), source };
                    match blocks.last_mut() {
                        Some(Block::Glossary { rows }) => rows.push(row),
                        _ => blocks.push(Block::Glossary { rows: vec![row] }),
                    }
                }
                ItemKind::List => {
                    blocks.push(Block::Paragraph { text: literal(&item.front), source });
                    let entry = |line| Entry { text: literal(line), depth: 0, source: String::new() };
                    blocks.push(Block::List { numbered: false, entries: item.back.lines().map(entry).collect() });
                }
                ItemKind::Formula => blocks.push(Block::Formula { formula: item.front.clone(), source }),
                ItemKind::Figure => {
                    if let Some(picture) = self.pictures.get(item.figure) {
                        blocks.push(Block::Figure { picture, caption: literal(&item.front), source });
                    }
                }
                _ => blocks.push(Block::Paragraph { text: literal(&item.front), source }),
            }
        }
        blocks
    }
}
