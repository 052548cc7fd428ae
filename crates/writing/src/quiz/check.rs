//! That every question can be asked and has a key.

use crate::WriteFault;
use crate::outline::{Question, QuestionKind, QuizPaper};

/// Questions in one quiz.
const QUESTIONS: usize = 1_000;
/// Choices, blanks or accepted answers of one question.
const CHOICES: usize = 50;

pub(super) fn checked(paper: &QuizPaper) -> Result<(), WriteFault> {
    if paper.questions.is_empty() {
        return Err(WriteFault::Empty);
    }
    if paper.questions.len() > QUESTIONS {
        return Err(WriteFault::TooLarge { what: "the number of questions".into() });
    }
    match paper.questions.iter().position(|question| !sound(question)) {
        Some(place) => Err(WriteFault::Question { number: place + 1 }),
        None => Ok(()),
    }
}

fn sound(question: &Question) -> bool {
    let filled = |answers: &[String]| {
        (1..=CHOICES).contains(&answers.len()) && answers.iter().all(|answer| !answer.trim().is_empty())
    };
    !question.prompt.trim().is_empty()
        && match &question.kind {
            QuestionKind::MultipleChoice { choices, right } => {
                filled(choices)
                    && choices.len() > 1
                    && !right.is_empty()
                    && right.iter().all(|place| *place < choices.len())
                    && right.windows(2).all(|two| two[0] < two[1])
            }
            QuestionKind::TrueFalse { .. } => true,
            QuestionKind::Cloze { blanks } => {
                (1..=CHOICES).contains(&blanks.len())
                    && question.prompt.matches("{{}}").count() == blanks.len()
                    && blanks.iter().all(|accepted| filled(accepted))
            }
            QuestionKind::ShortAnswer { answers } => filled(answers),
            QuestionKind::Numeric { value, tolerance, .. } => {
                value.is_finite() && tolerance.is_finite() && *tolerance >= 0.0
            }
        }
}
