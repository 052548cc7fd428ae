//! Each verdict once, in sentences that a reader can judge.

use super::*;
use Support::{Partly, Supported, Unsupported};

const KIDNEY: &str = "The kidneys filter about 180 litres of plasma each day. Glucose is not excreted by a healthy \
                      kidney. Richard Bright described kidney disease in 1827. The loop has three parts.";

fn check(sentence: &str, cited: &[&str]) -> Support {
    Check::new(sentence, cited).verdict()
}

#[test]
fn sentences_are_held_against_their_passages() {
    let table = [
        ("The kidneys filter about 180 litres of plasma each day.", Supported),
        ("Each day, about 180 litres of plasma are filtered by the kidneys.", Supported),
        ("The kidneys filter about 150 litres of plasma each day.", Unsupported),
        ("The kidneys filter about 180 millilitres of plasma each day.", Unsupported),
        ("A healthy kidney excretes glucose.", Unsupported),
        ("A healthy kidney does not excrete glucose.", Supported),
        ("Glucose isn't excreted by a healthy kidney.", Supported),
        ("Thomas Addison described kidney disease in 1827.", Unsupported),
        ("Kidney disease was described by Richard Bright in 1827.", Supported),
        ("Kidney disease was described by Richard Bright in 1,827.", Supported),
        ("The loop has 3 parts.", Supported),
        ("The loop has four parts.", Unsupported),
        ("The kidneys filter about 180 litres of plasma each day, and they regulate blood pressure.", Partly),
        ("The liver stores glycogen and makes bile for digestion.", Unsupported),
        ("It is so.", Supported),
    ];
    for (sentence, expected) in table {
        assert_eq!(check(sentence, &[KIDNEY]), expected, "{sentence}");
    }
}

#[test]
fn german_sentences_are_held_against_german_passages() {
    let text = "Die Nieren filtern täglich etwa 180 Liter Plasma. Eine gesunde Niere scheidet keine Glukose aus.";
    for (sentence, expected) in [
        ("Täglich filtern die Nieren etwa 180 Liter Plasma.", Supported),
        ("Die Nieren filtern täglich etwa 150 Liter Plasma.", Unsupported),
        ("Eine gesunde Niere scheidet Glukose aus.", Unsupported),
        ("Der Mond kreist um die Erde.", Unsupported),
    ] {
        assert_eq!(check(sentence, &[text]), expected, "{sentence}");
    }
}

#[test]
fn a_sentence_without_citation_is_not_supported() {
    assert_eq!(check("The kidneys filter plasma.", &[]), Unsupported);
}

#[test]
fn several_citations_hold_a_sentence_together() {
    let texts = ["Mitochondria make most of the ATP.", "The nucleus holds the DNA of the cell."];
    let sentence = "Mitochondria make most of the ATP, and the nucleus holds the DNA of the cell.";
    assert_eq!(check(sentence, &texts), Supported);
    assert_ne!(check(sentence, &texts[..1]), Supported);
}

#[test]
fn any_text_is_judged_without_panic() {
    for text in ["", "…", "1", "1,,2", "é\u{301} 5°", ", and , and ;;", "¾ %%% $", "1e999999 99999999999999999999"]
    {
        check(text, &[text]);
        check(text, &["x"]);
    }
}
