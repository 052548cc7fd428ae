//! The parts of a long question, each of which may be what is really asked. Pure.
//!
//! A person who writes a whole message asks one thing in it and tells many: compared as one, what is told drowns what
//! is asked. A short question is one part.

use crate::chat::extractive;

/// Questions of fewer words are looked for as they are.
const LONG: usize = 25;
/// Most parts; longer messages have longer parts.
const MOST: usize = 8;
/// A sentence of fewer words says too little alone and is joined to the next.
const SHORT: usize = 4;

/// The sentences of a long question; none where it is short or one sentence.
pub(super) fn of(question: &str) -> Vec<String> {
    if question.split_whitespace().count() < LONG {
        return Vec::new();
    }
    let mut sentences: Vec<String> = Vec::new();
    let mut waiting = String::new();
    for one in extractive::split(question) {
        waiting.push_str(&question[one.range]);
        if waiting.split_whitespace().count() >= SHORT {
            sentences.push(std::mem::take(&mut waiting));
        } else {
            waiting.push(' ');
        }
    }
    if let (Some(last), false) = (sentences.last_mut(), waiting.trim().is_empty()) {
        last.push(' ');
        last.push_str(waiting.trim());
    }
    if sentences.len() < 2 {
        return Vec::new();
    }
    let together = sentences.len().div_ceil(MOST);
    sentences.chunks(together).map(|part| part.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_parted_and_a_short_question_is_not() {
        assert!(of("What is osmosis? Does it need energy?").is_empty());
        let message = "Hello. I have been reading for weeks and my dog is ill again. Does osmosis need energy in a living \
                       cell? It rained here yesterday, and we all stayed at home. Thanks.";
        assert_eq!(
            of(message),
            [
                "Hello. I have been reading for weeks and my dog is ill again.",
                "Does osmosis need energy in a living cell?",
                "It rained here yesterday, and we all stayed at home. Thanks.",
            ]
        );
    }

    #[test]
    fn parts_are_few_and_hold_every_word() {
        let message = "One two three four five six seven. ".repeat(50);
        let parts = of(&message);
        assert!(parts.len() <= MOST);
        let words: usize = parts.iter().map(|part| part.split_whitespace().count()).sum();
        assert_eq!(words, 350);
        assert!(of(&"word ".repeat(500)).is_empty(), "one endless sentence is one part");
    }
}
