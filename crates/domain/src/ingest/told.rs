//! What becomes known of a figure after its page was read: kept in one change with the passages that tell of it.

use super::store;
use super::{Ingest, figures, pages};
use ::store::entities::figure;
use queue::{Context, JobFault};
use reading::chunks::Headings;

impl Ingest {
    /// Changes a figure as it is now, and puts the passages that tell of it in the place of the former ones. Whoever
    /// calls it indexes them afterwards. A figure that is gone meanwhile stays gone.
    pub(super) async fn keep_told(
        &self,
        figure: &figure::Model,
        change: impl FnOnce(&mut figure::Model),
        context: &Context,
    ) -> Result<(), JobFault> {
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        let Some(before) = store::figure_to_change(&tx, figure.material_id, figure.id).await? else { return Ok(()) };
        let mut figure = before.clone();
        change(&mut figure);
        store::set_told(&tx, &figure).await?;
        let mut stale = Vec::new();
        if figures::told(&figure) != figures::told(&before) {
            stale = store::passages_of_figure(&tx, figure.id).await?;
            let headings = store::headings_after(&tx, figure.material_id, figure.page).await?;
            let headings: Headings = headings.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default();
            let first = store::next_ordinal(&tx, figure.material_id, figure.page).await?;
            let most = self.tools.embedder.max_tokens().min(pages::LARGEST_PASSAGE);
            let rows = figures::passages(std::slice::from_ref(&figure), &headings, first, most, &self.tools.embedder);
            store::replace_passages(&tx, &stale, rows).await?;
        }
        tx.commit().await?;
        if !stale.is_empty() {
            self.write_index(figure.account_id, move |index| async move { index.remove_chunks(&stale).await }).await?;
        }
        Ok(())
    }
}
