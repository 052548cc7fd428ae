//! Follow-up questions: "and why?" is searched together with what was asked before.
//!
//! Only what is searched for changes. What the person wrote is kept and shown as it is.

use super::extractive::words;
use unicode_segmentation::UnicodeSegmentation;

/// A question as it can stand alone: words of the last question are added where this one leans on it.
pub fn standing(question: &str, before: &[String]) -> String {
    let Some(last) = before.last() else { return question.to_owned() };
    if !leans(question) {
        return question.to_owned();
    }
    // The last question may lean on the one before it; two steps back is as far as a reader goes, too.
    let last = match before.len().checked_sub(2) {
        Some(index) if leans(last) => format!("{} {last}", before[index]),
        _ => last.clone(),
    };
    let language = words::language(&format!("{last} {question}")).unwrap_or_default();
    let own = words::content(language, question);
    let mut added: Vec<&str> = Vec::new();
    for word in words::telling(language, &last) {
        let new = words::content(language, word).iter().all(|stem| !own.contains(stem));
        if new && !added.contains(&word) {
            added.push(word);
        }
    }
    added.truncate(12);
    if added.is_empty() { question.to_owned() } else { format!("{question} ({})", added.join(" ")) }
}

/// Whether a question cannot be understood without what was asked before.
pub(super) fn leans(question: &str) -> bool {
    const POINTING: [&str; 27] = [
        "er", "sie", "es", "ihr", "ihre", "dies", "diese", "dieser", "dieses", "davon", "it", "its", "they", "them",
        "their", "he", "him", "his", "she", "her", "this", "that", "these", "those", "there", "former", "latter",
    ];
    let words: Vec<String> = question.unicode_words().map(str::to_lowercase).collect();
    let telling = words::asked(words::language(question).unwrap_or_default(), question).len();
    let starts = |openings: &[&str]| openings.iter().any(|opening| words.join(" ").starts_with(opening));
    let continues = starts(&[
        "and ",
        "but ",
        "what about",
        "how about",
        "why not",
        "what else",
        "also ",
        "und ",
        "aber ",
        "was ist mit ",
    ]);
    let points = words.iter().any(|word| POINTING.contains(&word.as_str()));
    telling == 0 || (continues && telling <= 4) || (points && telling <= 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follow_up_questions_take_the_words_they_lean_on() {
        let cases: [(&[&str], &str, &str); 7] = [
            (&[], "Why is it red?", "Why is it red?"),
            (&["What is haemoglobin?"], "Why is it red?", "Why is it red? (haemoglobin)"),
            (&["What is haemoglobin?"], "Why?", "Why? (haemoglobin)"),
            (&["What is haemoglobin?"], "And in plants?", "And in plants? (haemoglobin)"),
            (&["What is haemoglobin?"], "How do kidneys filter plasma?", "How do kidneys filter plasma?"),
            (&["What is haemoglobin?", "Why is it red?"], "And blue?", "And blue? (haemoglobin red)"),
            (&["Why is it?"], "And this?", "And this?"),
        ];
        for (before, question, expected) in cases {
            let before: Vec<String> = before.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(standing(question, &before), expected);
        }
    }
}
