//! Papers as they are printed and as scanners see them.

use super::*;
use crate::input::Page;

fn read(text: &str) -> Vec<PaperQuestion> {
    past_paper(0, &[Page { number: 1, text, ..Page::default() }])
}

const ENGLISH: &str = "University of Somewhere\nBIOL101 Final examination 2019\nTime allowed: 2 hours\nInstructions:\n1. Answer all questions.\n2. Write your name on each page.\n\n\
Section A\n\n1. Which ion is the main cation outside cells?\nA. Potassium\nB. Sodium\nC. Calcium\nD. Magnesium\n[1]\n\n\
2. (a) Define osmosis. [2]\n(b) A cell holds 0.3 mol of solute in\n1.5 L of water.\n(i) Calculate its concentration. (3 marks)\n(ii) Explain what happens in pure water. (4 marks)\n\n\
Turn over\n\n3. Discuss the role of buffers in blood. (20 marks)\nEND OF PAPER\n";

#[test]
fn an_english_paper_is_read() {
    let paper = read(ENGLISH);
    assert_eq!(paper.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!(paper[0].kind, PaperKind::Choice);
    assert_eq!(paper[0].options, ["Potassium", "Sodium", "Calcium", "Magnesium"]);
    assert_eq!(paper[0].marks, Some(1.0));
    assert_eq!(paper[1].parts[0].text, "Define osmosis.");
    let sub = &paper[1].parts[1].parts;
    assert_eq!(paper[1].parts[1].text, "A cell holds 0.3 mol of solute in 1.5 L of water.");
    assert_eq!((sub[0].kind, sub[0].marks), (PaperKind::Calculation, Some(3.0)));
    assert_eq!((sub[1].number.as_str(), sub[1].marks), ("ii", Some(4.0)));
    assert_eq!(paper[1].all_marks(), Some(9.0));
    assert_eq!((paper[2].kind, paper[2].marks), (PaperKind::Essay, Some(20.0)));
    assert_eq!(paper[2].text, "Discuss the role of buffers in blood.");
}

#[test]
fn a_german_paper_is_read() {
    let paper = read(
        "Klausur Physiologie\nBearbeitungszeit: 90 Minuten\n\nAufgabe 1 (6 Punkte)\nErklären Sie die Osmose.\n\n\
         Aufgabe 2\na) Nennen Sie drei Ionen. 3 Punkte\nb) Berechnen Sie den pH-Wert. (5 P.)\n\n\
         Aufgabe 3: Welche Aussage ist richtig?\na) Wasser ist sauer.\nb) Wasser ist neutral.\nc) Wasser ist basisch.\n",
    );
    assert_eq!(paper.len(), 3);
    assert_eq!((paper[0].marks, paper[0].text.as_str()), (Some(6.0), "Erklären Sie die Osmose."));
    assert_eq!((paper[1].parts[0].marks, paper[1].parts[1].marks), (Some(3.0), Some(5.0)));
    assert_eq!(paper[1].parts[1].kind, PaperKind::Calculation);
    assert_eq!(paper[2].kind, PaperKind::Choice);
    assert_eq!(paper[2].options[1], "Wasser ist neutral.");
}

#[test]
fn a_scan_with_wrong_letters_is_read() {
    let paper = read(
        "l. noise\n1) State two functions of the kid-\nney.   {2 marks]\n\n2) {a) Explain diuresis. |3|\n(b) Name one diuretic. (l mark)\n",
    );
    assert_eq!(paper.len(), 2);
    assert_eq!((paper[0].text.as_str(), paper[0].marks), ("State two functions of the kidney.", Some(2.0)));
    assert_eq!((paper[1].parts[0].marks, paper[1].parts[1].text.as_str()), (Some(3.0), "Name one diuretic."));
}

#[test]
fn places_are_inside_the_page() {
    for question in read(ENGLISH) {
        assert!(
            ENGLISH
                .get(question.place.start..question.place.end)
                .is_some_and(|text| text.starts_with(&question.number))
        );
    }
}

#[test]
fn what_is_no_paper_gives_no_questions() {
    assert!(read("").is_empty());
    assert!(read("Water is a solvent. It holds 3.5 g of salt.\nIn 1990 it was cold.").is_empty());
}
