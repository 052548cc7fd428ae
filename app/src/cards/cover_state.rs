//! What of a figure is covered: words that were picked, and parts that were drawn. Plain arithmetic and signals.

use crate::prelude::*;
use contract::{Mask, Rect};

/// A drawing this small is a tap.
const TAP: f32 = 0.012;
/// As many words are covered from the start; of more, none.
const FEW: usize = 12;

/// A part that was drawn.
#[derive(Clone, Copy, PartialEq)]
pub struct Drawn {
    pub key: u32,
    pub rect: RwSignal<Rect>,
}

/// What is covered so far.
#[derive(Clone, Copy)]
pub struct Covers {
    pub words: StoredValue<Vec<Mask>>,
    /// For each word, whether it is covered.
    pub picked: RwSignal<Vec<bool>>,
    pub drawn: RwSignal<Vec<Drawn>>,
    /// The part that is being drawn: from where, and the rectangle so far.
    pub drawing: RwSignal<Option<((f32, f32), Rect)>>,
    next: StoredValue<u32>,
}

impl Covers {
    pub fn new(words: Vec<Mask>) -> Self {
        Self {
            picked: RwSignal::new(picked_first(&words)),
            words: StoredValue::new(words),
            drawn: RwSignal::default(),
            drawing: RwSignal::new(None),
            next: StoredValue::new(0),
        }
    }

    /// How many cards would be made.
    pub fn count(self) -> usize {
        self.picked.with(|picked| picked.iter().filter(|one| **one).count()) + self.drawn.with(Vec::len)
    }

    /// Covers all words, or none.
    pub fn pick_all(self, all: bool) {
        self.picked.update(|picked| picked.fill(all));
    }

    /// Covers a word, or opens it.
    pub fn pick(self, place: usize, picked: bool) {
        self.picked.update(|all| all.iter_mut().skip(place).take(1).for_each(|one| *one = picked));
    }

    pub fn add(self, rect: Rect) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        self.drawn.update(|drawn| drawn.push(Drawn { key, rect: RwSignal::new(rect) }));
    }

    pub fn remove(self, key: u32) {
        self.drawn.update(|drawn| drawn.retain(|one| one.key != key));
    }

    /// The pointer went down.
    pub fn begin(self, at: (f32, f32)) {
        self.drawing.set(Some((at, between(at, at))));
    }

    /// It moved.
    pub fn go_on(self, at: (f32, f32)) {
        self.drawing.update(|drawing| {
            if let Some((from, rect)) = drawing {
                *rect = between(*from, at);
            }
        });
    }

    /// It went up: a drawing covers what it surrounds, a tap the word under it.
    pub fn end(self) {
        let Some((at, rect)) = self.drawing.get_untracked() else { return };
        self.drawing.set(None);
        if !is_tap(&rect) {
            return self.add(rect);
        }
        let place = self.words.with_value(|words| word_at(words, at));
        if let Some(place) = place {
            self.picked.update(|all| all.iter_mut().skip(place).take(1).for_each(|one| *one = !*one));
        }
    }
}

/// Which words are covered from the start.
fn picked_first(words: &[Mask]) -> Vec<bool> {
    vec![words.len() <= FEW; words.len()]
}

/// The word at a place.
fn word_at(words: &[Mask], at: (f32, f32)) -> Option<usize> {
    words.iter().position(|word| holds(&word.rect, at))
}

/// The rectangle that two corners span.
fn between(a: (f32, f32), b: (f32, f32)) -> Rect {
    Rect { x0: a.0.min(b.0), y0: a.1.min(b.1), x1: a.0.max(b.0), y1: a.1.max(b.1) }
}

fn is_tap(rect: &Rect) -> bool {
    rect.x1 - rect.x0 < TAP || rect.y1 - rect.y0 < TAP
}

fn holds(rect: &Rect, (x, y): (f32, f32)) -> bool {
    (rect.x0..=rect.x1).contains(&x) && (rect.y0..=rect.y1).contains(&y)
}

/// A number of one of the four fields of a part that was drawn.
#[derive(Clone, Copy)]
pub enum Side {
    Left,
    Top,
    Width,
    Height,
}

/// A side as it is shown, in percent of the figure.
pub fn percent(rect: &Rect, side: Side) -> String {
    let share = match side {
        Side::Left => rect.x0,
        Side::Top => rect.y0,
        Side::Width => rect.x1 - rect.x0,
        Side::Height => rect.y1 - rect.y0,
    };
    format!("{:.1}", share * 100.0).trim_end_matches(".0").to_owned()
}

/// The rectangle with one side as it was typed; as it was where that is no number. It stays inside of the figure.
pub fn with_percent(rect: Rect, side: Side, typed: &str) -> Rect {
    let Some(share) = typed.trim().replace(',', ".").parse::<f32>().ok().filter(|number| number.is_finite()) else {
        return rect;
    };
    let (least, share) = (0.01, (share / 100.0).clamp(0.0, 1.0));
    let (width, height) = (rect.x1 - rect.x0, rect.y1 - rect.y0);
    match side {
        Side::Left => {
            let x0 = share.min(1.0 - width);
            Rect { x0, x1: x0 + width, ..rect }
        }
        Side::Top => {
            let y0 = share.min(1.0 - height);
            Rect { y0, y1: y0 + height, ..rect }
        }
        Side::Width => Rect { x1: (rect.x0 + share.max(least)).min(1.0), ..rect },
        Side::Height => Rect { y1: (rect.y0 + share.max(least)).min(1.0), ..rect },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECT: Rect = Rect { x0: 0.5, y0: 0.25, x1: 0.75, y1: 0.5 };

    fn near(a: Rect, b: Rect) -> bool {
        [(a.x0, b.x0), (a.y0, b.y0), (a.x1, b.x1), (a.y1, b.y1)].iter().all(|(a, b)| (a - b).abs() < 1e-5)
    }

    #[test]
    fn a_drawing_covers_what_it_surrounds_whichever_corner_it_begins_at() {
        assert_eq!(between((0.75, 0.5), (0.5, 0.25)), RECT);
        assert!(!is_tap(&RECT));
        assert!(is_tap(&between((0.5, 0.25), (0.505, 0.5))));
    }

    #[test]
    fn a_typed_side_keeps_the_part_inside_of_the_figure() {
        assert!(near(with_percent(RECT, Side::Left, "90"), Rect { x0: 0.75, x1: 1.0, ..RECT }));
        assert!(near(with_percent(RECT, Side::Top, "10,5"), Rect { y0: 0.105, y1: 0.355, ..RECT }));
        assert!(near(with_percent(RECT, Side::Width, "80"), Rect { x1: 1.0, ..RECT }));
        assert!(near(with_percent(RECT, Side::Height, "0"), Rect { y1: 0.26, ..RECT }));
        assert_eq!(with_percent(RECT, Side::Left, "much"), RECT);
        assert_eq!((percent(&RECT, Side::Left), percent(&RECT, Side::Width)), ("50".into(), "25".into()));
    }

    #[test]
    fn few_words_are_covered_from_the_start_and_a_tap_means_the_word_under_it() {
        let word = |x0: f32| Mask { rect: Rect { x0, x1: x0 + 0.1, ..RECT }, label: String::new() };
        assert_eq!(picked_first(&[word(0.1), word(0.6)]), [true, true]);
        assert_eq!(picked_first(&vec![word(0.1); 13]), [false; 13]);
        assert_eq!(word_at(&[word(0.1), word(0.6)], (0.65, 0.3)), Some(1));
        assert_eq!(word_at(&[word(0.1), word(0.6)], (0.4, 0.3)), None);
    }
}
