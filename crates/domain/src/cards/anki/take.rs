//! A package of Anki's as rows: cards, what is remembered of them, their reviews, their media. Each note says what
//! became of it.

use super::answers::{log, moment};
use super::card::{Taker, origin};
use super::faces::{Faces, faces};
use super::media::KeptMedia;
use ::store::entities::{card, review};
use bytes::Bytes;
use contract::{ImportDeck, ImportReason, ImportReport, ImportRow, ImportStatus};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;
use writing::apkg::{self, Note, NoteType, Package};

/// Rows of a report; what is beyond is in the counts.
const MOST_ROWS: usize = 5_000;
/// Decks of a report.
const MOST_DECKS: usize = 200;
/// Characters of a note in a report.
const TITLE: usize = 80;

/// What a package holds for an account.
pub(super) struct Taken {
    pub cards: Vec<card::Model>,
    pub reviews: Vec<review::Model>,
    /// By their names.
    pub media: BTreeMap<String, Bytes>,
    pub report: ImportReport,
}

/// What becomes of a package. `known` are the origins of cards that are there.
pub(super) fn taken(package: &Package, taker: &Taker<'_>, known: &HashSet<String>) -> Taken {
    let types: HashMap<i64, &NoteType> = package.note_types.iter().map(|one| (one.id, one)).collect();
    let mut cards_of: HashMap<i64, Vec<&apkg::Card>> = HashMap::new();
    for card in &package.cards {
        cards_of.entry(card.note).or_default().push(card);
    }
    let mut answers: HashMap<i64, Vec<&apkg::Review>> = HashMap::new();
    for answer in &package.reviews {
        answers.entry(answer.card).or_default().push(answer);
    }
    let mut taking = Taking {
        taker,
        known,
        decks: package.decks.iter().map(|deck| (deck.id, deck.name.as_str())).collect(),
        answers,
        media: KeptMedia::of(&package.media),
        cards: Vec::new(),
        reviews: Vec::new(),
        report: ImportReport::default(),
        taken_of: BTreeMap::new(),
    };
    for (number, note) in (1..).zip(&package.notes) {
        let title: String = note.fields.first().map(|field| writing::field::words(field)).unwrap_or_default();
        // Of a picture with covered parts the first field is their places.
        let title = match title.contains("image-occlusion:") {
            true => {
                note.fields.iter().skip(1).map(|field| writing::field::words(field)).find(|words| !words.is_empty())
            }
            false => Some(title),
        };
        let title: String = title.unwrap_or_default().chars().take(TITLE).collect();
        let cards = cards_of.remove(&note.id).unwrap_or_default();
        let fate = match types.get(&note.note_type) {
            Some(note_type) => taking.note(note, note_type, cards),
            None => Fate::left_out(ImportReason::NoNoteType),
        };
        taking.say(number, title, fate);
    }
    for left in &package.left_out {
        let fate = Fate { detail: left.why.clone(), ..Fate::left_out(ImportReason::Other) };
        taking.say(0, left.what.clone(), fate);
    }
    taking.done()
}

/// What became of a note.
struct Fate {
    status: ImportStatus,
    why: Option<ImportReason>,
    /// The sentence of a reason that has none of its own.
    detail: String,
}

impl Fate {
    fn left_out(why: ImportReason) -> Self {
        Self { status: ImportStatus::LeftOut, why: Some(why), detail: String::new() }
    }
}

struct Taking<'a> {
    taker: &'a Taker<'a>,
    known: &'a HashSet<String>,
    decks: HashMap<i64, &'a str>,
    answers: HashMap<i64, Vec<&'a apkg::Review>>,
    media: KeptMedia<'a>,
    cards: Vec<card::Model>,
    reviews: Vec<review::Model>,
    report: ImportReport,
    /// Cards that are taken, by the name of their deck.
    taken_of: BTreeMap<&'a str, u32>,
}

