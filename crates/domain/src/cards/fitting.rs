//! Parameters of FSRS fitted from each person's own log, once a week, bounded in time.

use super::{Cards, answer, settings, store};
use crate::{Actor, Outcome, Services};
use ::store::entities::review_settings;
use ::store::word;
use chrono::TimeDelta;
use contract::AccountId;
use memory::{ENOUGH_REVIEWS, Fitting, Logged};
use queue::{Context, Done, Job, JobFault, Priority};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};

/// The newest answers that are looked at.
const MOST: u64 = 20_000;
/// The longest that a fit may take.
const LONGEST: Duration = Duration::from_secs(60);
/// Fitted again after so long, where there are enough new answers.
const EVERY: TimeDelta = TimeDelta::days(7);

/// Fits everybody's parameters who has answered enough since the last time.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FitParameters {}

impl Job for FitParameters {
    const NAME: &'static str = "fit_parameters";
    const PRIORITY: Priority = Priority::Low;

    fn deduplication(&self) -> Option<String> {
        Some("all".into())
    }
}

impl Cards {
    /// The job: one account after the other.
    pub(crate) async fn fit_parameters(
        services: Arc<Services>,
        _: FitParameters,
        context: Context,
    ) -> Result<Done, JobFault> {
        let cards = &services.cards;
        let mut fitted = 0;
        for (account, _) in store::accounts_with(cards.tools.store.reads(), ENOUGH_REVIEWS as u64).await? {
            let account = AccountId(account);
            let known = store::settings(cards.tools.store.reads(), account).await?;
            let lately = known.and_then(|row| row.fitted_at).is_some_and(|at| at + EVERY > cards.tools.now());
            if !lately && cards.fit_account(account).await? {
                fitted += 1;
            }
        }
        context.log(format!("parameters of {fitted} people fitted"));
        Ok(Done::default())
    }

    /// Fits the actor's parameters now; tells whether they are better than everybody's.
    pub async fn fit(&self, actor: &Actor) -> Outcome<bool> {
        self.fit_account(actor.account).await
    }

    async fn fit_account(&self, account: AccountId) -> Outcome<bool> {
        let log = store::log(self.tools.store.reads(), account, MOST).await?;
        let log = log.into_iter().map(|(card, number, at, state)| {
            Ok(Logged { card: card.as_u128(), grade: answer::grade(number)?, at, state: word::read(&state)? })
        });
        let log = log.collect::<Outcome<Vec<_>>>()?;
        let (usual, rules) = settings::of(&self.tools, account).await?;
        let fitting = Fitting::default();
        let stopped = fitting.clone();
        let calendar = rules.calendar;
        let fit = tokio::task::spawn_blocking(move || memory::fit(&log, &calendar, &fitting));
        let fitted = tokio::select! {
            fitted = fit => fitted.map_err(anyhow::Error::from)?,
            () = tokio::time::sleep(LONGEST) => {
                stopped.stop();
                None
            }
        };
        let better = fitted.is_some();
        let now = self.tools.now();
        let row = store::settings(self.tools.store.reads(), account).await?;
        let row = row.unwrap_or_else(|| settings::row_of(account, usual));
        let row = match fitted {
            Some(fitted) => review_settings::Model {
                parameters: Some(serde_json::json!(fitted.parameters)),
                fitted_reviews: Some(fitted.reviews as i32),
                ..row
            },
            None => row,
        };
        store::set_settings(self.tools.store.writes(), review_settings::Model { fitted_at: Some(now), ..row }).await?;
        Ok(better)
    }
}
