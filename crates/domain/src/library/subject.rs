//! Subjects: make, name, order, put away, delete.

use super::{Library, check, store, view};
use crate::{Actor, Outcome, permit};
use contract::{Refusal, SubjectId, SubjectView};

/// More than anybody arranges by hand.
const MOST: u64 = 1_000;

impl Library {
    /// All subjects, archived ones too, in their owner's order.
    pub async fn subjects(&self, actor: &Actor) -> Outcome<Vec<SubjectView>> {
        let db = self.tools.store.reads();
        let rows = store::subjects(db, actor.account).await?;
        let counts = store::materials_by_subject(db, actor.account).await?;
        let count = |id| counts.get(&id).copied().unwrap_or(0);
        Ok(rows.into_iter().map(|row| (count(row.id), row)).map(|(count, row)| view::subject(row, count)).collect())
    }

    /// A new subject, last in order.
    pub async fn create_subject(&self, actor: &Actor, title: &str) -> Outcome<SubjectView> {
        let title = check::title(title)?;
        let tx = self.tools.store.begin().await?;
        let count = store::count_subjects(&tx, actor.account).await?;
        if count >= MOST {
            let refusal = Refusal::too_much(format!("A library has at most {MOST} subjects."));
            return Err(refusal.with_hint("Delete one first.").into());
        }
        let row = store::insert_subject(&tx, actor.account, title, count as i32, self.tools.now()).await?;
        tx.commit().await?;
        Ok(view::subject(row, 0))
    }

    /// Gives a subject another title.
    pub async fn rename_subject(&self, actor: &Actor, id: SubjectId, title: &str) -> Outcome<()> {
        let subject = permit::subject(&self.tools, actor, id).await?;
        let title = check::title(title)?;
        Ok(store::set_subject_title(self.tools.store.writes(), &subject, title, self.tools.now()).await?)
    }

    /// Moves a subject to a place among its owner's, from 0; beyond the end is the end.
    pub async fn move_subject(&self, actor: &Actor, id: SubjectId, position: u32) -> Outcome<()> {
        let subject = permit::subject(&self.tools, actor, id).await?;
        let tx = self.tools.store.begin().await?;
        let rows = store::subjects(&tx, actor.account).await?;
        let mut order: Vec<_> = rows.into_iter().map(|row| row.id).filter(|id| *id != subject.id).collect();
        order.insert(order.len().min(position as usize), subject.id);
        store::order_subjects(&tx, actor.account, &order).await?;
        Ok(tx.commit().await?)
    }

    /// Puts a subject away, or takes it out again.
    pub async fn archive_subject(&self, actor: &Actor, id: SubjectId, archived: bool) -> Outcome<()> {
        let subject = permit::subject(&self.tools, actor, id).await?;
        Ok(store::set_subject_archived(self.tools.store.writes(), &subject, archived, self.tools.now()).await?)
    }

    /// Deletes a subject; its materials stay, without a subject.
    pub async fn delete_subject(&self, actor: &Actor, id: SubjectId) -> Outcome<()> {
        let subject = permit::subject(&self.tools, actor, id).await?;
        let tx = self.tools.store.begin().await?;
        store::delete_subject(&tx, subject).await?;
        let order: Vec<_> = store::subjects(&tx, actor.account).await?.into_iter().map(|row| row.id).collect();
        store::order_subjects(&tx, actor.account, &order).await?;
        Ok(tx.commit().await?)
    }
}
