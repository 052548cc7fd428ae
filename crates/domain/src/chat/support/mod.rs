//! The support check: is a sentence of an answer held by the passages that it cites?
//!
//! Each clause is laid beside the stretch of the passages that says most of it, and compared by telling words, figures
//! with their units, names, denials and, where there is a model, meaning. It judges no reasoning: it may call a free
//! paraphrase "partly"; it must not call an invented figure "supported". Weights were fitted on one half of labelled
//! pairs; `lectern eval answers` measures them on the other.

mod clauses;
mod denial;
pub(super) mod figures;
mod held;
pub(super) mod names;
#[cfg(test)]
mod tests;
mod verdict;

use contract::Support;
use held::{Held, Window};
use models::embed::{Embedder, cosine};

/// Sentences of one answer that are compared by meaning; the rest by words alone. Bounds the time of a check.
const COMPARED: usize = 60;

/// A sentence beside what it cites, ready to be judged.
pub struct Check {
    clauses: Vec<Beside>,
    is_cited: bool,
}

/// A clause, and how it stands to the passages.
#[derive(Clone, Debug)]
struct Beside {
    clause: String,
    /// The stretches of the passages that say most of it, best first.
    windows: Vec<Window>,
    /// Its telling words.
    words: usize,
    /// Share of them that stand anywhere in the passages.
    anywhere: f32,
    /// It tells a figure or a name that stands nowhere in the passages.
    foreign: bool,
    /// Of the clause and the first window; `None` without a model.
    cosine: Option<f32>,
}

impl Check {
    /// Lays a sentence beside the texts it cites.
    pub fn new(sentence: &str, cited: &[&str]) -> Self {
        let held = Held::read(cited);
        let clauses = clauses::split(held.language, sentence).into_iter().map(|one| held.beside(one)).collect();
        Self { clauses, is_cited: !cited.is_empty() }
    }

    /// What the words alone say, or words and meaning after [`compare`].
    pub fn verdict(&self) -> Support {
        if self.is_cited { verdict::of(&self.clauses) } else { Support::Unsupported }
    }
}

/// Compares sentences with the texts they cite, by words and, where there is a model, by meaning.
pub async fn compare(checks: &mut [Check], embedder: &dyn Embedder) {
    let clauses = checks.iter_mut().filter(|check| check.is_cited).flat_map(|check| &mut check.clauses);
    let waiting: Vec<&mut Beside> = clauses.filter(|one| !one.windows.is_empty()).take(COMPARED).collect();
    let texts = waiting.iter().flat_map(|one| [one.clause.clone(), one.windows[0].text.clone()]).collect();
    match embedder.embed(texts).await {
        Ok(vectors) if vectors.len() == 2 * waiting.len() => {
            for (one, pair) in waiting.into_iter().zip(vectors.chunks(2)) {
                one.cosine = Some(cosine(&pair[0], &pair[1]));
            }
        }
        Ok(_) => tracing::warn!("the embedding model gave another number of vectors than texts"),
        Err(error) => tracing::warn!(error = format!("{error:#}"), "an answer is checked by words alone"),
    }
}
