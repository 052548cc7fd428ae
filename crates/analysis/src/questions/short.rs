//! Short answers: what a term means; what belongs to a list.

use super::{Answer, Difficulty, Question, in_language};
use crate::result::Analysis;
use crate::words;

pub(super) fn all(analysis: &Analysis) -> Vec<Question> {
    let terms = analysis.terms.iter().enumerate().filter(|(_, term)| term.clarity >= 2.6).map(|(at, term)| {
        let (before, after) = match in_language(analysis, term.place.material, "en", "de") {
            "de" => ("Was bedeutet „", "“?"),
            _ => ("What is meant by “", "”?"),
        };
        Question {
            stem: format!("{before}{}{after}", term.name),
            answer: Answer::Short { answer: term.definition.text.clone() },
            explanation: term.definition.clone(),
            difficulty: if term.mentions >= 5 { Difficulty::Easy } else { Difficulty::Medium },
            section: term.section,
            term: Some(at),
        }
    });
    terms.chain(lists(analysis)).collect()
}

/// "Three kinds of memory are: …" asks for the items.
fn lists(analysis: &Analysis) -> impl Iterator<Item = Question> {
    analysis.lists.iter().filter_map(|list| {
        let lead = list.lead.as_ref().filter(|lead| lead.text.ends_with(':') && words::count(&lead.text) >= 4)?;
        let short = list.items.iter().all(|item| words::count(&item.text) <= 14) && (2..=8).contains(&list.items.len());
        let stem = format!("{} …", lead.text);
        let answer = list
            .items
            .iter()
            .map(|item| item.text.trim_end_matches(['.', ';', ',']).to_owned())
            .collect::<Vec<_>>()
            .join("; ");
        short.then(|| Question {
            stem,
            answer: Answer::Short { answer },
            explanation: list.items[0].clone(),
            difficulty: Difficulty::Hard,
            section: list.section,
            term: None,
        })
    })
}
