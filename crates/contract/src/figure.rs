//! Figures: the pictures and drawings of a material.

use crate::{FigureId, MaterialId, Rect};
use serde::{Deserialize, Serialize};

/// A picture or drawing of a page that means something by itself. Its picture is at `/figures/{id}.webp`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureView {
    pub id: FigureId,
    pub material: MaterialId,
    /// From 1.
    pub page: u32,
    /// From 1, on its page.
    pub number: u32,
    /// Where it stands; `None` on a page without a picture of itself.
    pub rect: Option<Rect>,
    /// What stands under or over it.
    pub caption: Option<String>,
    /// What its author says that it shows.
    pub alt: Option<String>,
    /// The words inside it.
    pub words: Option<String>,
    /// What a model sees in it.
    pub description: Option<String>,
    /// Of its picture, in pixels; 0 where there is none.
    pub width: u32,
    pub height: u32,
}

impl FigureView {
    /// There is a picture of it.
    pub fn has_picture(&self) -> bool {
        self.width > 0 && self.height > 0
    }

    /// What a person who cannot see it is told.
    pub fn told(&self) -> &str {
        let all = [&self.alt, &self.caption, &self.description, &self.words];
        all.into_iter().flatten().map(String::as_str).next().unwrap_or_default()
    }
}
