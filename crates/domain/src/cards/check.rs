//! What a card may be made of.

use super::medium::Medium;
use crate::Outcome;
use contract::{CardDraft, CardKind, Refusal, cloze};

/// Of a side, in characters.
pub(super) const LONGEST_SIDE: usize = 10_000;
/// Of the words that a card rests on, in characters.
pub(super) const LONGEST_QUOTE: usize = 2_000;
const LONGEST_TAG: usize = 60;
const MOST_TAGS: usize = 30;
pub(super) const MOST_MASKS: usize = 60;
const MOST_BOXES: usize = 200;

/// The draft as it is kept: ends trimmed, tags without doubles.
pub(super) fn draft(mut draft: CardDraft) -> Outcome<CardDraft> {
    draft.front = side(&draft.front, "front")?;
    draft.back = side(&draft.back, "back")?;
    draft.quote = draft.quote.trim().chars().take(LONGEST_QUOTE).collect();
    draft.boxes.truncate(MOST_BOXES);
    draft.tags = tags(&draft.tags)?;
    draft.page = draft.page.filter(|page| *page > 0 && draft.material.is_some());
    match draft.kind {
        CardKind::Basic if draft.front.is_empty() => refuse("front", "A card needs a front."),
        CardKind::Basic if draft.back.is_empty() && draft.figure.is_none() => refuse("back", "A card needs a back."),
        CardKind::Cloze if cloze::numbers(&draft.front).is_empty() => {
            refuse("front", "Put what is asked between {{c1:: and }}.")
        }
        _ if draft.picture.as_deref().is_some_and(|name| Medium::named(name).is_none_or(|kind| !kind.is_picture())) => {
            refuse("picture", "This is no picture of a card.")
        }
        CardKind::Occlusion if draft.figure.is_none() && draft.picture.is_none() => {
            refuse("figure", "Choose a figure.")
        }
        CardKind::Occlusion if draft.masks.is_empty() => refuse("masks", "Cover at least one part of the figure."),
        CardKind::Occlusion if draft.masks.len() > MOST_MASKS => refuse("masks", "Cover at most 60 parts of a figure."),
        CardKind::Occlusion if !draft.masks.iter().all(|mask| fits(mask.rect)) => {
            refuse("masks", "A part that is covered lies outside of the figure.")
        }
        _ => Ok(draft),
    }
}

/// Tags without doubles, in the order given.
pub(super) fn tags(typed: &[String]) -> Outcome<Vec<String>> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.iter().map(|tag| one_line(tag)).filter(|tag| !tag.is_empty()) {
        if tag.chars().count() > LONGEST_TAG {
            return refuse("tags", "A tag has at most 60 characters.");
        }
        if !tags.iter().any(|known| known.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    match tags.len() <= MOST_TAGS {
        true => Ok(tags),
        false => refuse("tags", "A card has at most 30 tags."),
    }
}

fn side(text: &str, field: &str) -> Outcome<String> {
    let text: String = text.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    match text.chars().count() <= LONGEST_SIDE {
        true => Ok(text),
        false => refuse(field, "A side of a card has at most 10,000 characters."),
    }
}

fn one_line(typed: &str) -> String {
    let printable: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fits(rect: contract::Rect) -> bool {
    let inside = |x: f32| (0.0..=1.0).contains(&x);
    [rect.x0, rect.y0, rect.x1, rect.y1].into_iter().all(inside) && rect.x1 > rect.x0 && rect.y1 > rect.y0
}

fn refuse<T>(field: &str, say: &str) -> Outcome<T> {
    Err(Refusal::invalid(field, say).into())
}
