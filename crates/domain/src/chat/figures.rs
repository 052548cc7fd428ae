//! Figures that match a question: pictures are found by what stands under and in them, and shown with the answer.

use super::{Chat, extractive::words, store};
use crate::{Outcome, retrieval::Passage};
use contract::{AccountId, AnswerFigure};
use std::collections::HashSet;

/// Figures that are shown with one answer.
const MOST: usize = 2;
/// Characters of a caption.
const CAPTION: usize = 300;

impl Chat {
    /// The figures among the passages that match the question, best first. A question for a picture takes the first
    /// ones; any other one takes those that hold at least half of its words.
    pub(super) async fn figures(
        &self,
        account: AccountId,
        question: &str,
        passages: &[Passage],
    ) -> Outcome<Vec<AnswerFigure>> {
        let language = words::language(question).unwrap_or_default();
        let asked: HashSet<String> = words::asked(language, question).into_iter().collect();
        let wanted = wants_picture(question);
        let fits = |passage: &&Passage| {
            let held: HashSet<String> = words::content(language, &passage.text).into_iter().collect();
            !asked.is_empty() && (wanted || asked.intersection(&held).count() * 2 >= asked.len())
        };
        let fitting: Vec<&Passage> = passages.iter().filter(fits).collect();
        let ids = fitting.iter().map(|passage| passage.chunk.0).collect();
        let mut pictured = store::pictured(self.tools.store.reads(), account, ids).await?;
        let mut figures: Vec<AnswerFigure> = Vec::new();
        for passage in fitting {
            let Some(row) = pictured.remove(&passage.chunk.0) else { continue };
            if figures.len() == MOST || figures.iter().any(|figure| figure.id.0 == row.id) {
                continue;
            }
            let told = row.caption.or(row.alt).or(row.description).unwrap_or_default();
            figures.push(AnswerFigure {
                id: row.id.into(),
                material: passage.material,
                title: passage.title.clone(),
                page: u32::try_from(row.page).unwrap_or(passage.page),
                caption: super::condense::cut(&told, CAPTION),
                width: row.width.max(0) as u32,
                height: row.height.max(0) as u32,
            });
        }
        Ok(figures)
    }
}

/// Whether a question asks to be shown something.
fn wants_picture(question: &str) -> bool {
    const PICTURES: [&str; 14] = [
        "figure",
        "figures",
        "diagram",
        "picture",
        "drawing",
        "image",
        "chart",
        "graph",
        "abbildung",
        "bild",
        "diagramm",
        "zeichnung",
        "grafik",
        "schema",
    ];
    let lower = question.to_lowercase();
    lower.split(|character: char| !character.is_alphanumeric()).any(|word| PICTURES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_for_a_picture_is_told_by_its_words() {
        assert!(wants_picture("Show me the diagram of a nephron"));
        assert!(wants_picture("Welche Abbildung zeigt das?"));
        assert!(!wants_picture("What is osmosis?"));
    }
}
