//! The job `read_material`: what the journal has not yet is read, what the index has not yet is embedded, at the same
//! time. A second run does only what the first has left.

use super::figures;
use super::finish::Stop;
use super::indexing::Ahead;
use super::pages::{self, Prepared};
use super::seconds::{Part, Watch};
use super::source::{Source, kind_of};
use super::store::{self, Of};
use super::{Ingest, ReadMaterial};
use ::store::entities::{figure, material};
use contract::{LiveEvent, MaterialKind, MaterialState};
use queue::{Context, Done, JobFault};
use reading::ReadError;
use reading::chunks::Headings;
use std::time::Instant;

impl Ingest {
    /// Runs the job. A material that is gone or in the trash is none of its business any more.
    pub async fn read_material(&self, job: ReadMaterial, context: Context) -> Result<Done, JobFault> {
        let Some(material) = store::by_id(self.tools.store.reads(), job.material).await? else {
            return Ok(Done::default());
        };
        if material.trashed_at.is_some() {
            return Ok(Done::default());
        }
        let watch = Watch::start();
        let result = self.read_in(&material, &context, &watch).await;
        self.finished.keep(material.id, watch.stop());
        let result = match result {
            Ok(read) => self.finish(&read, &context).await,
            Err(stop) => self.stop(&material, stop, &context).await,
        };
        // Trashed or deleted under our hands: what was put into the index since then does not belong there.
        if !store::is_on_shelf(self.tools.store.reads(), material.id).await? {
            let id = material.id;
            self.write_index(material.account_id, move |index| async move { index.remove_material(id).await }).await?;
        }
        result
    }

    /// Gives the material as it is afterwards: what a link leads to and what a recording says becomes known here.
    async fn read_in(
        &self,
        material: &material::Model,
        context: &Context,
        watch: &Watch,
    ) -> Result<material::Model, Stop> {
        self.same_model(material.account_id).await?;
        let material = self.fetch(material, context).await?;
        let material = self.look_again(material, context).await?;
        let recording = kind_of(&material) == MaterialKind::Recording;
        let material = if recording { self.listen(&material, context).await? } else { material };
        if material.note.is_some() || recording {
            // Other words may have taken the place of those that the index has.
            self.unindex(material.id, material.account_id).await?;
        }
        self.read_all(&material, context, watch).await
    }

    async fn read_all(
        &self,
        material: &material::Model,
        context: &Context,
        watch: &Watch,
    ) -> Result<material::Model, Stop> {
        let ahead = Ahead::default();
        let of = Of::Material(material.id);
        let journaled = store::journaled(self.tools.store.reads(), material.id).await?;
        if material.pages > 0 && journaled.len() as i64 == i64::from(material.pages) {
            ahead.finish();
            self.tell(material.id).await?;
            self.index_passages(of, material.account_id, &ahead, context, watch).await?;
            return Ok(material.clone());
        }
        context.progress("open", 0, 0);
        let password = self.passwords.of(material.id);
        let locked = password.is_some();
        let mut source = Source::open(&self.tools, material, password).await.map_err(Stop::File)?;
        if source.pages() == 0 && kind_of(material) != MaterialKind::Recording {
            return Err(Stop::File(ReadError::Empty));
        }
        let material = &super::about::told(material, source.about());
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::set_reading(&tx, material.id, source.pages(), &source.outline()).await?;
        store::set_about(&tx, material).await?;
        tx.commit().await?;
        self.tell(material.id).await?;

        let missing = (1..=source.pages()).filter(|number| journaled.binary_search(&(*number as i32)).is_err());
        let read = async {
            let result = self.read_pages(material, &mut source, missing.collect(), &ahead, context, watch).await;
            ahead.finish();
            if locked && result.is_ok() {
                self.draw_now(material.id, &mut source, context).await?;
            }
            result
        };
        tokio::try_join!(read, async {
            Ok(self.index_passages(of, material.account_id, &ahead, context, watch).await?)
        })?;
        self.passwords.forget(material.id);
        Ok(material.clone())
    }

