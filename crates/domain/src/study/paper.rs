//! The questions of a past paper, as items that wait for their answers.

use super::gather::Gathered;
use analysis::past_papers::{PaperQuestion, past_paper};
use contract::{ItemBody, ItemKind};

/// The questions of everything that was gathered, in their order; a part names its question, too: `2 (a)`.
pub fn questions(gathered: &Gathered) -> Vec<ItemBody> {
    let mut items = Vec::new();
    for (at, material) in gathered.borrowed().iter().enumerate() {
        for question in past_paper(at, &material.pages) {
            put(gathered, &question, &question.number, &mut items);
        }
    }
    items
}

fn put(gathered: &Gathered, question: &PaperQuestion, number: &str, items: &mut Vec<ItemBody>) {
    let mut front = question.text.clone();
    for (letter, option) in ('A'..='Z').zip(&question.options) {
        front.push_str(&format!("\n{letter}. {option}"));
    }
    items.push(ItemBody {
        kind: ItemKind::PaperQuestion,
        number: number.to_owned(),
        front,
        marks: question.marks,
        sources: gathered.source(question.place).into_iter().collect(),
        ..ItemBody::default()
    });
    for part in &question.parts {
        put(gathered, part, &format!("{number} ({})", part.number), items);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use analysis::{Place, past_papers::PaperKind};

    #[test]
    fn parts_follow_their_question_and_options_stand_under_theirs() {
        let question = |number: &str, options: &[&str], parts| PaperQuestion {
            number: number.into(),
            text: format!("Question {number}"),
            marks: None,
            kind: PaperKind::Choice,
            options: options.iter().map(|one| (*one).to_owned()).collect(),
            parts,
            place: Place::default(),
        };
        let whole = question("2", &[], vec![question("a", &["yes", "no"], vec![question("ii", &[], Vec::new())])]);
        let mut items = Vec::new();
        put(&Gathered::default(), &whole, "2", &mut items);
        let numbers: Vec<_> = items.iter().map(|item| item.number.as_str()).collect();
        assert_eq!(numbers, ["2", "2 (a)", "2 (a) (ii)"]);
        assert_eq!(items[1].front, "Question a\nA. yes\nB. no");
    }
}
