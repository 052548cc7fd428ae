//! Pictures of pages, drawn when they are first asked for and kept.
//!
//! Thumbnails are asked for by the dozen, so one opening of the file draws the next few, too; whoever asks for those
//! meanwhile waits for them instead of opening the file again.

use super::Library;
use crate::ingest::turns::Turns;
use crate::ingest::{WIDTHS, picture_key};
use crate::{Actor, Outcome, permit};
use ::store::entities::material;
use bytes::Bytes;
use contract::{MaterialId, Refusal};
use reading::{Kind, OpenMaterial, OpenOptions, ReadError};
use uuid::Uuid;

/// Thumbnails drawn at one opening.
const THUMBNAILS: u32 = 16;

/// Who is drawing for which material.
#[derive(Default)]
pub(super) struct Pictures(Turns<Uuid>);

impl Library {
    /// A page as WebP, at least `width` pixels wide where there is such a width (200, 800, 1600, 2400).
    ///
    /// `Missing` for a page that does not exist, and for a material without pictures.
    pub async fn page_picture(&self, actor: &Actor, id: MaterialId, number: u32, width: u32) -> Outcome<Bytes> {
        let material = permit::material(&self.tools, actor, id).await?;
        let width = WIDTHS.into_iter().find(|offered| *offered >= width).unwrap_or(WIDTHS[WIDTHS.len() - 1]);
        let kind = Kind::of_media_type(&material.media_type);
        if !kind.has_page_pictures() || number == 0 {
            return Err(Refusal::Missing.into());
        }
        if let Some(kept) = self.kept_picture(material.id, number, width).await? {
            return Ok(kept);
        }
        let _turn = self.pictures.0.take(&material.id).await;
        if let Some(kept) = self.kept_picture(material.id, number, width).await? {
            return Ok(kept);
        }
        match self.draw(&material, number, width).await {
            Ok(picture) => Ok(picture),
            Err(Draw::NotNow(fault)) => Err(fault),
            Err(Draw::No(error)) => match error {
                // Its pictures were drawn when it was read, in one width.
                ReadError::NeedsPassword | ReadError::WrongPassword => {
                    for other in WIDTHS.into_iter().rev() {
                        if let Some(kept) = self.kept_picture(material.id, number, other).await? {
                            return Ok(kept);
                        }
                    }
                    Err(Refusal::conflict(error.say()).with_hint(error.hint()).into())
                }
                ReadError::NoSuchPage(_) => Err(Refusal::Missing.into()),
                _ => Err(Refusal::Unavailable { say: error.say(), hint: error.hint().into() }.into()),
            },
        }
    }

    async fn kept_picture(&self, material: Uuid, number: u32, width: u32) -> Outcome<Option<Bytes>> {
        match self.tools.files.get(&picture_key(material, number, width)).await {
            Ok(picture) => Ok(Some(picture)),
            Err(files::FileFault::Missing) => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    async fn draw(&self, material: &material::Model, number: u32, width: u32) -> Result<Bytes, Draw> {
        let Some(key) = material.file_key.as_deref() else { return Err(Draw::No(ReadError::Empty)) };
        // A person waits for it: reading in, which takes minutes, must not hold it up.
        let options = OpenOptions { to_draw: true, ..OpenOptions::default() };
        let (file, kind) = (self.tools.files.local(key), Kind::of_media_type(&material.media_type));
        let mut open = self.tools.readers.open(&file, &kind, &options).await?;
        let asked = self.draw_one(&mut open, material.id, number, width).await?;
        if width == WIDTHS[0] {
            for next in number + 1..=open.about().pages.min(number + THUMBNAILS) {
                let key = picture_key(material.id, next, width);
                if !self.tools.files.exists(&key).await?
                    && self.draw_one(&mut open, material.id, next, width).await.is_err()
                {
                    break;
                }
            }
        }
        Ok(asked)
    }

    async fn draw_one(&self, open: &mut OpenMaterial, material: Uuid, number: u32, width: u32) -> Result<Bytes, Draw> {
        let picture = Bytes::from(open.render(number, width).await?);
        self.tools.files.put(&picture_key(material, number, width), picture.clone()).await?;
        Ok(picture)
    }
}

/// Why there is no picture.
enum Draw {
    No(ReadError),
    NotNow(crate::Fault),
}

impl From<ReadError> for Draw {
    fn from(error: ReadError) -> Self {
        Self::No(error)
    }
}

impl From<files::FileFault> for Draw {
    fn from(fault: files::FileFault) -> Self {
        Self::NotNow(fault.into())
    }
}
