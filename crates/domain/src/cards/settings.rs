//! How a person reviews, and the rules that follow from it.

use super::{Cards, store};
use crate::{Actor, Outcome, Tools, accounts::Accounts};
use ::store::entities::review_settings;
use ::store::word;
use contract::{AccountId, Refusal, ReviewSettings, SchedulerKind};
use memory::{Calendar, Fsrs, Rules, Scheduler, Steps};

impl Cards {
    /// How the actor reviews.
    pub async fn settings(&self, actor: &Actor) -> Outcome<ReviewSettings> {
        Ok(of(&self.tools, actor.account).await?.0)
    }

    /// Changes how the actor reviews, the zone and end of their day included. Cards keep the days they have; from the
    /// next answer on the new rules hold.
    pub async fn set_settings(&self, actor: &Actor, settings: ReviewSettings) -> Outcome<()> {
        check(&settings)?;
        let zone = settings.time_zone.as_deref().unwrap_or("UTC");
        Accounts::new(self.tools.clone()).set_day(actor, zone, settings.day_end).await?;
        let known = store::settings(self.tools.store.reads(), actor.account).await?;
        let fresh = row_of(actor.account, settings);
        let row = match known {
            Some(row) => review_settings::Model {
                parameters: row.parameters,
                fitted_reviews: row.fitted_reviews,
                fitted_at: row.fitted_at,
                ..fresh
            },
            None => fresh,
        };
        Ok(store::set_settings(self.tools.store.writes(), row).await?)
    }

    /// The zone of the actor's browser, kept where they have not said another one.
    pub async fn suggest_zone(&self, actor: &Actor, zone: &str) -> Outcome<()> {
        let (known, day_end) = Accounts::day(&self.tools, actor.account).await?;
        if known.is_some() {
            return Ok(());
        }
        let day_end = day_end.unwrap_or_else(|| ReviewSettings::default().day_end);
        Accounts::new(self.tools.clone()).set_day(actor, zone, day_end).await
    }
}

/// What is kept of settings: the zone and the end of the day are the account's, and nothing is fitted yet.
pub(super) fn row_of(account: AccountId, settings: ReviewSettings) -> review_settings::Model {
    review_settings::Model {
        account_id: account.0,
        scheduler: word::of(settings.scheduler),
        retention: settings.retention as f32 / 100.0,
        maximum_interval: settings.maximum_interval as i32,
        minutes: settings.minutes as i32,
        new_per_day: settings.new_per_day as i32,
        learning_steps: settings.learning_steps,
        relearning_steps: settings.relearning_steps,
        parameters: None,
        fitted_reviews: None,
        fitted_at: None,
    }
}

/// An account's settings, and the rules that follow from them.
pub(super) async fn of(tools: &Tools, account: AccountId) -> Outcome<(ReviewSettings, Rules)> {
    let row = store::settings(tools.store.reads(), account).await?;
    let (zone, day_end) = Accounts::day(tools, account).await?;
    let usual = ReviewSettings::default();
    let parameters: Option<Vec<f32>> =
        row.as_ref().and_then(|row| serde_json::from_value(row.parameters.clone()?).ok());
    let count = |number: i32| number.max(0) as u32;
    let settings = match &row {
        Some(row) => ReviewSettings {
            scheduler: word::read(&row.scheduler)?,
            retention: (row.retention * 100.0).round() as u32,
            maximum_interval: count(row.maximum_interval),
            minutes: count(row.minutes),
            new_per_day: count(row.new_per_day),
            learning_steps: row.learning_steps.clone(),
            relearning_steps: row.relearning_steps.clone(),
            fitted: row.fitted_reviews.map(count),
            ..usual
        },
        None => usual,
    };
    let settings = ReviewSettings { time_zone: zone, day_end: day_end.unwrap_or(settings.day_end), ..settings };
    let named = settings.time_zone.as_deref().and_then(|zone| Calendar::named(zone, settings.day_end));
    let calendar = match named.or_else(|| Calendar::named("UTC", settings.day_end)) {
        Some(calendar) => calendar,
        None => return Err(anyhow::anyhow!("no calendar for UTC").into()),
    };
    let rules = Rules {
        scheduler: match settings.scheduler {
            SchedulerKind::Fsrs => Scheduler::Fsrs(Fsrs::new(parameters.as_deref().unwrap_or_default())),
            SchedulerKind::Sm2 => Scheduler::Sm2,
        },
        retention: settings.retention as f32 / 100.0,
        maximum_interval: settings.maximum_interval,
        learning: Steps::parse(&settings.learning_steps).unwrap_or_else(Steps::learning),
        relearning: Steps::parse(&settings.relearning_steps).unwrap_or_else(Steps::relearning),
        ..Rules::new(calendar)
    };
    Ok((settings, rules))
}

fn check(settings: &ReviewSettings) -> Result<(), Refusal> {
    let steps = |text: &str, field: &str| match Steps::parse(text) {
        Some(_) => Ok(()),
        None => {
            Err(Refusal::invalid(field, "Write steps in minutes, shortest first: 1 10. At most six, up to 12 hours."))
        }
    };
    steps(&settings.learning_steps, "learning_steps")?;
    steps(&settings.relearning_steps, "relearning_steps")?;
    let within = |number: u32, least: u32, most: u32, field: &str, say: &str| match (least..=most).contains(&number) {
        true => Ok(()),
        false => Err(Refusal::invalid(field, say)),
    };
    within(settings.retention, 70, 99, "retention", "Choose between 70 and 99 percent.")?;
    within(settings.maximum_interval, 1, 36_500, "maximum_interval", "Choose between 1 and 36,500 days.")?;
    within(settings.minutes, 0, 1_440, "minutes", "A day has at most 1,440 minutes.")?;
    within(settings.new_per_day, 0, 1_000, "new_per_day", "At most 1,000 new cards a day.")
}
