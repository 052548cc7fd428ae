//! `bench reviews`: a year of a student who is not there, by the real rules and plans of a day.

use super::Answer;
use domain::Outcome;
use memory::{Calendar, DayFigures, Pace, Pause, Rules, Scheduler, Student, YearPlan, simulate};
use serde_json::json;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Days that are simulated.
    #[arg(long, default_value_t = 365)]
    pub days: u32,
    /// Minutes of a day.
    #[arg(long, default_value_t = 30)]
    pub minutes: u32,
    /// New cards of a day.
    #[arg(long, default_value_t = 10)]
    pub new: u32,
}

/// Memory that fades faster than that of the average person.
const FORGETFUL: [f32; 21] =
    [0.15, 0.8, 1.6, 6.0, 6.8, 0.9, 3.0, 0.01, 1.6, 0.2, 0.7, 1.5, 0.07, 0.27, 1.6, 0.5, 1.9, 0.5, 0.1, 0.07, 0.2];
/// Two weeks without study.
const AWAY: Pause = Pause { from: 180, days: 14 };

/// Simulates the same student under each method.
pub async fn run(arguments: Arguments) -> Outcome<Answer> {
    let Arguments { days, minutes, new } = arguments;
    let calendar =
        Calendar::named("Europe/Berlin", 4).ok_or_else(|| anyhow::anyhow!("the zones of the world are missing"))?;
    let begins = chrono::DateTime::from_timestamp(1_767_268_800, 0).unwrap_or_default();
    let student = Student { memory: FORGETFUL.to_vec(), pace: Pace::default(), seed: 1 };
    let year = |fitted_on: Vec<u32>, pause| YearPlan {
        begins,
        days: days.min(3_650),
        cards: new.saturating_mul(days).min(50_000),
        minutes,
        new_per_day: new,
        pause,
        fitted_on,
    };
    let fits = vec![60, 120, 180, 240, 300];
    let runs = [
        ("fsrs", Scheduler::fsrs(), year(Vec::new(), None)),
        ("fsrs, fitted", Scheduler::fsrs(), year(fits.clone(), None)),
        ("fsrs, fitted, two weeks away", Scheduler::fsrs(), year(fits, Some(AWAY))),
        ("sm-2", Scheduler::Sm2, year(Vec::new(), None)),
        ("sm-2, two weeks away", Scheduler::Sm2, year(Vec::new(), Some(AWAY))),
    ];
    let (mut rows, mut text) = (Vec::new(), String::new());
    for (name, scheduler, plan) in runs {
        let rules = Rules { scheduler, ..Rules::new(calendar) };
        let days = simulate(&plan, &rules, &student);
        let half = &days[days.len() / 2..];
        let (recalled, reviews) = half.iter().fold((0, 0), |(a, b), day| (a + day.recalled, b + day.reviews));
        let retention = f64::from(recalled) / f64::from(reviews.max(1));
        let studied = days.iter().filter(|day| day.minutes > 0.0).count().max(1);
        let average = days.iter().map(|day| f64::from(day.minutes)).sum::<f64>() / studied as f64;
        let most = days.iter().map(|day| day.minutes).fold(0.0, f32::max);
        let remembered = days.last().map_or(0.0, |day| day.remembered);
        let backlog = plan.pause.and_then(|pause| backlog(&days, pause));
        rows.push(json!({
            "name": name, "retention": retention, "minutes": {"average": average, "most": most},
            "remembered": remembered, "new": days.iter().map(|day| day.new).sum::<u32>(),
            "backlog": backlog.map(|(cards, days)| json!({"cards": cards, "days": days})),
        }));
        text.push_str(&format!(
            "{name}: {:.1} % remembered, {average:.1} minutes a day, {most:.1} on the fullest, {remembered:.0} cards known",
            retention * 100.0
        ));
        if let Some((cards, days)) = backlog {
            text.push_str(&format!(", {cards} cards waiting after the break, worked off in {days} days"));
        }
        text.push('\n');
    }
    Ok(Answer::new(json!({ "runs": rows }), text))
}

/// Cards that wait when a break is over, and the days until none is carried over.
fn backlog(days: &[DayFigures], pause: Pause) -> Option<(u32, usize)> {
    let back = (pause.from + pause.days) as usize;
    let waiting = days.get(back.checked_sub(1)?)?.carried;
    let after = days.get(back..)?;
    Some((waiting, after.iter().position(|day| day.carried == 0).unwrap_or(after.len())))
}
