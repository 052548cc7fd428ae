//! `jobs`: a unit of long work: the queue's entry, its progress and its record.

use sea_orm::entity::prelude::*;

/// A unit of long work: the queue's entry, its progress and its record.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which handler runs it.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// `None` for the server's own.
    pub account_id: Option<Uuid>,
    pub material_id: Option<Uuid>,
    /// What it works on, for a person.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Json,
    /// The lower, the sooner.
    pub priority: i32,
    /// Jobs of one name and key wait once and run one at a time.
    #[sea_orm(column_type = "Text", nullable)]
    pub deduplication: Option<String>,
    /// `contract::JobState` as a word.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// What it is doing now.
    #[sea_orm(column_type = "Text")]
    pub step: String,
    pub done: i32,
    /// 0 while unknown.
    pub total: i32,
    pub per_second: Option<f32>,
    /// Why it failed, for a person.
    #[sea_orm(column_type = "Text", nullable)]
    pub say: Option<String>,
    /// What to do about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub hint: Option<String>,
    /// One line for each thing worth telling.
    #[sea_orm(column_type = "Text")]
    pub log: String,
    /// Failed ones and the running one.
    pub attempts: i32,
    /// How often the process died while it ran.
    pub crashes: i32,
    /// Not before.
    pub run_at: DateTimeUtc,
    /// Who does not hold it may not write.
    pub claim: Option<Uuid>,
    /// `host:process:start`.
    #[sea_orm(column_type = "Text", nullable)]
    pub claimed_by: Option<String>,
    pub heartbeat_at: Option<DateTimeUtc>,
    /// Somebody asked it to stop.
    pub cancel: bool,
    pub created_at: DateTimeUtc,
    /// Of the last attempt.
    pub started_at: Option<DateTimeUtc>,
    pub ended_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
