//! Finding conversations: by their titles, questions and answers.

use ::store::entities::{conversation, exchange};
use contract::AccountId;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, Func, IntoColumnRef, LikeExpr},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Exchanges that a search looks at for each list.
const HEARD: u64 = 1_000;

/// An exchange that holds what is searched for.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::chat) struct Heard {
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub question: String,
    pub markdown: String,
}

/// The text holds the word, whatever its case. SQLite knows the case of plain letters only, so that others are looked
/// for as they are written, too.
fn holds(column: impl IntoColumnRef + Copy, word: &str) -> Condition {
    let like = |text: &str| {
        let signs = text.chars().flat_map(|c| if matches!(c, '%' | '_' | '!') { vec!['!', c] } else { vec![c] });
        LikeExpr::new(format!("%{}%", signs.collect::<String>())).escape('!')
    };
    let lower = Expr::expr(Func::lower(Expr::col(column))).like(like(&word.to_lowercase()));
    Condition::any().add(lower).add(Expr::col(column).like(like(word)))
}

/// The account's exchanges whose question or answer hold all of these words, the latest first.
pub(in crate::chat) async fn heard(
    db: &impl ConnectionTrait,
    account: AccountId,
    words: &[&str],
) -> Result<Vec<Heard>, DbErr> {
    let all = words.iter().fold(Condition::all(), |all, word| {
        let question = holds(exchange::Column::Question, word);
        all.add(Condition::any().add(question).add(holds(exchange::Column::Markdown, word)))
    });
    exchange::Entity::find()
        .select_only()
        .columns([
            exchange::Column::Id,
            exchange::Column::ConversationId,
            exchange::Column::Question,
            exchange::Column::Markdown,
        ])
        .filter(exchange::Column::AccountId.eq(account.0))
        .filter(all)
        .order_by_desc(exchange::Column::AskedAt)
        .limit(HEARD)
        .into_model::<Heard>()
        .all(db)
        .await
}

/// The account's conversations, the latest first, at most `most`. With `words`, those whose title holds them all, and
/// those in `heard`.
pub(in crate::chat) async fn conversations(
    db: &impl ConnectionTrait,
    account: AccountId,
    words: &[&str],
    heard: BTreeSet<Uuid>,
    most: u64,
) -> Result<Vec<conversation::Model>, DbErr> {
    let mut rows = conversation::Entity::find()
        .filter(conversation::Column::AccountId.eq(account.0))
        .filter(conversation::Column::DeletedAt.is_null());
    if !words.is_empty() {
        let titled = words.iter().fold(Condition::all(), |all, word| all.add(holds(conversation::Column::Title, word)));
        rows = rows.filter(Condition::any().add(titled).add(conversation::Column::Id.is_in(heard)));
    }
    rows.order_by_desc(conversation::Column::UpdatedAt)
        .order_by_desc(conversation::Column::Id)
        .limit(most)
        .all(db)
        .await
}
