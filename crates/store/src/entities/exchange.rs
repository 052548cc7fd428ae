//! `exchanges`: a question with its answer.

use sea_orm::entity::prelude::*;

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exchanges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub account_id: Uuid,
    /// The exchange that it follows; none at the beginning.
    pub parent_id: Option<Uuid>,
    /// In its branch, from 0.
    pub position: i32,
    /// Shown, of those that follow the same exchange.
    pub chosen: bool,
    #[sea_orm(column_type = "Text")]
    pub question: String,
    /// `contract::Scope`.
    #[sea_orm(column_type = "JsonBinary")]
    pub scope: Json,
    /// `extractive`, or the name of the model.
    #[sea_orm(column_type = "Text")]
    pub answerer: String,
    /// `contract::AnswerState` as a word.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub found: bool,
    #[sea_orm(column_type = "Text")]
    pub markdown: String,
    /// Sanitised.
    #[sea_orm(column_type = "Text")]
    pub html: String,
    /// `[contract::Citation]`.
    #[sea_orm(column_type = "JsonBinary")]
    pub citations: Json,
    /// `[contract::AnswerSentence]`.
    #[sea_orm(column_type = "JsonBinary")]
    pub sentences: Json,
    /// `contract::Refusal`.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub refusal: Option<Json>,
    /// Materials in scope that were still being read in when the answer was written.
    pub still_reading: i32,
    /// `contract::Basis`.
    #[sea_orm(column_type = "JsonBinary")]
    pub basis: Json,
    pub job_id: Option<Uuid>,
    pub asked_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
}

/// What it belongs to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::conversation::Entity",
        from = "Column::ConversationId",
        to = "super::conversation::Column::Id"
    )]
    Conversation,
}

impl Related<super::conversation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Conversation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
