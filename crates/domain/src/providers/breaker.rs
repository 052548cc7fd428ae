//! Who has failed again and again is left alone for a while.
//!
//! Three faults in a row open the breaker; after its time one request may try, and its end closes or opens it for twice as
//! long. The clock is an argument.

use chrono::{DateTime, Duration, Utc};
use models::ModelFault;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard},
};
use uuid::Uuid;

/// Faults in a row.
const ENOUGH: u32 = 3;
const FIRST: Duration = Duration::seconds(30);
const LONGEST: Duration = Duration::minutes(10);
/// Within which the one that tries is heard of again.
const TRY: Duration = Duration::minutes(2);

/// Whose breaker.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Line {
    /// The server's, by its name.
    Offered(String),
    /// A person's own.
    Own(Uuid),
}

struct Breaker {
    faults: u32,
    last: ModelFault,
    /// Nobody asks before.
    until: DateTime<Utc>,
    opened_for: Duration,
}

/// The breakers of all that have failed lately.
#[derive(Default)]
pub(super) struct Breakers(Mutex<HashMap<Line, Breaker>>);

impl Breakers {
    /// Whether a request may go out; else the fault that it would most likely meet.
    pub fn may(&self, line: &Line, now: DateTime<Utc>) -> Result<(), ModelFault> {
        match self.lock().get_mut(line) {
            Some(breaker) if breaker.faults >= ENOUGH && now < breaker.until => Err(breaker.last.clone()),
            Some(breaker) if breaker.faults >= ENOUGH => {
                // This one tries; the others wait until it is heard of.
                breaker.until = now + TRY;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// It answered.
    pub fn fine(&self, line: &Line) {
        self.lock().remove(line);
    }

    /// It did not, or broke off. Faults of the question itself do not count.
    pub fn faulty(&self, line: &Line, fault: &ModelFault, now: DateTime<Utc>) {
        if !fault.may_pass() {
            return self.fine(line);
        }
        let mut all = self.lock();
        let fresh = || Breaker { faults: 0, last: fault.clone(), until: now, opened_for: Duration::zero() };
        let breaker = all.entry(line.clone()).or_insert_with(fresh);
        breaker.faults += 1;
        breaker.last = fault.clone();
        if breaker.faults >= ENOUGH {
            let asked = fault.wait().and_then(|wait| Duration::from_std(wait).ok()).unwrap_or_default();
            breaker.opened_for = (breaker.opened_for * 2).max(FIRST).max(asked).min(LONGEST);
            breaker.until = now + breaker.opened_for;
        }
        // What failed long ago is nobody's business.
        all.retain(|_, breaker| now - breaker.until < LONGEST * 6);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Line, Breaker>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    fn line() -> Line {
        Line::Offered("small".into())
    }

    fn failing(times: u32) -> Breakers {
        let breakers = Breakers::default();
        for _ in 0..times {
            breakers.faulty(&line(), &ModelFault::NoRoute, at(0));
        }
        breakers
    }

    #[test]
    fn it_opens_at_the_third_fault_in_a_row_and_a_good_answer_forgets_them() {
        assert_eq!(failing(2).may(&line(), at(0)), Ok(()));
        assert_eq!(failing(3).may(&line(), at(29)), Err(ModelFault::NoRoute));
        let breakers = failing(2);
        breakers.fine(&line());
        breakers.faulty(&line(), &ModelFault::NoRoute, at(0));
        assert_eq!(breakers.may(&line(), at(0)), Ok(()));
        assert_eq!(failing(3).may(&Line::Own(Uuid::nil()), at(0)), Ok(()), "others are asked");
    }

    #[test]
    fn when_its_time_is_over_one_tries_for_all() {
        let breakers = failing(3);
        assert_eq!(breakers.may(&line(), at(30)), Ok(()));
        assert_eq!(breakers.may(&line(), at(30)), Err(ModelFault::NoRoute), "the others wait");
        breakers.fine(&line());
        assert_eq!(breakers.may(&line(), at(31)), Ok(()));
        let breakers = failing(3);
        assert_eq!(breakers.may(&line(), at(30)), Ok(()));
        breakers.faulty(&line(), &ModelFault::TooSlow, at(40));
        assert_eq!(breakers.may(&line(), at(99)), Err(ModelFault::TooSlow), "a minute now");
        assert_eq!(breakers.may(&line(), at(100)), Ok(()));
        assert_eq!(breakers.may(&line(), at(100 + 120)), Ok(()), "one that is never heard of holds up nobody for ever");
    }

    #[test]
    fn it_stays_open_for_ten_minutes_at_most_and_as_long_as_a_server_asks() {
        let breakers = failing(12);
        assert_eq!(breakers.may(&line(), at(599)), Err(ModelFault::NoRoute));
        assert_eq!(breakers.may(&line(), at(600)), Ok(()));
        let breakers = Breakers::default();
        let quota = ModelFault::Quota { wait: Some(std::time::Duration::from_secs(100)) };
        (0..3).for_each(|_| breakers.faulty(&line(), &quota, at(0)));
        assert_eq!(breakers.may(&line(), at(99)), Err(quota));
        assert_eq!(breakers.may(&line(), at(100)), Ok(()));
    }

    #[test]
    fn what_the_question_is_to_blame_for_does_not_count() {
        let breakers = Breakers::default();
        for fault in
            [ModelFault::TooLong, ModelFault::WrongKey, ModelFault::UnknownModel, ModelFault::Refused("x".into())]
        {
            (0..5).for_each(|_| breakers.faulty(&line(), &fault, at(0)));
            assert_eq!(breakers.may(&line(), at(0)), Ok(()), "{fault:?}");
        }
    }
}
