//! Small decisions behind the pages of study: words of forms, and what a form's choice means.

use contract::{AttemptView, Difficulty, OutputFormat, OutputId, OutputKind, QuizPart, Scope};

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

/// Where a part of a quiz on paper is fetched.
pub fn part_href(output: OutputId, format: OutputFormat, part: QuizPart) -> String {
    format!("{}?part={}", save_href(output, format), part.word())
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
}
