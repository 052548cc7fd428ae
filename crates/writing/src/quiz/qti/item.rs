//! One question as an item: what is answered, how it is asked, how it is marked, what is said after.

use super::{QTI, WHERE};
use crate::markup::{inline, plain};
use crate::outline::{Question, QuestionKind};
use crate::rich;
use std::fmt::Write;

/// The three parts in which kinds of questions differ.
struct Parts {
    declared: String,
    asked: String,
    marked: String,
}

pub(super) fn xml(name: &str, question: &Question, language: &str) -> String {
    let parts = match &question.kind {
        QuestionKind::MultipleChoice { choices, right } => {
            let choices: Vec<String> = choices.iter().map(|choice| inline(choice)).collect();
            chosen(&question.prompt, &choices, right, true)
        }
        QuestionKind::TrueFalse { right } => {
            let words = crate::words::of(language);
            let choices = [words.right.to_owned(), words.wrong.to_owned()];
            chosen(&question.prompt, &choices, &[usize::from(!*right)], false)
        }
        QuestionKind::ShortAnswer { answers } => {
            typed(&format!("{} {{{{}}}}", question.prompt), std::slice::from_ref(answers))
        }
        QuestionKind::Cloze { blanks } => typed(&question.prompt, blanks),
        QuestionKind::Numeric { value, tolerance, unit } => number(&question.prompt, *value, *tolerance, unit),
    };
    let title: String = rich::words(&question.prompt).replace("{{}}", "…").chars().take(80).collect();
    let two: String = language.chars().take(2).filter(char::is_ascii_alphabetic).collect();
    let lang = if two.len() == 2 { format!(" xml:lang=\"{two}\"") } else { String::new() };
    let said: Vec<String> = [&question.explanation, &question.source]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| format!("<p>{}</p>", inline(text)))
        .collect();
    let (outcome, told, shown) = if said.is_empty() {
        Default::default()
    } else {
        (
            "  <outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"single\" baseType=\"identifier\"/>\n",
            "    <setOutcomeValue identifier=\"FEEDBACK\"><baseValue baseType=\"identifier\">why</baseValue>\
             </setOutcomeValue>\n",
            format!(
                "  <modalFeedback outcomeIdentifier=\"FEEDBACK\" showHide=\"show\" identifier=\"why\">{}</modalFeedback>\n",
                said.concat()
            ),
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentItem xmlns=\"{QTI}\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"{WHERE}\" identifier=\"{name}\" \
         title=\"{}\"{lang} adaptive=\"false\" timeDependent=\"false\">\n{}  <outcomeDeclaration identifier=\"SCORE\" \
         cardinality=\"single\" baseType=\"float\"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>\n\
         {outcome}  <itemBody>\n{}  </itemBody>\n  <responseProcessing>\n{}{told}  </responseProcessing>\n{shown}\
         </assessmentItem>\n",
        plain(&title),
        parts.declared,
        parts.asked,
        parts.marked,
    )
}

fn chosen(prompt: &str, choices: &[String], right: &[usize], shuffled: bool) -> Parts {
    let several = right.len() > 1;
    let values: String = right.iter().map(|place| format!("<value>choice{}</value>", place + 1)).collect();
    let cardinality = if several { "multiple" } else { "single" };
    let mut asked = format!(
        "    <choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"{shuffled}\" maxChoices=\"{}\">\n      \
         <prompt>{}</prompt>\n",
        u8::from(!several),
        inline(prompt)
    );
    for (place, choice) in choices.iter().enumerate() {
        let _ = writeln!(asked, "      <simpleChoice identifier=\"choice{}\">{choice}</simpleChoice>", place + 1);
    }
    asked.push_str("    </choiceInteraction>\n");
    Parts {
        declared: format!(
            "  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"identifier\">\
             <correctResponse>{values}</correctResponse></responseDeclaration>\n"
        ),
        asked,
        marked: condition("<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>"),
    }
}

/// Fields within the text; each gives its share of the point.
fn typed(prompt: &str, blanks: &[Vec<String>]) -> Parts {
    let share = 1.0 / blanks.len().max(1) as f64;
    let (mut declared, mut asked, mut sum) = (String::new(), String::from("    <p>"), String::new());
    for (place, part) in prompt.split("{{}}").enumerate() {
        // Inline Markdown has no blanks at its edges; a full stop stands right behind the field.
        if place > 0 && part.starts_with(char::is_whitespace) {
            asked.push(' ');
        }
        asked.push_str(&inline(part));
        let Some(accepted) = blanks.get(place) else { continue };
        let name = if blanks.len() == 1 { "RESPONSE".into() } else { format!("RESPONSE{}", place + 1) };
        let longest = accepted.iter().map(|one| one.chars().count()).max().unwrap_or(0).clamp(4, 60);
        let _ = write!(asked, " <textEntryInteraction responseIdentifier=\"{name}\" expectedLength=\"{longest}\"/>");
        let entries: String = accepted
            .iter()
            .map(|one| format!("<mapEntry mapKey=\"{}\" mappedValue=\"{share}\" caseSensitive=\"false\"/>", plain(one)))
            .collect();
        let _ = writeln!(
            declared,
            "  <responseDeclaration identifier=\"{name}\" cardinality=\"single\" baseType=\"string\"><correctResponse>\
             <value>{}</value></correctResponse><mapping defaultValue=\"0\">{entries}</mapping></responseDeclaration>",
            plain(accepted.first().map_or("", |first| first))
        );
        let _ = write!(sum, "<mapResponse identifier=\"{name}\"/>");
    }
    asked.push_str("</p>\n");
    let value = if blanks.len() == 1 { sum } else { format!("<sum>{sum}</sum>") };
    Parts { declared, asked, marked: format!("    <setOutcomeValue identifier=\"SCORE\">{value}</setOutcomeValue>\n") }
}

fn number(prompt: &str, value: f64, tolerance: f64, unit: &str) -> Parts {
    Parts {
        declared: format!(
            "  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"float\"><correctResponse>\
             <value>{value}</value></correctResponse></responseDeclaration>\n"
        ),
        asked: format!(
            "    <p>{} <textEntryInteraction responseIdentifier=\"RESPONSE\" expectedLength=\"12\"/> {}</p>\n",
            inline(prompt),
            plain(unit)
        ),
        marked: condition(&format!(
            "<equal toleranceMode=\"absolute\" tolerance=\"{tolerance}\"><variable \
             identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></equal>"
        )),
    }
}

fn condition(is_right: &str) -> String {
    format!(
        "    <responseCondition><responseIf>{is_right}<setOutcomeValue identifier=\"SCORE\"><baseValue \
         baseType=\"float\">1</baseValue></setOutcomeValue></responseIf></responseCondition>\n"
    )
}
