//! 1 − indel distance / (length of both), blanks made alike (the score of py-pdf).

use std::collections::HashMap;

/// From 0 (nothing in common) to 1 (the same).
pub fn similarity(left: &str, right: &str) -> f64 {
    let (left, right) = (normalised(left), normalised(right));
    let total = left.len() + right.len();
    if total == 0 {
        return 1.0;
    }
    // Indel distance is what is left of both beside their longest common subsequence.
    2.0 * common(&left, &right) as f64 / total as f64
}

fn normalised(text: &str) -> Vec<char> {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
}

/// The length of the longest common subsequence (bit-parallel, after Hyyrö): 64 characters a step.
fn common(left: &[char], right: &[char]) -> usize {
    let blocks = left.len().div_ceil(64);
    let mut places: HashMap<char, Vec<u64>> = HashMap::new();
    for (index, c) in left.iter().enumerate() {
        places.entry(*c).or_insert_with(|| vec![0; blocks])[index / 64] |= 1 << (index % 64);
    }
    let mut row = vec![u64::MAX; blocks];
    for c in right {
        let Some(mask) = places.get(c) else { continue };
        let mut carry = false;
        for (cell, mask) in row.iter_mut().zip(mask) {
            let matched = *cell & mask;
            let (sum, first) = cell.overflowing_add(matched);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first || second;
            *cell = sum | (*cell & !mask);
        }
    }
    let mut count: usize = row.iter().map(|cell| cell.count_zeros() as usize).sum();
    // Bits beyond the text are no characters.
    if !left.len().is_multiple_of(64) {
        let beyond = row.last().map_or(0, |cell| (!cell >> (left.len() % 64)).count_ones() as usize);
        count -= beyond;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_that_of_the_benchmark() {
        assert_eq!(similarity("", ""), 1.0);
        assert_eq!(similarity("a  b\nc", "a b c"), 1.0);
        assert_eq!(similarity("abc", "xyz"), 0.0);
        assert!((similarity("kitten", "sitting") - 8.0 / 13.0).abs() < 1e-9);
        let long = "the quick brown fox ".repeat(40);
        assert!((similarity(&long, &long.replace("quick", "")) - 1.0).abs() < 0.2);
    }
}
