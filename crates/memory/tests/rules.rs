//! What holds for every card, moment and grade.

use chrono::{DateTime, Duration, Utc};
use memory::{
    Calendar, Candidate, CardMemory, Grade, Limits, Load, Pace, Rules, Scheduler, State, Steps, Wait, plan_day,
};
use proptest::prelude::*;
use std::collections::HashSet;

fn start() -> DateTime<Utc> {
    "2026-03-20T18:00:00Z".parse().expect("a moment")
}

fn rules(scheduler: Scheduler) -> Rules {
    Rules { scheduler, ..Rules::new(Calendar::named("Europe/Berlin", 4).expect("a zone")) }
}

fn schedulers() -> impl Strategy<Value = Scheduler> {
    prop_oneof![Just(Scheduler::fsrs()), Just(Scheduler::Sm2)]
}

/// A card after some answers, each some hours behind the last.
fn lived(rules: &Rules, life: &[(u32, i64)], seed: u64) -> (CardMemory, DateTime<Utc>) {
    life.iter().fold((CardMemory::new(start()), start()), |(card, now), (grade, hours)| {
        let grade = Grade::from_number(*grade).expect("a grade");
        (rules.answer(&card, grade, now, &Load::default(), seed).after, now + Duration::hours(*hours))
    })
}

fn minutes(wait: Wait) -> u64 {
    match wait {
        Wait::Minutes(minutes) => u64::from(minutes),
        Wait::Days(days) => u64::from(days) * 1440,
    }
}

proptest! {
    #[test]
    fn a_better_grade_never_brings_a_card_back_sooner(
        scheduler in schedulers(),
        life in prop::collection::vec((1u32..5, 0i64..2_000), 0..12),
        seed in any::<u64>(),
    ) {
        let rules = rules(scheduler);
        let (card, now) = lived(&rules, &life, seed);
        let waits = rules.choices(&card, now, &Load::default(), seed).map(|choice| minutes(choice.wait));
        prop_assert!(waits.is_sorted(), "{waits:?} for {card:?}");
    }

    #[test]
    fn more_retained_means_shorter_intervals(
        life in prop::collection::vec((1u32..5, 0i64..2_000), 0..12),
        low in 0.7f32..0.98,
    ) {
        let gentle = Rules { fuzz: false, retention: low, ..rules(Scheduler::fsrs()) };
        let strict = Rules { retention: low + 0.01, ..gentle.clone() };
        let (card, now) = lived(&gentle, &life, 1);
        for grade in Grade::ALL {
            let wait = |rules: &Rules| minutes(rules.answer(&card, grade, now, &Load::default(), 1).wait);
            prop_assert!(wait(&strict) <= wait(&gentle));
        }
    }

    #[test]
    fn a_card_is_due_on_a_day_that_comes_and_within_the_maximum(
        scheduler in schedulers(),
        life in prop::collection::vec((1u32..5, 0i64..9_000), 1..20),
        maximum in 1u32..400,
        seed in any::<u64>(),
    ) {
        let rules = Rules { maximum_interval: maximum, ..rules(scheduler) };
        let (card, _) = lived(&rules, &life, seed);
        let last = card.last_review.expect("a review");
        prop_assert!(card.due > last);
        if card.state == State::Review {
            prop_assert_eq!(rules.calendar.days_between(last, card.due), card.interval);
            prop_assert!((1..=maximum).contains(&card.interval));
        }
    }

    #[test]
    fn what_stands_under_a_button_is_what_it_does(
        scheduler in schedulers(),
        life in prop::collection::vec((1u32..5, 0i64..2_000), 0..12),
        seed in any::<u64>(),
    ) {
        let rules = rules(scheduler);
        let (card, now) = lived(&rules, &life, seed);
        let shown = rules.choices(&card, now, &Load::default(), seed);
        for choice in shown {
            prop_assert_eq!(rules.answer(&card, choice.grade, now, &Load::default(), seed), choice);
        }
    }

    #[test]
    fn answers_replayed_in_the_order_of_their_times_give_the_same_card(
        scheduler in schedulers(),
        life in prop::collection::vec((1u32..5, 1i64..2_000), 1..12),
    ) {
        let rules = rules(scheduler);
        let (card, _) = lived(&rules, &life, 3);
        let mut now = start();
        let answers: Vec<_> = life.iter().map(|(grade, hours)| {
            let answer = (Grade::from_number(*grade).expect("a grade"), now);
            now += Duration::hours(*hours);
            answer
        }).collect();
        prop_assert_eq!(rules.replay(CardMemory::new(start()), &answers, |_| 3), card);
    }

    #[test]
    fn a_day_holds_no_more_than_its_minutes_and_loses_no_card(
        risks in prop::collection::vec((0.0f32..0.1, 0u128..40), 0..80),
        minutes in 1u32..30,
        new_cards in 0u32..10,
        seed in any::<u64>(),
    ) {
        let cards: Vec<Candidate> = risks.iter().enumerate().map(|(nth, (at_risk, note))| Candidate {
            card: nth as u128,
            note: *note,
            state: if nth % 4 == 0 { State::New } else { State::Review },
            recall: 0.9,
            at_risk: *at_risk,
        }).collect();
        let limits = Limits { minutes, new_cards, steps: 2, seconds_done: 0.0, new_done: 0 };
        let day = plan_day(&cards, &limits, &Pace::default(), &HashSet::new(), seed);
        prop_assert!(day.seconds <= minutes as f32 * 60.0);
        prop_assert!(day.new <= new_cards);
        prop_assert_eq!(day.order.len() as u32, day.new + day.review);
        let notes: HashSet<u128> = day.order.iter().map(|card| cards[*card as usize].note).collect();
        prop_assert_eq!(notes.len(), day.order.len(), "a note is shown once a day");
        let least = day.order.iter().map(|card| &cards[*card as usize]).filter(|card| card.state == State::Review)
            .map(|card| card.at_risk).fold(f32::INFINITY, f32::min);
        let shown: HashSet<u128> = day.order.iter().copied().collect();
        for left in cards.iter().filter(|card| card.state == State::Review && !shown.contains(&card.card)) {
            prop_assert!(left.at_risk <= least || notes.contains(&left.note), "what is most at stake comes first");
        }
    }
}

