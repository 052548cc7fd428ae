//! What a question is once all its lines are read: its kind, and whether its parts are options.

use super::{PaperQuestion, kind};
use crate::words::single;

/// With its kind; small-letter parts that are short answers to choose from become options. `None` for an empty one.
pub(super) fn finished(mut question: PaperQuestion) -> Option<PaperQuestion> {
    question.text = single(&question.text);
    question.options.iter_mut().for_each(|option| *option = single(option));
    question.options.retain(|option| !option.is_empty());
    if is_choice(&question) {
        question.options = question.parts.drain(..).map(|part| single(&part.text)).collect();
    }
    question.parts = question.parts.into_iter().filter_map(finished).collect();
    question.kind = kind::of(&question.text, question.marks, question.options.len());
    (!question.text.is_empty() || !question.parts.is_empty() || !question.options.is_empty()).then_some(question)
}

/// "Which ion …? a) sodium b) chloride": parts without marks that ask nothing.
fn is_choice(question: &PaperQuestion) -> bool {
    let lower = question.text.to_lowercase();
    let chooses = [
        "which",
        "what is",
        "what are",
        "choose",
        "select",
        "true",
        "welche",
        "wählen",
        "kreuzen",
        "was ist",
        "following",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let asks = |part: &PaperQuestion| {
        let first = part.text.split_whitespace().next().unwrap_or_default().to_lowercase();
        let verbs = [
            "define",
            "state",
            "explain",
            "describe",
            "calculate",
            "give",
            "name",
            "outline",
            "list",
            "what",
            "why",
            "how",
            "draw",
            "nennen",
            "erklären",
            "beschreiben",
            "berechnen",
            "definieren",
            "warum",
            "was",
            "wie",
            "discuss",
            "compare",
            "find",
            "show",
            "suggest",
            "identify",
        ];
        part.marks.is_some() || part.text.ends_with('?') || verbs.contains(&first.as_str()) || !part.parts.is_empty()
    };
    question.options.is_empty()
        && chooses
        && (3..=6).contains(&question.parts.len())
        && !question.parts.iter().any(asks)
}
