//! Reads a paper line by line into questions, parts and options.

use super::finish::finished;
use super::numbering::{self, Level, Number};
use super::{PaperKind, PaperQuestion, marks};
use crate::input::Page;
use crate::result::Place;

/// Questions of one paper.
const MOST: usize = 500;
/// Bytes of one question's text; what is longer is cut.
const LONGEST: usize = 8_000;

/// What instructs instead of asking.
const INSTRUCTS: &[&str] = &[
    "answer all",
    "answer any",
    "answer both",
    "answer the following",
    "answer only",
    "attempt",
    "instructions",
    "time allowed",
    "candidates",
    "do not write",
    "do not turn",
    "turn over",
    "end of",
    "write your",
    "you may use",
    "you must",
    "calculators",
    "this paper",
    "this exam",
    "the marks",
    "total marks",
    "section a",
    "section b",
    "section c",
    "page ",
    "please",
    "blank page",
    "beantworten sie alle",
    "bearbeiten sie alle",
    "hinweise",
    "bearbeitungszeit",
    "zugelassene hilfsmittel",
    "name:",
    "matrikel",
    "viel erfolg",
    "seite ",
    "ende der",
];

/// The questions of a paper, in order. Pages are those of one material; `material` is its index, told in the places.
pub fn past_paper(material: usize, pages: &[Page<'_>]) -> Vec<PaperQuestion> {
    let mut paper = Paper::default();
    for page in pages {
        let mut at = 0;
        for line in page.text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            if paper.questions.len() >= MOST {
                return paper.done();
            }
            let place = Place { material, page: page.number, start, end: start + line.trim_end().len() };
            paper.line(line.trim(), place);
        }
    }
    paper.done()
}

/// A paper in the making: the open question, part and sub-part are the last of their lists.
#[derive(Default)]
struct Paper {
    questions: Vec<PaperQuestion>,
    /// Behind an instruction a paragraph goes on until a number comes.
    instructing: bool,
}

impl Paper {
    fn line(&mut self, line: &str, place: Place) {
        if line.is_empty() {
            self.instructing = false;
            return;
        }
        let line = line.trim_start_matches(['•', '·']).trim_start();
        let number = numbering::of(line).and_then(|number| self.fits(number));
        let Some(number) = number else {
            self.go_on(line, place);
            return;
        };
        let rest = line.get(number.length..).unwrap_or_default().trim();
        if instructs(rest) && !number.sure && number.level == Level::Question {
            self.instructing = true;
            return;
        }
        self.instructing = false;
        self.begin(&number, place);
        // "1. (a) State …" begins a question and its first part.
        match numbering::of(rest).filter(|inner| inner.level > number.level && inner.level != Level::Option) {
            Some(_) if number.level != Level::Option => self.line(rest, place),
            _ => self.text(rest, place),
        }
    }

    /// The number, if it comes in turn; what only looks like one is text.
    fn fits(&self, number: Number) -> Option<Number> {
        let question = self.questions.last();
        match number.level {
            Level::Question => {
                let value: u32 = number.written.parse().ok()?;
                let last = question.and_then(|question| question.number.parse::<u32>().ok());
                let next = last.map_or(value <= 3, |last| value > last && value <= last + 3);
                (number.sure || next).then_some(number)
            }
            Level::Option => {
                let open = self.open()?;
                let expected = (b'A' + u8::try_from(open.options.len()).ok()?) as char;
                (number.written.starts_with(expected) && open.options.len() < 10).then_some(number)
            }
            Level::Part | Level::SubPart => {
                let question = question?;
                part_in_turn(question, number)
            }
        }
    }

    fn begin(&mut self, number: &Number, place: Place) {
        let new = PaperQuestion {
            number: number.written.clone(),
            text: String::new(),
            marks: None,
            kind: PaperKind::Short,
            options: Vec::new(),
            parts: Vec::new(),
            place,
        };
        match number.level {
            Level::Question => self.questions.push(new),
            Level::Option => {
                if let Some(open) = self.open_mut() {
                    open.options.push(String::new());
                }
            }
            Level::Part => {
                if let Some(question) = self.questions.last_mut() {
                    question.parts.push(new);
                }
            }
            Level::SubPart => {
                let Some(question) = self.questions.last_mut() else { return };
                match question.parts.last_mut() {
                    Some(part) => part.parts.push(new),
                    None => question.parts.push(new),
                }
            }
        }
    }

    /// A line that goes on with what is open.
    fn go_on(&mut self, line: &str, place: Place) {
        if self.instructing || self.questions.is_empty() {
            return;
        }
        let lower = line.to_lowercase();
        let alone = line.len() <= 60 && (instructs(&lower) || !line.chars().any(char::is_alphabetic));
        let only_marks = marks::take(line).0.is_empty();
        if alone && !only_marks {
            self.instructing = instructs(&lower) && line.ends_with(':');
            return;
        }
        self.text(line, place);
    }

    fn text(&mut self, text: &str, place: Place) {
        let Some(open) = self.open_mut() else { return };
        let (text, found) = marks::take(text);
        if let Some(found) = found {
            open.marks = open.marks.or(Some(found));
        }
        if place.page == open.place.page {
            open.place.end = open.place.end.max(place.end);
        }
        let target = open.options.last_mut().unwrap_or(&mut open.text);
        if target.len() + text.len() > LONGEST {
            return;
        }
        // A word broken at the end of a line is one word.
        let broken = target.ends_with('-') && text.starts_with(char::is_lowercase);
        if broken {
            target.pop();
        } else if !target.is_empty() && !text.is_empty() {
            target.push(' ');
        }
        target.push_str(&text);
    }

    fn open(&self) -> Option<&PaperQuestion> {
        let mut open = self.questions.last()?;
        while let Some(part) = open.parts.last() {
            open = part;
        }
        Some(open)
    }

    fn open_mut(&mut self) -> Option<&mut PaperQuestion> {
        let mut open = self.questions.last_mut()?;
        while !open.parts.is_empty() {
            open = open.parts.last_mut()?;
        }
        Some(open)
    }

    fn done(self) -> Vec<PaperQuestion> {
        self.questions.into_iter().filter_map(finished).collect()
    }
}

/// Whether the part's letter or Roman number is the first or the next one.
fn part_in_turn(question: &PaperQuestion, number: Number) -> Option<Number> {
    let letter = |written: &str| written.bytes().next().filter(|_| written.len() == 1);
    let part = question.parts.last();
    // "i" behind "h" is a letter.
    let next_letter = match part.map(|part| letter(&part.number)) {
        None => number.written == "a",
        Some(last) => last.zip(letter(&number.written)).is_some_and(|(last, this)| this > last && this <= last + 2),
    };
    let subs =
        part.map(|part| if is_roman(&part.number) && part.parts.is_empty() { &question.parts } else { &part.parts });
    let turn = subs.map_or(0, |subs| subs.iter().filter(|sub| is_roman(&sub.number)).count()) + 1;
    let next_roman = roman(&number.written).is_some_and(|value| value == turn || value == turn + 1);
    match number.level {
        Level::SubPart if next_roman && !(next_letter && number.written != "i") => Some(number),
        _ if next_letter => Some(Number { level: Level::Part, ..number }),
        _ => None,
    }
}

fn is_roman(written: &str) -> bool {
    roman(written).is_some()
}

fn roman(written: &str) -> Option<usize> {
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
        .iter()
        .position(|one| *one == written)
        .map(|at| at + 1)
}

fn instructs(text: &str) -> bool {
    let lower = text.to_lowercase();
    INSTRUCTS.iter().any(|words| lower.starts_with(words))
}
