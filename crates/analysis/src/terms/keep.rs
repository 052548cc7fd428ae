//! Which drafts are terms, what defines them, and how much they matter.

use super::drafts::{Draft, Drafts, Sentence};
use super::quality::DEICTIC;
use super::relations;
use crate::corpus::{Corpus, Kind, Unit};
use crate::excerpt::{excerpt, verbatim};
use crate::headings::Under;
use crate::result::{Evidence, Excerpt, Term};
use crate::words::{self, Language, single};
use std::collections::HashSet;
use std::ops::Range;

/// A sentence above this says what the term is.
const CLEAR: f32 = 2.3;
/// A term found by a sentence alone needs a clearer one.
const CLEAREST: f32 = 2.6;

/// Words of a definition behind which the next sentence is quoted as well.
const SHORT: usize = 15;
/// Terms of one analysis.
const MOST: usize = 3_000;

pub(super) fn keep(corpus: &Corpus<'_>, drafts: &Drafts) -> Vec<Term> {
    let made = drafts.all.iter().enumerate().filter(|(_, draft)| !draft.gone);
    let mut made: Vec<(usize, Term)> = made.filter_map(|(at, draft)| Some((at, term(corpus, draft)?))).collect();
    // The same weight keeps the order of the text.
    made.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight));
    made.truncate(MOST);
    let mut of_draft = vec![None; drafts.all.len()];
    for (at, (draft, _)) in made.iter().enumerate() {
        of_draft[*draft] = Some(at);
    }
    let mut terms: Vec<Term> = made.into_iter().map(|(_, term)| term).collect();
    relations::tell(corpus, drafts, &of_draft, &mut terms);
    terms
}

/// Takes out what is no term, and forgets what was looked up.
pub(super) fn weed(corpus: &Corpus<'_>, drafts: &mut Drafts) {
    for draft in drafts.all.iter_mut().filter(|draft| !draft.gone) {
        let best = draft.sentences.first();
        draft.gone = !best.is_some_and(|best| is_term(draft, best, corpus.language(&corpus.units[best.unit])));
        draft.sentences.clear();
        draft.sections.clear();
        (draft.mentions, draft.capitals, draft.lowers) = (0, 0, 0);
    }
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
    let meaning = best.said.meaning.as_ref().filter(|_| best.said.clarity >= 2.0);
    let meaning = meaning.map(|range| excerpt(corpus, unit, &closed(corpus, unit, range)));
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
        related: Vec::new(),
        definition,
        meaning,
    })
}

/// With the bracket that it breaks off in.
fn closed(corpus: &Corpus<'_>, unit: &Unit, range: &Range<usize>) -> Range<usize> {
    let text = corpus.slice(unit, range);
    let open = text.matches('(').count() > text.matches(')').count();
    let rest = corpus.slice(unit, &(range.end..unit.range.end));
    let close = rest.find(')').filter(|close| open && *close < 80);
    range.start..close.map_or(range.end, |close| range.end + close + 1)
}

fn is_term(draft: &Draft, best: &Sentence, language: Language) -> bool {
    if draft.glossary {
        return true;
    }
    // What always has a capital names a person or a place, which is no term unless a sentence defines it.
    let is_name = language == Language::English && draft.capitals > 0 && draft.lowers == 0;
    if draft.person {
        return false;
    }
    if draft.bold {
        return best.score > 0.0 && (!is_name || best.said.clarity >= 2.5);
    }
    if language == Language::Other {
        return draft.heading && best.score > 0.5 && draft.mentions > 1;
    }
    if draft.heading && best.score >= CLEAR && !is_name {
        return true;
    }
    if draft.tabled && best.score >= CLEAR {
        return true;
    }
    let often = draft.mentions > 1 || best.said.clarity >= 3.6 || draft.idea;
    draft.defined && best.score >= CLEAREST && often && (!is_name || best.said.clarity >= 3.6)
}

/// The sentence, with the one before it where it needs that, and the one behind it where that goes on saying what it is.
fn definition(corpus: &Corpus<'_>, best: &Sentence) -> Excerpt {
    let unit = &corpus.units[best.unit];
    if let Some(cell) = cell(unit, best) {
        return excerpt(corpus, unit, cell);
    }
    let start = needed(corpus, best).map_or(unit.range.start, |before| before.range.start);
    let end = goes_on(corpus, best).map_or(unit.range.end, |after| after.range.end);
    excerpt(corpus, unit, &(start..end))
}

