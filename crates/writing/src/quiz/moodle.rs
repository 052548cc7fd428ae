//! Moodle's own XML.

use super::check::checked;
use super::difficulty;
use super::gift::percent;
use crate::WriteFault;
use crate::markup::{inline, plain};
use crate::outline::{Question, QuestionKind, QuizPaper};
use crate::rich;
use crate::words::{self, Words};
use std::fmt::Write;

/// A quiz as Moodle XML, UTF-8. Every question is tagged with its difficulty.
pub fn moodle_xml(paper: &QuizPaper) -> Result<Vec<u8>, WriteFault> {
    checked(paper)?;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    let category = plain(&rich::words(&paper.title).replace('/', "//"));
    let _ = writeln!(
        xml,
        "<question type=\"category\"><category><text>$course$/top/{category}</text></category></question>"
    );
    let said = words::of(&paper.language);
    for (place, question) in paper.questions.iter().enumerate() {
        push(&mut xml, place + 1, question, said);
    }
    xml.push_str("</quiz>\n");
    Ok(xml.into_bytes())
}

fn push(xml: &mut String, number: usize, question: &Question, said: &Words) {
    let kind = match question.kind {
        QuestionKind::MultipleChoice { .. } => "multichoice",
        QuestionKind::TrueFalse { .. } => "truefalse",
        QuestionKind::Cloze { .. } => "cloze",
        QuestionKind::ShortAnswer { .. } => "shortanswer",
        QuestionKind::Numeric { .. } => "numerical",
    };
    let text = match &question.kind {
        QuestionKind::Cloze { blanks } => with_blanks(&question.prompt, blanks),
        QuestionKind::Numeric { unit, .. } if !unit.is_empty() => {
            format!("{} ({})", inline(&question.prompt), plain(unit))
        }
        _ => inline(&question.prompt),
    };
    let name: String = rich::words(&question.prompt).replace("{{}}", "…").chars().take(60).collect();
    let _ = writeln!(xml, "<question type=\"{kind}\">\n<name><text>{number}. {}</text></name>", plain(&name));
    html(xml, "questiontext", &format!("<p>{text}</p>"));
    let why = [inline(&question.explanation), inline(&question.source)]
        .map(|said| if said.is_empty() { String::new() } else { format!("<p>{said}</p>") });
    html(xml, "generalfeedback", &why.concat());
    xml.push_str("<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>\n");
    match &question.kind {
        QuestionKind::MultipleChoice { choices, right } => {
            let _ = writeln!(
                xml,
                "<single>{}</single><shuffleanswers>true</shuffleanswers><answernumbering>ABCD</answernumbering>",
                right.len() == 1
            );
            let share = 100.0 / right.len() as f64;
            for (place, choice) in choices.iter().enumerate() {
                let fraction = match (right.contains(&place), right.len()) {
                    (true, _) => percent(share),
                    (false, 1) => "0".into(),
                    (false, _) => format!("-{}", percent(share)),
                };
                answer(xml, &fraction, &inline(choice), true, "");
            }
        }
        QuestionKind::TrueFalse { right } => {
            answer(xml, if *right { "100" } else { "0" }, "true", false, "");
            answer(xml, if *right { "0" } else { "100" }, "false", false, "");
        }
        QuestionKind::ShortAnswer { answers } => {
            xml.push_str("<usecase>0</usecase>\n");
            for one in answers {
                // A star would stand for anything.
                answer(xml, "100", &plain(&one.replace('*', "\\*")), false, "");
            }
        }
        QuestionKind::Numeric { value, tolerance, .. } => {
            answer(xml, "100", &value.to_string(), false, &format!("<tolerance>{tolerance}</tolerance>"));
        }
        QuestionKind::Cloze { .. } => {}
    }
    let difficulty = difficulty(question.difficulty, said);
    let _ = writeln!(xml, "<tags><tag><text>{difficulty}</text></tag></tags>\n</question>");
}

/// An element that holds HTML as text.
fn html(xml: &mut String, name: &str, html: &str) {
    let _ = writeln!(xml, "<{name} format=\"html\"><text>{}</text></{name}>", quick_xml::escape::escape(html));
}

fn answer(xml: &mut String, fraction: &str, text: &str, is_html: bool, more: &str) {
    let (format, text) = if is_html {
        ("html", quick_xml::escape::escape(text).into_owned())
    } else {
        ("moodle_auto_format", text.to_owned())
    };
    let _ = writeln!(
        xml,
        "<answer fraction=\"{fraction}\" format=\"{format}\"><text>{text}</text>{more}<feedback format=\"html\">\
         <text></text></feedback></answer>"
    );
}

/// The text with a field for each blank, as Moodle's cloze wants it.
fn with_blanks(prompt: &str, blanks: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (place, part) in prompt.split("{{}}").enumerate() {
        out.push_str(&inline_kept(part));
        if let Some(accepted) = blanks.get(place) {
            let accepted: Vec<String> = accepted.iter().map(|one| format!("={}", field(one))).collect();
            let _ = write!(out, "{{1:SHORTANSWER:{}}}", accepted.join("~"));
        }
    }
    out
}

/// Blanks at the edges of a part stay, which inline Markdown would drop.
fn inline_kept(part: &str) -> String {
    let lead = if part.starts_with(char::is_whitespace) { " " } else { "" };
    let trail = if part.len() > 1 && part.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{lead}{}{trail}", inline(part))
}

/// An accepted answer within such a field.
fn field(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        if matches!(letter, '}' | '#' | '~' | '/' | '"' | '\\' | '*') {
            out.push('\\');
        }
        out.push(letter);
    }
    quick_xml::escape::escape(out).into_owned()
}
