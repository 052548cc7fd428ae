//! Lists of outputs, and one opened.

use super::{Study, store, view};
use crate::{Actor, Outcome, permit};
use contract::{MaterialId, OutputId, OutputKind, OutputList, OutputOpened, OutputView, SubjectId};

/// Attempts that are shown with a quiz.
const ATTEMPTS: u64 = 20;
/// Outputs looked through for those of one material or subject.
const LOOKED_THROUGH: u64 = 2_000;

impl Study {
    /// The actor's outputs, the newest first; `page` counts from 1.
    pub async fn list(&self, actor: &Actor, kind: Option<OutputKind>, page: u32, per_page: u32) -> Outcome<OutputList> {
        let page = page.max(1);
        let per_page = if per_page == 0 { 24 } else { per_page.min(200) };
        let part = (u64::from(page - 1), u64::from(per_page));
        let (rows, total) = store::list(self.tools.store.reads(), actor.account, kind, part).await?;
        let outputs = rows.iter().map(view::output).collect::<Outcome<_>>()?;
        Ok(OutputList { outputs, total, page, per_page })
    }

    /// What was made from a material, by name or with its subject.
    pub async fn of_material(&self, actor: &Actor, id: MaterialId) -> Outcome<Vec<OutputView>> {
        let material = permit::material(&self.tools, actor, id).await?;
        let subject = material.subject_id.map(SubjectId);
        self.made_from(actor, |output| {
            output.scope.materials.contains(&id) || subject.is_some_and(|of| output.scope.subjects.contains(&of))
        })
        .await
    }

    /// What was made from a subject.
    pub async fn of_subject(&self, actor: &Actor, id: SubjectId) -> Outcome<Vec<OutputView>> {
        permit::subject(&self.tools, actor, id).await?;
        self.made_from(actor, |output| output.scope.subjects.contains(&id)).await
    }

    async fn made_from(&self, actor: &Actor, is: impl Fn(&OutputView) -> bool) -> Outcome<Vec<OutputView>> {
        let rows = store::newest(self.tools.store.reads(), actor.account, LOOKED_THROUGH).await?;
        let all: Vec<OutputView> = rows.iter().map(view::output).collect::<Outcome<_>>()?;
        Ok(all.into_iter().filter(is).collect())
    }

    /// One with all its items.
    pub async fn open(&self, actor: &Actor, id: OutputId) -> Outcome<OutputOpened> {
        let held = permit::output(&self.tools, actor, id).await?;
        let reads = self.tools.store.reads();
        let items = store::items(reads, held.id).await?;
        let attempts = store::attempts(reads, held.id, ATTEMPTS).await?;
        Ok(OutputOpened {
            output: view::output(&held)?,
            items: items.iter().map(view::item).collect::<Outcome<_>>()?,
            attempts: attempts.iter().map(view::attempt).collect::<Outcome<_>>()?,
        })
    }
}
