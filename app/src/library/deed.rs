//! What can be done to several materials at once. The same on both sides: the toolbar's buttons name a deed, the
//! server carries it out on each material in turn and stops at the first that refuses.

use serde::{Deserialize, Serialize};

/// One button of the toolbar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Into a subject, or into none.
    Move,
    /// Adds a tag.
    Tag,
    Trash,
    Restore,
    /// For good.
    Delete,
}

impl Deed {
    /// As a form sends it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Tag => "tag",
            Self::Trash => "trash",
            Self::Restore => "restore",
            Self::Delete => "delete",
        }
    }
}

/// Tags written with commas between: trimmed, each once, empty ones left out.
#[cfg(any(feature = "ssr", test))]
pub fn split_tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(feature = "ssr")]
impl Deed {
    /// Does it, and tells to how many.
    pub async fn carry_out(
        self,
        library: &crate::request::Library,
        actor: &crate::request::Actor,
        materials: &[contract::MaterialId],
        subject: Option<contract::SubjectId>,
        tag: &str,
    ) -> crate::request::Outcome<u32> {
        for id in materials.iter().copied() {
            match self {
                Self::Move => library.put_in_subject(actor, id, subject).await?,
                Self::Tag => {
                    let held = library.open(actor, id).await?.material.tags;
                    library.set_tags(actor, id, split_tags(&format!("{},{tag}", held.join(",")))).await?;
                }
                Self::Trash => library.trash(actor, id).await?,
                Self::Restore => library.restore(actor, id).await?,
                Self::Delete => library.delete_forever(actor, id).await?,
            }
        }
        Ok(materials.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_trimmed_and_each_kept_once() {
        assert_eq!(split_tags(" week 3, exam,,Exam , "), ["week 3", "exam"]);
        assert!(split_tags(" , ").is_empty());
    }

    #[test]
    fn a_deed_is_sent_as_it_is_read() {
        for deed in [Deed::Move, Deed::Tag, Deed::Trash, Deed::Restore, Deed::Delete] {
            assert_eq!(serde_json::to_value(deed).expect("a word"), deed.word());
        }
    }
}
