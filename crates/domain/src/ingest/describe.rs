//! The job `describe_figures`: a model that sees tells what each figure shows, so that it is found by that, too.
//!
//! Each figure is one change: its description with the passages that tell of it. A second run does what the first has
//! left; without a model there is nothing to do. Where the model cannot go on, what it has told is kept and found.

use super::indexing::Ahead;
use super::seconds::Watch;
use super::store::{self, Of};
use super::{DescribeFigures, Ingest, figures, pages};
use crate::providers::Providers;
use ::store::entities::figure;
use models::ModelFault;
use queue::{Context, Done, JobFault};
use reading::chunks::Headings;

impl Ingest {
    /// Runs the job.
    pub async fn describe_figures(&self, job: DescribeFigures, context: Context) -> Result<Done, JobFault> {
        let db = self.tools.store.reads();
        let (Some(material), true) =
            (store::by_id(db, job.material).await?, store::is_on_shelf(db, job.material).await?)
        else {
            return Ok(Done::default());
        };
        let describer = Providers::new(self.tools.clone()).describer(material.account_id.into()).await;
        let Some(describer) = describer.map_err(|fault| JobFault::Retry(fault.into()))? else {
            return Ok(Done::default());
        };
        let figures = store::undescribed(db, job.material).await?;
        let total = figures.len() as u32;
        let mut stopped = None;
        for (done, figure) in (0..).zip(figures) {
            context.checkpoint()?;
            context.progress("describe", done, total);
            let Some(key) = &figure.file_key else { continue };
            let picture = self.tools.files.get(key).await?;
            let about = figures::told(&figure);
            match describer.describe(picture.to_vec(), "image/webp", &about).await {
                Ok(described) => {
                    let figure = figure::Model { description: Some(described.told), ..figure };
                    self.keep_description(figure, &context).await?;
                }
                // This one it cannot look at; the others it may.
                Err(fault @ (ModelFault::TooLong | ModelFault::TooLarge | ModelFault::Refused(_))) => {
                    context.log(format!("page {}: {fault}", figure.page));
                }
                Err(fault) => {
                    stopped = Some(fault);
                    break;
                }
            }
        }
        let ahead = Ahead::default();
        ahead.finish();
        self.index_passages(Of::Material(job.material), material.account_id, &ahead, &context, &Watch::start()).await?;
        match stopped {
            Some(fault) => Err(JobFault::fail(fault.to_string(), fault.hint())),
            None => Ok(Done::default()),
        }
    }

    async fn keep_description(&self, figure: figure::Model, context: &Context) -> Result<(), JobFault> {
        let db = self.tools.store.reads();
        let stale = store::passages_of_figure(db, figure.id).await?;
        let headings = store::headings_after(db, figure.material_id, figure.page).await?;
        let headings: Headings = headings.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default();
        let first = store::next_ordinal(db, figure.material_id, figure.page).await?;
        let most = self.tools.embedder.max_tokens().min(pages::LARGEST_PASSAGE);
        let rows = figures::passages(std::slice::from_ref(&figure), &headings, first, most, &self.tools.embedder);
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::set_description(&tx, &figure).await?;
        store::replace_passages(&tx, &stale, rows).await?;
        tx.commit().await?;
        let account = figure.account_id;
        self.write_index(account, move |index| async move { index.remove_chunks(&stale).await }).await?;
        Ok(())
    }
}
