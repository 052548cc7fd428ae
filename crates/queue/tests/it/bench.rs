//! A database, a clock that stands still, and a few kinds of work.

use chrono::{DateTime, TimeDelta, Utc};
use queue::{About, Job, Now, Parts, Priority, Registry, Row, Wake, enqueue};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{
    Store,
    entities::{account, job},
};
use uuid::Uuid;

/// Work without a key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Work(pub u32);

impl Job for Work {
    const NAME: &'static str = "work";
    const PRIORITY: Priority = Priority::Medium;
}

/// Work that goes before the rest.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Urgent(pub u32);

impl Job for Urgent {
    const NAME: &'static str = "urgent";
    const PRIORITY: Priority = Priority::High;
}

/// Work of which one at a time is enough.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Keyed {
    pub key: String,
    pub data: u32,
}

impl Job for Keyed {
    const NAME: &'static str = "keyed";
    const PRIORITY: Priority = Priority::Medium;

    fn deduplication(&self) -> Option<String> {
        Some(self.key.clone())
    }
}

/// Work for a key.
pub fn keyed(key: &str, data: u32) -> Keyed {
    Keyed { key: key.to_owned(), data }
}

#[derive(Clone)]
pub struct Bench {
    /// For messages.
    pub database: &'static str,
    pub store: Store,
    pub wake: Wake,
    time: Arc<Mutex<DateTime<Utc>>>,
}

impl Bench {
    /// One on every database.
    pub async fn each() -> Vec<Self> {
        store::testing::databases().await.into_iter().map(|(database, store)| Self::new(database, store)).collect()
    }

    pub fn new(database: &'static str, store: Store) -> Self {
        let start = "2026-11-21T09:00:00Z".parse().expect("a moment");
        Self { database, store, wake: Wake::new(), time: Arc::new(Mutex::new(start)) }
    }

    pub fn now(&self) -> DateTime<Utc> {
        *self.time.lock().expect("the clock")
    }

    pub fn advance(&self, by: TimeDelta) {
        *self.time.lock().expect("the clock") += by;
    }

    pub fn clock(&self) -> Now {
        let time = self.time.clone();
        Arc::new(move || *time.lock().expect("the clock"))
    }

    /// A runner that looks after its jobs all the time and never wakes by itself.
    pub fn parts<S>(&self, services: S, registry: Registry<S>) -> Parts<S> {
        let mut parts = Parts::new(self.store.clone(), services, registry, self.clock(), self.wake.clone());
        parts.settings.pulse = Duration::from_millis(1);
        parts.settings.poll = Duration::from_secs(3600);
        parts
    }

    pub async fn enqueue<J: Job>(&self, job: J) -> Uuid {
        self.enqueue_for(None, job).await
    }

    pub async fn enqueue_for<J: Job>(&self, account: Option<Uuid>, job: J) -> Uuid {
        let transaction = self.store.begin().await.expect("begun");
        let about = About { account, material: None, title: "A title".to_owned() };
        let id = enqueue(&transaction, self.now(), &job, about).await.expect("enqueued");
        transaction.commit().await.expect("committed");
        self.wake.ring();
        id
    }

    pub async fn row(&self, id: Uuid) -> Row {
        job::Entity::find_by_id(id).one(self.store.reads()).await.expect("read").expect("the job is there")
    }

    pub async fn count(&self) -> usize {
        job::Entity::find().all(self.store.reads()).await.expect("read").len()
    }

    pub async fn account(&self) -> Uuid {
        let id = Uuid::new_v4();
        let row = account::Model {
            id,
            name: id.to_string(),
            name_key: id.to_string(),
            password_hash: String::new(),
            role: "learner".to_owned(),
            theme: "system".to_owned(),
            language: None,
            level: None,
            learning_style: None,
            time_zone: None,
            day_end: None,
            created_at: self.now(),
            seen_at: None,
        };
        account::Entity::insert(row.into_active_model())
            .exec_without_returning(self.store.writes())
            .await
            .expect("an account");
        id
    }
}

/// What handlers have noted.
#[derive(Clone, Default)]
pub struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    pub fn add(&self, note: impl ToString) {
        self.0.lock().expect("the notes").push(note.to_string());
    }

    pub fn all(&self) -> Vec<String> {
        self.0.lock().expect("the notes").clone()
    }
}
