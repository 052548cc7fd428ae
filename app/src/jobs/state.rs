//! The jobs that an open page knows of, kept in step by live events.

use contract::{JobState, JobView};

/// Takes a job's newest state into the list: where it stood before, else at the top.
pub fn take_in(jobs: &mut Vec<JobView>, job: JobView) {
    match jobs.iter_mut().find(|known| known.id == job.id) {
        Some(known) => *known = job,
        None => jobs.insert(0, job),
    }
}

/// Jobs at work or waiting to be.
pub fn running(jobs: &[JobView]) -> Vec<JobView> {
    jobs.iter().filter(|job| !job.state.is_final()).cloned().collect()
}

/// How far all running jobs are together: done and total steps. A total of 0 says that nobody knows.
pub fn together(jobs: &[JobView]) -> Option<(u32, u32)> {
    let at_work: Vec<_> = jobs.iter().filter(|job| job.state == JobState::Running).collect();
    if at_work.is_empty() {
        return None;
    }
    if at_work.iter().any(|job| job.total == 0) {
        return Some((0, 0));
    }
    Some((at_work.iter().map(|job| job.done).sum(), at_work.iter().map(|job| job.total).sum()))
}

/// A rough time as minutes and seconds: `(1, 5)` for 65 seconds.
pub fn minutes(seconds: u32) -> (u32, u32) {
    (seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::JobId;

    fn job(id: u128, state: JobState, done: u32, total: u32) -> JobView {
        JobView {
            id: JobId(uuid(id)),
            name: "read_material".into(),
            material: None,
            title: "A book".into(),
            state,
            step: "read".into(),
            done,
            total,
            per_second: None,
            seconds_left: None,
            say: None,
            created_at: Default::default(),
        }
    }

    fn uuid<T: std::str::FromStr>(id: u128) -> T
    where
        T::Err: std::fmt::Debug,
    {
        format!("{id:032x}").parse().expect("a uuid")
    }

    #[test]
    fn news_of_a_known_job_replaces_what_was_known() {
        let mut jobs = vec![job(1, JobState::Running, 1, 9), job(2, JobState::Waiting, 0, 0)];
        take_in(&mut jobs, job(2, JobState::Running, 3, 4));
        take_in(&mut jobs, job(3, JobState::Waiting, 0, 0));
        assert_eq!(jobs.iter().map(|job| job.done).collect::<Vec<_>>(), [0, 1, 3]);
    }

    #[test]
    fn progress_together_is_unknown_while_one_is_unknown() {
        assert_eq!(together(&[job(1, JobState::Done, 9, 9)]), None);
        assert_eq!(together(&[job(1, JobState::Running, 2, 9), job(2, JobState::Running, 1, 1)]), Some((3, 10)));
        assert_eq!(together(&[job(1, JobState::Running, 2, 9), job(2, JobState::Running, 0, 0)]), Some((0, 0)));
    }
}
