//! A picture of a page to a page: made upright and straight, read, put in order.
//!
//! Invariant: a picture that reads well at the first try is read once; others cost a bounded number of tries.

use super::lines::SeenLine;
use super::pictures::Pictures;
use super::place::Place;
use super::{Manner, Raster, Recogniser, Seen, Spread, ink, lines, merge, order, page, skew};
use crate::ReadError;
use crate::layout::Rect;
use crate::page::Page;
use std::borrow::Cow;

/// Small letters are best so many pixels high: those of a book at 300 dpi.
const LETTER: f32 = 22.0;
/// Larger than this they only cost time.
const LARGE: f32 = 45.0;
/// Below this confidence a page may stand on its head.
const UPSIDE: f32 = 0.62;
/// Below this confidence another look pays.
const DOUBTFUL: f32 = 0.86;
/// From this confidence on a line is not looked at again.
const SETTLED: f32 = 0.92;
/// How a picture that reads badly is looked at again: as what, and how much larger.
const LOOKS: [(Spread, f32); 3] = [(Spread::Block, 1.35), (Spread::Column, 0.8), (Spread::Sparse, 1.0)];
/// Confidence from which on a word says that there are words at all.
const BELIEVED: f32 = 0.5;
/// Greys below this are dark.
const DARK: usize = 110;

/// Reads a picture of a page. The page is as large as the picture is by its dpi, and has the number 1. Words inside
/// photos, screenshots and charts are those figures' and not the page's. A page without ink is not shown to the engine.
///
/// Blocks the thread for seconds. Errors as of [`Recogniser::recognise`]; a picture without text is an empty page.
pub fn read(picture: &Raster, engine: &dyn Recogniser) -> Result<Page, ReadError> {
    let Look { lines, size, place, pictures, inside } = look(picture, engine, Of::Page)?;
    let mut page = page::of(&lines, size, &place, picture.dpi, engine.name());
    page::add_figures(&pictures.places(), inside, &place, picture.dpi, &mut page);
    Ok(page)
}

/// What a picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Page,
    /// A figure: all words in it are its own, and often there are none.
    Figure,
}

/// What was seen.
pub(super) struct Look {
    /// In reading order.
    pub lines: Vec<SeenLine>,
    /// Of the picture that they were seen in, in pixels.
    size: (u32, u32),
    place: Place,
    pictures: Pictures,
    /// Words in those.
    inside: Vec<Seen>,
}

/// Looks at a picture as often as it takes.
pub(super) fn look(picture: &Raster, engine: &dyn Recogniser, of: Of) -> Result<Look, ReadError> {
    let given = (picture.width as f32, picture.height as f32);
    let nothing = || Look {
        lines: Vec::new(),
        size: (picture.width, picture.height),
        place: Place { given, turn: 0, angle: 0.0, scale: 1.0 },
        pictures: Pictures::default(),
        inside: Vec::new(),
    };
    if ink::is_blank(picture) {
        return Ok(nothing());
    }
    let inverted;
    let (picture, dark) = match ground(picture) {
        Ground::Light => (picture, false),
        Ground::Mixed => (picture, true),
        Ground::Dark => {
            inverted = picture.inverted();
            (&inverted, true)
        }
    };
    let lean = skew::lean(picture);
    let scale = scale(picture);
    let placed = |turn: u8| Place { given, turn, angle: lean.angle, scale };
    let manner = Manner { spread: Spread::Page, dark };
    let mut best = Reading::of(placed(if lean.standing { 1 } else { 0 }), picture, engine, manner)?;
    if of == Of::Figure && !lean.standing && !best.words.iter().any(is_believed) {
        // A photo: another look finds more of what is not there.
        return Ok(nothing());
    }
    if best.sure < UPSIDE || best.letters() < 30 && lean.standing || best.lying() < 0.5 {
        let likely = engine.turn(&best.made).map(|more| (best.place.turn + more) % 4);
        let mut others: Vec<u8> = match likely {
            Some(turn) if turn == best.place.turn => Vec::new(),
            Some(turn) => vec![turn],
            None => vec![(best.place.turn + 2) % 4],
        };
        // Ruled columns stand where the lines of text do not.
        if best.place.turn != 0 && !others.contains(&0) {
            others.push(0);
        }
        for turn in others {
            let other = Reading::of(placed(turn), picture, engine, manner)?;
            if other.weight() > best.weight() {
                best = other;
            }
        }
    }
    let pictures = match of {
        Of::Page => Pictures::of(picture).chosen(&best.words, &best.place, picture.dpi),
        Of::Figure => Pictures::default(),
    };
    let (words, inside) = pictures.part(std::mem::take(&mut best.words), &best.place);
    (best.sure, best.words) = (sure(&words), words);
    if best.sure < DOUBTFUL && best.letters() > 0 {
        for look in LOOKS {
            let doubtful = best.made.clone().into_owned().painted(&settled(&best.words));
            let (again, _) = pictures.part(another(&doubtful, engine, look)?, &best.place);
            best.words = merge::of(std::mem::take(&mut best.words), again);
        }
    }
    let lines = order::of(lines::of(best.words));
    Ok(Look { lines, size: (best.made.width, best.made.height), place: best.place, pictures, inside })
}

