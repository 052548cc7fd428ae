//! A guide set on pages.

use super::{checked, figure_width, marked};
use crate::outline::{Block, Guide};
use crate::pdf::{Album, language, line, set};
use crate::{WriteFault, formula, rich, words};
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("guide.typ");

/// A guide as PDF.
pub fn pdf(guide: &Guide) -> Result<Vec<u8>, WriteFault> {
    checked(guide)?;
    let said = words::of(&guide.language);
    let mut album = Album::default();
    let blocks = guide.blocks.iter().map(|block| data(block, &mut album)).collect::<Result<Vec<_>, _>>()?;
    let (lang, hyphenate) = language(&guide.language);
    let data = json!({
        "title": rich::words(&guide.title), "heading": line(&guide.title), "lang": lang, "hyphenate": hyphenate,
        "blocks": blocks, "said": { "term": said.term, "definition": said.definition, "page": said.page },
    });
    set(TEMPLATE, &data, &album)?.pdf()
}

fn data(block: &Block, album: &mut Album) -> Result<Value, WriteFault> {
    Ok(match block {
        Block::Heading { level, text, source } => json!({
            "kind": "heading", "level": (*level).clamp(1, 4), "text": line(text), "source": rich::words(source),
        }),
        Block::Paragraph { text, source } => {
            json!({ "kind": "paragraph", "text": line(text), "source": rich::words(source) })
        }
        Block::List { numbered, entries } => {
            let entries: Vec<Value> = marked(entries, *numbered)
                .into_iter()
                .map(|(depth, mark, entry)| {
                    json!({ "depth": depth, "mark": mark, "text": line(&entry.text), "source": rich::words(&entry.source) })
                })
                .collect();
            json!({ "kind": "list", "entries": entries })
        }
        Block::Glossary { rows } => {
            let rows: Vec<Value> = rows
                .iter()
                .map(|row| {
                    json!({
                        "term": line(&row.term), "definition": line(&row.definition), "source": rich::words(&row.source),
                    })
                })
                .collect();
            json!({ "kind": "glossary", "rows": rows })
        }
        Block::Formula { formula, source } => {
            json!({ "kind": "formula", "formula": formula::typeset(formula), "source": rich::words(source) })
        }
        Block::Figure { picture, caption, source } => {
            let (place, width, height) = album.add(picture)?;
            json!({
                "kind": "figure", "picture": place, "width": figure_width(width, height), "alt": picture.alt,
                "text": line(caption), "source": rich::words(source),
            })
        }
    })
}