#[test]
fn eight_lapses_make_a_leech_and_every_fourth_again() {
    let rules = rules(Scheduler::fsrs());
    let card = |lapses| CardMemory {
        state: State::Review,
        stability: Some(3.0),
        difficulty: Some(8.0),
        interval: 3,
        last_review: Some(start()),
        lapses,
        ..CardMemory::new(start())
    };
    let now = start() + Duration::days(3);
    let leeches: Vec<u32> = (0..20)
        .filter(|lapses| rules.answer(&card(*lapses), Grade::Again, now, &Load::default(), 1).leech)
        .map(|lapses| lapses + 1)
        .collect();
    assert_eq!(leeches, [8, 12, 16, 20]);
    assert!(!rules.answer(&card(8), Grade::Good, now, &Load::default(), 1).leech);
}

#[test]
fn a_card_of_sm2_grows_by_its_ease_and_falls_back_when_forgotten() {
    let rules = Rules { fuzz: false, ..rules(Scheduler::Sm2) };
    let mut card = CardMemory::new(start());
    let mut now = start();
    let mut intervals = Vec::new();
    for grade in [3, 3, 3, 3, 3, 1, 3, 3] {
        let choice = rules.answer(&card, Grade::from_number(grade).expect("a grade"), now, &Load::default(), 1);
        card = choice.after;
        now = card.due;
        intervals.push(minutes(choice.wait));
    }
    assert_eq!(intervals, [10, 1440, 3 * 1440, 8 * 1440, 20 * 1440, 10, 1440, 2 * 1440]);
    assert_eq!((card.ease, card.lapses), (2.3, 1));
}

#[test]
fn a_card_changes_from_sm2_to_fsrs_without_beginning_anew() {
    let old = rules(Scheduler::Sm2);
    let (card, now) = lived(&old, &[(3, 1), (3, 30), (3, 100), (3, 300), (3, 800)], 1);
    assert_eq!(card.stability, None);
    let fsrs = Rules { fuzz: false, ..rules(Scheduler::fsrs()) };
    let after = fsrs.answer(&card, Grade::Good, now, &Load::default(), 1).after;
    assert!(after.interval > card.interval, "{} after {}", after.interval, card.interval);
    let back = rules(Scheduler::Sm2).answer(&after, Grade::Good, after.due, &Load::default(), 1).after;
    assert!(back.interval > after.interval && back.stability.is_none());
}

#[test]
fn without_steps_days_begin_at_once() {
    let none = Steps::new(Vec::new()).expect("no steps");
    let rules = Rules { learning: none.clone(), relearning: none, ..rules(Scheduler::fsrs()) };
    let again = rules.answer(&CardMemory::new(start()), Grade::Again, start(), &Load::default(), 1);
    assert_eq!((again.wait, again.after.state), (Wait::Days(1), State::Review));
}

#[test]
fn new_cards_wait_while_there_is_more_due_than_a_day_holds() {
    let card = |nth: u128, state| Candidate { card: nth, note: nth, state, recall: 0.9, at_risk: 0.01 };
    let mut cards: Vec<_> = (0..200).map(|nth| card(nth, State::Review)).collect();
    cards.extend((200..300).map(|nth| card(nth, State::New)));
    let limits = Limits { minutes: 10, new_cards: 20, steps: 2, seconds_done: 0.0, new_done: 0 };
    let day = plan_day(&cards, &limits, &Pace::default(), &HashSet::new(), 1);
    assert_eq!(day.new, 0);
    assert_eq!(day.review + day.carried, 200);
    let roomy = Limits { minutes: 0, ..limits };
    let day = plan_day(&cards, &roomy, &Pace::default(), &HashSet::new(), 1);
    assert_eq!((day.new, day.review, day.carried), (20, 200, 0));
    assert!(day.order[..20].iter().any(|card| *card >= 200), "new cards stand between the others");
    assert!(day.order[200..].iter().any(|card| *card < 200));
}

#[test]
fn a_card_of_a_note_that_was_answered_today_waits_until_tomorrow() {
    let card = |nth: u128, note| Candidate { card: nth, note, state: State::Review, recall: 0.9, at_risk: 0.01 };
    let limits = Limits { minutes: 0, new_cards: 20, steps: 2, seconds_done: 0.0, new_done: 0 };
    let cards = [card(1, 7), card(2, 8), card(3, 8)];
    let day = plan_day(&cards, &limits, &Pace::default(), &HashSet::from([7]), 1);
    assert_eq!((day.review, day.buried, day.order.len()), (1, 2, 1));
}
