//! GIFT: plain text that Moodle and many others import.
//!
//! It has no question with several blanks; each blank is asked by a question of its own, with the others filled in.

use super::check::checked;
use crate::WriteFault;
use crate::markup::inline;
use crate::outline::{Question, QuestionKind, QuizPaper, literal};
use std::fmt::Write;

/// A quiz in GIFT, UTF-8.
pub fn gift(paper: &QuizPaper) -> Result<Vec<u8>, WriteFault> {
    checked(paper)?;
    let mut out = format!("// {}\n\n", one_line(&paper.title));
    for (place, question) in paper.questions.iter().enumerate() {
        push(&mut out, place + 1, question);
    }
    Ok(out.into_bytes())
}

fn push(out: &mut String, number: usize, question: &Question) {
    let (head, tail) = match &question.kind {
        QuestionKind::Cloze { blanks } => {
            for (place, accepted) in blanks.iter().enumerate() {
                let name = if blanks.len() > 1 { format!("{number}.{}", place + 1) } else { number.to_string() };
                let (before, after) = around(&question.prompt, blanks, place);
                let answers = equal(accepted);
                let gap = if after.starts_with(char::is_whitespace) { " " } else { "" };
                let _ = writeln!(
                    out,
                    "::{name}::[html]{} {{{answers}{}\n}}{gap}{}\n",
                    html(&before),
                    feedback(question),
                    html(&after)
                );
            }
            return;
        }
        QuestionKind::MultipleChoice { choices, right } => {
            let share = 100.0 / right.len() as f64;
            let choice = |(place, choice): (usize, &String)| {
                let mark = match (right.contains(&place), right.len() > 1) {
                    (true, false) => "=".into(),
                    (false, false) => "~".into(),
                    (true, true) => format!("~%{}%", percent(share)),
                    (false, true) => format!("~%-{}%", percent(share)),
                };
                format!("\n  {mark}{}", html(choice))
            };
            (html(&question.prompt), choices.iter().enumerate().map(choice).collect::<String>())
        }
        QuestionKind::TrueFalse { right } => (html(&question.prompt), if *right { "TRUE" } else { "FALSE" }.into()),
        QuestionKind::ShortAnswer { answers } => (html(&question.prompt), equal(answers)),
        QuestionKind::Numeric { value, tolerance, unit } => {
            let unit = if unit.is_empty() { String::new() } else { format!(" ({})", literal(unit)) };
            (html(&format!("{}{unit}", question.prompt)), format!("#{value}:{tolerance}"))
        }
    };
    let _ = writeln!(out, "::{number}::[html]{head} {{{tail}{}\n}}\n", feedback(question));
}

/// What stands before and after a blank, the other blanks filled in.
fn around(prompt: &str, blanks: &[Vec<String>], asked: usize) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    for (place, part) in prompt.split("{{}}").enumerate() {
        let side = if place <= asked { &mut before } else { &mut after };
        side.push_str(part);
        if place != asked
            && let Some(first) = blanks.get(place).and_then(|accepted| accepted.first())
        {
            side.push_str(&literal(first));
        }
    }
    (before, after)
}

fn equal(answers: &[String]) -> String {
    answers.iter().map(|answer| format!("\n  ={}", escaped(&one_line(answer)))).collect()
}

/// The explanation and the page, shown after answering.
fn feedback(question: &Question) -> String {
    let said = [inline(&question.explanation), inline(&question.source)];
    let said: Vec<&str> = said.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    if said.is_empty() { String::new() } else { format!("\n  ####{}", escaped(&said.join(" "))) }
}

fn html(text: &str) -> String {
    escaped(&inline(text))
}

/// Signs that mean something in GIFT are said to be meant as they are.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if matches!(letter, '~' | '=' | '#' | '{' | '}' | ':' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Moodle takes five decimals.
pub(super) fn percent(share: f64) -> String {
    let text = format!("{share:.5}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
