//! A quiz set on pages.

use super::check::checked;
use super::{Part, difficulty, key, letter, printed};
use crate::outline::{QuestionKind, QuizPaper};
use crate::pdf::{Album, language, line, set};
use crate::{WriteFault, rich, words};
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("quiz.typ");

/// Questions, key, or both with the key on pages of its own.
pub fn pdf(paper: &QuizPaper, part: Part) -> Result<Vec<u8>, WriteFault> {
    checked(paper)?;
    let said = words::of(&paper.language);
    let questions: Vec<Value> = paper
        .questions
        .iter()
        .map(|question| {
            let (choices, several, space): (Vec<Value>, bool, &str) = match &question.kind {
                QuestionKind::MultipleChoice { choices, right } => {
                    let choices = choices.iter().enumerate();
                    let choices = choices.map(|(place, choice)| json!({ "mark": letter(place), "text": line(choice) }));
                    (choices.collect(), right.len() > 1, "")
                }
                QuestionKind::TrueFalse { .. } => {
                    let both = [said.right, said.wrong];
                    (both.iter().map(|one| json!({ "mark": "", "text": line(one) })).collect(), false, "")
                }
                QuestionKind::Cloze { .. } => (Vec::new(), false, ""),
                QuestionKind::ShortAnswer { .. } | QuestionKind::Numeric { .. } => (Vec::new(), false, "line"),
            };
            json!({
                "text": line(&printed(question)), "choices": choices, "space": space,
                "several": if several { said.several } else { "" },
                "key": line(&key(question, said)), "why": line(&question.explanation),
                "source": rich::words(&question.source), "difficulty": difficulty(question.difficulty, said),
            })
        })
        .collect();
    let (lang, hyphenate) = language(&paper.language);
    let data = json!({
        "title": rich::words(&paper.title), "heading": line(&paper.title), "lang": lang, "hyphenate": hyphenate,
        "questions": questions, "asks": part.questions(), "tells": part.key(),
        "said": { "key": said.answer_key, "name": said.name, "date": said.date },
    });
    set(TEMPLATE, &data, &Album::default())?.pdf()
}
