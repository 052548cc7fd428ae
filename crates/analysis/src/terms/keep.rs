//! Which drafts are terms, what defines them, and how much they matter.

use super::drafts::{Draft, Drafts, Sentence};
use super::quality::DEICTIC;
use crate::corpus::{Corpus, Unit};
use crate::excerpt::{excerpt, verbatim};
use crate::headings::Under;
use crate::result::{Evidence, Excerpt, Term};
use crate::words::{self, Language, single};

/// A sentence above this says what the term is.
const CLEAR: f32 = 2.3;
/// A term found by a sentence alone needs a clearer one.
const CLEAREST: f32 = 2.8;

pub(super) fn keep(corpus: &Corpus<'_>, drafts: &Drafts) -> Vec<Term> {
    let mut terms: Vec<Term> =
        drafts.all.iter().filter(|draft| !draft.gone).filter_map(|draft| term(corpus, draft)).collect();
    // The same weight keeps the order of the text.
    terms.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    terms
}

fn term(corpus: &Corpus<'_>, draft: &Draft) -> Option<Term> {
    let best = draft.sentences.first()?;
    let unit = &corpus.units[best.unit];
    let language = corpus.language(unit);
    if !is_term(draft, best, language) {
        return None;
    }
    let definition = definition(corpus, best);
    if words::count(&definition.text) < 3 {
        return None;
    }
    let meaning =
        best.said.meaning.as_ref().filter(|_| best.said.clarity >= 2.0).map(|range| excerpt(corpus, unit, range));
    let meaning = meaning.filter(|meaning| words::count(&meaning.text) >= 3 && words::count(&meaning.text) <= 45);
    let name = name(corpus, draft, language);
    let aliases = draft.aliases.iter().map(|(alias, _)| single(alias)).filter(|alias| *alias != name).collect();
    Some(Term {
        more: more(corpus, draft, language, &definition),
        evidence: evidence(draft, best),
        clarity: best.score.max(0.0),
        weight: weight(corpus, draft, best),
        place: corpus.place(unit, &best.name),
        mentions: draft.mentions,
        section: unit.section,
        name,
        aliases,
        definition,
        meaning,
    })
}

fn is_term(draft: &Draft, best: &Sentence, language: Language) -> bool {
    if draft.glossary {
        return true;
    }
    // What always has a capital names a person or a place, which is no term unless a sentence defines it.
    let is_name = language == Language::English && draft.capitals > 0 && draft.lowers == 0;
    if draft.bold {
        return best.score > 0.0 && (!is_name || best.said.clarity >= 2.5);
    }
    if language == Language::Other {
        return draft.heading && best.score > 0.5 && draft.mentions > 1;
    }
    if draft.heading && best.score >= CLEAR && !is_name {
        return true;
    }
    let often = draft.mentions > 1 || best.said.clarity >= 3.6;
    draft.defined && best.score >= CLEAREST && often && (!is_name || best.said.clarity >= 3.6)
}

/// The sentence, with the one before it where it needs that.
fn definition(corpus: &Corpus<'_>, best: &Sentence) -> Excerpt {
    let unit = &corpus.units[best.unit];
    if let Some(before) = needed(corpus, best) {
        return excerpt(corpus, unit, &(before.range.start..unit.range.end));
    }
    excerpt(corpus, unit, &unit.range)
}

/// The sentence before, when this one speaks of "this" and is called so.
fn needed<'c>(corpus: &'c Corpus<'_>, best: &Sentence) -> Option<&'c Unit> {
    let unit = &corpus.units[best.unit];
    let first = unit.tokens.first()?;
    let first = corpus.slice(unit, &(first.start..first.end)).to_lowercase();
    if !DEICTIC.contains(&first.as_str()) || best.name.start == unit.range.start {
        return None;
    }
    let before = &corpus.units[best.unit.checked_sub(1)?];
    let together = before.range.len() + unit.range.len() < 500;
    (before.block == unit.block && before.sound && together).then_some(before)
}

/// The next best sentence, when it says something else.
fn more(corpus: &Corpus<'_>, draft: &Draft, language: Language, definition: &Excerpt) -> Option<Excerpt> {
    let known: std::collections::HashSet<String> = words::content(language, &definition.text).into_iter().collect();
    draft.sentences.iter().skip(1).filter(|sentence| sentence.score >= 1.2).find_map(|sentence| {
        let unit = &corpus.units[sentence.unit];
        if !unit.sound || (unit.range.start >= definition.place.start && unit.range.end <= definition.place.end) {
            return None;
        }
        let first = unit.tokens.first().map(|token| corpus.slice(unit, &(token.start..token.end)).to_lowercase())?;
        let stems: std::collections::HashSet<String> =
            words::content(language, corpus.text(unit)).into_iter().collect();
        let new = stems.difference(&known).count();
        let says_more = new >= 2 && !DEICTIC.contains(&first.as_str());
        says_more.then(|| excerpt(corpus, unit, &unit.range))
    })
}

/// As written at its best place, without a capital that only the sentence's beginning gave it.
fn name(corpus: &Corpus<'_>, draft: &Draft, language: Language) -> String {
    let (at, range) = draft.found.clone().unwrap_or((draft.sentences[0].unit, draft.sentences[0].name.clone()));
    let written = verbatim(corpus, &corpus.units[at], &range).text;
    let mut characters = written.chars();
    let (first, second) = (characters.next(), characters.next());
    let sets_apart = second.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit());
    match first {
        Some(first)
            if language == Language::English && draft.lowers > 0 && draft.lowers >= draft.capitals && !sets_apart =>
        {
            let rest = &written[first.len_utf8()..];
            let lower: String = first.to_lowercase().collect();
            // "Sensory Memory" in a heading is "sensory memory" in the text.
            if rest.split(' ').skip(1).all(|word| word.starts_with(char::is_uppercase)) && rest.contains(' ') {
                format!("{lower}{}", rest.to_lowercase())
            } else {
                format!("{lower}{rest}")
            }
        }
        _ => written,
    }
}

fn evidence(draft: &Draft, best: &Sentence) -> Evidence {
    if draft.glossary {
        Evidence::Glossary
    } else if draft.bold {
        Evidence::Bold
    } else if best.said.clarity >= 2.0 {
        best.said.evidence
    } else {
        Evidence::Heading
    }
}

fn weight(corpus: &Corpus<'_>, draft: &Draft, best: &Sentence) -> f32 {
    let sign = match evidence(draft, best) {
        Evidence::Glossary => 3.0,
        Evidence::Bold => 2.5,
        Evidence::Called => 1.4,
        _ => 1.0,
    };
    let summed_up = draft.sentences.iter().any(|one| corpus.units[one.unit].under == Under::Summary);
    sign + (1.0 + draft.mentions as f32).ln() * 0.8
        + (draft.sections.len() as f32).sqrt() * 0.3
        + best.score.clamp(0.0, 5.0) * 0.5
        + if draft.heading { 0.7 } else { 0.0 }
        + if summed_up { 0.4 } else { 0.0 }
}
