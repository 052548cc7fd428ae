//! Library: subjects, materials and their pages.

use crate::{FigureId, JobId, MaterialId, SubjectId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A course or an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectView {
    pub id: SubjectId,
    pub title: String,
    /// Order among the owner's subjects, from 0.
    pub position: u32,
    /// Materials in it that are not in the trash.
    pub materials: u32,
    pub archived: bool,
    pub created_at: DateTime<Utc>,
}

/// What a material is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialKind {
    Document,
    Slides,
    Scan,
    Image,
    Note,
    /// A page of the web.
    Link,
    /// A lecture as sound or film.
    Recording,
}

/// How far a material is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialState {
    /// Accepted, not begun.
    Waiting,
    /// Being read in; pages that are done can be read and asked about.
    Reading,
    Ready,
    /// No page could be read; `say` tells why.
    Failed,
    /// Encrypted: waits for its password.
    NeedsPassword,
    /// The person stopped it; pages already read stay.
    Cancelled,
}

/// A material in a list or at the head of the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MaterialView {
    pub id: MaterialId,
    pub subject: Option<SubjectId>,
    pub title: String,
    pub kind: MaterialKind,
    /// As it was uploaded; `None` for a note written in place.
    pub file_name: Option<String>,
    pub media_type: String,
    pub bytes: u64,
    /// ISO 639-3 code of the text's language, when it is clear.
    pub language: Option<String>,
    pub tags: Vec<String>,
    pub state: MaterialState,
    pub pages: u32,
    pub pages_done: u32,
    pub pages_failed: u32,
    /// Pages that are pictures of text.
    pub pages_need_ocr: u32,
    /// What went wrong, for a person.
    pub say: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The job that reads it in, while there is one.
    pub job: Option<JobId>,
    /// The page where its owner left off, from 1.
    pub place: Option<u32>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub trashed_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub author: Option<String>,
    /// When it was published, as `YYYY-MM-DD` where that is known.
    #[serde(default)]
    pub date: Option<String>,
    /// The name of the site a web page is from.
    #[serde(default)]
    pub site: Option<String>,
    /// Where a link leads.
    #[serde(default)]
    pub address: Option<String>,
    /// The figure that stands for it in lists, where its pages have no pictures of themselves.
    #[serde(default)]
    pub cover: Option<FigureId>,
    /// What a recording says is known.
    #[serde(default)]
    pub has_transcript: bool,
}

impl MaterialView {
    /// Its pages are shown as pictures with their words over them.
    pub fn has_page_pictures(&self) -> bool {
        self.media_type == "application/pdf" || self.media_type.starts_with("image/")
    }

    /// It can be played.
    pub fn is_recording(&self) -> bool {
        self.is_video() || self.media_type.starts_with("audio/")
    }

    /// It can be played, and there is something to see.
    pub fn is_video(&self) -> bool {
        self.media_type.starts_with("video/")
    }
}

/// How a list of materials is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialOrder {
    #[default]
    Newest,
    Title,
    /// Last opened or changed first.
    Recent,
}

/// Which materials, and which part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MaterialFilter {
    pub subject: Option<SubjectId>,
    pub kind: Option<MaterialKind>,
    pub state: Option<MaterialState>,
    pub tag: Option<String>,
    /// Words of the title.
    pub text: Option<String>,
    pub order: MaterialOrder,
    /// The trash instead of the shelf.
    pub trashed: bool,
    /// From 1; 0 counts as 1.
    pub page: u32,
    /// At most 200; 0 counts as 50.
    pub per_page: u32,
}

/// One part of a list of materials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MaterialList {
    pub materials: Vec<MaterialView>,
    pub total: u64,
    pub page: u32,
    pub per_page: u32,
}

/// A rectangle in points from the top left of its page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

/// A rectangle on a numbered page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageBox {
    /// From 1.
    pub page: u32,
    #[serde(flatten)]
    pub rect: Rect,
}

/// A word where it stands on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordBox {
    pub text: String,
    #[serde(flatten)]
    pub rect: Rect,
}

/// How far one page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageState {
    /// Not read yet.
    Waiting,
    /// Its text is there; not yet found by search.
    Read,
    /// Found by search and answers.
    Indexed,
    /// Could not be read; `say` tells why.
    Failed,
}

/// One page in the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageView {
    pub material: MaterialId,
    /// From 1.
    pub number: u32,
    /// The number printed on it, when that differs.
    pub label: Option<String>,
    /// In points. 0 for a page without a picture (a note, a text file).
    pub width: f32,
    pub height: f32,
    pub state: PageState,
    /// In reading order, paragraphs apart by a blank line.
    pub text: String,
    /// Sanitised HTML of a reflowed page (Markdown, plain text); `None` where the page is a picture.
    pub html: Option<String>,
    /// In reading order.
    pub words: Vec<WordBox>,
    pub needs_ocr: bool,
    pub say: Option<String>,
    /// What the speaker says to it.
    #[serde(default)]
    pub notes: Option<String>,
    /// The engine that recognised its words in its picture.
    #[serde(default)]
    pub ocr: Option<String>,
    /// How sure it was, from 0 to 1.
    #[serde(default)]
    pub confidence: Option<f32>,
    /// What is said in a recording, and when; in order.
    #[serde(default)]
    pub cues: Vec<Cue>,
}

/// Something said in a recording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    /// From the recording's beginning, in seconds.
    pub second: u32,
    pub text: String,
}

/// A page as a thumbnail strip needs it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageMark {
    pub number: u32,
    pub label: Option<String>,
    pub width: f32,
    pub height: f32,
    pub state: PageState,
    pub needs_ocr: bool,
}

/// A line of a document's own table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    pub title: String,
    /// From 1.
    pub level: u32,
    pub page: Option<u32>,
}

/// A material as the reader opens it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MaterialOpened {
    pub material: MaterialView,
    pub pages: Vec<PageMark>,
    pub outline: Vec<OutlineEntry>,
    /// The Markdown source, for a note.
    pub note: Option<String>,
}

/// A place in a document where the sought words stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub page: u32,
    /// A little text around it.
    pub snippet: String,
    /// Byte range of the match inside `snippet`.
    pub mark: (u32, u32),
    pub boxes: Vec<PageBox>,
}

/// What became of one uploaded file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Uploaded {
    pub file_name: String,
    /// The material, new or the one that holds the same file already.
    pub material: Option<MaterialId>,
    /// The same bytes were there.
    pub duplicate: bool,
    /// Why it was not taken; with a material, why that cannot be read, though it is kept.
    pub refusal: Option<crate::Refusal>,
}

impl Uploaded {
    /// Kept, though nothing here reads it.
    pub fn is_unread(&self) -> bool {
        self.material.is_some() && self.refusal.is_some()
    }
}

/// A cited passage where it stands in its material.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PassageView {
    /// Its first page, from 1.
    pub page: u32,
    pub text: String,
    pub boxes: Vec<PageBox>,
    /// The part of it that is quoted; empty where nothing in particular is.
    pub quoted: Vec<String>,
    pub quoted_boxes: Vec<PageBox>,
    /// The figure that it tells of.
    #[serde(default)]
    pub figure: Option<FigureId>,
    /// Where it begins in a recording, in seconds.
    #[serde(default)]
    pub second: Option<u32>,
}
