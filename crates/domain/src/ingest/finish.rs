//! How reading in ends: what the material turned out to be, or why it stopped.

use super::again::HOW_TO_RECOGNISE;
use super::store::{self, Shape};
use super::{DescribeFigures, Ingest, OptimizeIndex, RecogniseFigures, source};
use crate::providers::Providers;
use ::store::entities::material;
use contract::{MaterialKind, MaterialState};
use queue::{About, Context, Done, JobFault};
use reading::ReadError;

/// Why reading in did not come to its end.
pub(super) enum Stop {
    /// The file is at fault, or cannot be read here.
    File(ReadError),
    Job(JobFault),
}

impl From<JobFault> for Stop {
    fn from(fault: JobFault) -> Self {
        Self::Job(fault)
    }
}

impl From<store::DbErr> for Stop {
    fn from(error: store::DbErr) -> Self {
        Self::Job(error.into())
    }
}

impl Ingest {
    /// All pages are in the journal and all passages in the index.
    pub(super) async fn finish(&self, material: &material::Model, context: &Context) -> Result<Done, JobFault> {
        let db = self.tools.store.reads();
        let counts = store::page_counts(db, material.id).await?;
        let shapes = store::shapes(db, material.id).await?;
        let text = store::beginning(db, material.id, 12).await?.join("\n\n");
        let kind = kind_after(material, &shapes);
        let silent = kind == MaterialKind::Recording && material.transcript_key.is_none();
        let nothing = counts.failed > 0 && counts.indexed + counts.read == 0;
        let recognises = self.tools.readers.recogniser().await.is_some();
        let unseen = if recognises { UNSEEN } else { HOW_TO_RECOGNISE };
        let (say, hint) = match (nothing, counts.failed, counts.need_ocr) {
            _ if silent => (Some(SILENT.to_owned()), Some(SILENT_HINT.to_owned())),
            (true, ..) => (
                Some("No page of this file could be read.".to_owned()),
                Some("Open it in the program it comes from, save it anew and bring that file.".to_owned()),
            ),
            (_, 0, 0) => (None, None),
            (_, failed, 0) => (
                Some(not_read(failed)),
                Some("Their names are in the reader. Try again to read them once more.".into()),
            ),
            (_, 0, pictures) => (Some(pictures_of_text(pictures)), Some(unseen.into())),
            (_, failed, pictures) => {
                (Some(format!("{} {}", not_read(failed), pictures_of_text(pictures))), Some(unseen.into()))
            }
        };
        let outcome = store::Outcome {
            state: if nothing { MaterialState::Failed } else { MaterialState::Ready },
            kind,
            language: reading::language(&text),
            cover: store::cover(db, material.id).await?,
            say: say.clone(),
            hint,
        };
        let describer = Providers::new(self.tools.clone()).describer(material.account_id.into()).await;
        let is_seen = describer.map_err(|fault| JobFault::Retry(fault.into()))?.is_some();
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::set_counts(&tx, material.id, counts).await?;
        store::set_finished(&tx, material.id, outcome, now).await?;
        let about = About { account: Some(material.account_id), material: None, title: "Search index".into() };
        queue::enqueue(&tx, now, &OptimizeIndex { account: material.account_id }, about).await?;
        let about =
            || About { account: Some(material.account_id), material: Some(material.id), title: material.title.clone() };
        // First, so that whoever describes them knows their words, where one waits for the other.
        if recognises && store::count_unread(&tx, material.id).await? > 0 {
            queue::enqueue(&tx, now, &RecogniseFigures { material: material.id }, about()).await?;
        }
        if is_seen && store::count_undescribed(&tx, material.id).await? > 0 {
            queue::enqueue(&tx, now, &DescribeFigures { material: material.id }, about()).await?;
        }
        tx.commit().await?;
        self.tools.wake.ring();
        self.tell(material.id).await?;
        tracing::info!(material.id = %material.id, pages = counts.indexed, failed = counts.failed, "a material was read in");
        Ok(Done { say })
    }

    /// Writes down why it stopped, so that the material says so before the job does.
    pub(super) async fn stop(
        &self,
        material: &material::Model,
        stop: Stop,
        context: &Context,
    ) -> Result<Done, JobFault> {
        let (state, say, hint) = match stop {
            Stop::Job(JobFault::Fail { say, hint }) => (MaterialState::Failed, Some(say), Some(hint)),
            // It goes on later, or whoever ends it for good says so ([`super::ended`]): a server that stops is no
            // reason to tell a person that reading was stopped.
            Stop::Job(fault) => return Err(fault),
            Stop::File(error @ ReadError::Io(_)) => return Err(JobFault::Retry(error.into())),
            Stop::File(error) => {
                self.passwords.forget(material.id);
                let state = match error {
                    ReadError::NeedsPassword | ReadError::WrongPassword => MaterialState::NeedsPassword,
                    _ => MaterialState::Failed,
                };
                (state, Some(error.say()), Some(error.hint().to_owned()))
            }
        };
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::set_stopped(&tx, material.id, state, (say.clone(), hint.clone())).await?;
        tx.commit().await?;
        self.tell(material.id).await?;
        match (state, say, hint) {
            (MaterialState::NeedsPassword, say, _) => Ok(Done { say }),
            (_, say, hint) => Err(JobFault::fail(say.unwrap_or_default(), hint.unwrap_or_default())),
        }
    }
}

