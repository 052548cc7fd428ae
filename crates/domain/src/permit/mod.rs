//! Who may touch what: the only place that decides it.
//!
//! A row is loaded together with the question whose it is, and comes back as [`Permitted`], which nothing else can
//! make; changes take `Permitted`, so none can forget to ask. A stranger's id and an unknown one are both `Missing`.

#[cfg(test)]
mod tests;

use crate::{Actor, Outcome, Tools};
use ::store::entities::{
    card, card_import, conversation, exchange, figure, highlight, job, material, output, provider, session, subject,
};
use contract::{
    CardId, CardImportId, ConversationId, FigureId, HighlightId, JobId, MaterialId, MessageId, OutputId, ProviderId,
    Refusal, Role, SessionId, SubjectId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use std::ops::Deref;

/// A row that its actor may read and change.
#[derive(Clone, Debug)]
pub struct Permitted<T>(T);

impl<T> Permitted<T> {
    /// The row itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Permitted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What one role may do with things of its own, of others and of the whole server.
pub fn administers(actor: &Actor) -> Outcome<()> {
    match actor.role {
        Role::Administrator => Ok(()),
        Role::Instructor | Role::Learner => Err(Refusal::Forbidden.into()),
    }
}

/// The actor's own material, in the trash or not.
pub async fn material(tools: &Tools, actor: &Actor, id: MaterialId) -> Outcome<Permitted<material::Model>> {
    one(tools, material::Entity::find_by_id(id.0).filter(material::Column::AccountId.eq(actor.account.0))).await
}

/// A figure of the actor's own material.
pub async fn figure(tools: &Tools, actor: &Actor, id: FigureId) -> Outcome<Permitted<figure::Model>> {
    one(tools, figure::Entity::find_by_id(id.0).filter(figure::Column::AccountId.eq(actor.account.0))).await
}

/// The actor's own card, deleted or not.
pub async fn card(tools: &Tools, actor: &Actor, id: CardId) -> Outcome<Permitted<card::Model>> {
    one(tools, card::Entity::find_by_id(id.0).filter(card::Column::AccountId.eq(actor.account.0))).await
}

/// The actor's own highlight, deleted or not.
pub async fn highlight(tools: &Tools, actor: &Actor, id: HighlightId) -> Outcome<Permitted<highlight::Model>> {
    one(tools, highlight::Entity::find_by_id(id.0).filter(highlight::Column::AccountId.eq(actor.account.0))).await
}

/// A file of cards that the actor took in.
pub async fn card_import(tools: &Tools, actor: &Actor, id: CardImportId) -> Outcome<Permitted<card_import::Model>> {
    let own = card_import::Entity::find_by_id(id.0).filter(card_import::Column::AccountId.eq(actor.account.0));
    one(tools, own).await
}

/// The actor's own subject.
pub async fn subject(tools: &Tools, actor: &Actor, id: SubjectId) -> Outcome<Permitted<subject::Model>> {
    one(tools, subject::Entity::find_by_id(id.0).filter(subject::Column::AccountId.eq(actor.account.0))).await
}

/// The actor's own conversation; a deleted one is not there.
pub async fn conversation(tools: &Tools, actor: &Actor, id: ConversationId) -> Outcome<Permitted<conversation::Model>> {
    let own = conversation::Entity::find_by_id(id.0).filter(conversation::Column::AccountId.eq(actor.account.0));
    one(tools, own.filter(conversation::Column::DeletedAt.is_null())).await
}

/// The actor's own conversation, deleted or not.
pub async fn any_conversation(
    tools: &Tools,
    actor: &Actor,
    id: ConversationId,
) -> Outcome<Permitted<conversation::Model>> {
    one(tools, conversation::Entity::find_by_id(id.0).filter(conversation::Column::AccountId.eq(actor.account.0))).await
}

/// A question with its answer, in a conversation of the actor's own that is not deleted.
pub async fn exchange(tools: &Tools, actor: &Actor, id: MessageId) -> Outcome<Permitted<exchange::Model>> {
    let own = exchange::Entity::find_by_id(id.0)
        .filter(exchange::Column::AccountId.eq(actor.account.0))
        .inner_join(conversation::Entity)
        .filter(conversation::Column::DeletedAt.is_null());
    one(tools, own).await
}

/// Something that was made for the actor; a deleted one is not there.
pub async fn output(tools: &Tools, actor: &Actor, id: OutputId) -> Outcome<Permitted<output::Model>> {
    let own = output::Entity::find_by_id(id.0).filter(output::Column::AccountId.eq(actor.account.0));
    one(tools, own.filter(output::Column::DeletedAt.is_null())).await
}

/// Something that was made for the actor, deleted or not.
pub async fn any_output(tools: &Tools, actor: &Actor, id: OutputId) -> Outcome<Permitted<output::Model>> {
    one(tools, output::Entity::find_by_id(id.0).filter(output::Column::AccountId.eq(actor.account.0))).await
}

/// The actor's own provider; an administrator sees no other's.
pub async fn provider(tools: &Tools, actor: &Actor, id: ProviderId) -> Outcome<Permitted<provider::Model>> {
    one(tools, provider::Entity::find_by_id(id.0).filter(provider::Column::AccountId.eq(actor.account.0))).await
}

/// The actor's own job; an administrator's any.
pub async fn job(tools: &Tools, actor: &Actor, id: JobId) -> Outcome<Permitted<job::Model>> {
    let job = job::Entity::find_by_id(id.0);
    let anybodys = administers(actor).is_ok();
    one(tools, if anybodys { job } else { job.filter(job::Column::AccountId.eq(actor.account.0)) }).await
}

/// A browser that the actor is signed in with.
pub async fn session(tools: &Tools, actor: &Actor, id: SessionId) -> Outcome<Permitted<session::Model>> {
    let own = session::Entity::find()
        .filter(session::Column::PublicId.eq(id.0))
        .filter(session::Column::AccountId.eq(actor.account.0));
    one(tools, own).await
}

async fn one<E: EntityTrait>(tools: &Tools, rows: Select<E>) -> Outcome<Permitted<E::Model>>
where
    E::Model: Send + Sync,
{
    let row = rows.one(tools.store.reads()).await?;
    Ok(Permitted(row.ok_or(Refusal::Missing)?))
}
