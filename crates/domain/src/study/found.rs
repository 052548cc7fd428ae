//! What an analysis finds, as the items of each kind of output.

mod cheat_sheet;

use super::{gather::Gathered, own::Own, rank::plain};
use crate::{Outcome, Tools};
use analysis::{
    Analysis, Answer, Card, CardsWanted, Difficulties, Excerpt, Face, FoundFigure, GAP, Meaning, Place, Question,
    QuestionsWanted, Term,
};
use contract::{Difficulty, ItemBody, ItemKind, ItemSource, OutputKind, OutputSettings};
use models::embed::Embedder;
use std::sync::Arc;

/// Items of one section in a guide, of each kind.
const OF_SECTION: usize = 4;
/// Terms of a concept map, and arrows between them.
const NODES: usize = 40;
const LINKS: usize = 80;
/// Rows of a glossary.
const ROWS: usize = 1_000;

/// Texts that are compared by meaning in one output; more would take minutes, and are compared by words.
const COMPARED: usize = 1_500;

/// Passages that a model writes from.
const PASSAGES: usize = 48;

/// Analyses what was gathered, and gives the items and the passages that matter most. A cheat sheet goes by what the
/// person did with it themselves, too.
pub async fn found(
    tools: &Tools,
    (gathered, own): (Gathered, Own),
    kind: OutputKind,
    settings: OutputSettings,
    seed: u64,
) -> Outcome<(Vec<ItemBody>, Vec<ItemSource>)> {
    let meaning = Model { embedder: tools.embedder.clone(), runtime: tokio::runtime::Handle::current() };
    let work = move || {
        let materials = gathered.borrowed();
        let analysis = analysis::analyse(&materials, Some(&meaning));
        let finder = Finder { gathered: &gathered, own: &own, analysis: &analysis, settings: &settings };
        let items = match kind {
            OutputKind::CheatSheet => finder.cheat_sheet(),
            OutputKind::Guide => finder.guide(),
            OutputKind::Glossary => finder.glossary(),
            OutputKind::ConceptMap => finder.concept_map(),
            OutputKind::Cards => finder.cards(),
            OutputKind::Quiz => finder.quiz(&meaning, seed),
            OutputKind::PastPaper => Vec::new(),
        };
        (items, finder.passages())
    };
    // A large library takes seconds of a core.
    Ok(tokio::task::spawn_blocking(work).await.map_err(anyhow::Error::from)?)
}

/// The embedding model, for a thread that may wait for it.
struct Model {
    embedder: Arc<dyn Embedder>,
    runtime: tokio::runtime::Handle,
}

impl Meaning for Model {
    fn embed(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        if texts.len() > COMPARED {
            return Vec::new();
        }
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        self.runtime.block_on(self.embedder.embed(texts)).unwrap_or_else(|error| {
            tracing::warn!(error = format!("{error:#}"), "an output is made by words alone");
            Vec::new()
        })
    }
}

struct Finder<'a> {
    gathered: &'a Gathered,
    own: &'a Own,
    analysis: &'a Analysis,
    settings: &'a OutputSettings,
}

