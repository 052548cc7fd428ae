//! The figures of a material: what there are, and their pictures.

use super::{Library, store};
use crate::{Actor, Outcome, permit};
use ::store::entities::figure;
use bytes::Bytes;
use contract::{FigureId, FigureView, MaterialId, Rect, Refusal};

impl Library {
    /// The figures of a material that have a picture, in the order of their pages.
    pub async fn figures(&self, actor: &Actor, id: MaterialId) -> Outcome<Vec<FigureView>> {
        let material = permit::material(&self.tools, actor, id).await?;
        let rows = store::figures(self.tools.store.reads(), material.id).await?;
        Ok(rows.into_iter().map(figure_view).collect())
    }

    /// A figure as WebP.
    pub async fn figure_picture(&self, actor: &Actor, id: FigureId) -> Outcome<Bytes> {
        let figure = permit::figure(&self.tools, actor, id).await?;
        let key = figure.file_key.as_deref().ok_or(Refusal::Missing)?;
        Ok(self.tools.files.get(key).await?)
    }
}

/// A figure as it is shown.
pub(crate) fn figure_view(row: figure::Model) -> FigureView {
    FigureView {
        id: row.id.into(),
        material: row.material_id.into(),
        page: row.page.max(0) as u32,
        number: row.number.max(0) as u32,
        rect: rect_of(&row),
        caption: row.caption,
        alt: row.alt,
        words: row.words.filter(|words| !words.is_empty()),
        description: row.description,
        width: row.width.max(0) as u32,
        height: row.height.max(0) as u32,
    }
}

/// Where a figure stands on the picture of its page.
pub(crate) fn rect_of(figure: &figure::Model) -> Option<Rect> {
    let figure::Model { x0, y0, x1, y1, .. } = *figure;
    (x1 > x0 && y1 > y0).then_some(Rect { x0, y0, x1, y1 })
}