const UNSEEN: &str = "Nothing could be recognised in them. They can be read as pictures.";

fn not_read(pages: i32) -> String {
    if pages == 1 { "One page could not be read.".into() } else { format!("{pages} pages could not be read.") }
}

fn pictures_of_text(pages: i32) -> String {
    if pages == 1 { "One page is a picture of text.".into() } else { format!("{pages} pages are pictures of text.") }
}

const SILENT: &str = "What is said in this recording is not known yet.";
const SILENT_HINT: &str = "Add its subtitles (.srt or .vtt), and it can be searched and cited to the second.";

/// What it turned out to be: the shape of its pages tells it of a PDF and of pictures, of all else its kind does.
fn kind_after(material: &material::Model, shapes: &[Shape]) -> MaterialKind {
    let most = |which: &dyn Fn(&Shape) -> bool| {
        shapes.iter().filter(|shape| which(shape)).count() * 2 > shapes.len() && !shapes.is_empty()
    };
    match source::kind_of(material) {
        MaterialKind::Image | MaterialKind::Scan if material.media_type.starts_with("image/") => {
            if most(&|shape| shape.length >= PAGE_OF_TEXT) { MaterialKind::Scan } else { MaterialKind::Image }
        }
        _ if material.media_type == "application/pdf" => kind_of(shapes),
        kind => kind,
    }
}

/// Characters from which a picture is a page of text.
const PAGE_OF_TEXT: i32 = 200;

/// Slides lie on their side and hold few words; of a scan most pages are pictures.
fn kind_of(shapes: &[Shape]) -> MaterialKind {
    let most =
        |which: &dyn Fn(&Shape) -> bool| shapes.iter().filter(|shape| which(shape)).count() * 10 > shapes.len() * 6;
    let drawn = |shape: &Shape| shape.width > 0.0;
    if shapes.is_empty() {
        MaterialKind::Document
    } else if most(&|shape| shape.width > shape.height * 1.15 && drawn(shape)) && most(&|shape| shape.length < 1_500) {
        MaterialKind::Slides
    } else if most(&|shape| shape.scanned) {
        MaterialKind::Scan
    } else {
        MaterialKind::Document
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: f32, height: f32, length: i32, scanned: bool) -> Shape {
        Shape { width, height, scanned, length }
    }

    #[test]
    fn a_picture_full_of_words_is_a_scan_and_other_kinds_stay_what_they_are() {
        let material = |kind: MaterialKind, media_type: &str| material::Model {
            kind: ::store::word::of(kind),
            media_type: media_type.into(),
            ..super::super::note::blank(chrono::DateTime::UNIX_EPOCH)
        };
        let picture = material(MaterialKind::Image, "image/png");
        assert_eq!(kind_after(&picture, &[page(600.0, 800.0, 900, true)]), MaterialKind::Scan);
        assert_eq!(kind_after(&picture, &[page(600.0, 800.0, 12, true)]), MaterialKind::Image);
        for (kind, media_type) in [
            (MaterialKind::Slides, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            (MaterialKind::Link, "text/html"),
            (MaterialKind::Recording, "video/mp4"),
            (MaterialKind::Note, "text/markdown"),
        ] {
            assert_eq!(kind_after(&material(kind, media_type), &[page(0.0, 0.0, 900, false)]), kind);
        }
    }

    #[test]
    fn the_kind_follows_from_the_shape_of_the_pages() {
        assert_eq!(kind_of(&[]), MaterialKind::Document);
        assert_eq!(kind_of(&vec![page(595.0, 842.0, 3_000, false); 3]), MaterialKind::Document);
        assert_eq!(kind_of(&vec![page(720.0, 405.0, 300, false); 3]), MaterialKind::Slides);
        assert_eq!(kind_of(&vec![page(842.0, 595.0, 4_000, false); 3]), MaterialKind::Document);
        assert_eq!(kind_of(&vec![page(595.0, 842.0, 0, true); 3]), MaterialKind::Scan);
        assert_eq!(kind_of(&[page(0.0, 0.0, 9_000, false)]), MaterialKind::Document);
    }
}
