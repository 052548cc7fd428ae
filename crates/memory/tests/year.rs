//! A year of reviews by a student whose memory the rules do not know.

use memory::{
    Calendar, CardMemory, DayFigures, Limits, Pace, Pause, Rules, Scheduler, Student, YearPlan, forecast, simulate,
};

/// Memory that fades faster than the average that FSRS begins with.
const FORGETFUL: [f32; 21] =
    [0.15, 0.8, 1.6, 6.0, 6.8, 0.9, 3.0, 0.01, 1.6, 0.2, 0.7, 1.5, 0.07, 0.27, 1.6, 0.5, 1.9, 0.5, 0.1, 0.07, 0.2];

fn rules(scheduler: Scheduler) -> Rules {
    Rules { scheduler, ..Rules::new(Calendar::named("Europe/Berlin", 4).expect("a zone")) }
}

fn year(days: u32, pause: Option<Pause>, fitted_on: Vec<u32>) -> YearPlan {
    let begins = "2026-01-01T12:00:00Z".parse().expect("a moment");
    YearPlan { begins, days, cards: 3_000, minutes: 30, new_per_day: 10, pause, fitted_on }
}

fn student(seed: u64) -> Student {
    Student { memory: FORGETFUL.to_vec(), pace: Pace::default(), seed }
}

fn retention(days: &[DayFigures]) -> f32 {
    let (recalled, reviews) = days.iter().fold((0, 0), |(a, b), day| (a + day.recalled, b + day.reviews));
    recalled as f32 / reviews.max(1) as f32
}

#[test]
fn parameters_fitted_from_ones_own_log_bring_the_retention_that_was_asked_for() {
    let unfitted = simulate(&year(240, None, Vec::new()), &rules(Scheduler::fsrs()), &student(1));
    let fitted = simulate(&year(240, None, vec![60, 120]), &rules(Scheduler::fsrs()), &student(1));
    let (before, after) = (retention(&unfitted[150..]), retention(&fitted[150..]));
    assert!((after - 0.9).abs() < 0.02, "{after} where .9 was asked for ({before} with the parameters of everybody)");
    assert!((after - 0.9).abs() < (before - 0.9).abs());
}

#[test]
fn two_weeks_away_are_worked_off_within_the_minutes_of_a_day() {
    let away = Pause { from: 100, days: 14 };
    let days = simulate(&year(200, Some(away), Vec::new()), &rules(Scheduler::fsrs()), &student(2));
    let most = days.iter().map(|day| day.minutes).fold(0.0, f32::max);
    assert!(most < 36.0, "a day of {most} minutes where 30 were planned");
    let back = days[114..].iter().position(|day| day.carried == 0).expect("the backlog is worked off");
    assert!(back < 40, "worked off after {back} days");
    assert!(days[114..114 + back].iter().all(|day| day.new == 0), "new cards wait for it");
}

#[test]
fn a_forecast_adds_up_to_what_is_there_and_keeps_to_the_minutes() {
    let rules = rules(Scheduler::fsrs());
    let now = "2026-11-22T10:00:00Z".parse().expect("a moment");
    let cards: Vec<_> = (0..300u128).map(|nth| (nth, nth, CardMemory::new(now))).collect();
    let limits = Limits { minutes: 20, new_cards: 10, steps: 2, seconds_done: 0.0, new_done: 0 };
    let month = forecast(&cards, &rules, &limits, &Pace::default(), now, 30);
    assert_eq!(month.len(), 30);
    assert_eq!(month[0].cards, 10, "today only the new ones");
    assert!(month[29].cards > month[0].cards);
    assert!(month.iter().all(|day| day.minutes < 26.0), "{month:?}");
    assert_eq!(month, forecast(&cards, &rules, &limits, &Pace::default(), now, 30), "the same again");
}
