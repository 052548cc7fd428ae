//! Wrong answers that could be right: of the same kind and near in meaning, but neither another name of the right one
//! nor true of the question by the same text.

use crate::cards::{TermsIn, names};
use crate::input::Meaning;
use crate::key_sentences::cosine;
use crate::result::{Analysis, Term};
use crate::words::{self, Language};
use std::collections::HashSet;

/// Terms that are compared with each other; the most important ones.
const COMPARED: usize = 600;
/// Share of a question's words in another term's definitions from which on that term may be right as well.
const ALSO_RIGHT: f32 = 0.5;

/// Every term with what tells it from the others.
pub(super) struct Rivals {
    known: Vec<Known>,
    vectors: Option<Vec<Vec<f32>>>,
}

struct Known {
    /// Stems of all names.
    names: Vec<HashSet<String>>,
    /// Stems of the main name, in order.
    stems: Vec<String>,
    /// Stems of everything that defines it.
    said: HashSet<String>,
    /// Terms named in what defines it.
    mentions: HashSet<usize>,
}

impl Rivals {
    pub fn of(analysis: &Analysis, meaning: Option<&dyn Meaning>) -> Self {
        let index = TermsIn::of(analysis);
        let terms = &analysis.terms[..analysis.terms.len().min(COMPARED)];
        let known = terms.iter().enumerate().map(|(at, term)| known(analysis, &index, at, term)).collect();
        let texts: Vec<&str> = terms.iter().map(|term| term.definition.text.as_str()).collect();
        let vectors = meaning.map(|meaning| meaning.embed(&texts)).filter(|vectors| vectors.len() == texts.len());
        Self { known, vectors }
    }

    /// Wrong answers for `term` to a question with this stem, nearest first, with their nearness (0 to about 3).
    pub fn of_term(&self, analysis: &Analysis, term: usize, stem: &str) -> Vec<(usize, f32)> {
        if term >= self.known.len() {
            return Vec::new();
        }
        let asked: HashSet<String> = words::content(Language::English, stem).into_iter().collect();
        let mut found: Vec<(usize, f32)> = (0..self.known.len())
            .filter(|other| *other != term && self.can_be_wrong(analysis, term, *other, &asked))
            .map(|other| (other, self.nearness(analysis, term, other)))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    fn can_be_wrong(&self, analysis: &Analysis, term: usize, other: usize, asked: &HashSet<String>) -> bool {
        let (right, wrong) = (&self.known[term], &self.known[other]);
        // A wider or narrower name ("memory", "sensory memory") may be right as well.
        let nested = right.names.iter().any(|a| wrong.names.iter().any(|b| a.is_subset(b) || b.is_subset(a)));
        let told = analysis.terms[term].related.contains(&other) || analysis.terms[other].related.contains(&term);
        let related = told || right.mentions.contains(&other) || wrong.mentions.contains(&term);
        let in_stem = wrong.names.iter().any(|name| !name.is_empty() && name.is_subset(asked));
        // Words of the right answer's own name say nothing about whether the other one fits.
        let telling: HashSet<&String> = asked.iter().filter(|stem| !right.stems.contains(stem)).collect();
        let shared = telling.iter().filter(|stem| wrong.said.contains(**stem)).count();
        let fits = shared as f32 / telling.len().max(1) as f32 >= ALSO_RIGHT;
        let place = |at: usize| analysis.terms[at].definition.place;
        !nested && !related && !in_stem && !fits && place(term) != place(other) && analysis.terms[other].clarity >= 1.6
    }

    fn nearness(&self, analysis: &Analysis, term: usize, other: usize) -> f32 {
        let (one, two) = (&analysis.terms[term], &analysis.terms[other]);
        let (a, b) = (&self.known[term].stems, &self.known[other].stems);
        let mut near = 0.0;
        if a.len() > 1 && a.last() == b.last() {
            near += 1.0;
        }
        if a.len() > 1 && a.first() == b.first() {
            near += 0.6;
        }
        near += if a.len() == b.len() { 0.25 } else { 0.0 };
        near += if ending(&one.name) == ending(&two.name) { 0.35 } else { 0.0 };
        near += if is_plural(&one.name) == is_plural(&two.name) { 0.25 } else { 0.0 };
        near += if one.name.starts_with(char::is_uppercase) == two.name.starts_with(char::is_uppercase) {
            0.2
        } else {
            0.0
        };
        near += if one.evidence == two.evidence { 0.3 } else { 0.0 };
        near += match (one.section, two.section) {
            _ if one.place.material != two.place.material => 0.0,
            (Some(a), Some(b)) => 0.5 / (1.0 + a.abs_diff(b) as f32),
            _ => 0.1,
        };
        // What the two are said to be in the same words: both hormones, both kinds of memory.
        let (s, t) = (&self.known[term].said, &self.known[other].said);
        near += s.intersection(t).count() as f32 / s.len().min(t.len()).max(1) as f32;
        if let Some(vectors) = &self.vectors {
            near += cosine(&vectors[term], &vectors[other]).max(0.0);
        }
        near + (two.weight * 0.02).min(0.2)
    }
}

fn known(analysis: &Analysis, index: &TermsIn, at: usize, term: &Term) -> Known {
    let stems = words::content(Language::English, &words::without_brackets(&term.name));
    let sentences = std::iter::once(&term.definition).chain(term.more.as_ref());
    let mut said = HashSet::new();
    let mut mentions = HashSet::new();
    for sentence in sentences {
        said.extend(words::content(Language::English, &sentence.text));
        mentions.extend(index.all(analysis, &sentence.text).into_iter().filter(|other| *other != at));
    }
    let set = |name: &String| words::content(Language::English, name).into_iter().collect::<HashSet<_>>();
    let names = names(analysis, at).iter().map(set).filter(|name: &HashSet<String>| !name.is_empty()).collect();
    Known { names, stems, said, mentions }
}

/// The last letters of a name.
fn ending(name: &str) -> String {
    let lower = name.to_lowercase();
    let count = lower.chars().count();
    lower.chars().skip(count.saturating_sub(4)).collect()
}

pub(super) fn is_plural(name: &str) -> bool {
    name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("is") && !name.ends_with("us")
}
