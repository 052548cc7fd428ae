//! Words that stand only inside a picture are recognised after the pages were read, so that a material is answerable
//! before, and is found by them from then on: by the job `recognise_figures` for a material that was just read in, by
//! the job `check_figures` for all others that nobody has looked at.
//!
//! Each figure is one change: its words with the passages that tell of it. A figure that was looked at has words, be they
//! empty, so a second run does what the first has left. The same picture is looked at once, however often it stands
//! there. What the recogniser could not do stays undone; the material is none the worse for it.

use super::indexing::Ahead;
use super::seconds::Watch;
use super::store::{self, Of};
use super::{CheckFigures, Ingest, RecogniseFigures, figures};
use crate::{Actor, Outcome};
use ::store::entities::figure;
use queue::{Context, Done, JobFault};
use reading::ReadError;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use uuid::Uuid;

/// Different pictures of one material that are looked at in one run.
const MOST: usize = 500;
/// Figures that one run of `check_figures` looks at; the next goes on.
const MOST_A_DAY: u32 = 5_000;

/// How far a job is, in figures.
#[derive(Default)]
struct Way {
    done: u32,
    total: u32,
}

impl Ingest {
    /// Whether words in the figures of the actor's materials are being recognised, or will be at once.
    pub async fn is_recognising(&self, actor: &Actor) -> Outcome<bool> {
        Ok(store::is_recognising(self.tools.store.reads(), actor.account.0, self.tools.now()).await?)
    }

    /// Runs the job.
    pub async fn recognise_figures(&self, job: RecogniseFigures, context: Context) -> Result<Done, JobFault> {
        if self.tools.readers.recogniser().await.is_some() {
            let unread = store::count_unread(self.tools.store.reads(), job.material).await?;
            let mut way = Way { done: 0, total: unread as u32 };
            self.look_at_figures(job.material, &mut way, &context).await?;
        }
        Ok(Done::default())
    }

    /// Runs the job.
    pub async fn check_figures(&self, _job: CheckFigures, context: Context) -> Result<Done, JobFault> {
        if self.tools.readers.recogniser().await.is_none() {
            return Ok(Done::default());
        }
        let materials = store::with_unread(self.tools.store.reads()).await?;
        let unread: i64 = materials.iter().map(|(_, unread)| unread).sum();
        let mut way = Way { done: 0, total: unread as u32 };
        for (material, _) in materials {
            if way.done >= MOST_A_DAY {
                break;
            }
            self.look_at_figures(material, &mut way, &context).await?;
        }
        Ok(Done::default())
    }

    /// Looks at the figures of a material that nobody has looked at, and makes it found by the words in them.
    async fn look_at_figures(&self, material: Uuid, way: &mut Way, context: &Context) -> Result<(), JobFault> {
        let db = self.tools.store.reads();
        let (Some(row), true) = (store::by_id(db, material).await?, store::is_on_shelf(db, material).await?) else {
            return Ok(());
        };
        let (unread, known): (Vec<_>, Vec<_>) =
            store::readable(db, material).await?.into_iter().partition(|figure| figure.words.is_none());
        let mut different = self.pictures_like(&unread, &known).await;
        let before = different.len();
        let mut stopped = None;
        for figure in unread {
            context.checkpoint()?;
            context.progress("recognise", way.done, way.total);
            way.done += 1;
            let Some(picture) = self.figure_picture(&figure).await else {
                context.log(format!("page {}: the figure's picture is not there", figure.page));
                continue;
            };
            let is_new = different.insert(hash(&picture));
            if different.len() > before + MOST {
                break;
            }
            let words = if is_new { self.tools.readers.words_in(picture).await } else { Ok(None) };
            match words {
                Ok(words) => {
                    let words = figures::lines_said(words.as_deref().unwrap_or_default());
                    self.keep_told(&figure, |figure: &mut figure::Model| figure.words = Some(words), context).await?;
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
        self.index_passages(Of::Material(material), row.account_id, &ahead, context, &Watch::start()).await?;
        stopped.map_or(Ok(()), |error: ReadError| Err(JobFault::Retry(error.into())))
    }

    /// What the pictures of known figures hash to that may be the same as one of the others: those of the same size.
    async fn pictures_like(&self, others: &[figure::Model], known: &[figure::Model]) -> HashSet<[u8; 32]> {
        let sizes: HashSet<(i32, i32)> = others.iter().map(|figure| (figure.width, figure.height)).collect();
        let mut hashes = HashSet::new();
        for figure in known.iter().filter(|figure| sizes.contains(&(figure.width, figure.height))) {
            hashes.extend(self.figure_picture(figure).await.map(|picture| hash(&picture)));
        }
        hashes
    }

    /// The picture of a figure; `None` where it is lost.
    async fn figure_picture(&self, figure: &figure::Model) -> Option<Vec<u8>> {
        let picture = self.tools.files.get(figure.file_key.as_deref()?).await;
        picture.ok().map(|picture| picture.to_vec())
    }
}

fn hash(picture: &[u8]) -> [u8; 32] {
    Sha256::digest(picture).into()
}