/// The sentence behind, when it begins with "It is …", or when this one only names the term.
fn goes_on<'c>(corpus: &'c Corpus<'_>, best: &Sentence) -> Option<&'c Unit> {
    let unit = &corpus.units[best.unit];
    let after = corpus.units.get(best.unit + 1)?;
    let word =
        |at: usize| after.tokens.get(at).map(|token| corpus.slice(after, &(token.start..token.end)).to_lowercase());
    let (first, second) = (word(0)?, word(1).unwrap_or_default());
    let points = matches!(first.as_str(), "it" | "they" | "this" | "these" | "er" | "sie" | "es" | "dies");
    let says = [
        "is",
        "are",
        "occurs",
        "happens",
        "involves",
        "means",
        "refers",
        "includes",
        "consists",
        "describes",
        "stores",
        "ist",
        "sind",
        "bezeichnet",
        "bedeutet",
    ];
    let goes_on = matches!(first.as_str(), "it" | "they" | "er" | "sie" | "es") && says.contains(&second.as_str());
    let only_names = best.said.clarity < 2.0 && !points;
    let together = after.block == unit.block && after.sound && unit.sound && unit.range.len() + after.range.len() < 420;
    (together && (goes_on || only_names)).then_some(after)
}

/// The sentence before, when this one speaks of "this" and is called so.
fn needed<'c>(corpus: &'c Corpus<'_>, best: &Sentence) -> Option<&'c Unit> {
    let unit = &corpus.units[best.unit];
    let first = unit.tokens.first()?;
    let first = corpus.slice(unit, &(first.start..first.end)).to_lowercase();
    // "The process is called …".
    let of_before = best.said.evidence == Evidence::Called && unit.tokens.len() < 9 && first == "the";
    if !(of_before || DEICTIC.contains(&first.as_str())) || best.name.start == unit.range.start {
        return None;
    }
    let before = &corpus.units[best.unit.checked_sub(1)?];
    let together = before.range.len() + unit.range.len() < 500;
    (before.block == unit.block && before.sound && together).then_some(before)
}

/// The meaning in a row of a table.
fn cell<'s>(unit: &Unit, sentence: &'s Sentence) -> Option<&'s Range<usize>> {
    sentence.said.meaning.as_ref().filter(|_| unit.kind == Kind::Row)
}

/// The next best sentence, when it says something else; else the one that follows a short definition.
fn more(corpus: &Corpus<'_>, draft: &Draft, language: Language, definition: &Excerpt) -> Option<Excerpt> {
    let content = |text: &str| words::content(language, text).into_iter().collect::<HashSet<String>>();
    let known = content(&definition.text);
    let says_more = |unit: &Unit, range: &Range<usize>| {
        let inside = range.start >= definition.place.start && range.end <= definition.place.end;
        let same_page =
            corpus.place(unit, range).page == definition.place.page && unit.material == definition.place.material;
        content(corpus.slice(unit, range)).difference(&known).count() >= 2 && !(inside && same_page)
    };
    let others = draft.sentences.iter().skip(1).filter(|sentence| sentence.score >= 1.2);
    let best = others.into_iter().find_map(|sentence| {
        let unit = &corpus.units[sentence.unit];
        let range = cell(unit, sentence).unwrap_or(&unit.range);
        let whole = unit.kind == Kind::Row || (unit.sound && !DEICTIC.contains(&first_word(corpus, unit).as_str()));
        (whole && says_more(unit, range)).then(|| excerpt(corpus, unit, range))
    });
    best.or_else(|| {
        let at = draft.sentences.first()?.unit;
        let (unit, after) = (&corpus.units[at], corpus.units.get(at + 1)?);
        let follows = after.block == unit.block && after.sound && after.range.start >= definition.place.end;
        let leads_on = ["for", "however", "but", "although", "while", "imagine", "when", "if"];
        let plain = !leads_on.contains(&first_word(corpus, after).as_str());
        let short = words::count(&definition.text) <= SHORT;
        (follows && plain && short && says_more(after, &after.range)).then(|| excerpt(corpus, after, &after.range))
    })
}

fn first_word(corpus: &Corpus<'_>, unit: &Unit) -> String {
    unit.tokens.first().map(|token| corpus.slice(unit, &(token.start..token.end)).to_lowercase()).unwrap_or_default()
}

/// As written at its best place, without a capital that only the sentence's beginning gave it.
fn name(corpus: &Corpus<'_>, draft: &Draft, language: Language) -> String {
    let (at, range) = draft.found.clone().unwrap_or((draft.sentences[0].unit, draft.sentences[0].name.clone()));
    let written = verbatim(corpus, &corpus.units[at], &range).text;
    let sets_apart = |word: &str| word.chars().skip(1).any(char::is_uppercase) || word.chars().count() == 1;
    let first = written.split([' ', '-']).next().unwrap_or_default();
    let begins = first.chars().next().filter(|first| first.is_uppercase());
    let unit = &corpus.units[at];
    let stem = unit.tokens.iter().find(|token| token.start == range.start).map(|token| token.stem);
    let is_common = draft.lowers > 0 && draft.lowers >= draft.capitals
        || draft.capitals == 0 && stem.is_some_and(|stem| corpus.lexicon.is_common(stem));
    match begins {
        Some(begins) if language == Language::English && is_common && !sets_apart(first) => {
            let rest = &written[begins.len_utf8()..];
            let lower: String = begins.to_lowercase().collect();
            // "Sensory Memory" in a heading is "sensory memory" in the text.
            let titled = rest.split(' ').skip(1).all(|word| word.starts_with(char::is_uppercase) && !sets_apart(word));
            if titled && rest.contains(' ') {
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
