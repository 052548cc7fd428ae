//! From how each clause stands to its passages to one of three words.

use super::{Beside, Window};
use contract::Support;

/// A clause this likely to be held is held, and below the other is not. Chosen on the half that the weights were
/// fitted on.
const HELD: f32 = 0.68;
const NOT_HELD: f32 = 0.57;

/// The sentence is held when all its clauses are, and is not when none is or one says something else than its passage.
pub(super) fn of(clauses: &[Beside]) -> Support {
    let claiming: Vec<(&Beside, f32)> =
        clauses.iter().filter(|one| one.words > 0 || one.foreign).map(|one| (one, likelihood(one))).collect();
    if claiming.iter().any(|(one, likely)| *likely < HELD && says_otherwise(one)) {
        return Support::Unsupported;
    }
    let least = claiming.iter().map(|(_, likely)| *likely).fold(1.0, f32::min);
    let most = claiming.iter().map(|(_, likely)| *likely).fold(0.0, f32::max);
    if least >= HELD {
        Support::Supported
    } else if most < NOT_HELD {
        Support::Unsupported
    } else {
        Support::Partly
    }
}

/// Whether it tells nearly what its passage tells, but for a figure, a name, a denial or a direction.
fn says_otherwise(one: &Beside) -> bool {
    let Some(window) = one.windows.first() else { return one.foreign };
    let near = window.share >= 0.6 && (one.foreign || window.denied || window.turned);
    near || (window.share >= 0.75 && (window.figures_missing > 0 || window.names_missing > 0))
}

/// How likely a clause is held, 0 to 1: a logistic regression over the developing half of the pairs.
fn likelihood(one: &Beside) -> f32 {
    let Some(window) = one.windows.first() else { return 0.0 };
    let single = one.windows.iter().find(|window| window.sentences == 1).unwrap_or(window);
    let missing = |count: fn(&Window) -> usize, window| f32::from(count(window) > 0);
    let figures = missing(|window| window.figures_missing, window);
    let names = missing(|window| window.names_missing, window);
    let names_beside = missing(|window| window.names_missing, single);
    let (denied, turned) = (f32::from(window.denied), f32::from(window.turned));
    let sum = match one.cosine {
        Some(cosine) => {
            -0.97 + 0.78 * one.anywhere - 0.23 * window.share + 1.59 * single.share + 1.16 * cosine
                - 3.65 * figures
                - 1.13 * names
                - 1.06 * names_beside
                - 3.03 * denied
                - 5.58 * turned
        }
        None => {
            -0.58 + 0.90 * one.anywhere - 0.17 * window.share + 1.99 * single.share
                - 3.52 * figures
                - 1.20 * names
                - 1.07 * names_beside
                - 2.99 * denied
                - 5.41 * turned
        }
    };
    1.0 / (1.0 + (-sum).exp())
}
