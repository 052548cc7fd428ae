//! The study day: a day of a time zone that ends at an hour of one's own.
//!
//! Invariant: every instant belongs to exactly one day, and days follow each other without a hole, also where clocks
//! are put forward or back. A day then has 23 or 25 hours.

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The days of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    zone: Tz,
    /// Hours behind midnight at which a day ends, 0 to 23.
    day_end: u32,
}

impl Calendar {
    /// Days of `zone` that end at `day_end` o'clock; an hour that is none is 23.
    pub fn new(zone: Tz, day_end: u32) -> Self {
        Self { zone, day_end: day_end.min(23) }
    }

    /// Days of the zone with this IANA name; none when there is no such zone.
    pub fn named(zone: &str, day_end: u32) -> Option<Self> {
        Some(Self::new(zone.parse().ok()?, day_end))
    }

    /// The study day that an instant belongs to.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        let local = at.with_timezone(&self.zone).naive_local();
        let mut day = (local - Duration::hours(i64::from(self.day_end))).date();
        while self.begins(day) > at {
            day = day.pred_opt().unwrap_or(NaiveDate::MIN);
        }
        while let Some(next) = day.succ_opt().filter(|next| self.begins(*next) <= at) {
            day = next;
        }
        day
    }

    /// When a day begins. An hour that clocks skip begins behind the gap, one that comes twice with its first time.
    pub fn begins(&self, day: NaiveDate) -> DateTime<Utc> {
        let wall = day.and_hms_opt(self.day_end, 0, 0).unwrap_or(NaiveDateTime::MIN);
        match self.zone.from_local_datetime(&wall) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
            LocalResult::None => self.behind_gap(wall),
        }
    }

    /// When a day ends, which is when the next one begins.
    pub fn ends(&self, day: NaiveDate) -> DateTime<Utc> {
        day.succ_opt().map_or(DateTime::<Utc>::MAX_UTC, |next| self.begins(next))
    }

    /// The middle of a day: still in it when the zone is changed to one a few hours away.
    pub fn middle(&self, day: NaiveDate) -> DateTime<Utc> {
        let begins = self.begins(day);
        begins + (self.ends(day) - begins) / 2
    }

    /// Days from the study day of one instant to that of another; 0 when it is not later.
    pub fn days_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> u32 {
        u32::try_from((self.day_of(to) - self.day_of(from)).num_days()).unwrap_or(0)
    }

    /// The first instant behind the gap that holds this wall-clock time. Gaps end on a quarter of an hour.
    fn behind_gap(&self, wall: NaiveDateTime) -> DateTime<Utc> {
        // The longest gap there ever was is a whole day, where a country crossed the date line.
        let later = (1..=25 * 60).find_map(|minutes| {
            self.zone.from_local_datetime(&(wall + Duration::minutes(minutes))).earliest().map(|at| at.to_utc())
        });
        later.unwrap_or_else(|| wall.and_utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_night_belongs_to_the_day_before_until_the_day_ends() {
        let berlin = Calendar::named("Europe/Berlin", 4).expect("a zone");
        assert_eq!(berlin.day_of(at("2026-01-10T02:59:59Z")), day("2026-01-09"));
        assert_eq!(berlin.day_of(at("2026-01-10T03:00:00Z")), day("2026-01-10"));
        assert_eq!(Calendar::named("Mars/Olympus", 4), None);
    }

    #[test]
    fn the_days_on_which_clocks_change_have_23_and_25_hours() {
        let berlin = Calendar::named("Europe/Berlin", 0).expect("a zone");
        let hours = |on| (berlin.ends(day(on)) - berlin.begins(day(on))).num_hours();
        assert_eq!([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")], [24, 23, 25]);
    }

    #[test]
    fn a_day_that_begins_in_the_gap_begins_behind_it_and_one_in_the_overlap_at_its_first_time() {
        let berlin = Calendar::named("Europe/Berlin", 2).expect("a zone");
        assert_eq!(berlin.begins(day("2026-03-29")), at("2026-03-29T01:00:00Z"));
        assert_eq!(berlin.begins(day("2026-10-25")), at("2026-10-25T00:00:00Z"));
        assert_eq!(berlin.day_of(at("2026-10-25T01:30:00Z")), day("2026-10-25"));
    }

    #[test]
    fn a_country_that_crossed_the_date_line_loses_a_day_and_no_instant() {
        let apia = Calendar::named("Pacific/Apia", 0).expect("a zone");
        assert_eq!(apia.day_of(at("2011-12-30T09:59:59Z")), day("2011-12-29"));
        assert_eq!(apia.day_of(at("2011-12-30T10:00:00Z")), day("2011-12-31"));
    }

    proptest! {
        #[test]
        fn no_instant_is_without_a_day_and_no_day_is_skipped(
            minute in 0i64..60 * 24 * 366 * 12,
            hour in 0u32..24,
            zone in prop::sample::select(vec![
                "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/Santiago",
                "Asia/Kathmandu", "Asia/Beirut", "America/Sao_Paulo", "Antarctica/Troll",
            ]),
        ) {
            let calendar = Calendar::named(zone, hour).expect("a zone");
            let now = at("2016-01-01T00:00:00Z") + Duration::minutes(minute);
            let today = calendar.day_of(now);
            prop_assert!(calendar.begins(today) <= now && now < calendar.ends(today));
            prop_assert_eq!(calendar.day_of(calendar.begins(today)), today);
            prop_assert_eq!(calendar.day_of(calendar.ends(today)), today.succ_opt().expect("a day"));
            prop_assert_eq!(calendar.day_of(calendar.middle(today)), today);
            prop_assert_eq!(calendar.days_between(now, calendar.ends(today)), 1);
        }
    }
}
