//! Whether a sentence can stand by itself as something to learn.

use crate::words::Language;
use unicode_segmentation::UnicodeSegmentation;

/// Words of a sentence that is quoted.
const FEWEST: usize = 5;
const MOST: usize = 60;

/// What speaks to the reader about the page and teaches nothing.
const POINTING: &[&str] = &[
    "visit ",
    "watch ",
    "view ",
    "click ",
    "check out",
    "see ",
    "read ",
    "take a ",
    "work through",
    "use the ",
    "go to ",
    "download ",
    "access ",
    "open the ",
    "look at ",
    "listen to ",
    "by the end of",
    "after reading",
    "after studying",
    "in this chapter",
    "in this section",
    "this chapter",
    "this section",
    "in the next section",
    "in the previous section",
    "as shown in",
    "from top to bottom",
    "scroll ",
    "press ",
    "copyright",
    "all rights",
    "figure ",
    "table ",
    "credit",
    "let us ",
    "let’s ",
    "let's ",
    "recall that ",
    "image ",
    "photo",
    "besuche",
    "siehe",
    "klicke",
    "in diesem kapitel",
    "in diesem abschnitt",
    "abbildung ",
];

/// Marks of references and web furniture.
const FURNITURE: &[&str] = &[
    "http",
    "www.",
    "doi:",
    "doi.org",
    "isbn",
    "©",
    "et al. (",
    "retrieved from",
    "@",
    "creative commons",
    "cc by",
    "all rights reserved",
    "to be able to:",
    "cookie",
    "like to thank",
    "we thank",
    "supported by",
];

/// A whole sentence, of a length that can be learned, that speaks of the matter.
pub(super) fn is_sound(language: Language, text: &str, recognised: bool) -> bool {
    if text.len() > 1_200 || text.contains('\t') {
        return false;
    }
    let count = text.split_whitespace().count();
    if !(FEWEST..=MOST).contains(&count) || !begins(language, text) || !ends(text) {
        return false;
    }
    let lower = text.to_lowercase();
    !POINTING.iter().any(|words| lower.starts_with(words))
        && !FURNITURE.iter().any(|words| lower.contains(words))
        && !is_reference(text)
        && letters(text) > 0.6
        && !is_garbled(text, recognised)
}

fn begins(language: Language, text: &str) -> bool {
    let first = text.chars().find(|c| !"\"“„«(‘'".contains(*c)).unwrap_or(' ');
    // Scripts without capitals begin with any letter.
    first.is_uppercase() || first.is_ascii_digit() || (language == Language::Other && first.is_alphabetic())
}

fn ends(text: &str) -> bool {
    let last = text.trim_end_matches(['"', '”', '“', '’', ')', ']', '»']).chars().next_back();
    last.is_some_and(|last| ".!。।؟۔".contains(last) && last != '؟') && !text.trim_end().ends_with("..")
}

/// "Brown, R., & Kulik, J. (1977). Flashbulb memories."
fn is_reference(text: &str) -> bool {
    let initials = text.split_whitespace().filter(|word| is_initial(word)).count();
    let has_year = text
        .as_bytes()
        .windows(6)
        .any(|part| part[0] == b'(' && part[5] == b')' && part[1..5].iter().all(u8::is_ascii_digit));
    initials >= 2 || (initials >= 1 && has_year)
}

fn is_initial(word: &str) -> bool {
    let word = word.trim_end_matches([',', ';', '&']);
    word.len() == 2 && word.starts_with(|c: char| c.is_ascii_uppercase()) && word.ends_with('.')
}

/// Share of letters among what is not blank.
fn letters(text: &str) -> f32 {
    let (mut letters, mut all) = (0usize, 0usize);
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        letters += usize::from(character.is_alphabetic());
    }
    letters as f32 / all.max(1) as f32
}

/// Whether the words look like those of a badly recognised picture or a broken font.
fn is_garbled(text: &str, recognised: bool) -> bool {
    if text.contains('\u{fffd}') {
        return true;
    }
    let (mut odd, mut all) = (0usize, 0usize);
    for word in text.split_whitespace() {
        all += 1;
        odd += usize::from(is_odd(word));
    }
    // Stray signs between words are what a recogniser makes of specks.
    let stray = text.chars().filter(|c| "|~^_{}\\<>¢§¬".contains(*c)).count();
    let limit = if recognised { 0.12 } else { 0.34 };
    let strays = if recognised { stray } else { stray / 4 };
    all > 0 && (odd + strays) as f32 / all as f32 > limit
}

fn is_odd(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.is_empty() {
        return false;
    }
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.is_empty() {
        return false;
    }
    let ascii = letters.iter().all(char::is_ascii);
    let vowelless = ascii
        && letters.len() > 4
        && letters.iter().any(|c| c.is_lowercase())
        && !letters.iter().any(|c| "aeiouyAEIOUY".contains(*c));
    let turns = letters.windows(2).filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase()).count();
    let inside = word.graphemes(true).filter(|g| "!?;:|*#=".contains(*g)).count();
    let mixed = word.chars().any(|c| c.is_ascii_digit())
        && letters.len() > 2
        && letters.iter().all(|c| c.is_lowercase())
        && !word.contains('-');
    vowelless || turns > 1 || inside > 0 || mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_teaches_is_told_from_what_points_or_cites() {
        let sound = |text: &str| is_sound(Language::English, text, false);
        assert!(sound("Storage is the creation of a permanent record of information."));
        for text in [
            "Watch this video to learn more about memory and the brain.",
            "Brown, R., & Kulik, J. (1977). Flashbulb memories. Cognition, 5, 73.",
            "From Psychology 2e, OpenStax, CC BY 4.0. https://openstax.org",
            "What clothing should you wear, and how do buttons work?",
            "and so on it goes with the rest of it.",
            "Too short.",
            "",
        ] {
            assert!(!sound(text), "{text}");
        }
    }

    #[test]
    fn garbled_words_are_known() {
        assert!(is_garbled("Tne st0rage 0f wtr rn|ght bcm xkjrtw | ~ lt", true));
        assert!(!is_garbled("The storage of water in mRNA and HCO3 is 40 percent.", true));
    }
}
