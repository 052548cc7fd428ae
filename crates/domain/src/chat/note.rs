//! The note before an answer that says why another one answers than the one that was asked.

use super::EXTRACTIVE;

/// In plain text; empty where the one answers that was asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Note(String);

impl Note {
    /// Why those in `failed` do not answer, and who does. Names are a person's; they are shown as they stand.
    pub fn of(failed: &[String], answers: &str) -> Self {
        if failed.is_empty() {
            return Self::default();
        }
        let instead = match answers {
            EXTRACTIVE => "This answer quotes your materials instead.".to_owned(),
            name => format!("“{name}” answers instead."),
        };
        let note = format!("{} {instead}", failed.join(" "));
        Self(note.chars().filter(|character| !"*_`[]<>\\".contains(*character)).collect())
    }

    /// The text, where there is one.
    pub fn text(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.clone())
    }

    /// As it stands before an answer.
    pub fn markdown(&self) -> String {
        if self.0.is_empty() { String::new() } else { format!("*{}*\n\n", self.0) }
    }

    /// An answer without it.
    pub fn off<'a>(&self, markdown: &'a str) -> &'a str {
        markdown.strip_prefix(self.markdown().trim_end()).unwrap_or(markdown)
    }
}
