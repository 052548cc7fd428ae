//! Earlier turns for a model: the last ones as they stand, those before them in short, the rest not at all. What is
//! kept of a turn is a sentence of its own answer, word for word, so that nothing new is put into anybody's mouth.

use super::{extractive::words, prompt::Earlier, said, tokens};
use contract::Condensed;

/// Turns that are told as they stand, at most.
const WHOLE: usize = 6;
/// Characters of an answer that is told as it stands.
const ANSWER: usize = 1_500;
/// Characters of a question and of a sentence that are kept.
const SHORT: usize = 200;

/// The turns that are told as they stand and those that are told in short, each oldest first.
pub(super) fn fit(earlier: Vec<Earlier>) -> (Vec<Earlier>, Vec<Condensed>) {
    let (mut whole, mut short) = (Vec::new(), Vec::new());
    let (mut room, mut short_room) = (tokens::EARLIER, tokens::CONDENSED);
    for one in earlier.into_iter().rev() {
        let one = Earlier { answer: cut(&one.answer, ANSWER), ..one };
        let weight = tokens::about(&one.question) + tokens::about(&one.answer);
        if short.is_empty() && whole.len() < WHOLE && weight <= room {
            room -= weight;
            whole.push(one);
            continue;
        }
        let one = condensed(&one);
        let weight = tokens::about(&one.question) + tokens::about(&one.kept);
        if weight > short_room {
            break;
        }
        short_room -= weight;
        short.push(one);
    }
    whole.reverse();
    short.reverse();
    (whole, short)
}

/// A turn in short: its question, and the sentence of its answer that says most of what was asked.
fn condensed(one: &Earlier) -> Condensed {
    let language = words::language(&format!("{} {}", one.question, one.answer)).unwrap_or_default();
    let asked = words::content(language, &one.question);
    let common = |text: &str| words::content(language, text).iter().filter(|word| asked.contains(word)).count();
    // The first of those that say the same amount: answers begin with what matters.
    let sentences = said::claims(&one.answer);
    let best = sentences.iter().fold(None, |best: Option<(usize, &str)>, (text, _)| {
        let count = common(text);
        if best.is_none_or(|(most, _)| count > most) { Some((count, text)) } else { best }
    });
    let kept = best.map(|(_, text)| cut(text, SHORT)).unwrap_or_default();
    Condensed { question: cut(&one.question, SHORT), kept }
}

/// Cut between characters.
pub(super) fn cut(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(number: usize, length: usize) -> Earlier {
        let answer =
            format!("It is a thing. Haemoglobin number {number} is red [1]. {}", "More of it. ".repeat(length));
        Earlier { question: format!("Why is haemoglobin {number} red?"), answer }
    }

    #[test]
    fn few_turns_are_told_as_they_stand() {
        let turns: Vec<_> = (0..3).map(|number| turn(number, 2)).collect();
        assert_eq!(fit(turns.clone()), (turns, Vec::new()));
    }

    #[test]
    fn older_turns_are_kept_in_short_and_the_oldest_go() {
        let (whole, short) = fit((0..60).map(|number| turn(number, 60)).collect());
        assert!((1..=WHOLE).contains(&whole.len()));
        assert_eq!(whole.last().map(|one| one.question.as_str()), Some("Why is haemoglobin 59 red?"));
        let last = short.last().expect("some are kept in short");
        assert_eq!(last.question, format!("Why is haemoglobin {} red?", 59 - whole.len()));
        assert!(last.kept.contains("is red") && !last.kept.contains("[1]"), "{}", last.kept);
        let weight = |text: &str| tokens::about(text);
        let all: u32 = whole.iter().map(|one| weight(&one.question) + weight(&one.answer)).sum();
        let in_short: u32 = short.iter().map(|one| weight(&one.question) + weight(&one.kept)).sum();
        assert!(all <= tokens::EARLIER && in_short <= tokens::CONDENSED, "{all} {in_short}");
        assert!(whole.len() + short.len() < 60, "what does not fit is not told");
    }
}
