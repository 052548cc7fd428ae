//! Study: what is made from materials to learn by, and what it is made of.

use crate::{FigureId, JobId, MaterialId, OutputId, OutputItemId, Scope, Support};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What can be made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutputKind {
    #[default]
    CheatSheet,
    Quiz,
    Cards,
    Guide,
    Glossary,
    ConceptMap,
    /// A past paper with its questions answered.
    PastPaper,
}

impl OutputKind {
    /// All, in the order that they are offered in.
    pub const ALL: [Self; 7] =
        [Self::CheatSheet, Self::Quiz, Self::Cards, Self::Guide, Self::Glossary, Self::ConceptMap, Self::PastPaper];

    /// The files that it can be saved as, the usual one first.
    pub fn formats(self) -> &'static [OutputFormat] {
        use OutputFormat as F;
        match self {
            Self::CheatSheet => &[F::Pdf, F::Docx, F::Json],
            Self::Quiz => &[F::Pdf, F::Docx, F::Gift, F::MoodleXml, F::Qti, F::Json],
            Self::Cards => &[F::Apkg, F::Csv, F::Json],
            Self::Guide | Self::Glossary => &[F::Pdf, F::Docx, F::Md, F::Json],
            Self::ConceptMap => &[F::Svg, F::Md, F::Json],
            Self::PastPaper => &[F::Pdf, F::Docx, F::Json],
        }
    }
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutputFormat {
    Pdf,
    Docx,
    Json,
    Csv,
    Apkg,
    Gift,
    MoodleXml,
    Qti,
    Md,
    Svg,
}

impl OutputFormat {
    /// As the command line and addresses write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Apkg => "apkg",
            Self::Gift => "gift",
            Self::MoodleXml => "moodle-xml",
            Self::Qti => "qti",
            Self::Md => "md",
            Self::Svg => "svg",
        }
    }

    /// The format that a word means.
    pub fn of(word: &str) -> Option<Self> {
        use OutputFormat as F;
        let all = [F::Pdf, F::Docx, F::Json, F::Csv, F::Apkg, F::Gift, F::MoodleXml, F::Qti, F::Md, F::Svg];
        all.into_iter().find(|one| one.word() == word)
    }

    /// It is read on paper; others are for programs.
    pub fn is_paper(self) -> bool {
        matches!(self, Self::Pdf | Self::Docx)
    }

    /// What the file's name ends with.
    pub fn extension(self) -> &'static str {
        match self {
            Self::MoodleXml => "xml",
            Self::Gift => "txt",
            Self::Qti => "zip",
            other => other.word(),
        }
    }
}

/// What of a quiz goes into a file on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuizPart {
    /// The questions, and their key on pages of its own.
    #[default]
    Both,
    Questions,
    Key,
}

impl QuizPart {
    /// As addresses write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Questions => "questions",
            Self::Key => "key",
        }
    }

    /// The part that a word means.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Both, Self::Questions, Self::Key].into_iter().find(|one| one.word() == word)
    }
}

/// How far an output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutputState {
    Waiting,
    Making,
    Ready,
    /// Nothing could be made; `say` tells why.
    Failed,
    Cancelled,
}

impl OutputState {
    /// Nothing more will come by itself.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Ready | Self::Failed | Self::Cancelled)
    }
}

/// How hard a question is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    Easy,
    #[default]
    Medium,
    Hard,
}

/// What is asked for when something is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutputSettings {
    /// Sides of a cheat sheet: 1, 2 or 4.
    pub sides: u32,
    /// Questions or cards at most, from 1 to 500.
    pub count: u32,
    /// Only questions this hard; all kinds mixed where there is none.
    #[serde(deserialize_with = "chosen")]
    pub difficulty: Option<Difficulty>,
    /// Figures are left out.
    pub no_figures: bool,
    /// A cheat sheet begins with what the person highlighted in its materials.
    pub highlights: bool,
}

impl Default for OutputSettings {
    fn default() -> Self {
        Self { sides: 2, count: 20, difficulty: None, no_figures: false, highlights: true }
    }
}

/// A form sends an empty word where nothing is chosen.
fn chosen<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Difficulty>, D::Error> {
    let word = Option::<String>::deserialize(from)?.unwrap_or_default();
    match word.as_str() {
        "" => Ok(None),
        "easy" => Ok(Some(Difficulty::Easy)),
        "medium" => Ok(Some(Difficulty::Medium)),
        "hard" => Ok(Some(Difficulty::Hard)),
        other => Err(serde::de::Error::unknown_variant(other, &["easy", "medium", "hard"])),
    }
}

/// Something that was made, in a list or at the head of its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutputView {
    pub id: OutputId,
    pub kind: OutputKind,
    pub title: String,
    pub state: OutputState,
    /// What it was made from.
    pub scope: Scope,
    /// The same for a person: a subject's or a material's title, or how many.
    pub made_of: String,
    pub settings: OutputSettings,
    /// What it holds.
    pub items: u32,
    /// What was found and left out, because its source does not hold it or because there was no room.
    pub dropped: u32,
    pub say: Option<String>,
    pub hint: Option<String>,
    /// The job that makes it, while there is one.
    pub job: Option<JobId>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One part of a list of outputs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutputList {
    pub outputs: Vec<OutputView>,
    pub total: u64,
    /// From 1.
    pub page: u32,
    pub per_page: u32,
}

