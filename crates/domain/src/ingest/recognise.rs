//! The job `recognise_figures`: words that stand only inside a picture are recognised after the pages were read, so that
//! a material is answerable before, and is found by them from then on.
//!
//! Each figure is one change: its words with the passages that tell of it. A figure that was looked at has words, be they
//! empty, so a second run does what the first has left. The same picture is looked at once, however often it stands
//! there. What the recogniser could not do stays undone; the material is none the worse for it.

use super::indexing::Ahead;
use super::seconds::Watch;
use super::store::{self, Of};
use super::{Ingest, RecogniseFigures, figures};
use crate::{Actor, Outcome};
use ::store::entities::figure;
use queue::{Context, Done, JobFault};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// Different pictures of one material that are looked at.
const MOST: usize = 500;

impl Ingest {
    /// Whether words in the figures of the actor's materials are being recognised, or will be at once.
    pub async fn is_recognising(&self, actor: &Actor) -> Outcome<bool> {
        Ok(store::is_recognising(self.tools.store.reads(), actor.account.0, self.tools.now()).await?)
    }

    /// Runs the job.
    pub async fn recognise_figures(&self, job: RecogniseFigures, context: Context) -> Result<Done, JobFault> {
        let db = self.tools.store.reads();
        let (Some(material), true) =
            (store::by_id(db, job.material).await?, store::is_on_shelf(db, job.material).await?)
        else {
            return Ok(Done::default());
        };
        if self.tools.readers.recogniser().await.is_none() {
            return Ok(Done::default());
        }
        let figures = store::readable(db, job.material).await?;
        let total = figures.len() as u32;
        let mut different = HashSet::new();
        let mut stopped = None;
        for (done, figure) in (0..).zip(figures) {
            context.checkpoint()?;
            context.progress("describe", done, total);
            let Some(key) = &figure.file_key else { continue };
            let Ok(picture) = self.tools.files.get(key).await else {
                context.log(format!("page {}: the figure's picture is not there", figure.page));
                continue;
            };
            let is_new = different.insert(<[u8; 32]>::from(Sha256::digest(&picture)));
            if different.len() > MOST {
                break;
            }
            if figure.words.is_some() {
                continue;
            }
            let words = if is_new { self.tools.readers.words_in(picture.to_vec()).await } else { Ok(None) };
            match words {
                Ok(words) => {
                    let words = figures::lines_said(words.as_deref().unwrap_or_default());
                    self.keep_told(&figure, |figure: &mut figure::Model| figure.words = Some(words), &context).await?;
                }
                Err(error) if error.is_ours() => {
                    stopped = Some(error);
                    break;
                }
                // This one it cannot read; the others it may.
                Err(error) => context.log(format!("page {}: {error}", figure.page)),
            }
        }
        let ahead = Ahead::default();
        ahead.finish();
        self.index_passages(Of::Material(job.material), material.account_id, &ahead, &context, &Watch::start()).await?;
        match stopped {
            Some(error) => Err(JobFault::Retry(error.into())),
            None => Ok(Done::default()),
        }
    }
}
