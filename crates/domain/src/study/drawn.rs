//! An output as it would be printed: pictures of its pages, made when they are first asked for and kept until it
//! changes.
//!
//! A folder holds the pictures of one state of an output; its name is the time of the last change. Another state's
//! folder is taken away when the first picture of the new one is made.

use super::{Study, view};
use crate::{Actor, Outcome, permit};
use ::store::entities::output;
use bytes::Bytes;
use contract::{AccountId, OutputFormat, OutputId, Refusal};
use reading::{Kind, OpenOptions, ReadError};
use uuid::Uuid;

/// Pages that are drawn at most.
const MOST: u32 = 8;
/// Of a picture, in pixels.
const WIDTH: u32 = 1600;
/// Of the one in a list.
const SMALL: u32 = 800;

/// How large a picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnSize {
    /// For a list: the first page only.
    Small,
    /// To be read.
    Whole,
}

/// Where the pictures of an account's outputs are kept.
pub(crate) fn pictures_folder(account: AccountId) -> String {
    format!("outputs/{account}")
}

impl Study {
    /// How many of its pages there are pictures of.
    ///
    /// # Errors
    /// `Missing` for a kind that is not printed, else as [`Study::save`].
    pub async fn drawn_pages(&self, actor: &Actor, id: OutputId) -> Outcome<u32> {
        let folder = self.draw(actor, id).await?;
        let count = self.tools.files.get(&format!("{folder}/count")).await?;
        Ok(String::from_utf8_lossy(&count).parse().unwrap_or_default())
    }

    /// A page as WebP, numbered from 1.
    ///
    /// # Errors
    /// `Missing` for a page that is not there, else as [`Study::drawn_pages`].
    pub async fn drawn_page(&self, actor: &Actor, id: OutputId, number: u32, size: DrawnSize) -> Outcome<Bytes> {
        let folder = self.draw(actor, id).await?;
        let name = match size {
            DrawnSize::Small => "small".to_owned(),
            DrawnSize::Whole => number.to_string(),
        };
        match self.tools.files.get(&format!("{folder}/{name}.webp")).await {
            Ok(picture) => Ok(picture),
            Err(files::FileFault::Missing) => Err(Refusal::Missing.into()),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Makes the pictures of the output as it is now, unless they are there. Returns their folder.
    async fn draw(&self, actor: &Actor, id: OutputId) -> Outcome<String> {
        let held = permit::output(&self.tools, actor, id).await?;
        if !view::output(&held)?.kind.formats().contains(&OutputFormat::Pdf) {
            return Err(Refusal::Missing.into());
        }
        let folder = folder_of(&held);
        // What is written last.
        let done = format!("{folder}/count");
        if self.tools.files.exists(&done).await? {
            return Ok(folder);
        }
        let _turn = self.drawing.take(&held.id).await;
        if self.tools.files.exists(&done).await? {
            return Ok(folder);
        }
        let printed = self.save(actor, id, OutputFormat::Pdf).await?;
        self.tools.files.delete_under(&all_of(held.account_id, held.id)).await?;
        let file = format!("{folder}/printed.pdf");
        self.tools.files.put(&file, printed.bytes.into()).await?;
        let count = self.draw_all(&folder, &file).await?;
        self.tools.files.put(&done, count.to_string().into()).await?;
        Ok(folder)
    }

    async fn draw_all(&self, folder: &str, file: &str) -> Outcome<u32> {
        let options = OpenOptions { to_draw: true, ..OpenOptions::default() };
        let path = self.tools.files.local(file);
        let mut open = self.tools.readers.open(&path, &Kind::Pdf, &options).await.map_err(not_drawn)?;
        let count = open.about().pages.min(MOST);
        let small = open.render(1, SMALL).await.map_err(not_drawn)?;
        self.tools.files.put(&format!("{folder}/small.webp"), small.into()).await?;
        for number in 1..=count {
            let picture = open.render(number, WIDTH).await.map_err(not_drawn)?;
            self.tools.files.put(&format!("{folder}/{number}.webp"), picture.into()).await?;
        }
        drop(open);
        self.tools.files.delete(file).await?;
        Ok(count)
    }
}

/// All states of an output.
pub(super) fn all_of(account: Uuid, output: Uuid) -> String {
    format!("{}/{output}", pictures_folder(account.into()))
}

fn folder_of(output: &output::Model) -> String {
    format!("{}/{}", all_of(output.account_id, output.id), output.updated_at.timestamp_micros())
}

fn not_drawn(error: ReadError) -> Refusal {
    Refusal::Unavailable { say: error.say(), hint: error.hint().into() }
}
