//! What the cited passages hold: their sentences with words, figures and stances, and where a clause fits best.

use super::{
    Beside,
    denial::Stance,
    figures::{self, Figure},
    names,
};
use crate::chat::extractive::{
    split,
    words::{self, Language},
};
use std::collections::HashSet;

/// Sentences in a row that a clause is laid beside at most.
const LONGEST: usize = 3;
/// Windows that are kept.
const KEPT: usize = 4;

/// Passages, read.
pub(super) struct Held {
    pub language: Language,
    pieces: Vec<Piece>,
    stems: HashSet<String>,
    figures: Vec<Figure>,
    text: String,
}

/// A sentence of a passage.
struct Piece {
    passage: usize,
    text: String,
    stems: HashSet<String>,
    figures: Vec<Figure>,
    stance: Stance,
}

/// Some sentences in a row, and how a clause stands to them.
#[derive(Clone, Debug)]
pub(super) struct Window {
    pub text: String,
    pub sentences: usize,
    /// Share of the clause's telling words.
    pub share: f32,
    /// Figures and names of the clause that do not stand here.
    pub figures_missing: usize,
    pub names_missing: usize,
    /// It denies what the clause says, or the other way round.
    pub denied: bool,
    /// It says "higher" where the clause says "lower", or the like.
    pub turned: bool,
}

impl Held {
    pub fn read(cited: &[&str]) -> Self {
        // A short sentence may not tell its language; what it cites does.
        let text = cited.join("\n\n");
        let language = words::language(&text).unwrap_or_default();
        let mut pieces = Vec::new();
        for (passage, text) in cited.iter().enumerate() {
            for sentence in split(text) {
                let text = text[sentence.range].split_whitespace().collect::<Vec<_>>().join(" ");
                pieces.push(Piece {
                    passage,
                    stems: words::content(language, &text).into_iter().collect(),
                    figures: figures::figures(&text),
                    stance: Stance::of(language, &text),
                    text,
                });
            }
        }
        let stems = pieces.iter().flat_map(|piece| piece.stems.iter().cloned()).collect();
        let figures = pieces.iter().flat_map(|piece| piece.figures.iter().cloned()).collect();
        Self { language, pieces, stems, figures, text }
    }

    /// Lays a clause beside the passages.
    pub fn beside(&self, clause: String) -> Beside {
        let stems: HashSet<String> = words::content(self.language, &clause)
            .into_iter()
            .filter(|stem| figures::figures(stem).is_empty())
            .collect();
        let claimed = figures::figures(&clause);
        let names = names::names(self.language, &clause);
        let stance = Stance::of(self.language, &clause);
        let roughly = is_rough(&clause);
        let lacks_figure = |held: &[&Figure]| {
            claimed.iter().filter(|figure| !held.iter().any(|other| figure.is(other, roughly))).count()
        };
        let lacks_name = |held: &dyn Fn(&str) -> bool, text: &str| {
            names.iter().filter(|name| !held(&name.stem) && !names::stands_for(&name.written, text)).count()
        };
        let mut windows = Vec::new();
        for length in 1..=LONGEST {
            for pieces in self.pieces.windows(length) {
                if pieces[0].passage != pieces[length - 1].passage {
                    continue;
                }
                let held = |stem: &str| pieces.iter().any(|piece| holds(&piece.stems, stem));
                let share = share(&stems, held);
                let text = pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
                let figures: Vec<&Figure> = pieces.iter().flat_map(|piece| &piece.figures).collect();
                // A denial is that of the sentence that says most of the clause.
                let nearest = pieces
                    .iter()
                    .map(|piece| (stems.iter().filter(|stem| holds(&piece.stems, stem)).count(), piece))
                    .fold(None, |best: Option<(usize, &Piece)>, one| match best {
                        Some(best) if best.0 >= one.0 => Some(best),
                        _ => Some(one),
                    });
                windows.push(Window {
                    sentences: length,
                    share,
                    figures_missing: lacks_figure(&figures),
                    names_missing: lacks_name(&held, &text),
                    denied: nearest.is_some_and(|(_, piece)| stance.contradicts(&piece.stance)),
                    turned: nearest.is_some_and(|(_, piece)| stance.points_elsewhere(&piece.stance)),
                    text,
                });
            }
        }
        windows.sort_by(|a, b| b.fit().total_cmp(&a.fit()));
        windows.truncate(KEPT);
        let held = |stem: &str| holds(&self.stems, stem);
        let all: Vec<&Figure> = self.figures.iter().collect();
        Beside {
            words: stems.len(),
            anywhere: share(&stems, held),
            foreign: lacks_figure(&all) > 0 || lacks_name(&held, &self.text) > 0,
            cosine: None,
            windows,
            clause,
        }
    }
}

impl Window {
    /// How much speaks for comparing with this window: words, few sentences, then figures and names. Were these to count
    /// for more, a figure from the next sentence would pass for this one's.
    fn fit(&self) -> f32 {
        self.share - 0.02 * (self.figures_missing + self.names_missing).min(3) as f32 - 0.08 * self.sentences as f32
    }
}

/// Whether a clause says that its figures are rounded.
fn is_rough(clause: &str) -> bool {
    let lower = clause.to_lowercase();
    const ROUGHLY: [&str; 12] = [
        "about",
        "around",
        "approximately",
        "roughly",
        "nearly",
        "almost",
        "some ",
        "ca.",
        "circa",
        "etwa",
        "rund",
        "ungefähr",
    ];
    ROUGHLY.iter().any(|word| lower.contains(word))
}

/// Share of stems that are held; of none, all are.
fn share(stems: &HashSet<String>, held: impl Fn(&str) -> bool) -> f32 {
    if stems.is_empty() {
        return 1.0;
    }
    stems.iter().filter(|stem| held(stem)).count() as f32 / stems.len() as f32
}

/// Whether a word is there, or one of its family: "filtration" for "filter".
fn holds(stems: &HashSet<String>, stem: &str) -> bool {
    stems.contains(stem) || (stem.len() >= 5 && stems.iter().any(|other| is_kin(stem, other)))
}

fn is_kin(one: &str, other: &str) -> bool {
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    common >= 5 && common * 10 >= one.len().max(other.len()) * 6
}
