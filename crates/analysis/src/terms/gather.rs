//! Where terms show: bold words, lists of terms, headings, and sentences that define something.

use super::drafts::{Draft, Drafts};
use super::noun;
use super::patterns::{Said, said};
use super::phrase::Phrase;
use super::tables;
use crate::corpus::{Corpus, Kind, Unit};
use crate::headings::{self, Under};
use crate::result::Evidence;
use std::ops::Range;

/// A sentence this clear names a term by itself.
const DEFINES: f32 = 2.8;
/// A text with a larger share of its words in bold does not mark its terms so.
const MOST_BOLD: f32 = 0.2;

pub(super) fn gather(corpus: &Corpus<'_>) -> Drafts {
    let mut drafts = Drafts::default();
    let bold_tells = tells_by_bold(corpus);
    for (at, unit) in corpus.units.iter().enumerate() {
        // "[12] Title of a paper" is a reference wherever it stands.
        if unit.under == Under::LeftOut || unit.tokens.is_empty() || corpus.text(unit).starts_with('[') {
            continue;
        }
        match unit.kind {
            Kind::Heading => heading(corpus, at, unit, &mut drafts),
            Kind::Sentence | Kind::Item => {
                let phrase = Phrase::of(corpus, unit);
                if bold_tells[unit.material] {
                    bold(corpus, at, unit, &phrase, &mut drafts);
                }
                if unit.under == Under::Glossary {
                    entry(at, unit, &phrase, &mut drafts);
                }
                if unit.sound || unit.kind == Kind::Item || unit.first {
                    sentence(at, unit, &phrase, &mut drafts);
                }
            }
            _ => {}
        }
    }
    for row in tables::rows(corpus) {
        let unit = &corpus.units[row.unit];
        if unit.under != Under::LeftOut
            && let Some(draft) = drafts.of(stems(unit, &row.name))
        {
            draft.tabled = true;
            found(draft, row.unit, row.name);
        }
    }
    drafts
}

/// Of each material, whether its bold words are its terms.
fn tells_by_bold(corpus: &Corpus<'_>) -> Vec<bool> {
    let mut bytes = vec![(0usize, 0usize); corpus.materials.len()];
    for unit in corpus.units.iter().filter(|unit| matches!(unit.kind, Kind::Sentence | Kind::Item)) {
        bytes[unit.material].0 += unit.bold.iter().map(Range::len).sum::<usize>();
        bytes[unit.material].1 += unit.range.len();
    }
    bytes.into_iter().map(|(bold, all)| (bold as f32) < MOST_BOLD * all as f32).collect()
}

/// The telling stems of a stretch of the unit.
pub(super) fn stems(unit: &Unit, range: &Range<usize>) -> Vec<u32> {
    let inside =
        unit.tokens.iter().filter(|token| token.start >= range.start && token.end <= range.end && !token.small);
    inside.map(|token| token.stem).collect()
}

fn bold(corpus: &Corpus<'_>, at: usize, unit: &Unit, phrase: &Phrase<'_>, drafts: &mut Drafts) {
    for range in &unit.bold {
        let text = corpus.slice(unit, range);
        // "**storage (S)**": the name, and another.
        let open = text.find('(').filter(|open| *open > 0);
        let name = range.start..range.start + open.unwrap_or(text.len());
        let words = words_of(phrase, &name);
        let is_label = text.trim_end().ends_with(':') && unit.kind == Kind::Sentence && range.start == unit.range.start;
        if !noun::is_term(phrase, &words) || (is_label && headings::is_generic(text.trim_end_matches(':'))) {
            continue;
        }
        let Some(draft) = drafts.of(stems(unit, &name)) else { continue };
        draft.bold = true;
        found(draft, at, trimmed(phrase, &words));
        if let Some(open) = open {
            let inside = range.start + open..range.end;
            let stems = stems(unit, &inside);
            alias(draft, text[open..].trim_matches(['(', ')', ' ']), stems);
        }
    }
}

/// "Storage: keeping of …" under "Key terms".
fn entry(at: usize, unit: &Unit, phrase: &Phrase<'_>, drafts: &mut Drafts) {
    let Some(words) = noun::phrase_from(phrase, 0) else { return };
    let is_entry = said(phrase, &words).evidence == Evidence::Colon
        || unit.bold.first().is_some_and(|bold| bold.start == unit.range.start);
    if is_entry && let Some(draft) = drafts.of(stems(unit, &phrase.bytes(words.start, words.end))) {
        draft.glossary = true;
        found(draft, at, phrase.bytes(words.start, words.end));
    }
}

fn heading(corpus: &Corpus<'_>, at: usize, unit: &Unit, drafts: &mut Drafts) {
    let text = corpus.text(unit);
    if headings::is_generic(text) || text.ends_with('?') {
        return;
    }
    let phrase = Phrase::of(corpus, unit);
    let start = (0..phrase.words.len()).find(|at| !phrase.words[*at].text.starts_with(|c: char| c.is_ascii_digit()));
    let Some(start) = start else { return };
    // "Storage and retrieval" names two.
    let mut from = start;
    for to in start..=phrase.words.len() {
        let ends = to == phrase.words.len() || matches!(phrase.lower(to), "and" | "vs" | "versus" | "und");
        if !ends {
            continue;
        }
        let words = if from < to && noun::is_article(phrase.lower(from)) { from + 1..to } else { from..to };
        if noun::is_term(&phrase, &words) {
            let name = phrase.bytes(words.start, words.end);
            if let Some(draft) = drafts.of(stems(unit, &name)) {
                draft.heading = true;
                found(draft, at, name);
            }
        }
        from = to + 1;
    }
}

