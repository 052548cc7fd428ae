//! What a text teaches, found without a language model: terms with their definitions, key sentences, lists, formulas,
//! figures, the outline, and from these cards and questions.
//!
//! Pure: text in, structures out; no files, no clock, no network. Where chance matters it comes from a seed. Invariant:
//! every item tells material, page and byte range, and is the page's own text or says that it was trimmed.
//! It writes nothing of its own and judges no truth: what a material says wrongly, its items say wrongly.

mod bold;
mod cards;
mod chance;
mod corpus;
mod coverage;
pub mod evaluation;
mod excerpt;
mod figures;
mod formulas;
mod headings;
mod input;
mod key_sentences;
mod lists;
pub mod past_papers;
mod quantities;
mod questions;
mod quoted;
mod result;
pub mod sentences;
mod terms;
mod words;
pub mod written;

#[cfg(test)]
mod properties_tests;

pub use cards::{Card, CardsWanted, Face, cards};
pub use input::{Block, BlockKind, Figure, Material, Meaning, Page};
pub use questions::{Answer, Difficulties, Difficulty, GAP, Kinds, Question, QuestionsWanted, questions};
pub use quoted::is_quoted;
pub use result::{
    Analysis, Coverage, Evidence, Excerpt, Formula, FoundFigure, KeySentence, List, Place, Quantity, Section, Term,
};

/// Analyses materials. Time grows with the length of the text; what is enormous is cut, not refused.
pub fn analyse(materials: &[Material<'_>], meaning: Option<&dyn Meaning>) -> Analysis {
    let corpus = corpus::read(materials);
    let terms = terms::find(&corpus);
    let sentences = key_sentences::find(&corpus, &terms, meaning);
    let lists = lists::find(&corpus);
    let formulas = formulas::find(&corpus);
    let quantities = quantities::find(&corpus);
    let figures = figures::find(&corpus);
    let found = Analysis { terms, sentences, lists, formulas, quantities, figures, ..Analysis::default() };
    let coverage = coverage::of(&corpus, &found);
    let languages = corpus.languages.iter().map(|language| language.code().to_owned()).collect();
    Analysis { coverage, languages, sections: corpus.sections, ..found }
}
