//! Work that comes round: enqueued when the last of its name is old enough. The table remembers, so that neither a
//! restart nor a second process makes it come twice.

use crate::{About, Job, Settings, enqueue, state};
use chrono::{DateTime, Utc};
use futures::{FutureExt, future::BoxFuture};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::{sync::Arc, time::Duration};
use store::{Store, entities::job};

/// One thing that comes round.
pub type Schedule = Arc<dyn Fn(Store, DateTime<Utc>) -> BoxFuture<'static, Result<bool, DbErr>> + Send + Sync>;

/// `J` every `period`; the job needs a deduplication key, so that it never waits twice.
pub fn every<J: Job>(period: Duration, title: &'static str, job: impl Fn() -> J + Send + Sync + 'static) -> Schedule {
    let period = crate::settings::span(period);
    Arc::new(move |store, now| {
        let job = job();
        async move {
            let last = job::Entity::find()
                .filter(job::Column::Name.eq(J::NAME))
                .order_by_desc(job::Column::CreatedAt)
                .one(store.reads())
                .await?;
            let due =
                last.is_none_or(|last| state::FINAL.contains(&last.state.as_str()) && now - last.created_at >= period);
            if due {
                let transaction = store.begin().await?;
                enqueue(&transaction, now, &job, About { title: title.to_owned(), ..About::default() }).await?;
                transaction.commit().await?;
            }
            Ok(due)
        }
        .boxed()
    })
}

/// How often schedules and orphans are looked after.
pub fn pause(settings: &Settings) -> Duration {
    settings.orphaned / 4
}
