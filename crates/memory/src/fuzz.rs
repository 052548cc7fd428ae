//! Which day exactly: intervals are moved a little, to days that hold less.

use crate::chance::Chance;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Shorter intervals are kept to the day.
const FUZZ_FROM: f64 = 2.5;

/// How many cards are due on the days to come.
#[derive(Clone, Debug, Default)]
pub struct Load(BTreeMap<NaiveDate, u32>);

impl Load {
    /// One more card is due on a day.
    pub fn add(&mut self, day: NaiveDate) {
        *self.0.entry(day).or_default() += 1;
    }

    /// One card less is due on a day.
    pub fn remove(&mut self, day: NaiveDate) {
        if let Some(count) = self.0.get_mut(&day) {
            *count = count.saturating_sub(1);
        }
    }

    /// Cards that are due on a day.
    pub fn on(&self, day: NaiveDate) -> u32 {
        self.0.get(&day).copied().unwrap_or(0)
    }
}

impl FromIterator<(NaiveDate, u32)> for Load {
    fn from_iter<I: IntoIterator<Item = (NaiveDate, u32)>>(days: I) -> Self {
        Self(days.into_iter().collect())
    }
}

/// The first and the last day that an interval may be moved to, between 1 and `maximum`: wider in days, narrower in
/// proportion, the longer it is.
pub fn fuzz_range(interval: f64, maximum: u32) -> (u32, u32) {
    let maximum = maximum.max(1);
    let whole = |days: f64| (days.round().max(1.0) as u32).min(maximum);
    if interval < FUZZ_FROM {
        return (whole(interval), whole(interval));
    }
    let parts = [(FUZZ_FROM, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, f64::INFINITY, 0.05)];
    let delta = 1.0 + parts.iter().map(|(from, to, share)| share * (interval.min(*to) - from).max(0.0)).sum::<f64>();
    let first = whole(interval - delta).max(2.min(maximum));
    (first, whole(interval + delta).max(first))
}

/// The days until a card is due: one of its range, by chance, the fuller a day the seldomer.
pub(crate) fn settle(interval: f64, maximum: u32, today: NaiveDate, load: &Load, chance: &mut Chance) -> u32 {
    let (first, last) = fuzz_range(interval, maximum);
    if first == last {
        return first;
    }
    let weight = |days: u32| {
        let held = today.checked_add_days(Days::new(u64::from(days))).map_or(0, |day| load.on(day));
        1.0 / f64::from(held + 1).powi(2)
    };
    let mut left = chance.share() * (first..=last).map(weight).sum::<f64>();
    (first..=last)
        .find(|days| {
            left -= weight(*days);
            left < 0.0
        })
        .unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_widens_with_the_interval_and_keeps_to_the_maximum() {
        let ranges = [1.0, 2.4, 3.0, 10.0, 100.0].map(|days| fuzz_range(days, 36_500));
        assert_eq!(ranges, [(1, 1), (2, 2), (2, 4), (8, 12), (93, 107)]);
        assert_eq!(fuzz_range(400.0, 365), (365, 365));
        assert_eq!(fuzz_range(10.0, 1), (1, 1));
    }

    #[test]
    fn full_days_are_avoided_and_the_seed_alone_decides() {
        let today: NaiveDate = "2026-11-22".parse().expect("a day");
        let full: Load = (93..=106).filter_map(|days| Some((today.checked_add_days(Days::new(days))?, 50))).collect();
        let settled = |seed| settle(100.0, 36_500, today, &full, &mut Chance::new(seed));
        let emptiest = (0..200).filter(|seed| settled(*seed) == 107).count();
        assert!(emptiest > 190, "{emptiest} of 200 on the empty day");
        assert_eq!(settled(7), settled(7));
    }

    #[test]
    fn a_card_more_and_a_card_less_on_a_day_are_counted() {
        let day: NaiveDate = "2026-11-22".parse().expect("a day");
        let mut load = Load::default();
        load.add(day);
        load.add(day);
        load.remove(day);
        load.remove(day.succ_opt().expect("a day"));
        assert_eq!(load.on(day), 1);
    }
}
