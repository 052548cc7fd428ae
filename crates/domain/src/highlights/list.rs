//! Listing highlights: those of a material, those of a subject.

use super::{Highlights, store, view};
use crate::{Actor, Outcome, permit};
use contract::{HighlightView, MaterialId, SubjectId};

impl Highlights {
    /// All of a material, in the order of its pages.
    pub async fn of_material(&self, actor: &Actor, id: MaterialId) -> Outcome<Vec<HighlightView>> {
        let material = permit::material(&self.tools, actor, id).await?;
        let rows = store::of_materials(self.tools.store.reads(), &[material.id]).await?;
        rows.into_iter().map(view).collect()
    }

    /// All of these materials that are the actor's, one material after the other.
    pub async fn of_materials(&self, actor: &Actor, ids: &[MaterialId]) -> Outcome<Vec<HighlightView>> {
        let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
        let rows = store::of_materials(self.tools.store.reads(), &ids).await?;
        rows.into_iter().filter(|row| row.account_id == actor.account.0).map(view).collect()
    }

    /// All of a subject's materials, one material after the other.
    pub async fn of_subject(&self, actor: &Actor, id: SubjectId) -> Outcome<Vec<HighlightView>> {
        let subject = permit::subject(&self.tools, actor, id).await?;
        let db = self.tools.store.reads();
        let materials = store::materials_of(db, &subject).await?;
        store::of_materials(db, &materials).await?.into_iter().map(view).collect()
    }
}
