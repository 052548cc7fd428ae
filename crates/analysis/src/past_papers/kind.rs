//! What a question wants, told by its words and its marks.

use super::PaperKind;

const CALCULATES: &[&str] = &[
    "calculate",
    "compute",
    "how many",
    "how much",
    "determine the value",
    "find the value",
    "solve",
    "derive",
    "evaluate the integral",
    "estimate the",
    "work out",
    "show that",
    "prove",
    "integrate",
    "differentiate",
    "berechne",
    "berechnen",
    "bestimme",
    "bestimmen sie",
    "wie groß",
    "wie viel",
    "löse",
    "lösen sie",
    "leite",
    "zeigen sie, dass",
    "beweise",
];
const ESSAYS: &[&str] = &[
    "discuss",
    "evaluate",
    "critically",
    "essay",
    "to what extent",
    "assess",
    "compare and contrast",
    "analyse",
    "analyze",
    "write an account",
    "diskutieren",
    "diskutiere",
    "erörtern",
    "erörtere",
    "bewerten sie",
    "beurteilen",
    "aufsatz",
    "nehmen sie stellung",
];
/// Marks from which on an answer is long.
const LONG: f32 = 10.0;

pub(super) fn of(text: &str, marks: Option<f32>, options: usize) -> PaperKind {
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if options >= 2 {
        PaperKind::Choice
    } else if says(CALCULATES) {
        PaperKind::Calculation
    } else if says(ESSAYS) || marks.is_some_and(|marks| marks >= LONG) {
        PaperKind::Essay
    } else {
        PaperKind::Short
    }
}
