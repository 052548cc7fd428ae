//! Noun phrases that can be terms: short, without pronouns, verbs and words that name the page instead of the matter.

use super::phrase::Phrase;
use super::vocabulary;
use crate::words::Language;
use std::ops::Range;

/// Words of a term.
pub(crate) const LONGEST: usize = 5;

pub(crate) fn is_article(lower: &str) -> bool {
    vocabulary::ARTICLES.contains(lower)
}

/// The words of the noun phrase that begins at word `from` (an article is skipped), as long as it goes; `None` where
/// there is none that could be a term.
pub(crate) fn phrase_from(phrase: &Phrase<'_>, from: usize) -> Option<Range<usize>> {
    let start = if is_article(phrase.lower(from)) { from + 1 } else { from };
    let mut end = start;
    while end < phrase.words.len() && end - start <= LONGEST {
        let word = &phrase.words[end];
        let joined = end == start || is_join(phrase.gap(end));
        let of = matches!(word.lower.as_str(), "of" | "von" | "des" | "der")
            && end > start
            && phrase.words.get(end + 1).is_some_and(|next| !next.small);
        // A German noun has a capital, what goes before it may have none.
        let verb = phrase.language == Language::German && end > start && phrase.words[end - 1].capital && !word.capital;
        if !joined || (verb && !of) || (word.small && !of) || vocabulary::STOPS.contains(word.lower.as_str()) {
            break;
        }
        end += 1;
    }
    (is_term(phrase, &(start..end))).then_some(start..end)
}

/// The noun phrase that ends before word `end`.
pub(crate) fn phrase_before(phrase: &Phrase<'_>, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > 0 && end - start < 4 {
        let word = &phrase.words[start - 1];
        let joined = start == end || is_join(phrase.gap(start));
        if !joined || word.small || vocabulary::STOPS.contains(word.lower.as_str()) {
            break;
        }
        start -= 1;
    }
    // "is experiencing dehydration".
    let verb = start + 1 < end
        && phrase.lower(start).ends_with("ing")
        && start > 0
        && matches!(phrase.lower(start - 1), "is" | "are" | "was" | "were" | "by" | "for");
    let words = start + usize::from(verb)..end;
    is_term(phrase, &words).then_some(words)
}

/// Nouns that end the names of ideas: "the equipotentiality hypothesis".
pub(crate) fn is_idea(lower: &str) -> bool {
    vocabulary::IDEAS.contains(lower)
}

/// Whether these words can be a term.
pub(crate) fn is_term(phrase: &Phrase<'_>, words: &Range<usize>) -> bool {
    if words.is_empty() || words.len() > LONGEST {
        return false;
    }
    let all = &phrase.words[words.clone()];
    let telling: Vec<_> = all.iter().filter(|word| !word.small).collect();
    let Some(last) = all.last() else { return false };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let vague = ["way", "reason", "example", "examples", "one", "thing", "things"];
    let says_something = !telling.is_empty()
        && !all[0].small
        && !last.small
        && !vocabulary::STARTS.contains(all[0].lower.as_str())
        && !telling.iter().all(|word| vocabulary::EMPTY.contains(word.lower.as_str()) || is_number(word.text));
    let is_vague = last.lower.ends_with("ly") || (all.len() > 1 && vague.contains(&last.lower.as_str()));
    let ends_well = !is_vague && (phrase.language != Language::German || last.capital || all.len() == 1);
    says_something
        && !(telling.len() == 1 && is_no_noun(&telling[0].lower))
        && ends_well
        && telling.iter().any(|word| letters(word.text) >= 2)
        && all.iter().map(|word| word.text.len()).sum::<usize>() <= 60
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
}

/// Adverbs, participles and the like, which are no term by themselves.
fn is_no_noun(lower: &str) -> bool {
    vocabulary::NO_NOUNS.contains(lower) || (lower.ends_with("ed") && lower.len() > 5)
}

/// Whether a gap joins two words of one name.
fn is_join(gap: &str) -> bool {
    matches!(gap, " " | "-" | "–" | "/" | "'" | "’" | "\n" | "‑" | "" | "-\n")
}
