//! Lists of materials, and the small changes of one.

use super::{Library, check, store, view};
use crate::{Actor, Outcome, permit};
use contract::{MaterialFilter, MaterialId, MaterialList, MaterialView, Refusal, SubjectId};

impl Library {
    /// One part of the materials that fit the filter.
    pub async fn materials(&self, actor: &Actor, filter: MaterialFilter) -> Outcome<MaterialList> {
        let page = filter.page.max(1);
        let per_page = if filter.per_page == 0 { 50 } else { filter.per_page.min(200) };
        let part = (page, per_page);
        let (rows, total) = store::list(self.tools.store.reads(), actor.account, &filter, part).await?;
        let materials = rows.into_iter().map(view::material).collect::<Outcome<_>>()?;
        Ok(MaterialList { materials, total, page, per_page })
    }

    /// How a material stands. Does not count as opening it.
    pub async fn material(&self, actor: &Actor, id: MaterialId) -> Outcome<MaterialView> {
        view::material(permit::material(&self.tools, actor, id).await?.into_inner().into())
    }

    /// Gives a material another title.
    pub async fn rename(&self, actor: &Actor, id: MaterialId, title: &str) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        let title = check::title(title)?;
        Ok(store::set_title(self.tools.store.writes(), &material, title, self.tools.now()).await?)
    }

    /// Sets a material's tags: these and no others.
    pub async fn set_tags(&self, actor: &Actor, id: MaterialId, tags: Vec<String>) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        let tags = check::tags(tags)?;
        Ok(store::set_tags(self.tools.store.writes(), &material, tags, self.tools.now()).await?)
    }

    /// Puts a material into a subject, or into none.
    pub async fn put_in_subject(&self, actor: &Actor, id: MaterialId, subject: Option<SubjectId>) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        let subject = match subject {
            Some(subject) => Some(permit::subject(&self.tools, actor, subject).await?.id),
            None => None,
        };
        Ok(store::set_subject(self.tools.store.writes(), &material, subject, self.tools.now()).await?)
    }

    /// Remembers the page where the person left off.
    pub async fn keep_place(&self, actor: &Actor, id: MaterialId, page: u32) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        if page == 0 || i64::from(page) > i64::from(material.pages.max(1)) {
            return Err(Refusal::invalid("page", "There is no such page.").into());
        }
        Ok(store::set_place(self.tools.store.writes(), &material, page, self.tools.now()).await?)
    }
}