impl Taking<'_> {
    fn note(&mut self, note: &Note, note_type: &NoteType, mut cards: Vec<&apkg::Card>) -> Fate {
        cards.sort_by_key(|card| card.place);
        if cards.is_empty() {
            return Fate::left_out(ImportReason::NoCard);
        }
        cards.retain(|card| !self.known.contains(&origin(note, card.place)));
        if cards.is_empty() {
            return Fate { status: ImportStatus::Known, why: None, detail: String::new() };
        }
        let note_id = Uuid::now_v7();
        let (mut made, mut why, mut detail) = (0, None, String::new());
        for card in cards {
            let Some(mut faces) = faces(note_type, note, card.place) else { continue };
            let lost = self.media.put_into(&mut faces);
            let (picture, joined) = match &faces.covered {
                Some(covered) => match covered.picture.as_deref().and_then(|name| self.media.keep_picture(name)) {
                    Some(picture) => (Some(picture), covered.joined.then_some(ImportReason::Masks)),
                    None => {
                        why = Some(ImportReason::NoPicture);
                        continue;
                    }
                },
                None => (None, None),
            };
            why = why.or(lost).or(joined);
            match self.card(note_id, (note, note_type), card, (faces, picture)) {
                Ok(()) => made += 1,
                Err(fault) => (why, detail) = (Some(ImportReason::Other), fault.into_refusal().say()),
            }
        }
        self.report.counts.cards += made;
        self.report.counts.notes += u32::from(made > 0);
        match (made, why) {
            (0, why) => Fate { detail, ..Fate::left_out(why.unwrap_or(ImportReason::NoFace)) },
            (_, None) => Fate { status: ImportStatus::Taken, why, detail },
            (_, Some(_)) => Fate { status: ImportStatus::Changed, why, detail },
        }
    }

    fn card(
        &mut self,
        note_id: Uuid,
        (note, note_type): (&Note, &NoteType),
        card: &apkg::Card,
        faces: (Faces, Option<String>),
    ) -> crate::Outcome<()> {
        let deck = self.decks.get(&card.deck).copied();
        let mut kept = self.taker.row(note_id, (note, note_type.kind), card, faces, deck)?;
        let own = self.answers.remove(&card.id).unwrap_or_default();
        kept.reviewed_at = own.iter().filter(|one| one.answer > 0).map(|one| moment(one.id)).max();
        let log = log(self.taker.account, kept.id, &own);
        self.report.counts.reviews += log.len() as u32;
        *self.taken_of.entry(deck.unwrap_or("Default")).or_default() += 1;
        self.reviews.extend(log);
        self.cards.push(kept);
        Ok(())
    }

    fn say(&mut self, row: u32, title: String, fate: Fate) {
        let counts = &mut self.report.counts;
        match fate.status {
            ImportStatus::Taken => {}
            ImportStatus::Changed => counts.changed += 1,
            ImportStatus::Known => counts.known += 1,
            ImportStatus::LeftOut => counts.left_out += 1,
        }
        if self.report.rows.len() == MOST_ROWS {
            return;
        }
        let say = match fate.why {
            Some(ImportReason::Other) => format!("{title}: {}", fate.detail),
            Some(why) => format!("{title}: {}", words(why)),
            None => title.clone(),
        };
        self.report.rows.push(ImportRow { row, status: fate.status, title, why: fate.why, say });
    }

    fn done(mut self) -> Taken {
        let media = self.media.kept;
        self.report.counts.media = media.len() as u32;
        self.report.counts.decks = self.taken_of.len() as u32;
        let deck = |(name, cards): (&str, u32)| ImportDeck { name: name.to_owned(), cards };
        self.report.decks = self.taken_of.into_iter().take(MOST_DECKS).map(deck).collect();
        Taken { cards: self.cards, reviews: self.reviews, media, report: self.report }
    }
}

fn words(why: ImportReason) -> &'static str {
    match why {
        ImportReason::NoNoteType => "its note type is missing.",
        ImportReason::NoCard => "it has no card.",
        ImportReason::NoFace => "nothing of it can be shown.",
        ImportReason::Media => "pictures, sounds or videos that are missing or of other kinds are left out.",
        ImportReason::Masks => "parts that are covered together are covered by one rectangle.",
        ImportReason::NoPicture => "its picture is missing or of another kind.",
        ImportReason::Other => "it cannot be a card.",
    }
}
