//! Formulas of Word and PowerPoint (OMML) as LaTeX.
//!
//! Invariant: every character of a formula's text is in the LaTeX, as itself or as the command for it, and braces match.
//! What has no counterpart is written as its parts, one after the other.

mod structures;
mod symbols;

use crate::package::Element;
use structures::structure;

/// The LaTeX of an `m:oMath`, without dollars.
pub(super) fn latex(formula: Element<'_>) -> String {
    let mut out = String::new();
    children(formula, &mut out);
    symbols::hats(&out.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The LaTeX of all that is in an element.
fn children(element: Element<'_>, out: &mut String) {
    for child in element.children() {
        match child.name() {
            "m:r" => run(child, out),
            name if name.ends_with("Pr") => {}
            "w:del" | "w:moveFrom" => {}
            _ => {
                if !structure(child, out) {
                    children(child, out);
                }
            }
        }
    }
}

/// The LaTeX of a named part, such as a fraction's `m:num`.
fn part(element: Element<'_>, name: &str) -> String {
    let mut out = String::new();
    if let Some(part) = element.child(name) {
        children(part, &mut out);
    }
    out.trim().to_string()
}

fn run(run: Element<'_>, out: &mut String) {
    let text: String =
        run.children().filter(|child| matches!(child.name(), "m:t" | "w:t")).map(Element::text).collect();
    if text.is_empty() {
        return;
    }
    let properties = run.child("m:rPr");
    let property = |name: &str| properties.and_then(|properties| properties.child(name));
    let upright = property("m:sty").and_then(Element::val) == Some("p");
    let words = property("m:nor").is_some_and(Element::is_on)
        || (upright && text.chars().filter(|character| character.is_alphabetic()).count() > 1);
    if symbols::is_function(text.trim()) {
        out.push_str(&format!("\\{} ", text.trim()));
    } else if words && text.chars().any(char::is_alphabetic) {
        out.push_str(&format!("\\text{{{}}}", symbols::escaped(&text)));
    } else {
        let command = property("m:scr").and_then(Element::val).and_then(|script| match script {
            "double-struck" => Some("mathbb"),
            "script" => Some("mathcal"),
            "fraktur" => Some("mathfrak"),
            _ => None,
        });
        match command {
            Some(command) => out.push_str(&format!("\\{command}{{{}}}", symbols::commands(&text))),
            None => out.push_str(&symbols::commands(&text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::latex;
    use crate::package::Tree;

    fn read(inner: &str) -> String {
        let xml = format!(
            "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">{inner}</m:oMath>"
        );
        latex(Tree::parse(&xml).root().expect("a formula"))
    }

    fn r(text: &str) -> String {
        format!("<m:r><m:t>{text}</m:t></m:r>")
    }

    #[test]
    fn structures_become_commands() {
        let fraction = format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", r("a+1"), r("β"));
        assert_eq!(read(&fraction), "\\frac{a+1}{\\beta}");
        let power = format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", r("x"), r("2"));
        assert_eq!(read(&format!("{power}{}", r("≤y"))), "x^{2}\\le y");
        let root = format!("<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/><m:e>{power}</m:e></m:rad>");
        assert_eq!(read(&root), "\\sqrt{x^{2}}");
        let sum = format!(
            "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>",
            r("i=1"),
            r("n"),
            r("i")
        );
        assert_eq!(read(&sum), "\\sum_{i=1}^{n}{i}");
        let matrix = format!("<m:m><m:mr><m:e>{0}</m:e><m:e>{0}</m:e></m:mr><m:mr><m:e>{0}</m:e></m:mr></m:m>", r("1"));
        let brackets =
            format!("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>{matrix}</m:e></m:d>");
        assert_eq!(read(&brackets), "\\left[\\begin{matrix}1 & 1\\\\ 1\\end{matrix}\\right]");
    }

    #[test]
    fn marks_of_latex_in_the_text_are_only_text() {
        assert_eq!(read(&r("50% {a}_b")), "50\\% \\lbrace a\\rbrace \\_b");
        assert_eq!(read("<m:r><m:rPr><m:nor/></m:rPr><m:t>if $x$</m:t></m:r>"), "\\text{if x}");
        assert_eq!(
            read("<m:func><m:fName><m:r><m:t>log</m:t></m:r></m:fName><m:e><m:r><m:t>x</m:t></m:r></m:e></m:func>"),
            "\\log x"
        );
    }
}
