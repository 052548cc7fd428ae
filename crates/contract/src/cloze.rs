//! Texts with gaps: `The {{c1::cell::what?}} has a {{c2::nucleus}}`. Each number is a card; gaps of one number go
//! together. A gap holds no other.

use std::{collections::BTreeSet, ops::Range};

const OPEN: &str = "{{c";
const CLOSE: &str = "}}";

/// The highest number of a gap.
const MOST: u32 = 500;

/// A stretch of a text with gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Text(&'a str),
    Gap { number: u32, answer: &'a str, hint: Option<&'a str> },
}

/// A text in parts, in their order. What looks like a gap and is none is text.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut from, mut seek) = (0, 0);
    while let Some(at) = text[seek..].find(OPEN).map(|at| seek + at) {
        match gap(&text[at..]) {
            Some((part, length)) => {
                if at > from {
                    parts.push(Part::Text(&text[from..at]));
                }
                parts.push(part);
                (from, seek) = (at + length, at + length);
            }
            None => seek = at + OPEN.len(),
        }
    }
    if from < text.len() {
        parts.push(Part::Text(&text[from..]));
    }
    parts
}

fn gaps(text: &str) -> impl Iterator<Item = Part<'_>> {
    parts(text).into_iter().filter(|part| matches!(part, Part::Gap { .. }))
}

/// The numbers of a text's gaps, lowest first.
pub fn numbers(text: &str) -> BTreeSet<u32> {
    let number = |part| match part {
        Part::Gap { number, .. } => Some(number),
        Part::Text(_) => None,
    };
    gaps(text).filter_map(number).collect()
}

/// The answers of a text's gaps, in their order.
pub fn answers(text: &str) -> Vec<&str> {
    let answer = |part| match part {
        Part::Gap { answer, .. } => Some(answer.trim()),
        Part::Text(_) => None,
    };
    gaps(text).filter_map(answer).collect()
}

/// What is asked for: one answer where every gap hides the same, else one for each gap, in their order.
pub fn asked(text: &str) -> Vec<&str> {
    let mut asked = answers(text);
    if asked.iter().all(|answer| Some(answer) == asked.first()) {
        asked.truncate(1);
    }
    asked
}

/// The text with `gap` in the place of each gap.
pub fn filled(text: &str, gap: impl Fn(u32, &str, Option<&str>) -> String) -> String {
    let said = |part| match part {
        Part::Text(text) => text.to_owned(),
        Part::Gap { number, answer, hint } => gap(number, answer, hint),
    };
    parts(text).into_iter().map(said).collect()
}

/// The text with one gap more, of the next number, in the place of these bytes; white space at their ends stays outside.
/// Nothing where they hold no word, or touch a gap that is there.
pub fn with_gap(text: &str, range: Range<usize>) -> Option<String> {
    let chosen = text.get(range.clone())?;
    let answer = chosen.trim();
    let start = range.start + chosen.len() - chosen.trim_start().len();
    let (before, after) = (text.get(..start)?, text.get(start + answer.len()..)?);
    let number = numbers(text).last().map_or(1, |last| last + 1);
    let made = format!("{before}{{{{c{number}::{answer}}}}}{after}");
    // What a reader would take apart otherwise is no gap: braces or colons in the answer, a gap within a gap.
    let new = Part::Gap { number, answer, hint: None };
    let mut rest: Vec<Part> = gaps(&made).collect();
    rest.remove(rest.iter().position(|gap| *gap == new)?);
    (answer.chars().any(char::is_alphanumeric) && rest.into_iter().eq(gaps(text))).then_some(made)
}

/// The gap that a text begins with, and its length.
fn gap(text: &str) -> Option<(Part<'_>, usize)> {
    let end = text.find(CLOSE)?;
    let (number, inside) = text[OPEN.len()..end].split_once("::")?;
    let number = number.parse().ok().filter(|number| (1..=MOST).contains(number))?;
    // A formula may end with braces of its own: they belong to the answer.
    let more = text[end + CLOSE.len()..].bytes().take_while(|byte| *byte == b'}').count();
    let inside = if more == 0 { inside } else { &text[end - inside.len()..end + more] };
    let (answer, hint) = match inside.rsplit_once("::") {
        Some((answer, hint)) => (answer, Some(hint)),
        None => (inside, None),
    };
    (!answer.trim().is_empty()).then_some((Part::Gap { number, answer, hint }, end + more + CLOSE.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_with_hints_and_formulas_are_found_and_the_rest_is_text() {
        let text = "A {{c1::cell::small}} has {{c2::$\\frac{1}{2}$}}, {{c1::not}} {{c3:: }} {{cx::y}} {{c4::open";
        assert_eq!(numbers(text), BTreeSet::from([1, 2]));
        let shown = filled(text, |number, answer, hint| format!("<{number}|{answer}|{}>", hint.unwrap_or("-")));
        assert_eq!(shown, "A <1|cell|small> has <2|$\\frac{1}{2}$|->, <1|not|-> {{c3:: }} {{cx::y}} {{c4::open");
        assert_eq!(filled("{{c1::x_{a}}}", |_, answer, _| answer.into()), "x_{a}");
    }

    #[test]
    fn a_text_comes_apart_at_its_gaps() {
        let gap = |number, answer, hint| Part::Gap { number, answer, hint };
        assert_eq!(
            parts("{{c1::Water}} moves by {{c2::osmosis::o…}}."),
            [gap(1, "Water", None), Part::Text(" moves by "), gap(2, "osmosis", Some("o…")), Part::Text(".")]
        );
        assert_eq!(parts("{{c1::open"), [Part::Text("{{c1::open")]);
    }

    #[test]
    fn a_word_becomes_the_next_gap_and_nothing_else_does() {
        let text = "The {{c1::cell}} holds $x_{a}$: Öl.";
        let gap = |chosen: &str| {
            let at = text.find(chosen).expect("it is there");
            with_gap(text, at..at + chosen.len())
        };
        assert_eq!(gap(" Öl").as_deref(), Some("The {{c1::cell}} holds $x_{a}$: {{c2::Öl}}."));
        assert_eq!(gap("x_{a}").as_deref(), Some("The {{c1::cell}} holds ${{c2::x_{a}}}$: Öl."));
        for odd in [" ", "cell", "The {{c1::", "cell}} holds", "{{c1::cell}}", "."] {
            assert_eq!(gap(odd), None, "{odd}");
        }
        assert_eq!(with_gap("Öl", 1..2), None, "half a letter");
        assert_eq!(with_gap("a {{c500::b}}", 0..1), None, "no number is left");
        assert_eq!(with_gap("say a::b", 4..8), None, "what follows the colons would be a hint");
    }

    #[test]
    fn gaps_that_hide_the_same_are_asked_once() {
        assert_eq!(asked("{{c1::Water}} is {{c2::wet}}, {{c3::Water}} flows"), ["Water", "wet", "Water"]);
        assert_eq!(asked("{{c1::Water}} is {{c2:: Water}}"), ["Water"]);
        assert!(asked("no gap").is_empty());
    }

    #[test]
    fn a_number_beyond_reason_is_no_gap() {
        assert!(numbers("{{c0::a}} {{c501::b}} {{c99999999999::c}}").is_empty());
        assert_eq!(parts(""), Vec::new());
    }
}
