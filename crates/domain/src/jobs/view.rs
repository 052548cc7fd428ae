//! A job's row as its owner sees it.

use crate::Outcome;
use chrono::{DateTime, Utc};
use contract::{JobState, JobView};

/// The view of a row at `now`.
pub fn view(row: &queue::Row, now: DateTime<Utc>) -> Outcome<JobView> {
    let state = ::store::word::read(&row.state)?;
    let (done, total) = (count(row.done), count(row.total));
    let say = row.say.clone().or_else(|| (state == JobState::Waiting).then(|| again(row, now)).flatten());
    Ok(JobView {
        id: row.id.into(),
        name: row.name.clone(),
        material: row.material_id.map(Into::into),
        title: row.title.clone(),
        state,
        step: row.step.clone(),
        done,
        total,
        per_second: row.per_second,
        seconds_left: if state == JobState::Running { left(done, total, row.per_second) } else { None },
        say,
        created_at: row.created_at,
    })
}

fn count(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or(0)
}

fn left(done: u32, total: u32, per_second: Option<f32>) -> Option<u32> {
    let speed = per_second.filter(|speed| *speed > 0.0)?;
    (total > 0).then(|| (f64::from(total.saturating_sub(done)) / f64::from(speed)).ceil() as u32)
}

/// What a job that waits for another attempt says for itself.
fn again(row: &queue::Row, now: DateTime<Utc>) -> Option<String> {
    let minutes = ((row.run_at - now).num_seconds() + 59) / 60;
    match minutes {
        ..1 => None,
        1 => Some("It did not work; the next attempt is within a minute.".to_owned()),
        _ => Some(format!("It did not work; the next attempt is within {minutes} minutes.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_what_is_missing_at_the_present_speed() {
        assert_eq!(left(50, 300, Some(10.0)), Some(25));
        assert_eq!(left(299, 300, Some(10.0)), Some(1));
        assert_eq!(left(300, 300, Some(10.0)), Some(0));
    }

    #[test]
    fn without_a_speed_or_a_total_nothing_is_promised() {
        assert_eq!(left(5, 0, Some(10.0)), None);
        assert_eq!(left(5, 10, None), None);
        assert_eq!(left(5, 10, Some(0.0)), None);
    }
}