    async fn read_pages(
        &self,
        material: &material::Model,
        source: &mut Source,
        missing: Vec<u32>,
        ahead: &Ahead,
        context: &Context,
        watch: &Watch,
    ) -> Result<(), Stop> {
        let pages = source.pages();
        let mut carried: Option<(u32, Headings)> = None;
        for number in missing {
            context.checkpoint()?;
            let begun = Instant::now();
            let mut recognised = false;
            let headings = match carried.take() {
                Some((before, headings)) if before + 1 == number => headings,
                _ => self.headings_before(material, number).await?,
            };
            let prepared = match source.page(number).await {
                Err(error) if error.is_ours() => return Err(Stop::File(error)),
                Err(error) => {
                    tracing::info!(material.id = %material.id, page = number, %error, "a page could not be read");
                    context.log(format!("page {number}: {}", error.say()));
                    pages::failed(material, number, &error, &headings, self.tools.now())
                }
                Ok(page) => {
                    let figures = self.keep_figures(material, &page, source).await?;
                    recognised = page.ocr.is_some();
                    self.prepare(material, page, figures, headings).await?
                }
            };
            if self.passwords.of(material.id).is_some() {
                // Whoever is told of a page looks at it, and nobody can draw it without the password.
                self.draw_page(material.id, number, source).await?;
            }
            let Prepared { page, figures, chunks, carried: after } = prepared;
            carried = Some((number, after));
            let empty = chunks.is_empty();
            let tx = self.tools.store.begin().await?;
            context.hold(&tx).await?;
            if !store::write_page(&tx, page, figures, chunks).await? {
                // The last moment of an earlier run came after the look into the journal.
                continue;
            }
            if empty {
                // Otherwise they are counted when the page's passages are in the index.
                let counts = store::page_counts(&tx, material.id).await?;
                store::set_counts(&tx, material.id, counts).await?;
            }
            tx.commit().await?;
            watch.add(if recognised { Part::Ocr } else { Part::Read }, begun.elapsed());
            ahead.page();
            if !ahead.is_indexing() {
                context.progress("read", number, pages);
            }
            let event = LiveEvent::Page { material: material.id.into(), page: number };
            self.tools.live.publish(material.account_id.into(), event);
        }
        Ok(())
    }

    /// The figures of a page, each with its picture kept. One of which there is neither a picture nor a word is left out.
    async fn keep_figures(
        &self,
        material: &material::Model,
        page: &reading::Page,
        source: &mut Source,
    ) -> Result<Vec<figure::Model>, JobFault> {
        let mut rows = Vec::new();
        for figure in page.figures.iter().take(figures::MOST) {
            let picture = match source.picture(page.number, figure.number).await {
                Ok(picture) => Some(picture),
                Err(ReadError::PictureElsewhere(address)) if material.address.is_some() => {
                    self.fetch_picture(material, &address).await?
                }
                Err(error) => {
                    tracing::debug!(material.id = %material.id, page = page.number, %error, "a figure has no picture");
                    None
                }
            };
            let row = self.keep_figure(material, page.number, figure, picture).await?;
            if row.file_key.is_some() || !figures::told(&row).is_empty() {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// Cutting and counting tokens takes a thread for a moment.
    async fn prepare(
        &self,
        material: &material::Model,
        page: reading::Page,
        figures: Vec<figure::Model>,
        carried: Headings,
    ) -> Result<Prepared, JobFault> {
        let (material, embedder, now) = (material.clone(), self.tools.embedder.clone(), self.tools.now());
        tokio::task::spawn_blocking(move || pages::prepare(&material, page, figures, &carried, &embedder, now))
            .await
            .map_err(|error| JobFault::Retry(error.into()))
    }

    async fn headings_before(&self, material: &material::Model, number: u32) -> Result<Headings, JobFault> {
        let stored = match number {
            0 | 1 => None,
            _ => store::headings_after(self.tools.store.reads(), material.id, number as i32 - 1).await?,
        };
        Ok(stored.and_then(|stored| serde_json::from_value(stored).ok()).unwrap_or_default())
    }

    /// Tells open pages how far a material is.
    pub(super) async fn tell(&self, material: uuid::Uuid) -> Result<(), JobFault> {
        let Some(row) = store::by_id(self.tools.store.reads(), material).await? else { return Ok(()) };
        let event = LiveEvent::Material {
            material: row.id.into(),
            state: ::store::word::read(&row.state).unwrap_or(MaterialState::Reading),
            pages: row.pages.max(0) as u32,
            pages_done: row.pages_done.max(0) as u32,
            pages_failed: row.pages_failed.max(0) as u32,
        };
        self.tools.live.publish(row.account_id.into(), event);
        Ok(())
    }
}