fn sentence(at: usize, unit: &Unit, phrase: &Phrase<'_>, drafts: &mut Drafts) {
    for start in 0..phrase.words.len() {
        let before = phrase.lower(start.wrapping_sub(1));
        let named = start > 0 && is_naming(phrase, start - 1);
        let second = matches!(before, "and" | "but" | "while" | "whereas") && phrase.gap(start - 1).contains(',');
        let led = matches!(before, "in" | "with" | "unter" | "als" | "term");
        if phrase.begins_clause(start) || named || second || led {
            take(at, unit, phrase, noun::phrase_from(phrase, start), named, drafts);
        }
        // "…, the engram: a group of …", "… transience, which means …".
        let sign = phrase.gap(start).trim();
        if start > 1
            && (sign.ends_with(':')
                || (sign == "," && matches!(phrase.lower(start), "which" | "or" | "a" | "an" | "the")))
        {
            take(at, unit, phrase, noun::phrase_before(phrase, start), false, drafts);
        }
        if start > 2 && (sign == ")," || sign == "):") {
            let open = (start.saturating_sub(5)..start).rev().find(|at| phrase.gap(*at).trim_end().ends_with('('));
            take(at, unit, phrase, open.and_then(|open| noun::phrase_before(phrase, open)), false, drafts);
        }
    }
}

/// Takes a phrase as a term if its sentence defines it.
fn take(at: usize, unit: &Unit, phrase: &Phrase<'_>, words: Option<Range<usize>>, named: bool, drafts: &mut Drafts) {
    let Some(words) = words else { return };
    let said = said(phrase, &words);
    if said.clarity < DEFINES || !is_plausible(phrase, &words, &said, named) {
        return;
    }
    let name = phrase.bytes(words.start, words.end);
    let Some(draft) = drafts.of(stems(unit, &name)) else { return };
    draft.defined = true;
    let names = &phrase.words[words.clone()];
    let behind = words.end..phrase.words.len().min(words.end + 9);
    draft.person |=
        names.len() > 1 && names.iter().all(|word| word.capital) && behind.clone().any(|at| phrase.lower(at) == "who");
    draft.idea |= words.len() > 1 && noun::is_idea(phrase.lower(words.end - 1));
    found(draft, at, name);
    if let Some(other) = &said.alias {
        let bytes = phrase.bytes(other.start, other.end);
        let text = phrase.text(&bytes).to_owned();
        alias(draft, &text, stems(unit, &bytes));
    }
    // "the Atkinson-Shiffrin model of memory" is the Atkinson-Shiffrin model.
    if let Some(of) = (words.start + 2..words.end).find(|at| phrase.lower(*at) == "of") {
        let bytes = phrase.bytes(words.start, of);
        alias(draft, phrase.text(&bytes), stems(unit, &bytes));
    }
}

/// Whether the word before a name says that a name follows.
fn is_naming(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(phrase.lower(at), "called" | "termed" | "as" | "named" | "dubbed" | "heißt" | "sogenannte" | "sogenannten")
        || (noun::is_article(phrase.lower(at)) && at > 0 && matches!(phrase.lower(at - 1), "called" | "as" | "termed"))
}

/// Whether what the sentence defines can be a term of the matter.
fn is_plausible(phrase: &Phrase<'_>, words: &Range<usize>, said: &Said, named: bool) -> bool {
    // "In 1990, a …", "In fact, the …" do not define.
    let weak = said.evidence == Evidence::Or && !named && said.clarity < 3.0;
    // A long phrase with a verb in front is half a sentence.
    let verbal = phrase.lower(words.start).ends_with("ing") && words.len() > 2;
    // ", zero mean centering is …": the first words behind a comma are rarely what is defined.
    let aside = said.evidence == Evidence::Is && words.start > 8 && phrase.gap(words.start).contains(',');
    !weak && !verbal && !aside
}

fn found(draft: &mut Draft, at: usize, name: Range<usize>) {
    if draft.found.is_none() {
        draft.found = Some((at, name));
    }
}

fn alias(draft: &mut Draft, text: &str, stems: Vec<u32>) {
    let text = text.trim();
    // "(Christianson, 1992)" and "(p. 3)" are no names.
    let cites = text.contains(',') || text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let is_new =
        !cites && !stems.is_empty() && stems != draft.key && !draft.aliases.iter().any(|(_, other)| *other == stems);
    if is_new && draft.aliases.len() < 6 && (2..=60).contains(&text.len()) {
        draft.aliases.push((text.to_owned(), stems));
    }
}

/// The words that lie in a stretch.
fn words_of(phrase: &Phrase<'_>, range: &Range<usize>) -> Range<usize> {
    let start = phrase.words.iter().position(|word| word.start >= range.start).unwrap_or(phrase.words.len());
    let end = phrase.words.iter().rposition(|word| word.end <= range.end).map_or(start, |last| last + 1);
    let article = start < end && noun::is_article(phrase.lower(start));
    start + usize::from(article)..end.max(start)
}

fn trimmed(phrase: &Phrase<'_>, words: &Range<usize>) -> Range<usize> {
    phrase.bytes(words.start, words.end)
}
