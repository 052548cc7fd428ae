//! Formulas: LaTeX taken apart once, then given to each kind of file in its own way.
//!
//! LaTeX is never handed on as a program's source. What cannot be taken apart stays as it was written, in a fixed-width
//! font, so that nothing is lost.

mod alphabet;
mod office;
mod parse;
#[cfg(test)]
mod tests;
mod typeset;

pub(crate) use office::office;
pub(crate) use parse::parse;
pub(crate) use typeset::typeset;

/// A part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Row(Vec<Part>),
    /// One letter or sign, already in the alphabet it is to have.
    Sign(char),
    Number(String),
    /// A function's name or words: upright.
    Words(String),
    /// A function's name with room around it: "sin".
    Function(String),
    /// A sum, a product, an integral.
    Large(char),
    Fraction {
        above: Box<Part>,
        below: Box<Part>,
        line: bool,
    },
    Root {
        of: Box<Part>,
        index: Option<Box<Part>>,
    },
    /// `limits`: right above and below instead of beside.
    Scripts {
        of: Box<Part>,
        below: Option<Box<Part>>,
        above: Option<Box<Part>>,
        limits: bool,
    },
    /// A mark over a letter; the mark is one that combines.
    Accent {
        of: Box<Part>,
        mark: char,
    },
    /// A line over or under.
    Line {
        of: Box<Part>,
        under: bool,
    },
    Fenced {
        left: Option<char>,
        right: Option<char>,
        inner: Box<Part>,
    },
    Table {
        rows: Vec<Vec<Part>>,
    },
    Struck(Box<Part>),
    /// In thousandths of an em.
    Gap(i32),
}
