//! Which texts go through the model together. Pure.
//!
//! A batch is padded to its longest text, so texts of one length belong together. Small batches stay in the processor's
//! own memory: they cost no more time than large ones, a fraction of the memory, and a query waits for less.

/// Most texts in a batch.
const TEXTS: usize = 32;
/// Most padded tokens in a batch: two texts of full length. Eight took 60 MB more and were no faster.
const TOKENS: usize = 512;

/// Places of `tokens` (the lengths of the texts) in batches, short texts first. Every place occurs once.
pub(crate) fn plan(tokens: &[usize]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..tokens.len()).collect();
    order.sort_by_key(|&place| tokens[place]);
    let mut batches: Vec<Vec<usize>> = Vec::new();
    for place in order {
        let padded = tokens[place].max(1);
        match batches.last_mut() {
            Some(batch) if batch.len() < TEXTS && (batch.len() + 1) * padded <= TOKENS => batch.push(place),
            _ => batches.push(vec![place]),
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_in_one_batch() {
        let tokens: Vec<usize> = (0..100).map(|n| (n * 37) % 300).collect();
        let mut places: Vec<usize> = plan(&tokens).into_iter().flatten().collect();
        places.sort_unstable();
        assert_eq!(places, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn texts_of_full_length_go_two_at_a_time() {
        assert_eq!(plan(&[256; 5]).iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    }

    #[test]
    fn short_texts_do_not_wait_for_long_ones() {
        let batches = plan(&[250, 3, 250, 4]);
        assert_eq!(batches[0][..2], [1, 3]);
    }

    #[test]
    fn a_text_longer_than_a_batch_goes_alone() {
        assert_eq!(plan(&[5_000, 5_000]), [[0], [1]]);
    }

    #[test]
    fn nothing_makes_no_batch() {
        assert!(plan(&[]).is_empty());
    }
}
