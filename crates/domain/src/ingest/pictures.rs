//! Pictures of pages: which widths there are, and where they are kept.

use super::Ingest;
use super::source::Source;
use queue::{Context, JobFault};
use uuid::Uuid;

/// Widths that pictures are made in, in pixels: a thumbnail, a phone, a page, a large screen.
pub(crate) const WIDTHS: [u32; 4] = [200, 800, 1600, 2400];

/// The width a page is read in on a screen.
const PAGE_WIDTH: u32 = 1600;

/// Where a picture is kept.
pub(crate) fn picture_key(material: Uuid, page: u32, width: u32) -> String {
    format!("{}/{page}-{width}.webp", pictures_of(material))
}

/// Where all pictures of a material are kept.
pub(crate) fn pictures_of(material: Uuid) -> String {
    format!("renders/{material}")
}

impl Ingest {
    /// Makes the pictures of an encrypted file while its password is at hand: it is not kept, so they could not be made
    /// later. A page that cannot be drawn is left out.
    pub(super) async fn draw_now(
        &self,
        material: Uuid,
        source: &mut Source,
        context: &Context,
    ) -> Result<(), JobFault> {
        let pages = source.pages();
        for number in 1..=pages {
            context.checkpoint()?;
            self.draw_page(material, number, source).await?;
            context.progress("draw", number, pages);
        }
        Ok(())
    }

    /// One of them, unless it is there.
    pub(super) async fn draw_page(&self, material: Uuid, number: u32, source: &mut Source) -> Result<(), JobFault> {
        let key = picture_key(material, number, PAGE_WIDTH);
        if self.tools.files.exists(&key).await? {
            return Ok(());
        }
        match source.render(number, PAGE_WIDTH).await {
            Ok(picture) => self.tools.files.put(&key, picture.into()).await?,
            Err(error) => tracing::warn!(material.id = %material, page = number, %error, "a page was not drawn"),
        }
        Ok(())
    }
}
