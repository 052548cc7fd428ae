//! Whether figures came with their captions.

use super::similarity;
use unicode_normalization::UnicodeNormalization;

/// Captions as near as this are the same but for their marks.
const SAME: f64 = 0.9;

/// For each caption of the truth, whether one of those found is it; each is taken once. Letters and digits count, in
/// one case: books set captions in many ways.
pub fn captions_found(truth: &[String], found: &[String]) -> Vec<bool> {
    let mut left: Vec<String> = found.iter().map(|caption| bare(caption)).collect();
    let mut take = |caption: &String| {
        let caption = bare(caption);
        let score = |other: &String| {
            // Where the figure has a title of its own, the caption stands behind it.
            let behind = caption.len() >= 20 && other.ends_with(&caption) && other.len() < caption.len() + 120;
            if behind { 1.0 } else { similarity(&caption, strip(other, &caption)) }
        };
        let best = left.iter().map(score).enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        match best {
            Some((index, score)) if score >= SAME => {
                left.remove(index);
                true
            }
            _ => false,
        }
    };
    truth.iter().map(&mut take).collect()
}

/// What was found without the label ("Figure 3.2") in front, where the truth has none.
fn strip<'a>(found: &'a str, truth: &str) -> &'a str {
    let label = |text: &str| text.starts_with("figure") || text.starts_with("fig");
    if label(found) && !label(truth) {
        let rest = found.trim_start_matches(|c: char| c.is_alphabetic()).trim_start();
        return rest.trim_start_matches(|c: char| c.is_numeric() || c == ' ').trim_start();
    }
    found
}

fn bare(text: &str) -> String {
    let letters: String = text.nfkc().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_matched_once_whatever_their_marks() {
        let truth = ["Encoding is first.".to_string(), "Encoding is first.".into(), "A map".into()];
        let found = ["Figure 8.2 Encoding, is first".to_string(), "a MAP!".into(), "Something else".into()];
        let titled = ["Figure 26.2 A title. Water content varies in organs.".to_string()];
        assert_eq!(captions_found(&["Water content varies in organs.".to_string()], &titled), [true]);
        assert_eq!(captions_found(&truth, &found), [true, false, true]);
    }
}
