//! A picture with covered parts, as Anki writes it: one field of masks, one with the picture.

use contract::{Mask, Rect};
use std::collections::BTreeMap;
use writing::apkg::Note;
use writing::field;

/// What one card of such a note covers, and asks.
pub(super) struct Covered {
    /// The name of the picture, as the package has it.
    pub picture: Option<String>,
    /// One for each number, in their order.
    pub masks: Vec<Mask>,
    /// The mask that is asked.
    pub asked: usize,
    /// Some number covers several parts: here it is the rectangle around them.
    pub joined: bool,
    /// The fields that all of this is read from.
    pub fields: Vec<usize>,
}

impl Covered {
    /// Of the card at a place; none where no mask has its number.
    pub fn of(note: &Note, place: u16) -> Option<Self> {
        let masked = note.fields.iter().position(|field| field.contains("::image-occlusion:"))?;
        let (at, picture) = note
            .fields
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != masked)
            .find_map(|(at, html)| Some((at, field::markdown(html).media.into_iter().next()?)))
            .map_or((None, None), |(at, name)| (Some(at), Some(name)));
        let mut around: BTreeMap<u16, Rect> = BTreeMap::new();
        let mut joined = false;
        for mask in field::masks_in(&note.fields[masked]) {
            let share = |value: f32| value.clamp(0.0, 1.0);
            let rect = Rect {
                x0: share(mask.left),
                y0: share(mask.top),
                x1: share(mask.left + mask.width),
                y1: share(mask.top + mask.height),
            };
            if rect.x1 <= rect.x0 || rect.y1 <= rect.y0 {
                continue;
            }
            let known = around.entry(mask.number).or_insert(rect);
            if *known != rect {
                joined = true;
                known.x0 = known.x0.min(rect.x0);
                known.y0 = known.y0.min(rect.y0);
                known.x1 = known.x1.max(rect.x1);
                known.y1 = known.y1.max(rect.y1);
            }
        }
        let asked = around.keys().position(|number| *number == place.saturating_add(1))?;
        let masks = around.into_values().map(|rect| Mask { rect, label: String::new() }).collect();
        Some(Self { picture, masks, asked, joined, fields: at.into_iter().chain([masked]).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(masks: &str) -> Note {
        let fields = [masks, "<img src=\"heart.png\">", "The heart"];
        Note { fields: fields.map(str::to_owned).to_vec(), ..Note::default() }
    }

    #[test]
    fn parts_that_are_covered_together_are_one_mask_and_the_numbers_keep_their_order() {
        let rect = |number: u16, left: f32| {
            format!("{{{{c{number}::image-occlusion:rect:left={left}:top=.25:width=.125:height=.5:oi=1}}}}")
        };
        let note = note(&format!("{}<br>{}<br>{}", rect(4, 0.5), rect(2, 0.0), rect(2, 0.25)));
        let covered = Covered::of(&note, 3).expect("a card");
        assert_eq!((covered.picture.as_deref(), covered.asked, covered.joined), (Some("heart.png"), 1, true));
        let sides: Vec<_> = covered.masks.iter().map(|mask| (mask.rect.x0, mask.rect.x1)).collect();
        assert_eq!(sides, [(0.0, 0.375), (0.5, 0.625)]);
        assert!(Covered::of(&note, 0).is_none());
    }
}
