//! The lines of a cheat sheet: what the person highlighted, then the weightiest of everything, what they missed weighing
//! more; all of it in the order of the pages.

use super::{Finder, in_reading_order};
use crate::study::rank;
use analysis::Place;
use contract::{HighlightView, ItemBody, ItemKind};

/// Lines that are looked at for each side; what does not fit is dropped when it is set.
const LINES: usize = 90;
/// The weight of a highlight: more than anything that was found can have, so that it is the last to go.
const HIGHLIGHT: f32 = 2.0;
/// A note stands behind its highlight up to this length, in characters.
const SHORT_NOTE: usize = 140;

impl Finder<'_> {
    pub(super) fn cheat_sheet(&self) -> Vec<ItemBody> {
        let room = LINES * self.settings.sides as usize;
        let mut first: Vec<(Place, ItemBody)> =
            self.own.highlights.iter().filter_map(|one| self.highlight(one)).collect();
        first.truncate(room);
        let mut all = self.everything();
        // What a highlight says already is not said twice.
        let places: Vec<Place> = first.iter().map(|(place, _)| *place).collect();
        all.retain(|(place, item)| item.kind == ItemKind::Figure || !is_within(*place, &places));
        rank::raise(all.iter_mut().map(|(_, item)| item), &self.own.missed);
        all.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight));
        all.truncate(room - first.len());
        let mut items = in_reading_order(first);
        items.extend(in_reading_order(all));
        items
    }

    /// The words as their page says them; nothing for a page that is not looked at. Words that their page no longer
    /// says rest on nothing, and do not pass the check that every item goes through.
    fn highlight(&self, one: &HighlightView) -> Option<(Place, ItemBody)> {
        let place = self.gathered.place_of(one.material, one.page, &one.quote)?;
        let source = self.gathered.source(place)?;
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let note = Some(line(&one.note)).filter(|note| note.chars().count() <= SHORT_NOTE).unwrap_or_default();
        let body = ItemBody {
            kind: ItemKind::Quote,
            front: line(&one.quote),
            back: note,
            weight: HIGHLIGHT,
            sources: vec![source],
            ..ItemBody::default()
        };
        Some((place, body))
    }
}

/// Most of the place is in one of the others.
fn is_within(place: Place, others: &[Place]) -> bool {
    let length = place.end.saturating_sub(place.start);
    others.iter().filter(|other| (other.material, other.page) == (place.material, place.page)).any(|other| {
        let shared = place.end.min(other.end).saturating_sub(place.start.max(other.start));
        length > 0 && shared * 3 >= length * 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_said_already_when_most_of_it_is_highlighted() {
        let place = |page, start, end| Place { material: 0, page, start, end };
        let marked = [place(1, 10, 40)];
        assert!(is_within(place(1, 10, 40), &marked) && is_within(place(1, 15, 45), &marked));
        assert!(!is_within(place(1, 0, 100), &marked), "a highlighted word is not its whole sentence");
        assert!(!is_within(place(2, 10, 40), &marked) && !is_within(place(1, 12, 12), &marked));
    }
}
