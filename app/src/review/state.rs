//! A sitting: the cards that are left, those that come back in minutes, and answers that are not sent yet. It goes on
//! without a network; what it holds is kept by the browser.

use chrono::{DateTime, TimeDelta, Utc};
use contract::{AccountId, CardId, CardState, GivenGrade, Grade, ReviewCard, ReviewQueue};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A card in steps is shown so much earlier when nothing else is left.
const AHEAD: TimeDelta = TimeDelta::minutes(20);
/// Waits that are shorter lead back today.
const STEPS: u32 = 24 * 60;

/// One sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sitting {
    pub account: AccountId,
    /// In their order.
    queue: Vec<ReviewCard>,
    /// In steps, with the moment at which each is due.
    waiting: Vec<(DateTime<Utc>, ReviewCard)>,
    /// Not taken by the server yet, oldest first.
    pub unsent: Vec<GivenGrade>,
    /// The last answers with their cards as they were asked, latest last: for taking back what is not sent.
    given: Vec<(Uuid, ReviewCard)>,
    /// Cards left today that are not in the queue.
    beyond: u32,
    pub done: u32,
    pub carried: u32,
}

impl Sitting {
    /// The sitting that a queue begins.
    pub fn new(queue: &ReviewQueue) -> Self {
        let in_steps = |asked: &ReviewCard| {
            matches!(asked.card.state, CardState::Learning | CardState::Relearning) && asked.card.due_at > queue.at
        };
        let (later, now): (Vec<_>, Vec<_>) = queue.cards.iter().cloned().partition(in_steps);
        Self {
            account: queue.account,
            beyond: queue.left.saturating_sub(queue.cards.len() as u32),
            queue: now,
            waiting: later.into_iter().map(|asked| (asked.card.due_at, asked)).collect(),
            unsent: Vec::new(),
            given: Vec::new(),
            done: queue.done,
            carried: queue.carried,
        }
    }

    /// The card that is asked at a moment: one whose step is over, else the next, else one whose step is over soon.
    pub fn current(&self, now: DateTime<Utc>) -> Option<&ReviewCard> {
        let soonest = self.waiting.iter().min_by_key(|(due, _)| *due);
        match soonest {
            Some((due, asked)) if *due <= now => Some(asked),
            _ if !self.queue.is_empty() => self.queue.first(),
            Some((due, asked)) if *due <= now + AHEAD => Some(asked),
            _ => None,
        }
    }

