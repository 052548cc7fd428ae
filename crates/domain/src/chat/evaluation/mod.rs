//! How good answers are, over question sets: the support check on labelled pairs, and answers that quote.
//!
//! Nothing here is used by a page. What was fitted was fitted on every other document of a set; figures are told for
//! both halves apart, and only those of the half held out say how good it is.

mod checked;
mod pairs;
mod quoted;
mod sets;
mod statement;

pub use checked::{Checked, Half, Kind, Label};
pub use quoted::{Part, Quoted, quote};

use anyhow::Result;
use models::embed::Embedder;
use std::path::Path;

/// A set of questions that answers can be quoted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    Xquad,
    Pubmedqa,
}

impl Set {
    pub const ALL: [Self; 2] = [Self::Xquad, Self::Pubmedqa];

    /// As it is told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xquad => "XQuAD (English)",
            Self::Pubmedqa => "PubMedQA",
        }
    }

    fn read(self, folder: &Path) -> Result<Vec<sets::Text>> {
        match self {
            Self::Xquad => sets::xquad(folder),
            Self::Pubmedqa => sets::pubmedqa(folder),
        }
    }
}

/// All texts of all sets.
#[cfg(test)]
pub(super) fn texts(folder: &Path) -> Result<Vec<sets::Text>> {
    let all = Set::ALL.into_iter().map(|set| set.read(folder)).collect::<Result<Vec<_>>>()?;
    Ok(all.into_iter().flatten().collect())
}

/// The support check over the labelled pairs that the sets in `folder` give.
///
/// # Errors
/// When a set is missing or the model fails.
pub async fn check(folder: &Path, embedder: Option<&dyn Embedder>) -> Result<Checked> {
    let mut pairs = pairs::of_questions(&sets::xquad(folder)?);
    pairs.extend(pairs::of_abstracts(&sets::pubmedqa(folder)?));
    Ok(checked::measure(&pairs, embedder).await)
}
