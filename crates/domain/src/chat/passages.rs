//! The passages that an answer rests on: for a model the best that fit its room, for quotes the best, and of a comparison
//! some for each side.

use super::{Chat, budget, extractive, tokens};
use crate::{Outcome, retrieval::Passage};
use contract::{AccountId, Scope};

/// Passages an answer may rest on.
const PASSAGES: usize = 8;
/// Passages that those a model is told are chosen from.
pub(super) const TOLD_FROM: usize = PASSAGES * 2;
/// Passages for each side of a comparison, beside those for the whole question.
const OF_A_SIDE: usize = 3;

impl Chat {
    /// For a model, in the order in which it is told them.
    pub(super) async fn told_passages(
        &self,
        account: AccountId,
        standing: &str,
        scope: &Scope,
    ) -> Outcome<Vec<Passage>> {
        Ok(told(self.retrieval.ranked(account, standing, scope, TOLD_FROM).await?))
    }

    /// For an answer that quotes, best first; those for the sides of a comparison come last.
    pub(super) async fn quoted_passages(
        &self,
        account: AccountId,
        standing: &str,
        scope: &Scope,
    ) -> Outcome<Vec<Passage>> {
        let mut passages = self.retrieval.ranked(account, standing, scope, PASSAGES).await?;
        for side in extractive::sides(standing).into_iter().flatten() {
            for passage in self.retrieval.ranked(account, &side, scope, OF_A_SIDE).await? {
                if passages.iter().all(|known| known.chunk != passage.chunk) {
                    passages.push(passage);
                }
            }
        }
        Ok(passages)
    }
}

/// Those of what was found that a model is told, in the order in which it is told them.
pub(super) fn told(found: Vec<Passage>) -> Vec<Passage> {
    let pieces: Vec<budget::Piece<'_>> = found
        .iter()
        .map(|one| budget::Piece {
            material: one.material,
            score: one.score,
            text: &one.text,
            after: one.after.as_deref(),
        })
        .collect();
    let order = budget::choose(&pieces, PASSAGES, tokens::PASSAGES);
    let mut found: Vec<Option<Passage>> = found.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| found[at].take()).collect()
}
