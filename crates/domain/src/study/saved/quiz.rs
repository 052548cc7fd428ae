//! A quiz's outline.

use super::Sheet;
use crate::study::grade;
use contract::{
    ItemBody, ItemKind,
    cloze::{self, Part},
};
use writing::outline::{Difficulty, Question, QuestionKind, QuizPaper, literal};

impl Sheet {
    pub(super) fn quiz(&self) -> QuizPaper {
        QuizPaper {
            title: literal(&self.output.title),
            language: self.language.clone(),
            questions: self.items.iter().filter_map(|item| self.question(item)).collect(),
        }
    }

    fn question(&self, item: &ItemBody) -> Option<Question> {
        let kind = match item.kind {
            ItemKind::MultipleChoice => QuestionKind::MultipleChoice {
                choices: item.choices.iter().map(|choice| literal(choice)).collect(),
                right: vec![item.right? as usize],
            },
            ItemKind::TrueFalse => QuestionKind::TrueFalse { right: item.right == Some(0) },
            ItemKind::Cloze => {
                let blank = |gap: &str| std::iter::once(gap.to_owned()).chain(item.accepted.iter().cloned()).collect();
                QuestionKind::Cloze { blanks: cloze::answers(&item.front).into_iter().map(blank).collect() }
            }
            ItemKind::ShortAnswer => QuestionKind::ShortAnswer {
                answers: std::iter::once(&item.back).chain(&item.accepted).cloned().collect(),
            },
            ItemKind::Numeric => {
                let value = grade::number(&item.back)?;
                let unit = grade::unit(&item.back);
                QuestionKind::Numeric { value, tolerance: item.tolerance.unwrap_or_default(), unit }
            }
            _ => return None,
        };
        let prompt = match item.kind {
            ItemKind::Cloze => blanks(&item.front),
            _ => literal(&item.front),
        };
        let difficulty = match item.difficulty.unwrap_or_default() {
            contract::Difficulty::Easy => Difficulty::Easy,
            contract::Difficulty::Medium => Difficulty::Medium,
            contract::Difficulty::Hard => Difficulty::Hard,
        };
        let explanation = literal(&item.explanation);
        Some(Question { prompt, kind, explanation, difficulty, source: self.source(item) })
    }
}

/// A cloze with `{{}}` for each gap.
fn blanks(text: &str) -> String {
    let part = |part| match part {
        Part::Text(words) => literal(words),
        Part::Gap { .. } => "{{}}".to_owned(),
    };
    cloze::parts(text).into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::blanks;

    #[test]
    fn every_gap_becomes_a_blank_and_the_rest_stays_literal() {
        assert_eq!(blanks("{{c1::Water}} is *wet* in {{c2::rain::r…}}."), "{{}} is \\*wet\\* in {{}}.");
    }
}
