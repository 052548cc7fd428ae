//! Flashcards from an analysis: a term and what it means, a sentence with a gap, a figure with its caption hidden.
//!
//! No two cards ask the same: one of each term, of each sentence and of each figure.

use crate::result::{Analysis, Excerpt, Place};
use crate::words::{self, Language, single};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A definition below this only mentions its term: the sentence is asked with a gap instead.
const SAYS: f32 = 1.6;

/// Words of a section that is a slide.
const SLIDE: usize = 150;

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Face {
    /// A question or a term, and its answer.
    Basic { front: String, back: String },
    /// A sentence; `gap` is hidden wherever it stands in `text` (bytes of `text`).
    Cloze { text: String, gaps: Vec<(usize, usize)> },
    /// A figure whose caption is the answer: material, page and number in [`Card::figure`].
    Figure { label: Option<String>, caption: String },
}

/// A card that can be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub face: Face,
    /// What it was made from, best first: the sentences on its back, or the caption.
    pub sources: Vec<Excerpt>,
    /// Index in [`Analysis::sections`].
    pub section: Option<usize>,
    /// Index in [`Analysis::terms`], when it asks for one.
    pub term: Option<usize>,
    /// Index in [`Analysis::figures`], when it shows one.
    pub figure: Option<usize>,
    /// Higher first.
    pub weight: f32,
}

/// What cards are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardsWanted {
    /// At most this many.
    pub most: usize,
    pub basic: bool,
    pub cloze: bool,
    pub figures: bool,
}

impl Default for CardsWanted {
    fn default() -> Self {
        Self { most: 500, basic: true, cloze: true, figures: true }
    }
}

/// The cards that the analysis gives, the most important first.
pub fn cards(analysis: &Analysis, wanted: &CardsWanted) -> Vec<Card> {
    let mut made = Vec::new();
    let mut seen = HashSet::new();
    for (at, term) in analysis.terms.iter().enumerate() {
        let speaks = term.clarity >= SAYS;
        let card = if speaks && wanted.basic {
            basic(analysis, at)
        } else if !speaks && wanted.cloze {
            gap_card(&term.definition, &names(analysis, at), term.section, Some(at), term.weight)
        } else {
            None
        };
        made.extend(card.filter(|card| seen.insert(asked(card))));
    }
    if wanted.cloze {
        made.extend(cloze(analysis).into_iter().filter(|card| seen.insert(asked(card))));
    }
    if wanted.basic {
        made.extend(lists(analysis).into_iter().filter(|card| seen.insert(asked(card))));
    }
    if wanted.figures {
        made.extend(figures(analysis).into_iter().filter(|card| seen.insert(asked(card))));
    }
    made.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    made.truncate(wanted.most);
    made
}

fn basic(analysis: &Analysis, at: usize) -> Option<Card> {
    let term = &analysis.terms[at];
    let name = shown(&term.name);
    let front = match term.aliases.first() {
        Some(alias) => format!("{name} ({alias})"),
        None => name,
    };
    let mut sources = vec![term.definition.clone()];
    sources.extend(term.more.clone());
    let back = sources.iter().map(|source| source.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let face = Face::Basic { front, back };
    Some(Card { face, sources, section: term.section, term: Some(at), figure: None, weight: term.weight })
}

/// A name as a card's front shows it: with a capital, unless its own letters matter ("pH").
pub(crate) fn shown(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    let plain = first.chars().count() > 1 && first.chars().all(|c| c.is_lowercase() || "-–'’".contains(c));
    if plain { crate::excerpt::capitalised(name) } else { name.to_owned() }
}

/// Key sentences with a term hidden, those of terms that have a card already last.
fn cloze(analysis: &Analysis) -> Vec<Card> {
    let defined: HashSet<Place> = analysis
        .terms
        .iter()
        .flat_map(|term| [Some(term.definition.place), term.more.as_ref().map(|more| more.place)])
        .flatten()
        .collect();
    let index = TermsIn::of(analysis);
    let mut used = vec![0usize; analysis.terms.len()];
    let mut made = Vec::new();
    for key in analysis.sentences.iter().filter(|key| !defined.contains(&key.sentence.place)) {
        let Some(term) = index.best(analysis, &key.sentence.text, &used) else { continue };
        if let Some(card) = gap_card(&key.sentence, &names(analysis, term), key.section, Some(term), key.weight * 3.0) {
            used[term] += 1;
            made.push(card);
        }
    }
    made
}

/// A list under the words that lead to it; under a slide's title where it has no other.
fn lists(analysis: &Analysis) -> Vec<Card> {
    let card = |list: &crate::result::List| {
        let section = list.section.map(|section| &analysis.sections[section]);
        let lead = list.lead.as_ref().filter(|lead| lead.text.ends_with(':') && words::count(&lead.text) >= 4);
        let slide = section.filter(|section| section.words <= SLIDE && words::count(&section.title) >= 1);
        let front = match lead {
            Some(lead) => lead.text.clone(),
            None => slide.filter(|section| !crate::headings::is_generic(&section.title))?.title.clone(),
        };
        let short = list.items.iter().all(|item| words::count(&item.text) <= 25) && list.items.len() <= 8;
        let whole = |item: &crate::result::Excerpt| !item.text.ends_with(['?', ':', ',']);
        let asks = list.items.iter().filter(|item| !whole(item)).count() * 3 > list.items.len();
        let says = !asks && list.items.iter().map(|item| words::count(&item.text)).sum::<usize>() >= 6;
        let back = list.items.iter().map(|item| format!("- {}", item.text)).collect::<Vec<_>>().join("\n");
        let sources = lead.into_iter().chain(&list.items).cloned().collect();
        let face = Face::Basic { front, back };
        (short && says).then_some(Card { face, sources, section: list.section, term: None, figure: None, weight: 2.5 })
    };
    analysis.lists.iter().filter_map(card).collect()
}

fn figures(analysis: &Analysis) -> Vec<Card> {
    let card = |(at, figure): (usize, &crate::result::FoundFigure)| {
        let caption = figure.caption.clone()?;
        let place = figure.place.unwrap_or(Place { material: figure.material, page: figure.page, start: 0, end: 0 });
        let text = figure.caption_whole.clone().unwrap_or_else(|| caption.clone());
        let source = Excerpt { text, place, trimmed: false };
        let face = Face::Figure { label: figure.label.clone(), caption };
        Some(Card { face, sources: vec![source], section: figure.section, term: None, figure: Some(at), weight: 2.0 })
    };
    analysis.figures.iter().enumerate().filter_map(card).collect()
}

/// A sentence with these names hidden; `None` where it names none or hardly anything else.
fn gap_card(
    sentence: &Excerpt,
    names: &[String],
    section: Option<usize>,
    term: Option<usize>,
    weight: f32,
) -> Option<Card> {
    let gaps = places(&sentence.text, names);
    let hidden: usize = gaps.iter().map(|gap| gap.1 - gap.0).sum();
    if gaps.is_empty() || words::count(&sentence.text) < 7 || hidden * 2 > sentence.text.len() {
        return None;
    }
    let face = Face::Cloze { text: sentence.text.clone(), gaps };
    Some(Card { face, sources: vec![sentence.clone()], section, term, figure: None, weight })
}

/// Where a text has one of the names as whole words, whatever the case; not overlapping, in order.
pub(crate) fn places(text: &str, names: &[String]) -> Vec<(usize, usize)> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return names
            .iter()
            .filter_map(|name| text.find(name.as_str()).map(|at| (at, at + name.len())))
            .take(1)
            .collect();
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut sorted: Vec<String> = names.iter().map(|name| name.to_lowercase()).filter(|name| name.len() > 1).collect();
    sorted.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in sorted {
        let mut from = 0;
        while let Some(at) = lower[from..].find(&name).map(|at| from + at) {
            let mut end = at + name.len();
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let begins = !letter(lower[..at].chars().next_back());
            // A plural ending belongs to the word.
            end += lower[end..]
                .starts_with("es")
                .then_some(2)
                .or(lower[end..].starts_with('s').then_some(1))
                .filter(|more| !letter(lower[end + more..].chars().next()))
                .unwrap_or(0);
            let ends = !letter(lower[end..].chars().next());
            let free = found.iter().all(|other| end <= other.0 || at >= other.1);
            if begins && ends && free && text.is_char_boundary(at) && text.is_char_boundary(end) {
                found.push((at, end));
            }
            from = at + name.len();
        }
    }
    found.sort_unstable();
    found
}

