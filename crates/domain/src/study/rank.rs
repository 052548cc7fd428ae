//! How much more an item matters because the person missed what it is about. Pure.
//!
//! An item whose term was asked and not known gains most, one that only stands on the same page a little. Each further
//! miss adds less than the one before, so that a single stubborn card does not push everything else off a sheet.

use crate::cards::Missed;
use contract::{ItemBody, ItemKind, MaterialId, cloze};
use std::collections::HashMap;

/// The most that missing an item's term adds to its weight, and missing something of its page.
const TERM: f32 = 0.5;
const PAGE: f32 = 0.2;

/// Gives the items their new weights. Those that nothing was missed of keep theirs.
pub fn raise<'a>(items: impl Iterator<Item = &'a mut ItemBody>, missed: &[Missed]) {
    if missed.is_empty() {
        return;
    }
    let mut pages: HashMap<(MaterialId, u32), u32> = HashMap::new();
    for miss in missed {
        if let Some(page) = miss.page {
            let times = pages.entry((miss.material, page)).or_default();
            *times = times.saturating_add(miss.times);
        }
    }
    let said: Vec<(String, u32)> =
        missed.iter().map(|miss| (format!(" {} ", plain(&miss.words)), miss.times)).collect();
    for item in items {
        let source = item.sources.first();
        let place = source.and_then(|source| Some((source.material?, source.page)));
        let of_page = place.and_then(|place| pages.get(&place)).copied().unwrap_or_default();
        item.weight += TERM * share(times_of(item, &said)) + PAGE * share(of_page);
    }
}

/// How often a term was missed, whatever page the question was from.
fn times_of(item: &ItemBody, said: &[(String, u32)]) -> u32 {
    let name = plain(&item.front);
    if item.kind != ItemKind::Term || name.is_empty() {
        return 0;
    }
    let (one, several) = (format!(" {name} "), format!(" {name}s "));
    let of = |(words, times): &(String, u32)| (words.contains(&one) || words.contains(&several)).then_some(*times);
    said.iter().filter_map(of).fold(0, u32::saturating_add)
}

/// None of it for no miss, half for one, nearly all for many.
fn share(times: u32) -> f32 {
    let times = times as f32;
    times / (times + 1.0)
}

/// What a question asks and says, as far as it tells what was missed.
pub fn words_of(item: &ItemBody) -> String {
    format!("{} {}", cloze::filled(&item.front, |_, answer, _| answer.to_owned()), item.back)
}

/// Words in small letters, one space between them.
pub fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::ItemSource;
    use uuid::Uuid;

    fn item(kind: ItemKind, front: &str, page: u32, weight: f32) -> ItemBody {
        let source = ItemSource { material: Some(Uuid::nil().into()), page, ..ItemSource::default() };
        ItemBody { kind, front: front.into(), weight, sources: vec![source], ..ItemBody::default() }
    }

    fn missed(page: u32, words: &str, times: u32) -> Missed {
        Missed { material: Uuid::nil().into(), page: Some(page), words: words.into(), times }
    }

    /// Fronts, the weightiest first.
    fn ranked(mut items: Vec<ItemBody>, missed: &[Missed]) -> Vec<String> {
        raise(items.iter_mut(), missed);
        items.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        items.into_iter().map(|item| item.front).collect()
    }

    fn three() -> Vec<ItemBody> {
        let of = |front, page, weight| item(ItemKind::Term, front, page, weight);
        vec![of("Osmosis", 1, 0.9), of("Mitosis", 2, 0.7), of("Cell wall", 3, 0.5)]
    }

    #[test]
    fn a_term_that_was_missed_comes_before_better_ranked_ones() {
        assert_eq!(ranked(three(), &[]), ["Osmosis", "Mitosis", "Cell wall"]);
        let asked = [missed(9, "What do plants have? *Cell walls*.", 3)];
        assert_eq!(ranked(three(), &asked), ["Osmosis", "Cell wall", "Mitosis"]);
        let often = [missed(3, "the cell wall", 9)];
        assert_eq!(ranked(three(), &often), ["Cell wall", "Osmosis", "Mitosis"]);
    }

    #[test]
    fn a_term_missed_weighs_more_than_its_page_and_a_page_more_than_nothing() {
        let mut all = [
            item(ItemKind::Term, "Osmosis", 1, 0.5),
            item(ItemKind::Sentence, "Osmosis", 1, 0.5),
            item(ItemKind::Sentence, "x", 2, 0.5),
        ];
        raise(all.iter_mut(), &[missed(1, "osmosis", 1)]);
        assert!(all[0].weight > all[1].weight && all[1].weight > all[2].weight, "{all:?}");
        assert_eq!(all[2].weight, 0.5);
    }

    #[test]
    fn however_often_something_is_missed_what_it_gains_is_bounded() {
        let mut one = [item(ItemKind::Term, "Osmosis", 1, 1.0)];
        raise(one.iter_mut(), &[missed(1, "osmosis", u32::MAX), missed(1, "osmosis", 7)]);
        assert!(one[0].weight <= 1.0 + TERM + PAGE);
    }

    #[test]
    fn a_word_within_a_word_and_another_materials_page_are_not_missed() {
        let other = Missed { material: Uuid::from_u128(1).into(), ..missed(1, "osmosis", 5) };
        let mut all = [item(ItemKind::Term, "Osmo", 1, 0.5), item(ItemKind::Sentence, "x", 1, 0.5)];
        raise(all.iter_mut(), &[other]);
        assert!(all.iter().all(|item| item.weight == 0.5), "{all:?}");
    }
}
