//! Papers with parts, and answers that are not there.

use super::{docx, pdf};
use crate::WriteFault;
use crate::outline::{PaperQuestion, PastPaper};
use crate::samples;

#[test]
fn questions_parts_and_missing_answers_are_set() {
    let paper = samples::past_paper();
    assert!(pdf(&paper).unwrap().starts_with(b"%PDF"));
    assert!(docx(&paper).unwrap().starts_with(b"PK"));
}

#[test]
fn a_paper_without_questions_or_with_parts_without_end_is_refused() {
    assert_eq!(pdf(&PastPaper::default()), Err(WriteFault::Empty));
    let mut question = PaperQuestion::default();
    for _ in 0..40 {
        question = PaperQuestion { parts: vec![question], ..PaperQuestion::default() };
    }
    let paper = PastPaper { questions: vec![question], ..PastPaper::default() };
    assert!(matches!(docx(&paper), Err(WriteFault::TooLarge { .. })));
}
