//! Note types: JSON in one cell up to schema 14, three tables with protobuf after that.

use super::super::limits::PARTS;
use super::super::{ApkgFault, Kind, Limits, NoteType, Template};
use super::collection::{Collection, bytes, json, named, number, text};
use super::wire::{fields, last};
use serde_json::Value;
use std::collections::BTreeMap;

/// All note types by their ids.
pub(super) fn read(collection: &Collection, limits: &Limits) -> Result<Vec<NoteType>, ApkgFault> {
    let types = if collection.version >= 15 { from_tables(collection, limits)? } else { from_json(collection)? };
    if types.len() > limits.decks {
        return Err(ApkgFault::too_large("it holds too many note types"));
    }
    if types.values().any(|of| of.fields.len() > PARTS || of.templates.len() > PARTS) {
        return Err(ApkgFault::too_large("a note type has too many fields"));
    }
    Ok(types.into_values().collect())
}

fn from_json(collection: &Collection) -> Result<BTreeMap<i64, NoteType>, ApkgFault> {
    let cell = collection.rows("col", "models", 1, |row| Ok(text(row, 0)))?;
    let all = json(cell.first().map_or("{}", |cell| cell))?;
    let all = all.as_object().ok_or_else(|| ApkgFault::damaged("the note types are no object"))?;
    Ok(all.iter().filter_map(|(id, of)| Some((id.parse().ok()?, of))).map(|(id, of)| (id, one(id, of))).collect())
}

fn one(id: i64, of: &Value) -> NoteType {
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    NoteType {
        id,
        name: named(&said(&of["name"])),
        kind: kind(of["type"].as_u64(), of["originalStockKind"].as_u64()),
        fields: in_order(&of["flds"]).into_iter().map(|field| named(&said(&field["name"]))).collect(),
        templates: in_order(&of["tmpls"])
            .into_iter()
            .map(|template| Template {
                name: named(&said(&template["name"])),
                question: said(&template["qfmt"]),
                answer: said(&template["afmt"]),
            })
            .collect(),
        css: said(&of["css"]),
    }
}

fn in_order(list: &Value) -> Vec<&Value> {
    let mut list: Vec<&Value> = list.as_array().into_iter().flatten().collect();
    list.sort_by_key(|one| one["ord"].as_u64().unwrap_or(0));
    list
}

fn from_tables(collection: &Collection, limits: &Limits) -> Result<BTreeMap<i64, NoteType>, ApkgFault> {
    let types = collection.rows("notetypes", "id, name, config", limits.decks, |row| {
        let config = fields(bytes(row, 2))?;
        let said = |number| last(&config, number).and_then(|value| value.number());
        let id = number(row, 0);
        Ok((
            id,
            NoteType {
                id,
                name: named(&text(row, 1)),
                kind: kind(said(1), said(9)),
                css: last(&config, 3).and_then(|value| value.text()).unwrap_or_default(),
                ..NoteType::default()
            },
        ))
    })?;
    let mut types: BTreeMap<i64, NoteType> = types.into_iter().collect();
    let at_most = limits.decks.saturating_mul(PARTS);
    let mut parts = collection
        .rows("fields", "ntid, ord, name", at_most, |row| Ok((number(row, 0), number(row, 1), named(&text(row, 2)))))?;
    parts.sort();
    for (of, _, name) in parts {
        if let Some(of) = types.get_mut(&of) {
            of.fields.push(name);
        }
    }
    let mut parts = collection.rows("templates", "ntid, ord, name, config", at_most, |row| {
        let config = fields(bytes(row, 3))?;
        let said = |number| last(&config, number).and_then(|value| value.text()).unwrap_or_default();
        Ok((
            number(row, 0),
            number(row, 1),
            Template { name: named(&text(row, 2)), question: said(1), answer: said(2) },
        ))
    })?;
    parts.sort_by_key(|(of, order, _)| (*of, *order));
    for (of, _, template) in parts {
        if let Some(of) = types.get_mut(&of) {
            of.templates.push(template);
        }
    }
    Ok(types)
}

/// Anki's numbers: 1 is cloze; of the stock types 6 is image occlusion.
fn kind(kind: Option<u64>, stock: Option<u64>) -> Kind {
    match (kind, stock) {
        (Some(1), Some(6)) => Kind::ImageOcclusion,
        (Some(1), _) => Kind::Cloze,
        _ => Kind::Basic,
    }
}
