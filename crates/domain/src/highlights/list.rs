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

    /// All of a subject's materials, one material after the other.
    pub async fn of_subject(&self, actor: &Actor, id: SubjectId) -> Outcome<Vec<HighlightView>> {
        let subject = permit::subject(&self.tools, actor, id).await?;
        let db = self.tools.store.reads();
        let materials = store::materials_of(db, &subject).await?;
        store::of_materials(db, &materials).await?.into_iter().map(view).collect()
    }
}
