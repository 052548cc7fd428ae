//! What today came to, and what the days to come will ask.

use super::{Cards, MOST_CARDS, day, row, store};
use crate::{Actor, Outcome};
use contract::{DaySummary, ForecastDay};

/// Days that are looked ahead.
const DAYS: u32 = 30;

impl Cards {
    /// What was done today, and a month ahead in minutes: by the real rules, with answers as likely as they are.
    pub async fn summary(&self, actor: &Actor) -> Outcome<DaySummary> {
        let today = day::today(&self.tools, actor.account).await?;
        let rows = store::active(self.tools.store.reads(), actor.account, MOST_CARDS).await?;
        let cards = rows.iter().map(|row| Ok((row.id.as_u128(), row.note_id.as_u128(), row::memory(row)?)));
        let cards = cards.collect::<Outcome<Vec<_>>>()?;
        let (rules, limits, pace, now) = (today.rules.clone(), today.limits(), today.pace, today.now);
        let ahead =
            tokio::task::spawn_blocking(move || memory::forecast(&cards, &rules, &limits, &pace, now, DAYS)).await;
        let forecast = ahead.map_err(anyhow::Error::from)?.into_iter();
        Ok(DaySummary {
            answers: today.done.answers,
            minutes: today.done.seconds / 60.0,
            reviews: today.done.reviews,
            recalled: today.done.recalled,
            new: today.done.new,
            forecast: forecast
                .map(|day| ForecastDay { day: day.day, minutes: day.minutes, cards: day.cards, carried: day.carried })
                .collect(),
        })
    }
}
