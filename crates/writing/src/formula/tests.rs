//! Formulas that occur in lectures are taken apart; what is none stays as it is.

use super::{office, parse, typeset};
use proptest::prelude::*;

const FORMULAS: &[&str] = &[
    "E = mc^2",
    "\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
    "\\sum_{i=1}^{n} x_i \\le \\int_0^\\infty e^{-x^2}\\,dx",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "f(x) = \\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
    "\\hat{\\mathbf{x}} \\in \\mathbb{R}^n, \\overline{AB} \\neq \\vec{v}",
    "\\left( \\frac{1}{2} \\right]",
    "\\lim_{x \\to 0} \\sin x",
    "\\ce{H2O}",
    "\\sqrt[3]{x}",
];

#[test]
fn formulas_of_lectures_are_taken_apart() {
    for formula in FORMULAS.iter().filter(|formula| !formula.contains("\\ce")) {
        assert!(parse(formula).is_some(), "{formula}");
        assert_ne!(typeset(formula)[0], "source", "{formula}");
        let xml = office(formula, true).unwrap();
        let mut reader = quick_xml::Reader::from_str(&xml);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}

#[test]
fn what_cannot_be_read_stays_as_its_source() {
    for broken in ["\\frac{1}{", "\\nosuchcommand", "\\def\\x{\\x\\x}\\x", "", &"{".repeat(5_000)] {
        assert_eq!(typeset(broken)[0], "source", "{broken:.20}");
        assert!(office(broken, false).is_none());
    }
}

proptest! {
    #[test]
    fn no_source_whatever_breaks_the_reader(source in "[a-z0-9\\\\{}^_&$ ()|]{0,60}") {
        let _ = typeset(&source);
    }
}
