//! Text from right to left in the order it is read, even where the file has it in the order it is seen.
//!
//! Invariant: a permutation of words, and of letters within words; the boxes stay with their words.

use super::lines::{Token, is_rtl};

/// Turns what stands in the order it is seen (letters from left to right) into the order it is read.
pub(super) fn settle(tokens: &mut [Token]) {
    if !tokens.iter().any(|token| token.rightward > 0) {
        return;
    }
    let letters = |test: &dyn Fn(&Token) -> bool| -> usize {
        tokens.iter().filter(|token| test(token)).map(|token| token.text.chars().count()).sum()
    };
    let leftward = letters(&|token| runs_left(token)) * 2 > letters(&|_| true);
    // glued[i]: no blank between token i and the one behind it. It belongs to the pair, whichever comes first.
    for token in tokens.iter_mut().filter(|token| token.rightward > 0) {
        token.text = token.text.chars().rev().collect();
    }
    if leftward {
        reverse(tokens);
        runs(tokens, |token| !runs_left(token));
    } else {
        runs(tokens, runs_left);
    }
}

fn runs_left(token: &Token) -> bool {
    token.text.chars().any(is_rtl)
}

/// Reverses every run of tokens that pass the test.
fn runs(tokens: &mut [Token], test: impl Fn(&Token) -> bool) {
    let mut start = 0;
    while start < tokens.len() {
        let length = tokens[start..].iter().take_while(|token| test(token)).count();
        reverse(&mut tokens[start..start + length]);
        start += length.max(1);
    }
}

/// Reverses, with the blanks and gaps kept between the same words.
fn reverse(tokens: &mut [Token]) {
    let before: Vec<(bool, bool)> = tokens.iter().map(|token| (token.glued, token.cell)).collect();
    tokens.reverse();
    let count = tokens.len();
    for index in 1..count {
        (tokens[index].glued, tokens[index].cell) = before[count - index];
    }
    if let (Some(first), Some(flags)) = (tokens.first_mut(), before.first()) {
        (first.glued, first.cell) = *flags;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Rect, Style};

    fn token(text: &str, rightward: i32) -> Token {
        let (shown, style) = (Rect::default(), Style::default());
        Token { text: text.into(), shown, x0: 0.0, x1: 0.0, size: 10.0, style, glued: false, cell: false, rightward }
    }

    fn settled(words: &[(&str, i32)]) -> String {
        let mut tokens: Vec<Token> = words.iter().map(|(text, rightward)| token(text, *rightward)).collect();
        settle(&mut tokens);
        tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn text_as_seen_becomes_text_as_read() {
        assert_eq!(settled(&[("םלוע", 3), ("םולש", 3)]), "שלום עולם");
        assert_eq!(
            settled(&[("A", 0), ("םלוע", 3), ("םולש", 3), ("B", 0), ("in", 0), ("the", 0), ("middle", 0)]),
            "A שלום עולם B in the middle"
        );
        assert_eq!(settled(&[("שלום", -3), ("עולם", -3)]), "שלום עולם");
    }
}