impl Finder<'_> {
    /// The passages around the most important terms and sentences, each once.
    fn passages(&self) -> Vec<ItemSource> {
        let terms = self.analysis.terms.iter().map(|term| term.definition.place);
        let sentences = self.analysis.sentences.iter().map(|key| key.sentence.place);
        let mut passages: Vec<ItemSource> = Vec::new();
        for place in terms.take(2 * PASSAGES).chain(sentences) {
            if passages.len() == PASSAGES {
                break;
            }
            let Some(passage) = self.gathered.passage(place) else { continue };
            if passages.iter().all(|known| known.href != passage.href) {
                passages.push(passage);
            }
        }
        passages
    }

    /// Section by section: the terms, the best sentences, lists, formulas and figures.
    fn guide(&self) -> Vec<ItemBody> {
        let mut all = self.everything();
        all.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight));
        let mut counted: Vec<((String, ItemKind), usize)> = Vec::new();
        all.retain(|(_, item)| {
            let of = (item.section.clone(), item.kind);
            let at = counted.iter().position(|(known, _)| *known == of).unwrap_or_else(|| {
                counted.push((of, 0));
                counted.len() - 1
            });
            counted[at].1 += 1;
            counted[at].1 <= OF_SECTION
        });
        in_reading_order(all)
    }

    fn glossary(&self) -> Vec<ItemBody> {
        let mut rows: Vec<ItemBody> =
            self.analysis.terms.iter().take(ROWS).filter_map(|term| self.term(term)).collect();
        for row in &mut rows {
            row.section = String::new();
        }
        rows.sort_by_cached_key(|row| row.front.to_lowercase());
        rows
    }

    /// A term points to those that its own definition speaks of.
    fn concept_map(&self) -> Vec<ItemBody> {
        let terms: Vec<&Term> = self.analysis.terms.iter().take(NODES).collect();
        let mut links = Vec::new();
        for from in &terms {
            let said = format!(" {} ", plain(&from.definition.text));
            for to in terms.iter().filter(|to| to.name != from.name) {
                let names = std::iter::once(&to.name).chain(&to.aliases);
                let spoken_of = names.map(|name| plain(name)).any(|name| {
                    !name.is_empty() && (said.contains(&format!(" {name} ")) || said.contains(&format!(" {name}s ")))
                });
                // A longer name that holds the shorter one says nothing of it.
                if !spoken_of || plain(&from.name).contains(&plain(&to.name)) {
                    continue;
                }
                links.extend(self.item(ItemKind::Link, &from.definition, from.section, from.weight).map(|item| {
                    let (front, back) = (from.name.clone(), to.name.clone());
                    ItemBody { front, back, explanation: from.definition.text.clone(), ..item }
                }));
            }
        }
        links.truncate(LINKS);
        links
    }

    fn cards(&self) -> Vec<ItemBody> {
        let wanted = CardsWanted {
            most: self.settings.count as usize,
            figures: !self.settings.no_figures,
            ..CardsWanted::default()
        };
        let cards = analysis::cards(self.analysis, &wanted);
        cards.into_iter().filter_map(|card| self.card(card)).collect()
    }

    fn card(&self, card: Card) -> Option<ItemBody> {
        let source = card.sources.first()?;
        let item = |kind| self.item(kind, source, card.section, card.weight);
        Some(match card.face {
            Face::Basic { front, back } => ItemBody { front, back, ..item(ItemKind::Basic)? },
            Face::Cloze { text, gaps } => ItemBody { front: hidden(&text, &gaps), ..item(ItemKind::Cloze)? },
            Face::Figure { .. } => {
                let figure = self.analysis.figures.get(card.figure?)?;
                ItemBody { weight: card.weight, ..self.figure(figure, source.place)? }
            }
        })
    }

    fn quiz(&self, meaning: &Model, seed: u64) -> Vec<ItemBody> {
        let difficulties = match self.settings.difficulty {
            None => Difficulties::default(),
            Some(Difficulty::Easy) => Difficulties { easy: 1, ..Difficulties::default() },
            Some(Difficulty::Medium) => Difficulties { medium: 1, ..Difficulties::default() },
            Some(Difficulty::Hard) => Difficulties { hard: 1, ..Difficulties::default() },
        };
        let count = self.settings.count as usize;
        let wanted = QuestionsWanted { count, difficulties, seed, ..QuestionsWanted::default() };
        let questions = analysis::questions(self.analysis, &wanted, Some(meaning));
        questions.into_iter().filter_map(|question| self.question(question)).collect()
    }

    fn question(&self, question: Question) -> Option<ItemBody> {
        let explanation = question.explanation.text.clone();
        let difficulty = Some(match question.difficulty {
            analysis::Difficulty::Easy => Difficulty::Easy,
            analysis::Difficulty::Medium => Difficulty::Medium,
            analysis::Difficulty::Hard => Difficulty::Hard,
        });
        let item = |kind| self.item(kind, &question.explanation, question.section, 0.0);
        let front = question.stem;
        let body = match question.answer {
            Answer::Choice { options, right } => ItemBody {
                back: options.get(right)?.clone(),
                choices: options,
                right: Some(right as u32),
                ..item(ItemKind::MultipleChoice)?
            },
            Answer::Truth { is_true, .. } => {
                ItemBody { right: Some(u32::from(!is_true)), ..item(ItemKind::TrueFalse)? }
            }
            Answer::Cloze { answer, accepted } => {
                let front = front.replace(GAP, &format!("{{{{c1::{answer}}}}}"));
                return Some(ItemBody { front, accepted, explanation, difficulty, ..item(ItemKind::Cloze)? });
            }
            Answer::Short { answer } => ItemBody { back: answer, ..item(ItemKind::ShortAnswer)? },
            Answer::Numeric { value, unit, tolerance } => ItemBody {
                back: format!("{value} {}", unit.unwrap_or_default()).trim_end().to_owned(),
                tolerance: Some(tolerance),
                ..item(ItemKind::Numeric)?
            },
        };
        Some(ItemBody { front, explanation, difficulty, ..body })
    }

    /// Terms, sentences, lists, formulas and figures, each with its place. Weights are made comparable: within its kind
    /// the best has 1, and terms weigh more than sentences.
    fn everything(&self) -> Vec<(Place, ItemBody)> {
        let mut all = Vec::new();
        let mut put = |place: Place, item: Option<ItemBody>| all.extend(item.map(|item| (place, item)));
        let analysis = self.analysis;
        let terms = analysis.terms.len().max(1) as f32;
        for (rank, term) in analysis.terms.iter().enumerate() {
            let weight = 1.0 - 0.7 * rank as f32 / terms;
            put(term.definition.place, self.term(term).map(|item| ItemBody { weight, ..item }));
        }
        for key in &analysis.sentences {
            // What already says what a term means is not said twice.
            let said = |term: &Term| {
                let (a, b) = (term.definition.place, key.sentence.place);
                (a.material, a.page) == (b.material, b.page) && a.start < b.end && b.start < a.end
            };
            if analysis.terms.iter().any(said) {
                continue;
            }
            let weight = 0.75 * key.weight;
            let item = self.item(ItemKind::Sentence, &key.sentence, key.section, weight);
            put(key.sentence.place, item.map(|item| ItemBody { front: key.sentence.text.clone(), ..item }));
        }
        for list in &analysis.lists {
            let (Some(lead), false) = (&list.lead, list.items.is_empty()) else { continue };
            let points: Vec<&str> = list.items.iter().map(|point| point.text.as_str()).collect();
            let Some(last) = list.items.last() else { continue };
            let whole = Place { end: last.place.end.max(lead.place.end), ..lead.place };
            let excerpt =
                Excerpt { place: if last.place.page == lead.place.page { whole } else { lead.place }, ..lead.clone() };
            let item = self.item(ItemKind::List, &excerpt, list.section, 0.55);
            put(lead.place, item.map(|item| ItemBody { front: lead.text.clone(), back: points.join("\n"), ..item }));
        }
        for formula in &analysis.formulas {
            let item = self.item(ItemKind::Formula, &formula.formula, formula.section, 0.65);
            let explained = formula.explained.as_ref().map_or_else(String::new, |said| said.text.clone());
            put(
                formula.formula.place,
                item.map(|item| ItemBody { front: formula.formula.text.clone(), back: explained, ..item }),
            );
        }
        if !self.settings.no_figures {
            for figure in &analysis.figures {
                let place =
                    figure.place.unwrap_or(Place { material: figure.material, page: figure.page, start: 0, end: 0 });
                put(place, self.figure(figure, place));
            }
        }
        all
    }

    fn term(&self, term: &Term) -> Option<ItemBody> {
        let item = self.item(ItemKind::Term, &term.definition, term.section, term.weight)?;
        let meaning = term.meaning.as_ref().unwrap_or(&term.definition);
        Some(ItemBody { front: term.name.clone(), back: meaning.text.clone(), ..item })
    }

    fn figure(&self, figure: &FoundFigure, place: Place) -> Option<ItemBody> {
        let id = self.gathered.figure(figure.material, figure.page, figure.number)?;
        let caption = figure.caption_whole.clone().or(figure.alt.clone())?;
        let excerpt = Excerpt { text: caption.clone(), place, trimmed: false };
        let mut item = self.item(ItemKind::Figure, &excerpt, figure.section, 0.6)?;
        if let Some(source) = item.sources.first_mut().filter(|source| source.quote.is_empty()) {
            source.quote.clone_from(&caption);
        }
        let label = figure.label.clone().unwrap_or_default();
        Some(ItemBody { front: caption, back: label, figure: Some(id), ..item })
    }

    /// What all items have: where they stand, and how much they matter.
    fn item(&self, kind: ItemKind, excerpt: &Excerpt, section: Option<usize>, weight: f32) -> Option<ItemBody> {
        let source = self.gathered.source(excerpt.place)?;
        let section = section.and_then(|at| self.analysis.sections.get(at)).map(|section| section.title.clone());
        let section = section.unwrap_or_default();
        Some(ItemBody { kind, section, weight, sources: vec![source], ..ItemBody::default() })
    }
}

fn in_reading_order(mut all: Vec<(Place, ItemBody)>) -> Vec<ItemBody> {
    all.sort_by_key(|(place, _)| (place.material, place.page, place.start));
    all.into_iter().map(|(_, item)| item).collect()
}

/// A sentence with these stretches of it as gaps; those that do not fit it are left as they are.
fn hidden(text: &str, gaps: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(text.len() + 8 * gaps.len());
    let mut done = 0;
    for (start, end) in gaps {
        if *start < done || text.get(done..*start).is_none() || text.get(*start..*end).is_none() {
            continue;
        }
        out.push_str(&text[done..*start]);
        out.push_str("{{c1::");
        out.push_str(&text[*start..*end]);
        out.push_str("}}");
        done = *end;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn stretches_become_gaps_and_nonsense_is_left_alone() {
        assert_eq!(hidden("Öl is oil.", &[(0, 3), (7, 10)]), "{{c1::Öl}} is {{c1::oil}}.");
        assert_eq!(hidden("Öl", &[(1, 2), (0, 9)]), "Öl");
    }
}
