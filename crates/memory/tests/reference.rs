//! FSRS-6 with steps, held against the figures that the reference implementation publishes in its own tests.

use chrono::{DateTime, Duration, Utc};
use memory::{Calendar, CardMemory, Fsrs, Grade, Load, Rules, Scheduler, State, Wait};

fn rules() -> Rules {
    let calendar = Calendar::named("UTC", 0).expect("a zone");
    Rules { fuzz: false, ..Rules::new(calendar) }
}

fn start() -> DateTime<Utc> {
    "2022-11-29T12:30:00Z".parse().expect("a moment")
}

/// Answers each time at the moment that the reference does: when a card is due.
fn walked(rules: &Rules, grades: &[u32]) -> (Vec<u32>, CardMemory) {
    let mut card = CardMemory::new(start());
    let mut now = start();
    let mut intervals = Vec::new();
    for number in grades {
        let grade = Grade::from_number(*number).expect("a grade");
        let choice = rules.answer(&card, grade, now, &Load::default(), 0);
        card = choice.after;
        match choice.wait {
            Wait::Minutes(minutes) => {
                intervals.push(0);
                now += Duration::minutes(i64::from(minutes));
            }
            Wait::Days(days) => {
                intervals.push(days);
                now += Duration::days(i64::from(days));
            }
        }
    }
    (intervals, card)
}

#[test]
fn the_published_intervals_come_out_for_good_answers_two_lapses_and_the_way_back() {
    let (intervals, _) = walked(&rules(), &[3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]);
    assert_eq!(intervals, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
}

#[test]
fn the_published_memory_comes_out_after_given_intervals() {
    let rules = rules();
    let mut card = CardMemory::new(start());
    let mut now = start();
    for (number, days) in [1, 3, 3, 3, 3, 3].into_iter().zip([0, 0, 1, 3, 8, 21]) {
        now += Duration::days(days);
        let grade = Grade::from_number(number).expect("a grade");
        card = rules.answer(&card, grade, now, &Load::default(), 0).after;
    }
    assert!((card.stability.expect("stability") - 53.62691).abs() < 1e-4, "{card:?}");
    assert!((card.difficulty.expect("difficulty") - 6.357_486_7).abs() < 1e-4, "{card:?}");
}

#[test]
fn the_published_memory_without_short_term_parameters_comes_out_too() {
    let mut parameters = vec![
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ];
    parameters[17..20].fill(0.0);
    let rules = Rules { scheduler: Scheduler::Fsrs(Fsrs::new(&parameters)), ..rules() };
    let mut card = CardMemory::new(start());
    let mut now = start();
    for (number, days) in [1, 3, 3, 3, 3, 3].into_iter().zip([0, 0, 1, 3, 8, 21]) {
        now += Duration::days(days);
        card = rules.answer(&card, Grade::from_number(number).expect("a grade"), now, &Load::default(), 0).after;
    }
    assert!((card.stability.expect("stability") - 53.335106).abs() < 1e-4, "{card:?}");
}

#[test]
fn the_first_intervals_are_the_published_initial_stabilities() {
    let no_steps = memory::Steps::new(Vec::new()).expect("no steps");
    let rules = Rules { learning: no_steps, ..rules() };
    let choices = rules.choices(&CardMemory::new(start()), start(), &Load::default(), 0);
    let found = choices.map(|choice| choice.after.stability.expect("stability"));
    assert_eq!(found, [0.212, 1.2931, 2.3065, 8.2956]);
    assert_eq!(choices.map(|choice| choice.wait), [1, 1, 2, 8].map(Wait::Days));
}

#[test]
fn ten_easy_answers_bring_difficulty_to_its_floor() {
    let rules = rules();
    let mut card = CardMemory::new(start());
    for nth in 0..10 {
        let now = start() + Duration::microseconds(nth);
        card = rules.answer(&card, Grade::Easy, now, &Load::default(), 0).after;
    }
    assert_eq!((card.difficulty, card.state), (Some(1.0), State::Review));
}

#[test]
fn recall_at_the_stability_is_nine_in_ten() {
    let fsrs = Rules { ..rules() };
    let (_, card) = walked(&fsrs, &[3, 3, 3]);
    let days = card.stability.expect("stability").round() as i64;
    let recall = fsrs.recall(&card, card.last_review.expect("a review") + Duration::days(days));
    assert!((recall - 0.9).abs() < 0.005, "{recall}");
}
