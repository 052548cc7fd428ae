//! A cheat sheet set on pages.

use super::{checked, figure_width};
use crate::outline::{CheatSheet, Content, Item};
use crate::pdf::{Album, Pages, language, line, set};
use crate::{WriteFault, formula, rich};
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("cheat_sheet.typ");

/// The sheet as it is, on as many sides as it takes; [`super::fit`] keeps a budget.
pub fn pdf(sheet: &CheatSheet) -> Result<Vec<u8>, WriteFault> {
    checked(sheet)?;
    pages(sheet)?.pdf()
}

pub(super) fn pages(sheet: &CheatSheet) -> Result<Pages, WriteFault> {
    let mut album = Album::default();
    let mut sections = Vec::with_capacity(sheet.sections.len());
    for section in &sheet.sections {
        let items = section.items.iter().map(|item| data(item, &mut album)).collect::<Result<Vec<_>, _>>()?;
        sections.push(json!({ "heading": line(&section.heading), "items": items }));
    }
    let (lang, hyphenate) = language(&sheet.language);
    let data = json!({
        "title": rich::words(&sheet.title), "heading": line(&sheet.title), "lang": lang, "hyphenate": hyphenate,
        "sections": sections,
    });
    set(TEMPLATE, &data, &album)
}

fn data(item: &Item, album: &mut Album) -> Result<Value, WriteFault> {
    let mut data = match &item.content {
        Content::Term { term, definition } => json!({ "kind": "term", "term": line(term), "text": line(definition) }),
        Content::Sentence { text } => json!({ "kind": "sentence", "text": line(text) }),
        Content::List { intro, entries } => {
            json!({ "kind": "list", "text": line(intro), "entries": entries.iter().map(|one| line(one)).collect::<Vec<_>>() })
        }
        Content::Formula { name, formula } => {
            json!({ "kind": "formula", "text": line(name), "formula": formula::typeset(formula) })
        }
        Content::Figure { picture, caption } => {
            let (place, width, height) = album.add(picture)?;
            json!({
                "kind": "figure", "text": line(caption), "picture": place, "width": figure_width(width, height),
                "alt": picture.alt,
            })
        }
    };
    data["source"] = rich::words(&item.source).into();
    Ok(data)
}
