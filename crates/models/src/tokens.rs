//! How much of a model was used.

/// What one request took. Providers that do not count leave it to an estimate, which says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Of what was sent.
    pub asked: u64,
    /// Of what came back, its thinking included.
    pub answered: u64,
    /// Guessed by the length of the texts.
    pub estimated: bool,
}

/// About how many tokens a text has: four letters of a Latin script make one, and so does nearly every other sign.
pub fn estimate(text: &str) -> u64 {
    let (ascii, other) = text.chars().fold((0, 0), |(ascii, other), character| {
        if character.is_ascii() || character.is_alphabetic() && character < '\u{250}' {
            (ascii + 1, other)
        } else {
            (ascii, other + 1)
        }
    });
    u64::div_ceil(ascii, 4) + other
}

#[cfg(test)]
mod tests {
    use super::estimate;

    #[test]
    fn longer_texts_and_other_scripts_count_more() {
        assert_eq!(estimate(""), 0);
        assert_eq!(estimate("The kidneys filter the blood."), 8);
        assert_eq!(estimate("Die Nieren filtern das Blut über Kapillaren."), 11);
        assert_eq!(estimate("腎臓は血液を濾過する"), 10);
    }
}
