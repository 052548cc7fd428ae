//! Small decisions behind the pages of study: words of forms, what a form's choice means, pieces of a cloze.

use contract::{AttemptView, Difficulty, ItemKind, OutputFormat, OutputId, OutputKind, Scope};

/// A kind as a form sends it.
pub fn kind_word(kind: OutputKind) -> &'static str {
    match kind {
        OutputKind::CheatSheet => "cheat_sheet",
        OutputKind::Quiz => "quiz",
        OutputKind::Cards => "cards",
        OutputKind::Guide => "guide",
        OutputKind::Glossary => "glossary",
        OutputKind::ConceptMap => "concept_map",
        OutputKind::PastPaper => "past_paper",
    }
}

/// A difficulty as a form sends it.
pub fn difficulty_word(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Easy => "easy",
        Difficulty::Medium => "medium",
        Difficulty::Hard => "hard",
    }
}

/// What `subject:…` or `material:…` means; everything else is the whole library.
pub fn scope_of(chosen: &str) -> Scope {
    match chosen.split_once(':') {
        Some(("subject", id)) => Scope { subjects: id.parse().into_iter().collect(), ..Scope::default() },
        Some(("material", id)) => Scope { materials: id.parse().into_iter().collect(), ..Scope::default() },
        _ => Scope::default(),
    }
}

/// Where a file is fetched.
pub fn save_href(output: OutputId, format: OutputFormat) -> String {
    format!("/study/{output}/save/{}", format.word())
}

/// What a format is called on a button.
pub fn format_name(format: OutputFormat) -> &'static str {
    match format {
        OutputFormat::Pdf => "PDF",
        OutputFormat::Docx => "DOCX",
        OutputFormat::Json => "JSON",
        OutputFormat::Csv => "CSV",
        OutputFormat::Apkg => "Anki",
        OutputFormat::Gift => "GIFT",
        OutputFormat::MoodleXml => "Moodle XML",
        OutputFormat::Qti => "QTI 2.1",
        OutputFormat::Md => "Markdown",
        OutputFormat::Svg => "SVG",
    }
}

/// A question of a quiz.
pub fn is_question(kind: ItemKind) -> bool {
    use ItemKind as K;
    matches!(kind, K::MultipleChoice | K::TrueFalse | K::Cloze | K::ShortAnswer | K::Numeric)
}

/// One piece of a cloze.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    /// What is hidden, and a hint.
    Gap(String, Option<String>),
}

/// A cloze in its pieces. A gap that is not closed is words.
pub fn pieces(cloze: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = cloze;
    while let Some(start) = rest.find("{{c") {
        let Some(end) = rest[start..].find("}}") else { break };
        if start > 0 {
            pieces.push(Piece::Words(rest[..start].to_owned()));
        }
        let inner = rest[start + 3..start + end].split_once("::").map_or("", |(_, inner)| inner);
        let (hidden, hint) = match inner.split_once("::") {
            Some((hidden, hint)) => (hidden, Some(hint.to_owned())),
            None => (inner, None),
        };
        pieces.push(Piece::Gap(hidden.to_owned(), hint));
        rest = &rest[start + end + 2..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    pieces
}

/// Answers given and questions in all.
pub fn done_of(attempt: &AttemptView) -> (usize, usize) {
    (attempt.answers.len(), attempt.questions.len())
}

/// Rightly answered, in percent.
pub fn percent(attempt: &AttemptView) -> usize {
    match attempt.questions.len() {
        0 => 0,
        all => attempt.right() * 100 / all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_means_a_subject_a_material_or_everything() {
        let id = "00000000-0000-7000-8000-000000000001";
        assert_eq!(scope_of(&format!("subject:{id}")).subjects.len(), 1);
        assert_eq!(scope_of(&format!("material:{id}")).materials.len(), 1);
        for odd in ["", "everything", "subject:x", "else:1"] {
            assert!(scope_of(odd).is_everything(), "{odd}");
        }
    }

    #[test]
    fn a_cloze_comes_apart_at_its_gaps() {
        let of = |text: &str| Piece::Words(text.to_owned());
        assert_eq!(
            pieces("{{c1::Water}} moves by {{c2::osmosis::o…}}."),
            [
                Piece::Gap("Water".into(), None),
                of(" moves by "),
                Piece::Gap("osmosis".into(), Some("o…".into())),
                of("."),
            ]
        );
        assert_eq!(pieces("{{c1::open"), [of("{{c1::open")]);
    }
}
