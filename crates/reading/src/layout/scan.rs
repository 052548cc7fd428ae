//! Whether a page is a picture of text: one without a text, or with one that somebody's recogniser got wrong.
//!
//! It does not look at the picture; it weighs what text there is against what is drawn.

use super::Sheet;
use super::lines::Line;

/// Letters below which a page with pictures or drawings says nothing.
const NOTHING: u32 = 20;
/// Letters below which a page that is nearly all picture says too little.
const LITTLE: u32 = 80;
/// Part of a page under pictures from which on its text is that of a scan.
const SCAN: f32 = 0.7;
/// Words below which nothing can be said of their quality.
const FEW: usize = 20;

pub(super) fn needed(sheet: &Sheet, lines: &[Line]) -> bool {
    let ink = &sheet.ink;
    if sheet.garbage > 10 && sheet.garbage * 2 > sheet.letters {
        return true;
    }
    if sheet.letters < NOTHING {
        return ink.pictures > 0 && ink.covered > 0.03 || ink.drawings > 40;
    }
    ink.covered > SCAN && (sheet.letters < LITTLE || reads_badly(lines))
}

/// Whether too few of its words could be words.
fn reads_badly(lines: &[Line]) -> bool {
    let words = lines.iter().flat_map(|line| &line.tokens).map(|token| token.text.as_str());
    let (all, good) = words.fold((0, 0), |(all, good), word| (all + 1, good + usize::from(could_be(word))));
    all >= FEW && good * 10 < all * 6
}

/// A number, or letters in one hand with a vowel among them. Of scripts other than Latin everything could be.
fn could_be(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        // Marks by themselves are the dirt that bad recognition is full of; a dash is not.
        return matches!(word, "-" | "–" | "—" | "&" | "•" | "/" | "=" | "+");
    }
    if bare.chars().any(|c| c.is_alphabetic() && c > '\u{24f}') {
        return true;
    }
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        return bare.chars().all(|c| c.is_ascii_digit() || ".,:/-–%".contains(c));
    }
    let letters = |c: char| c.is_alphabetic() || "'’-./@".contains(c);
    let mut rest = bare.chars().skip(1);
    let lower = rest.clone().all(|c| !c.is_uppercase());
    let upper = bare.chars().all(|c| !c.is_lowercase());
    let vowel = bare.to_lowercase().chars().any(|c| "aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûœ".contains(c));
    bare.chars().all(letters) && (lower || upper) && (vowel || upper && bare.len() <= 5) && rest.next().is_some()
        || ["a", "i", "A", "I", "O", "à", "y", "e", "o"].contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_what_bad_recognition_leaves() {
        for word in ["recognition", "Überraschung,", "(NASA)", "42%", "don't", "1,024", "I", "слово", "漢字", "e-mail"]
        {
            assert!(could_be(word), "{word}");
        }
        for word in ["tlr", "iIl1", "~", "rn,;h", "W1th", "xJz", "]|", "\"~", "b"] {
            assert!(!could_be(word), "{word}");
        }
    }
}
