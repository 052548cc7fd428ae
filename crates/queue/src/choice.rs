//! Whose turn it is: the urgent before the rest, then the account with the fewest running jobs, then the one that was
//! served longest ago, then who has waited longest. Pure, so that fairness is tested by tables.

use chrono::{DateTime, Utc};
use std::collections::HashMap;
use uuid::Uuid;

/// Accounts that are remembered; beyond that, everybody counts as not served yet.
const REMEMBERED: usize = 10_000;

/// The jobs of one account and priority that could run now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The lower, the sooner.
    pub priority: i32,
    pub account: Option<Uuid>,
    /// Since when the oldest of them could run.
    pub since: DateTime<Utc>,
}

/// Who was served when, in this process.
#[derive(Default)]
pub struct Served {
    turn: u64,
    last: HashMap<Option<Uuid>, u64>,
}

impl Served {
    /// `account` has got its turn.
    pub fn note(&mut self, account: Option<Uuid>) {
        if self.last.len() >= REMEMBERED {
            self.last.clear();
        }
        self.turn += 1;
        self.last.insert(account, self.turn);
    }

    /// Orders `candidates`, whose turn it is first. `running` counts the running jobs of each account.
    pub fn order(&self, candidates: &mut [Candidate], running: &HashMap<Option<Uuid>, i64>) {
        candidates.sort_by_key(|candidate| {
            (
                candidate.priority,
                running.get(&candidate.account).copied().unwrap_or(0),
                self.last.get(&candidate.account).copied().unwrap_or(0),
                candidate.since,
            )
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(priority: i32, account: u128, second: i64) -> Candidate {
        let since = DateTime::from_timestamp(second, 0).expect("a moment");
        Candidate { priority, account: Some(Uuid::from_u128(account)), since }
    }

    fn first(served: &Served, candidates: &[Candidate], running: &[(u128, i64)]) -> u128 {
        let mut candidates = candidates.to_vec();
        let running = running.iter().map(|(account, count)| (Some(Uuid::from_u128(*account)), *count)).collect();
        served.order(&mut candidates, &running);
        candidates[0].account.expect("an account").as_u128()
    }

    #[test]
    fn the_urgent_goes_before_the_fair() {
        assert_eq!(first(&Served::default(), &[candidate(10, 1, 0), candidate(0, 2, 9)], &[(2, 5)]), 2);
    }

    #[test]
    fn who_has_fewest_running_goes_first() {
        assert_eq!(first(&Served::default(), &[candidate(0, 1, 0), candidate(0, 2, 9)], &[(1, 2), (2, 1)]), 2);
    }

    #[test]
    fn with_one_worker_accounts_take_turns() {
        let mut served = Served::default();
        let waiting = [candidate(0, 1, 0), candidate(0, 2, 9), candidate(0, 3, 5)];
        let mut turns = Vec::new();
        for _ in 0..6 {
            let account = first(&served, &waiting, &[]);
            served.note(Some(Uuid::from_u128(account)));
            turns.push(account);
        }
        assert_eq!(turns, [1, 3, 2, 1, 3, 2]);
    }

    #[test]
    fn else_who_has_waited_longest() {
        assert_eq!(first(&Served::default(), &[candidate(0, 1, 7), candidate(0, 2, 3)], &[]), 2);
    }
}
