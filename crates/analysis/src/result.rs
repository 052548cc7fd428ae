//! What an analysis finds. Every item tells its place; what is quoted is the page's own text, or says that it was trimmed.

use serde::{Deserialize, Serialize};

/// A stretch of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Index of the material in what was given.
    pub material: usize,
    /// The page's number.
    pub page: u32,
    /// Byte offset in the page's text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// Words of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// As on the page, white space made single.
    pub text: String,
    /// Where it stands; of a trimmed one, the whole stretch that it was trimmed from.
    pub place: Place,
    /// Something was taken away at a clause border: a reference to a figure, a citation, a leading "However".
    pub trimmed: bool,
}

/// By what a term was found; the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A list of terms with their meanings.
    Glossary,
    /// Set in bold.
    Bold,
    /// "X is a …", "X refers to …", "X is defined as …".
    Is,
    /// "… is called X", "known as X".
    Called,
    /// "X, or Y, …", "X, a …, …".
    Or,
    /// "X: …" in a list or on a slide.
    Colon,
    /// A heading.
    Heading,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// As written where it is explained.
    pub name: String,
    /// Other names and abbreviations of the same thing.
    pub aliases: Vec<String>,
    /// Indices in [`Analysis::terms`] of those that the text calls a kind or a part of it, or another name for it.
    pub related: Vec<usize>,
    /// A sentence (rarely two) that says what it is.
    pub definition: Excerpt,
    /// The part of the definition that can stand for the term: "the process of …".
    pub meaning: Option<Excerpt>,
    /// Another sentence that says more of it, from another place.
    pub more: Option<Excerpt>,
    pub evidence: Evidence,
    /// How much the definition defines, from 0 (it only mentions the term) to about 5.
    pub clarity: f32,
    /// How much it matters, higher first: evidence, clarity, how often and how widely it is spoken of.
    pub weight: f32,
    /// Where it is named.
    pub place: Place,
    /// Sentences that speak of it.
    pub mentions: usize,
    /// Index in [`Analysis::sections`].
    pub section: Option<usize>,
}

/// A sentence worth keeping.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeySentence {
    pub sentence: Excerpt,
    pub section: Option<usize>,
    /// 0 to 1, best 1.
    pub weight: f32,
    /// Its rank within its section, from 0.
    pub rank_in_section: usize,
}

/// A list with the sentence that leads to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    pub lead: Option<Excerpt>,
    pub items: Vec<Excerpt>,
    /// The items are numbered.
    pub ordered: bool,
    pub section: Option<usize>,
}

/// A formula with the sentence that explains it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Formula {
    pub formula: Excerpt,
    pub explained: Option<Excerpt>,
    pub section: Option<usize>,
}

/// A sentence with one number and its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    pub sentence: Excerpt,
    pub section: Option<usize>,
}

/// A figure that can be used: it has a caption or is described.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundFigure {
    pub material: usize,
    pub page: u32,
    /// Its number on its page.
    pub number: u32,
    /// "Figure 8.1", where the caption begins so.
    pub label: Option<String>,
    /// Without the label and without who is credited.
    pub caption: Option<String>,
    /// The caption as it stands.
    pub caption_whole: Option<String>,
    /// Where the caption stands in the page's text, when it does.
    pub place: Option<Place>,
    pub alt: Option<String>,
    pub words: Option<String>,
    pub section: Option<usize>,
}

/// A heading and what it spans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    pub title: String,
    /// From 1.
    pub level: u8,
    pub material: usize,
    pub first_page: u32,
    pub last_page: u32,
    /// The heading itself.
    pub place: Place,
    /// Index of the section around it.
    pub parent: Option<usize>,
    /// Words directly in it.
    pub words: usize,
    /// Left out of the study items: references, exercises, objectives, contents.
    pub left_out: bool,
    /// Sums up what was said before.
    pub summary: bool,
}

/// How much of a page is in the items.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    pub material: usize,
    pub page: u32,
    /// Sentences that could teach something.
    pub sentences: usize,
    /// Of those, the ones that some item quotes.
    pub used: usize,
}

/// What a set of materials teaches.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Of each material: `en`, `de`, or empty for any other.
    pub languages: Vec<String>,
    /// The most important first.
    pub terms: Vec<Term>,
    /// The most important first, no two alike.
    pub sentences: Vec<KeySentence>,
    /// In reading order.
    pub lists: Vec<List>,
    /// In reading order.
    pub formulas: Vec<Formula>,
    /// In reading order.
    pub quantities: Vec<Quantity>,
    /// In reading order.
    pub figures: Vec<FoundFigure>,
    /// In reading order.
    pub sections: Vec<Section>,
    /// In reading order.
    pub coverage: Vec<Coverage>,
}
