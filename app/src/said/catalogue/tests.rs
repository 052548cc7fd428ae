//! What the catalogue promises, and that the one that is sent along keeps it.

use super::*;
use proptest::prelude::*;

fn written() -> Written {
    serde_json::from_str(include_str!("../../../locales/de/said.json")).expect("it is read")
}

fn german() -> Catalogue {
    Catalogue::new(written())
}

#[test]
fn every_entry_has_words_and_as_many_gaps_as_its_twin() {
    let Written { sentences, passwords, words, titles } = written();
    for (english, twin) in sentences.iter().chain(&passwords).chain(&words).chain(&titles) {
        assert!(!twin.trim().is_empty() && twin.trim() == twin, "{english}");
        assert_eq!(english.matches(GAP).count(), twin.matches(GAP).count(), "{english}");
        assert!(!english.contains("{}{}"), "where one gap ends and the next begins cannot be told: {english}");
    }
    for (english, twin) in sentences.iter().chain(&passwords) {
        assert!(ends(english).len() <= TOGETHER, "it would never be found: {english}");
        assert!(!twin.contains('!'), "{twin}");
    }
}

#[test]
fn a_sentence_without_gaps_has_exactly_its_twin() {
    let german = german();
    for (english, twin) in written().sentences.iter().chain(&written().passwords).filter(|(one, _)| !one.contains(GAP))
    {
        assert_eq!(german.whole(english).as_ref(), Some(twin));
    }
}

#[test]
fn several_sentences_are_found_one_by_one_and_what_is_filled_in_too() {
    let german = german();
    for (english, twin) in [
        (
            "One page could not be read. 3 pages are pictures of text.",
            "Eine Seite war nicht lesbar. 3 Seiten sind Bilder von Text.",
        ),
        ("The page's picture is too large to be read.", "Das Bild der Seite ist zu groß, um gelesen zu werden."),
        (
            "“Dr. Big” could not answer. The model took too long. “b” could not answer. The model failed twice. \
             This answer quotes your materials instead.",
            "„Dr. Big“ konnte nicht antworten. Das Modell brauchte zu lange. „b“ konnte nicht antworten. The model \
             failed twice. Stattdessen zitiert diese Antwort deine Materialien.",
        ),
        (
            "This password is too easy to guess. This is a top-10 common password.",
            "Dieses Passwort ist zu leicht zu erraten. Es ist eines der zehn häufigsten Passwörter.",
        ),
    ] {
        assert_eq!(german.text(english), twin);
    }
}

#[test]
fn what_has_no_twin_stays_as_it_is_and_is_not_whole() {
    let german = german();
    for text in ["", " ", "Nobody wrote this.", "a. b. c. d", "{}", "Ünïcode? Ja. ", &"Try again. ".repeat(MOST + 1)]
    {
        assert_eq!(german.text(text), text);
    }
    assert_eq!(german.whole("Nobody wrote this. Try again."), None);
    assert_eq!(german.text("Nobody wrote this. Try again."), "Nobody wrote this. Versuche es noch einmal.");
}

#[test]
fn titles_are_looked_up_apart_from_sentences() {
    let german = german();
    assert_eq!(german.title("Waves and 2 more"), "Waves und 2 weitere");
    assert_eq!(german.title("This file is empty."), "This file is empty.");
    assert_eq!(german.text("Everything"), "Everything");
}

fn filled(pattern: &str, fillings: &[String]) -> String {
    let mut parts = pattern.split(GAP);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (filling, part) in fillings.iter().zip(parts) {
        text.push_str(filling);
        text.push_str(part);
    }
    text
}

proptest! {
    #[test]
    fn a_filled_pattern_is_found_again_with_its_fillings(fillings in proptest::collection::vec("[a-z0-9]{1,12}", 4)) {
        let german = german();
        for (english, twin) in written().sentences.iter().filter(|(english, _)| english.contains(GAP)) {
            prop_assert_eq!(german.whole(&filled(english, &fillings)), Some(filled(twin, &fillings)), "{}", english);
        }
    }

    #[test]
    fn any_text_is_looked_up_without_harm(text in "\\PC{0,300}", more in "([A-Z“][a-z”{}]{0,6}[.?]? ?){0,40}") {
        let german = german();
        german.text(&text);
        german.whole(&more);
    }
}