/// What one item of an output is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A term with what it means.
    #[default]
    Term,
    /// A sentence worth keeping.
    Sentence,
    /// Words that the person highlighted; the back is their note.
    Quote,
    /// A line that leads in and the points that follow, one a line.
    List,
    Formula,
    Figure,
    MultipleChoice,
    TrueFalse,
    Cloze,
    ShortAnswer,
    Numeric,
    /// A card with two sides.
    Basic,
    /// A question of a past paper.
    PaperQuestion,
    /// Two terms and how they hang together.
    Link,
}

impl ItemKind {
    /// It can be asked in a quiz.
    pub fn is_question(self) -> bool {
        use ItemKind as K;
        matches!(self, K::MultipleChoice | K::TrueFalse | K::Cloze | K::ShortAnswer | K::Numeric)
    }
}

/// Where something stands in the library.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemSource {
    pub material: Option<MaterialId>,
    /// Of the material.
    pub title: String,
    /// From 1.
    pub page: u32,
    /// The words it rests on.
    pub quote: String,
    /// The reader, open at these words.
    pub href: String,
}

/// One item of an output.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemBody {
    pub kind: ItemKind,
    /// The section that it stands under.
    pub section: String,
    /// The term, the question, the sentence, the card's front; a cloze with its gaps as `{{c1::…}}`.
    pub front: String,
    /// The meaning, the answer, the card's back.
    pub back: String,
    /// Of a multiple choice, in the order that they are shown in.
    pub choices: Vec<String>,
    /// Place of the right one among the choices; for true or false 0 is true.
    pub right: Option<u32>,
    /// What else counts as the answer.
    pub accepted: Vec<String>,
    /// How far from the answer a number still counts.
    pub tolerance: Option<f64>,
    pub explanation: String,
    pub difficulty: Option<Difficulty>,
    /// A picture that belongs to it.
    pub figure: Option<FigureId>,
    /// The number of a past paper's question: `2 (a)`.
    pub number: String,
    pub marks: Option<f32>,
    /// What it rests on, the best first.
    pub sources: Vec<ItemSource>,
    /// How much it matters beside the others, more for more; what there is no room for goes from the least.
    pub weight: f32,
    /// Whether its source says what it says.
    pub support: Option<Support>,
}

/// One item of an output, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutputItem {
    pub id: OutputItemId,
    /// It goes into what is saved.
    pub kept: bool,
    /// A person changed it.
    pub edited: bool,
    pub body: ItemBody,
}

/// An output with what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutputOpened {
    pub output: OutputView,
    /// In their order.
    pub items: Vec<OutputItem>,
    /// Of a quiz, the latest first.
    pub attempts: Vec<AttemptView>,
}

/// A quiz as it was taken once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttemptView {
    pub id: crate::AttemptId,
    pub output: OutputId,
    /// In the order that they are asked in.
    pub questions: Vec<OutputItemId>,
    pub answers: Vec<GivenAnswer>,
    pub begun_at: DateTime<Utc>,
    /// `None` while questions are open.
    pub ended_at: Option<DateTime<Utc>>,
}

impl AttemptView {
    /// How many were answered rightly.
    pub fn right(&self) -> usize {
        self.answers.iter().filter(|answer| answer.right).count()
    }

    /// The first question without an answer.
    pub fn next(&self) -> Option<OutputItemId> {
        self.questions.iter().copied().find(|question| self.answer_to(*question).is_none())
    }

    /// What was answered to a question.
    pub fn answer_to(&self, question: OutputItemId) -> Option<&GivenAnswer> {
        self.answers.iter().find(|answer| answer.item == question)
    }
}

/// An answer that a person gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GivenAnswer {
    pub item: OutputItemId,
    /// As it was given: a choice's place, or words.
    pub given: String,
    pub right: bool,
    /// How sure they were before they saw the answer, from 1 to 3; 0 where they did not say.
    #[serde(default)]
    pub confidence: u8,
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_a_form_and_as_a_program_sends_them() {
        let read = |json: &str| serde_json::from_str::<OutputSettings>(json).expect("settings");
        assert_eq!(read(r#"{"difficulty": ""}"#), OutputSettings::default());
        assert_eq!(read(r#"{"difficulty": null}"#), OutputSettings::default());
        assert!(read("{}").highlights, "what was asked for before there were highlights has them when it is made anew");
        let hard = OutputSettings { difficulty: Some(Difficulty::Hard), ..OutputSettings::default() };
        assert_eq!(read(&serde_json::to_string(&hard).expect("JSON")), hard);
    }

    #[test]
    fn every_word_of_a_format_means_that_format() {
        for format in OutputKind::ALL.iter().flat_map(|kind| kind.formats()) {
            assert_eq!(OutputFormat::of(format.word()), Some(*format));
        }
        assert_eq!(QuizPart::of("key"), Some(QuizPart::Key));
        assert_eq!(QuizPart::of("answers"), None);
    }
}