/// A word that is sure enough to be one.
fn is_believed(word: &Seen) -> bool {
    word.confidence >= BELIEVED && word.text.chars().filter(|c| c.is_alphanumeric()).count() >= 2
}

/// The boxes of lines that need no other look.
fn settled(words: &[Seen]) -> Vec<Rect> {
    let lines = lines::of(words.to_vec());
    let sure = lines.iter().filter(|line| sure(&line.words) >= SETTLED);
    sure.map(|line| lines::around(&line.words)).collect()
}

/// Another look at another size, for other mistakes, with shades taken out.
fn another(made: &Raster, engine: &dyn Recogniser, (spread, by): (Spread, f32)) -> Result<Vec<Seen>, ReadError> {
    let other = made.scaled(by).flattened();
    let by = other.width as f32 / made.width as f32;
    let mut words = engine.recognise(&other, Manner { spread, dark: false })?;
    for word in &mut words {
        let rect = &mut word.rect;
        for side in [&mut rect.x0, &mut rect.y0, &mut rect.x1, &mut rect.y1] {
            *side /= by;
        }
    }
    Ok(words)
}

/// What was seen in a picture laid one way.
struct Reading<'p> {
    place: Place,
    made: Cow<'p, Raster>,
    words: Vec<Seen>,
    /// Mean confidence over the letters.
    sure: f32,
}

impl<'p> Reading<'p> {
    fn of(place: Place, picture: &'p Raster, engine: &dyn Recogniser, manner: Manner) -> Result<Self, ReadError> {
        let made = place.apply(picture);
        let words = engine.recognise(&made, manner)?;
        let sure = sure(&words);
        Ok(Self { place, made, words, sure })
    }

    fn letters(&self) -> usize {
        self.words.iter().map(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    }

    /// Part of the longer words that are wider than they are high: a recogniser may turn what stands by itself.
    fn lying(&self) -> f32 {
        let long = || self.words.iter().filter(|word| word.text.chars().count() >= 4);
        let lying = long().filter(|word| word.rect.width() > word.rect.height()).count();
        if long().count() == 0 { 1.0 } else { lying as f32 / long().count() as f32 }
    }

    /// A page upside down reads as a few unsure words.
    fn weight(&self) -> f32 {
        self.sure * self.sure * (self.letters() as f32).sqrt() * self.lying()
    }
}

/// The mean confidence over the letters.
pub(super) fn sure(words: &[Seen]) -> f32 {
    let letters = |word: &Seen| word.text.chars().count() as f32;
    let all: f32 = words.iter().map(letters).sum();
    words.iter().map(|word| word.confidence * letters(word)).sum::<f32>() / all.max(1.0)
}

/// How much larger a picture should be for its letters to be read.
fn scale(picture: &Raster) -> f32 {
    match ink::letter_height(picture) {
        Some(height) if height < LETTER * 0.7 => (LETTER / height).min(4.0),
        Some(height) if height > LARGE => LETTER * 1.4 / height,
        _ => 1.0,
    }
}

/// What is under the letters.
enum Ground {
    Light,
    Mixed,
    Dark,
}

fn ground(picture: &Raster) -> Ground {
    let count = picture.histogram();
    let dark: u64 = count[..DARK].iter().map(|n| u64::from(*n)).sum();
    let part = dark as f32 / picture.pixels.len().max(1) as f32;
    match part {
        part if part > 0.6 => Ground::Dark,
        part if part > 0.2 => Ground::Mixed,
        _ => Ground::Light,
    }
}
