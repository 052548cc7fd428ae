//! Anki's packages (`.apkg`, `.colpkg`) as plain data.
//!
//! [`read`] understands all three generations of the container; [`write`] makes the one that every Anki since 2.1
//! opens. Times are seconds since 1970 unless they say otherwise. What cannot be taken over is left out and listed, so
//! that a person can be told row by row; only a file that as a whole is no package is refused.
//!
//! Nothing here decides what becomes a card of Lectern's. Fields are HTML as Anki keeps it: see [`crate::field`].

mod fault;
mod limits;
mod read;
mod stock;
pub mod testing;
#[cfg(test)]
mod tests;
mod write;

pub use fault::ApkgFault;
pub use limits::Limits;
pub use read::read;
pub use write::write;

/// What a package holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    /// When the collection was begun: days are counted from this second on (4 in the morning where it was begun).
    pub begun: i64,
    pub decks: Vec<Deck>,
    pub note_types: Vec<NoteType>,
    pub notes: Vec<Note>,
    pub cards: Vec<Card>,
    pub reviews: Vec<Review>,
    pub media: Vec<Media>,
    /// What was in the file and is not in here, and why. Empty when writing.
    pub left_out: Vec<LeftOut>,
}

/// A deck.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deck {
    /// Anki's id: milliseconds since 1970 by habit, unique among decks; 1 is the deck "Default".
    pub id: i64,
    /// Parents first, separated by `::`.
    pub name: String,
}

/// What a note type is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Each template makes a card.
    #[default]
    Basic,
    /// Each `{{c1::…}}` makes a card.
    Cloze,
    /// As cloze, of masks on a picture.
    ImageOcclusion,
}

/// The fields and templates that notes share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoteType {
    pub id: i64,
    pub name: String,
    pub kind: Kind,
    /// Names of the fields, in their order.
    pub fields: Vec<String>,
    pub templates: Vec<Template>,
    pub css: String,
}

/// How a card is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    pub name: String,
    pub question: String,
    pub answer: String,
}

/// What is to be learnt; its cards ask for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Milliseconds since 1970, unique among notes.
    pub id: i64,
    /// Stays the same through all exports: by it an import finds the note that is already there.
    pub guid: String,
    pub note_type: i64,
    /// When it was changed last.
    pub changed: i64,
    /// HTML, one for each field of the note type.
    pub fields: Vec<String>,
    /// Without spaces in them.
    pub tags: Vec<String>,
}

/// Where a card stands in learning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    #[default]
    New,
    Learning,
    Review,
    Relearning,
}

/// When a card comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Among the new ones, by this number.
    Place(i64),
    /// From this second on (steps within a day).
    At(i64),
    /// On the day that begins with this second: a whole number of days after [`Package::begun`].
    Day(i64),
}

impl Default for Due {
    fn default() -> Self {
        Self::Place(0)
    }
}

/// Time between two reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    Days(u32),
    Seconds(u32),
}

impl Default for Interval {
    fn default() -> Self {
        Self::Days(0)
    }
}

/// What FSRS knows of a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryState {
    /// In days.
    pub stability: f32,
    /// From 1 to 10.
    pub difficulty: f32,
    /// Wanted share of right answers, 0 to 1, if it is kept.
    pub retention: Option<f32>,
}

/// A card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Milliseconds since 1970, unique among cards.
    pub id: i64,
    pub note: i64,
    pub deck: i64,
    /// The template, or in a cloze the number less one; from 0.
    pub place: u16,
    pub changed: i64,
    pub state: State,
    pub due: Due,
    /// Since the last review, in days; 0 for what was never reviewed.
    pub interval: u32,
    /// In thousandths; 0 for what was never reviewed.
    pub ease: u16,
    pub reviews: u32,
    pub lapses: u32,
    /// Steps that are left in learning.
    pub steps_left: u16,
    pub suspended: bool,
    pub buried: bool,
    /// 0 for none, 1 to 7.
    pub flag: u8,
    pub memory: Option<MemoryState>,
}

/// What a review was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReviewKind {
    #[default]
    Learning,
    Review,
    Relearning,
    /// Ahead of time, in a filtered deck.
    Filtered,
    /// Set by hand.
    Manual,
    /// Moved by a new schedule.
    Rescheduled,
}

/// One review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// When, in milliseconds since 1970; unique among reviews.
    pub id: i64,
    pub card: i64,
    /// 1 again, 2 hard, 3 good, 4 easy; 0 where nobody answered.
    pub answer: u8,
    pub interval: Interval,
    pub interval_before: Interval,
    /// In thousandths; with FSRS its difficulty.
    pub ease: u16,
    /// How long it took.
    pub milliseconds: u32,
    pub kind: ReviewKind,
}

/// A file that fields name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Media {
    /// As fields name it: no folders.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Something that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// "note 1398130088495", "media ../x.png".
    pub what: String,
    /// Why, in a sentence.
    pub why: String,
}

/// Whether a name of media is one file's in one folder: no separators, no control letters, no leading dot.
pub(crate) fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 255
        && !name.starts_with('.')
        && !name.chars().any(|letter| letter.is_control() || matches!(letter, '/' | '\\' | ':'))
}
