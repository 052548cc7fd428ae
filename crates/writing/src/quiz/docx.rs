//! A quiz as DOCX.

use super::check::checked;
use super::{Part, key, letter, printed};
use crate::WriteFault;
use crate::docx::{Document, Paper};
use crate::outline::{Question, QuestionKind, QuizPaper};
use crate::words::{self, Words};
use docx_rs::{Paragraph, Run};

const PAPER: Paper = Paper { columns: 1, margin: 1_200, text: 21, headings: [32, 26, 22, 21], after: 80 };
/// Twentieths of a point.
const INDENT: i32 = 400;

/// Questions, key, or both with the key on pages of its own.
pub fn docx(paper: &QuizPaper, part: Part) -> Result<Vec<u8>, WriteFault> {
    checked(paper)?;
    let said = words::of(&paper.language);
    let mut document = Document::new(&paper.title, &PAPER);
    if part.questions() {
        document.heading(1, &paper.title);
        let blank = "_".repeat(36);
        let name = format!("{}: {blank}   {}: {}", said.name, said.date, &blank[..14]);
        document.push(Paragraph::new().add_run(Run::new().add_text(name)));
        for (place, question) in paper.questions.iter().enumerate() {
            ask(&mut document, place + 1, question, said);
        }
    }
    if part.key() {
        let heading = Paragraph::new().style("Heading1").page_break_before(part.questions());
        let heading = document.line(heading, &format!("{}: {}", said.answer_key, paper.title), false);
        document.push(heading);
        for (place, question) in paper.questions.iter().enumerate() {
            let line = numbered(place + 1);
            let line = document.line(line, &key(question, said), false);
            let line = document.source(line, &question.source);
            document.push(line);
            if !question.explanation.is_empty() {
                let why = document.line(indented(), &question.explanation, false);
                document.push(why);
            }
        }
    }
    document.finish()
}

fn ask(document: &mut Document, number: usize, question: &Question, said: &Words) {
    let mut line = document.line(numbered(number).keep_next(true), &printed(question), false);
    let choices: Vec<String> = match &question.kind {
        QuestionKind::MultipleChoice { choices, right } => {
            if right.len() > 1 {
                line = line.add_run(Run::new().add_text(format!(" {}", said.several)).italic());
            }
            choices.iter().enumerate().map(|(place, choice)| format!("☐ {}  {choice}", letter(place))).collect()
        }
        QuestionKind::TrueFalse { .. } => vec![format!("☐ {}", said.right), format!("☐ {}", said.wrong)],
        QuestionKind::Cloze { .. } => Vec::new(),
        QuestionKind::ShortAnswer { .. } | QuestionKind::Numeric { .. } => vec!["\\_".repeat(60)],
    };
    document.push(line);
    for choice in choices {
        let line = document.line(indented().keep_lines(true), &choice, false);
        document.push(line);
    }
}

fn numbered(number: usize) -> Paragraph {
    let hanging = docx_rs::SpecialIndentType::Hanging(INDENT);
    let spacing = docx_rs::LineSpacing::new().before(160).after(80);
    Paragraph::new()
        .indent(Some(INDENT), Some(hanging), None, None)
        .line_spacing(spacing)
        .add_run(Run::new().add_text(format!("{number}.")).bold().add_tab())
}

fn indented() -> Paragraph {
    Paragraph::new().indent(Some(INDENT), None, None, None)
}
