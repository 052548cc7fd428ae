//! The few sentences of an extractive answer that are ours, in the language of its question. They claim nothing.

use super::words::Language;

/// What is said around quotes.
pub struct Frame {
    /// Before quotes.
    pub quoting: &'static str,
    /// When nothing fits.
    pub not_found: &'static str,
    /// Before the nearest places.
    pub nearest: &'static str,
    /// Of one side of a comparison.
    pub not_said: &'static str,
    pub page: &'static str,
}

const ENGLISH: Frame = Frame {
    quoting: "Quoted from your materials:",
    not_found: NOT_FOUND,
    nearest: "The nearest places:",
    not_said: "Your materials do not seem to say anything about this.",
    page: "page",
};
const GERMAN: Frame = Frame {
    quoting: "Aus deinen Materialien zitiert:",
    not_found: "Deine Materialien scheinen das nicht zu beantworten.",
    nearest: "Am nächsten kommen diese Stellen:",
    not_said: "Deine Materialien scheinen dazu nichts zu sagen.",
    page: "Seite",
};

/// What a model is told to say when nothing fits.
pub const NOT_FOUND: &str = "Your materials do not seem to answer this.";

impl Frame {
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        }
    }
}

/// Whether a sentence is one of ours, which claims nothing about the matter.
pub fn is_frame(sentence: &str) -> bool {
    [&ENGLISH, &GERMAN]
        .iter()
        .any(|frame| [frame.quoting, frame.not_found, frame.nearest, frame.not_said].contains(&sentence.trim()))
}

/// Whether an answer begins by saying that nothing fits.
pub fn says_nothing(markdown: &str) -> bool {
    let said = markdown.trim_start().trim_start_matches(['*', '_', '"', '“']);
    [&ENGLISH, &GERMAN].iter().any(|frame| said.starts_with(frame.not_found.trim_end_matches('.')))
}