    /// Addresses of what its cards show and play, each once.
    pub fn media(&self) -> Vec<String> {
        let waiting = self.waiting.iter().map(|(_, asked)| asked);
        // What was answered can be taken back.
        let cards = self.queue.iter().chain(waiting).chain(self.given.iter().map(|(_, asked)| asked));
        let named = cards.flat_map(|asked| {
            let sources = [&asked.question, &asked.answer].into_iter().flat_map(|side| side.split(" src=\"").skip(1));
            let sources = sources.filter_map(|rest| Some(rest.split_once('"')?.0));
            asked.card.picture.as_deref().into_iter().chain(sources)
        });
        named.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// When the next card in steps is due.
    pub fn next_at(&self) -> Option<DateTime<Utc>> {
        self.waiting.iter().map(|(due, _)| *due).min()
    }

    /// Cards left today.
    pub fn left(&self) -> u32 {
        (self.queue.len() + self.waiting.len()) as u32 + self.beyond
    }

    /// Whether more cards should be fetched.
    pub fn runs_low(&self) -> bool {
        self.beyond > 0 && self.queue.len() < 10
    }

    /// Answers the card; it comes back today where its grade says so.
    pub fn answer(&mut self, id: CardId, grade: Grade, client: Uuid, now: DateTime<Utc>, seconds: f32) {
        let Some(asked) = self.take(id) else { return };
        self.queue.retain(|other| other.card.note != asked.card.note);
        let minutes = asked.minutes[grade as usize];
        if minutes < STEPS {
            let due = now + TimeDelta::minutes(i64::from(minutes));
            self.waiting.push((due, asked.clone()));
        }
        self.given.push((client, asked));
        if self.given.len() > 50 {
            self.given.remove(0);
        }
        self.unsent.push(GivenGrade { client, card: id, grade, at: now, seconds });
        self.done += 1;
    }

    /// Takes the last answer back if it is not sent yet; tells whether it was.
    pub fn undo(&mut self) -> bool {
        let Some((client, asked)) = self.given.last().cloned() else { return false };
        let Some(at) = self.unsent.iter().position(|answer| answer.client == client) else { return false };
        self.unsent.remove(at);
        self.given.pop();
        self.done = self.done.saturating_sub(1);
        self.put_first(asked);
        true
    }

    /// Asks a card next.
    pub fn put_first(&mut self, asked: ReviewCard) {
        drop(self.take(asked.card.id));
        self.queue.insert(0, asked);
        // What waits is due later than this one is asked.
        self.waiting.retain(|(_, other)| Some(other.card.id) != self.queue.first().map(|first| first.card.id));
    }

    /// The server has these; cards that come back are asked as it says.
    pub fn sent(&mut self, answers: &[GivenGrade], again: Vec<ReviewCard>) {
        self.unsent.retain(|answer| !answers.iter().any(|sent| sent.client == answer.client));
        self.given.retain(|(client, _)| !answers.iter().any(|sent| sent.client == *client));
        for asked in again {
            let since = self.unsent.iter().any(|answer| answer.card == asked.card.id);
            let queued = self.queue.iter().any(|other| other.card.id == asked.card.id);
            if !since && !queued {
                self.waiting.retain(|(_, other)| other.card.id != asked.card.id);
                self.waiting.push((asked.card.due_at, asked));
            }
        }
    }

    /// A card that is not asked any more today.
    pub fn drop_card(&mut self, id: CardId) -> Option<ReviewCard> {
        self.take(id)
    }

    /// The queue as the server has it now; what is not sent yet stays.
    pub fn refresh(&mut self, queue: &ReviewQueue) {
        let fresh = Self::new(queue);
        let answered: Vec<CardId> = self.unsent.iter().map(|answer| answer.card).collect();
        let kept = |asked: &ReviewCard| !answered.contains(&asked.card.id);
        let waiting = std::mem::take(&mut self.waiting);
        self.queue = fresh.queue.into_iter().filter(kept).collect();
        self.waiting = fresh.waiting.into_iter().filter(|(_, asked)| kept(asked)).collect();
        self.waiting.extend(waiting.into_iter().filter(|(_, asked)| answered.contains(&asked.card.id)));
        (self.beyond, self.carried) = (fresh.beyond, fresh.carried);
        self.done = fresh.done + self.unsent.len() as u32;
    }

    fn take(&mut self, id: CardId) -> Option<ReviewCard> {
        if let Some(at) = self.queue.iter().position(|asked| asked.card.id == id) {
            return Some(self.queue.remove(at));
        }
        let at = self.waiting.iter().position(|(_, asked)| asked.card.id == id)?;
        Some(self.waiting.remove(at).1)
    }
}

/// How long until a card comes back, short enough for a button: a number and its unit.
pub fn short(minutes: u32) -> (u32, Unit) {
    match minutes {
        0..60 => (minutes.max(1), Unit::Minutes),
        60..1_440 => ((minutes + 30) / 60, Unit::Hours),
        _ => match minutes / 1_440 {
            days @ 0..60 => (days, Unit::Days),
            days @ 60..730 => ((days + 15) / 30, Unit::Months),
            days => ((days + 182) / 365, Unit::Years),
        },
    }
}

/// A unit of time on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Minutes,
    Hours,
    Days,
    Months,
    Years,
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{CardKind, CardView};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + minute * 60, 0).expect("a moment")
    }

    fn asked(number: u128, note: u128) -> ReviewCard {
        let card = CardView {
            id: Uuid::from_u128(number).into(),
            note: Uuid::from_u128(note),
            ordinal: 0,
            kind: CardKind::Basic,
            front: String::new(),
            back: String::new(),
            front_words: String::new(),
            back_words: String::new(),
            masks: Vec::new(),
            figure: None,
            picture: None,
            tags: Vec::new(),
            subject: None,
            source: None,
            state: CardState::Review,
            due_at: at(0),
            interval: 3,
            reviews: 3,
            lapses: 0,
            leech: false,
            suspended: false,
            flag: 0,
            created_at: at(0),
        };
        let (question, answer) = (String::new(), String::new());
        ReviewCard { card, question, answer, client: Uuid::nil(), minutes: [10, 4_320, 14_400, 28_800] }
    }

    fn sitting(cards: Vec<ReviewCard>, left: u32) -> Sitting {
        let account = Uuid::nil().into();
        let queue =
            ReviewQueue { cards, left, done: 0, minutes: 1, carried: 0, next_at: None, any: true, at: at(0), account };
        Sitting::new(&queue)
    }

    fn current(sitting: &Sitting, now: i64) -> Option<u128> {
        sitting.current(at(now)).map(|asked| asked.card.id.0.as_u128())
    }

    #[test]
    fn what_its_cards_show_and_play_is_known() {
        let (mut heard, mut covered) = (asked(1, 1), asked(2, 2));
        heard.question =
            "<p>a <audio src=\"/cards/media/1.mp3\" controls></audio> <img src=\"/cards/media/2.png\"></p>".into();
        heard.answer = heard.question.clone();
        covered.card.picture = Some("/figures/3.webp".into());
        let sitting = sitting(vec![heard, covered], 2);
        assert_eq!(sitting.media(), ["/cards/media/1.mp3", "/cards/media/2.png", "/figures/3.webp"]);
    }

    #[test]
    fn a_forgotten_card_comes_back_when_its_step_is_over_or_when_nothing_else_is_left() {
        let mut sitting = sitting(vec![asked(1, 1), asked(2, 2)], 2);
        sitting.answer(Uuid::from_u128(1).into(), Grade::Again, Uuid::from_u128(91), at(0), 3.0);
        assert_eq!((current(&sitting, 1), current(&sitting, 10)), (Some(2), Some(1)));
        sitting.answer(Uuid::from_u128(2).into(), Grade::Good, Uuid::from_u128(92), at(1), 3.0);
        assert_eq!((current(&sitting, 1), sitting.left(), sitting.done), (Some(1), 1, 2));
        sitting.answer(Uuid::from_u128(1).into(), Grade::Easy, Uuid::from_u128(93), at(2), 3.0);
        assert_eq!((current(&sitting, 2), sitting.unsent.len()), (None, 3));
    }

    #[test]
    fn what_is_not_sent_is_taken_back_here_and_what_is_sent_is_not() {
        let mut sitting = sitting(vec![asked(1, 1), asked(2, 2)], 2);
        let before = sitting.clone();
        sitting.answer(Uuid::from_u128(1).into(), Grade::Again, Uuid::from_u128(91), at(0), 3.0);
        assert!(sitting.undo());
        assert_eq!(sitting, before);
        sitting.answer(Uuid::from_u128(1).into(), Grade::Good, Uuid::from_u128(92), at(0), 3.0);
        let sent = sitting.unsent.clone();
        sitting.sent(&sent, Vec::new());
        assert!(!sitting.undo() && sitting.unsent.is_empty());
    }

    #[test]
    fn a_fresh_queue_asks_nothing_again_that_was_answered_without_a_network() {
        let mut sitting = sitting(vec![asked(1, 1), asked(2, 2)], 5);
        assert!(sitting.runs_low());
        sitting.answer(Uuid::from_u128(1).into(), Grade::Good, Uuid::from_u128(91), at(0), 3.0);
        let account = Uuid::nil().into();
        let cards = vec![asked(1, 1), asked(2, 2), asked(3, 3)];
        sitting.refresh(&ReviewQueue {
            cards,
            left: 3,
            done: 0,
            minutes: 1,
            carried: 0,
            next_at: None,
            any: true,
            at: at(1),
            account,
        });
        assert_eq!((current(&sitting, 1), sitting.left(), sitting.done), (Some(2), 2, 1));
    }

    #[test]
    fn cards_of_the_same_note_wait_until_tomorrow() {
        let mut sitting = sitting(vec![asked(1, 1), asked(2, 1), asked(3, 3)], 3);
        sitting.answer(Uuid::from_u128(1).into(), Grade::Good, Uuid::from_u128(91), at(0), 3.0);
        assert_eq!(current(&sitting, 0), Some(3));
    }

    #[test]
    fn a_kept_sitting_goes_on_where_it_was() {
        let mut one = sitting(vec![asked(1, 1)], 1);
        one.answer(Uuid::from_u128(1).into(), Grade::Again, Uuid::from_u128(91), at(0), 3.0);
        let kept = serde_json::to_string(&one).expect("written");
        assert_eq!(serde_json::from_str::<Sitting>(&kept).expect("read"), one);
    }

    #[test]
    fn waits_are_short_enough_for_a_button() {
        let shown = [1, 10, 90, 1_440, 59 * 1_440, 90 * 1_440, 800 * 1_440].map(short);
        let units = [
            (1, Unit::Minutes),
            (10, Unit::Minutes),
            (2, Unit::Hours),
            (1, Unit::Days),
            (59, Unit::Days),
            (3, Unit::Months),
            (2, Unit::Years),
        ];
        assert_eq!(shown, units);
    }
}
