//! The language of a text, where it is clear.
//!
//! It does not guess: short or mixed texts have no language.

/// Letters below which no language is named.
const ENOUGH_LETTERS: usize = 40;
/// Characters looked at; more adds time and no certainty.
const SAMPLE: usize = 20_000;

/// The ISO 639-3 code of the text's language, when it is clear.
pub fn language(text: &str) -> Option<String> {
    let sample: String = text.chars().take(SAMPLE).collect();
    if sample.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH_LETTERS {
        return None;
    }
    let info = whatlang::detect(&sample)?;
    info.is_reliable().then(|| info.lang().code().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_texts_have_a_language_and_short_ones_none() {
        let english = "The mitochondrion is the part of the cell where most of its energy is made available.";
        let german = "Die Kugeloberfläche lässt sich durch Strecken und Stauchen zur Würfeloberfläche verformen.";
        assert_eq!(language(english).as_deref(), Some("eng"));
        assert_eq!(language(german).as_deref(), Some("deu"));
        assert_eq!(language("x = 1"), None);
        assert_eq!(language(""), None);
    }
}
