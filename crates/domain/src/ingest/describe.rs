//! The job `describe_figures`: a model that sees tells what each figure shows, so that it is found by that, too.
//!
//! Each figure is one change: its description with the passages that tell of it. A second run does what the first has
//! left; without a model there is nothing to do. Where the model cannot go on, what it has told is kept and found.

use super::indexing::Ahead;
use super::seconds::Watch;
use super::store::{self, Of};
use super::{DescribeFigures, Ingest, figures};
use crate::providers::Providers;
use ::store::entities::figure;
use models::ModelFault;
use queue::{Context, Done, JobFault};

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
                    let told = |figure: &mut figure::Model| figure.description = Some(described.told);
                    self.keep_told(&figure, told, &context).await?;
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
}
