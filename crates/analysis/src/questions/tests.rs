//! What is asked for is given, and wrong answers are wrong.

use super::*;
use crate::input::{Material, Page};
use crate::{Term, analyse};

const TEXT: &str = "Sodium is the main cation outside the cells. Potassium is the main cation inside the cells. Chloride is \
    the main anion of the blood plasma. A diuretic is a compound that increases the output of urine. A buffer is a \
    substance that keeps the pH of a solution stable. Osmosis is the diffusion of water across a membrane. Edema is \
    the accumulation of water in tissues. Edema is also known as dropsy. Teeth hold about 8 percent water. \
    Pulmonary edema is a type of edema that fills the lungs with fluid. Diuresis is the production of urine above \
    normal levels.";

fn analysis() -> Analysis {
    analyse(&[Material { title: "", pages: vec![Page { number: 1, text: TEXT, ..Page::default() }] }], None)
}

fn only(kinds: [u32; 5]) -> QuestionsWanted {
    let [choice, truth, cloze, short, numeric] = kinds;
    QuestionsWanted { count: 30, kinds: Kinds { choice, truth, cloze, short, numeric }, ..QuestionsWanted::default() }
}

fn term<'a>(analysis: &'a Analysis, name: &str) -> &'a Term {
    analysis.terms.iter().find(|term| term.name.eq_ignore_ascii_case(name)).unwrap_or_else(|| panic!("no term {name}"))
}

#[test]
fn only_the_kinds_that_are_wanted_are_asked() {
    let analysis = analysis();
    for (at, kinds) in
        [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]].into_iter().enumerate()
    {
        let asked = questions(&analysis, &only(kinds), None);
        assert!(!asked.is_empty(), "kind {at}");
        for question in asked {
            let kind = match question.answer {
                Answer::Choice { .. } => 0,
                Answer::Truth { .. } => 1,
                Answer::Cloze { .. } => 2,
                Answer::Short { .. } => 3,
                Answer::Numeric { .. } => 4,
            };
            assert_eq!(kind, at, "{question:?}");
        }
    }
}

#[test]
fn only_the_difficulties_that_are_wanted_are_asked() {
    let wanted = QuestionsWanted {
        difficulties: Difficulties { hard: 1, ..Difficulties::default() },
        ..QuestionsWanted::default()
    };
    assert!(questions(&analysis(), &wanted, None).iter().all(|question| question.difficulty == Difficulty::Hard));
}

#[test]
fn a_kind_of_the_thing_or_its_other_name_is_no_wrong_answer() {
    let analysis = analysis();
    let edema = term(&analysis, "edema");
    for question in questions(&analysis, &only([1, 0, 0, 0, 0]), None) {
        let Answer::Choice { options, right } = question.answer else { continue };
        if options[right].eq_ignore_ascii_case(&edema.name) {
            assert!(
                !options.iter().any(|option| option.contains("ulmonary") || option.contains("ropsy")),
                "{options:?}"
            );
        }
    }
}

#[test]
fn a_false_statement_tells_what_was_changed_and_the_true_sentence() {
    let mut told = 0;
    for seed in 0..6 {
        for question in questions(&analysis(), &QuestionsWanted { seed, ..only([0, 1, 0, 0, 0]) }, None) {
            match question.answer {
                Answer::Truth { is_true: true, .. } => assert_eq!(question.stem, question.explanation.text),
                Answer::Truth { changed: Some((from, to)), .. } => {
                    told += 1;
                    assert!(question.explanation.text.contains(&from) && question.stem.contains(&to));
                    assert_ne!(question.stem, question.explanation.text);
                }
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(told > 0);
}

#[test]
fn a_number_is_asked_with_its_unit_and_a_tolerance() {
    let asked = questions(&analysis(), &only([0, 0, 0, 0, 1]), None);
    assert_eq!(asked[0].stem, "Teeth hold about ____ percent water.");
    assert_eq!(asked[0].answer, Answer::Numeric { value: 8.0, unit: Some("percent".into()), tolerance: 0.8 });
}

struct Wrong;

impl Meaning for Wrong {
    fn embed(&self, _: &[&str]) -> Vec<Vec<f32>> {
        vec![vec![f32::NAN]]
    }
}

#[test]
fn vectors_that_do_not_fit_are_taken_for_none() {
    let analysis = analysis();
    let wanted = QuestionsWanted::default();
    assert_eq!(questions(&analysis, &wanted, Some(&Wrong)), questions(&analysis, &wanted, None));
}