pub(crate) fn names(analysis: &Analysis, term: usize) -> Vec<String> {
    let term = &analysis.terms[term];
    std::iter::once(term.name.clone()).chain(term.aliases.iter().cloned()).collect()
}

/// What a card asks, to tell two that ask the same.
fn asked(card: &Card) -> String {
    match &card.face {
        Face::Basic { front, .. } => format!("b {}", words::key(Language::English, front)),
        Face::Cloze { text, .. } => format!("c {}", words::content(Language::English, text).join(" ")),
        Face::Figure { caption, .. } => format!("f {}", single(caption).to_lowercase()),
    }
}

/// Which terms a sentence names: by the first stem of their names.
pub(crate) struct TermsIn(std::collections::HashMap<String, Vec<usize>>);

impl TermsIn {
    pub fn of(analysis: &Analysis) -> Self {
        let mut by_word: std::collections::HashMap<String, Vec<usize>> = std::collections::HashMap::new();
        for (at, term) in analysis.terms.iter().enumerate() {
            for word in words::content(Language::English, &term.name).into_iter().take(1) {
                by_word.entry(word).or_default().push(at);
            }
        }
        Self(by_word)
    }

    /// All terms that the text names, whatever their endings, most important first.
    pub fn all(&self, analysis: &Analysis, text: &str) -> Vec<usize> {
        let stems = words::content(Language::English, text);
        let unique: HashSet<&String> = stems.iter().collect();
        let near = unique.into_iter().filter_map(|stem| self.0.get(stem)).flatten().copied();
        let named = |at: &usize| {
            names(analysis, *at).iter().any(|name| {
                let name = words::content(Language::English, name);
                !name.is_empty() && stems.windows(name.len()).any(|window| window == name)
            })
        };
        let mut found: Vec<usize> = near.filter(named).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The one to hide: rarely used before, and not the one that everything is about.
    fn best(&self, analysis: &Analysis, text: &str, used: &[usize]) -> Option<usize> {
        let all = self.all(analysis, text);
        all.into_iter().filter(|at| used[*at] < 2).min_by(|a, b| {
            let cost = |at: usize| {
                used[at] as f32 * 2.0
                    - words::count(&analysis.terms[at].name) as f32 * 0.5
                    - analysis.terms[at].weight * 0.1
            };
            cost(*a).total_cmp(&cost(*b)).then(a.cmp(b))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn a_gap_takes_whole_words_and_their_plural() {
        let text = "Mnemonic devices help; a mnemonic device aids, remnemonic deviced does not.";
        let found: Vec<&str> =
            places(text, &["mnemonic device".into()]).into_iter().map(|(a, b)| &text[a..b]).collect();
        assert_eq!(found, ["Mnemonic devices", "mnemonic device"]);
        assert!(places("İ ist lang", &["x".into()]).is_empty());
    }
}
