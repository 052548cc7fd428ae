//! Which passages a model is told: the best ones that fit, not all of one material while others have something to say,
//! and neighbours beside each other, so that a text that was cut into passages reads as one again.

use super::tokens;
use contract::MaterialId;

/// A passage as far as the choice goes.
pub(super) struct Piece<'a> {
    pub material: MaterialId,
    pub score: f32,
    pub text: &'a str,
    /// The passage right after it.
    pub after: Option<&'a str>,
}

/// Passages of one material, while another one's wait that are not much worse.
const OF_ONE: usize = 4;
/// What counts as not much worse: this part of the best score.
const NEARLY: f32 = 0.5;

/// Indexes of the pieces that are told, in the order in which they are told. `pieces` come best first.
pub(super) fn choose(pieces: &[Piece<'_>], most: usize, mut room: u32) -> Vec<usize> {
    let best = pieces.first().map_or(0.0, |piece| piece.score);
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for (at, piece) in pieces.iter().enumerate() {
        let of_same = first.iter().filter(|other: &&usize| pieces[**other].material == piece.material).count();
        let others =
            pieces[at + 1..].iter().any(|other| other.material != piece.material && other.score >= best * NEARLY);
        if of_same >= OF_ONE && others { later.push(at) } else { first.push(at) }
    }
    let mut chosen: Vec<usize> = Vec::new();
    for at in first.into_iter().chain(later) {
        let weight = tokens::about(pieces[at].text);
        // The best passage goes in whole, however long it is; it is cut where it is told.
        if chosen.len() < most && (weight <= room || chosen.is_empty()) {
            room = room.saturating_sub(weight);
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    together(pieces, &chosen)
}

/// Whether `later` goes on where `earlier` ends.
fn goes_on(earlier: &Piece<'_>, later: &Piece<'_>) -> bool {
    earlier.material == later.material && earlier.after == Some(later.text)
}

/// The same indexes with neighbours in reading order, each run where its best piece stood.
fn together(pieces: &[Piece<'_>], chosen: &[usize]) -> Vec<usize> {
    let mut told: Vec<usize> = Vec::with_capacity(chosen.len());
    for &at in chosen {
        if told.contains(&at) {
            continue;
        }
        let mut run = vec![at];
        let free = |run: &[usize], other: usize| !run.contains(&other) && !told.contains(&other);
        while let Some(&before) =
            chosen.iter().find(|other| free(&run, **other) && goes_on(&pieces[**other], &pieces[run[0]]))
        {
            run.insert(0, before);
        }
        while let Some(&after) =
            chosen.iter().find(|other| free(&run, **other) && goes_on(&pieces[run[run.len() - 1]], &pieces[**other]))
        {
            run.push(after);
        }
        told.extend(run);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn piece<'a>(material: u128, score: f32, text: &'a str, after: Option<&'a str>) -> Piece<'a> {
        Piece { material: MaterialId(Uuid::from_u128(material)), score, text, after }
    }

    #[test]
    fn neighbours_stand_together_in_reading_order() {
        let pieces =
            [piece(1, 1.0, "second", None), piece(2, 0.9, "other", None), piece(1, 0.8, "first", Some("second"))];
        assert_eq!(choose(&pieces, 8, 1_000), [2, 0, 1]);
    }

    #[test]
    fn one_material_does_not_crowd_out_the_others() {
        let mut pieces: Vec<_> = (0..6).map(|at| piece(1, 1.0 - at as f32 / 100.0, "same", None)).collect();
        pieces.push(piece(2, 0.6, "other", None));
        let chosen = choose(&pieces, 5, 1_000);
        assert_eq!(chosen, [0, 1, 2, 3, 6]);
        pieces[6].score = 0.2;
        assert_eq!(choose(&pieces, 5, 1_000), [0, 1, 2, 3, 4], "but what is far worse does not come first");
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_the_best_is_always_in() {
        let long = "word ".repeat(500);
        let pieces = [piece(1, 1.0, &long, None), piece(2, 0.9, &long, None), piece(3, 0.8, "short", None)];
        assert_eq!(choose(&pieces, 8, 100), [0]);
        assert_eq!(choose(&pieces, 8, 700), [0, 2]);
    }
}
