//! Whether an item's words are its source's own: the check that an extractive item has to pass, stricter than one of
//! meaning. It needs no model, and no denial or number can slip in: nothing may be added or put elsewhere.

use unicode_segmentation::UnicodeSegmentation;

/// Whether `text` is the source, or the source with words taken away: every word of it stands in the source, in the same
/// order, whatever the case. An item without words is not held.
pub fn is_quoted(text: &str, source: &str) -> bool {
    let mut rest = source.unicode_words().map(str::to_lowercase);
    let mut words = text.unicode_words().map(str::to_lowercase).peekable();
    if words.peek().is_none() {
        return false;
    }
    words.all(|word| rest.any(|other| other == word)) && keeps_denials(text, source)
}

/// Taking a word away must not turn what is said: "not" and its like may go only with what they deny.
fn keeps_denials(text: &str, source: &str) -> bool {
    const DENIALS: &[&str] = &["not", "no", "never", "without", "nicht", "kein", "keine", "nie", "ohne", "cannot"];
    let text = crate::words::single(text).to_lowercase();
    let source = crate::words::single(source).to_lowercase();
    let words: Vec<&str> = source.unicode_words().collect();
    let kept = |word: &str| text.unicode_words().filter(|other| *other == word).count();
    DENIALS.iter().all(|denial| {
        let all = words.iter().filter(|word| *word == denial).count();
        // A denial that is gone was in a stretch of which nothing is left: its neighbour is gone as well.
        kept(denial) == all
            || words.windows(2).filter(|pair| pair[0] == *denial).all(|pair| kept(denial) > 0 || kept(pair[1]) == 0)
    })
}

#[cfg(test)]
mod tests {
    use super::is_quoted;

    #[test]
    fn only_taking_away_is_quoting() {
        let source = "However, the kidney (Figure 3) does not excrete glucose.";
        for (text, expected) in [
            ("The kidney does not excrete glucose.", true),
            ("the kidney (Figure 3) does not excrete glucose", true),
            ("The kidney does excrete glucose.", false),
            ("The kidney does not excrete urea.", false),
            ("Glucose does not excrete the kidney.", false),
            ("", false),
        ] {
            assert_eq!(is_quoted(text, source), expected, "{text}");
        }
    }
}
