//! Lines and dots that were taken for letters: "o | e — a".
//!
//! It judges by the look of a line alone, so that also what was recognised long ago can be judged.

/// Words from which on half of them tell.
const WORDS: usize = 4;
/// What stands between the two sides of a formula.
const RELATIONS: [&str; 9] = ["=", "≈", "≠", "≤", "≥", "→", "⇌", "∈", "∝"];

/// Whether a line holds no words worth keeping or quoting: most of them are single signs, or half of four and more are.
/// A formula with two sides is no noise, and neither is a script that writes words with single signs.
pub fn is_noise(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let single = words.iter().filter(|word| is_single(word)).count();
    let most = if words.len() >= WORDS { single * 2 >= words.len() } else { single * 2 > words.len() };
    (words.is_empty() || most) && !is_formula(&words)
}

fn is_single(word: &str) -> bool {
    let mut signs = word.chars();
    match (signs.next(), signs.next()) {
        // From the radicals of Chinese on a sign may be a word.
        (Some(sign), None) => !sign.is_alphanumeric() || sign < '\u{2e80}',
        _ => false,
    }
}

fn is_formula(words: &[&str]) -> bool {
    let told = |side: &[&str]| side.iter().any(|word| word.chars().any(char::is_alphanumeric));
    let mut relations = words.iter().enumerate().filter(|(_, word)| RELATIONS.contains(word));
    relations.next().is_some_and(|(at, _)| told(&words[..at]) && told(&words[at + 1..]) && relations.count() < 3)
}

#[cfg(test)]
mod tests {
    use super::is_noise;

    #[test]
    fn single_signs_are_noise_and_names_and_formulas_are_not() {
        for noise in ["", "A", "o | e — a", "Aldosterone a | e", "1 2 3 4 5", "— |", "= = = a | e ="] {
            assert!(is_noise(noise), "{noise}");
        }
        for line in
            ["Vitamin D", "GLOMERULUS", "F = m a", "Loop of Henle", "A cell is a unit of life", "x ∈ A", "肾 小 球"]
        {
            assert!(!is_noise(line), "{line}");
        }
    }
}
