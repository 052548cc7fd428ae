//! Fractions, roots, scripts, matrices: what in a formula is more than a row of characters.

use super::{children, part, symbols};
use crate::package::Element;

/// Writes a structure; `false` where the element is none, so that its children are to be written.
pub(super) fn structure(element: Element<'_>, out: &mut String) -> bool {
    let base = || part(element, "m:e");
    let sub = || part(element, "m:sub");
    let sup = || part(element, "m:sup");
    let written = match element.name() {
        "m:f" => fraction(element),
        "m:sSup" => format!("{}^{{{}}}", group(&base()), sup()),
        "m:sSub" => format!("{}_{{{}}}", group(&base()), sub()),
        "m:sSubSup" => format!("{}_{{{}}}^{{{}}}", group(&base()), sub(), sup()),
        "m:sPre" => format!("{{}}_{{{}}}^{{{}}}{}", sub(), sup(), group(&base())),
        "m:rad" => match part(element, "m:deg") {
            degree if degree.is_empty() => format!("\\sqrt{{{}}}", base()),
            degree => format!("\\sqrt[{degree}]{{{}}}", base()),
        },
        "m:nary" => nary(element),
        "m:d" => delimited(element),
        "m:func" => format!("{} {}", part(element, "m:fName"), base()),
        "m:limLow" => match base() {
            base if base.starts_with("\\lim") => format!("{base}_{{{}}}", part(element, "m:lim")),
            base => format!("\\underset{{{}}}{{{base}}}", part(element, "m:lim")),
        },
        "m:limUpp" => format!("\\overset{{{}}}{{{}}}", part(element, "m:lim"), base()),
        "m:acc" => accent(element),
        "m:bar" => match property(element, "m:barPr", "m:pos") {
            Some("top") => format!("\\overline{{{}}}", base()),
            _ => format!("\\underline{{{}}}", base()),
        },
        "m:groupChr" => match property(element, "m:groupChrPr", "m:pos") {
            Some("top") => format!("\\overbrace{{{}}}", base()),
            _ => format!("\\underbrace{{{}}}", base()),
        },
        "m:m" => {
            let rows = element.all("m:mr").map(|row| cells(row, " & "));
            format!("\\begin{{matrix}}{}\\end{{matrix}}", rows.collect::<Vec<_>>().join("\\\\ "))
        }
        "m:eqArr" => format!("\\begin{{matrix}}{}\\end{{matrix}}", cells(element, "\\\\ ")),
        _ => return false,
    };
    out.push_str(&written);
    true
}

/// A value among an element's properties.
fn property<'a>(element: Element<'a>, properties: &str, name: &str) -> Option<&'a str> {
    element.down(&[properties, name]).map(|property| property.val().unwrap_or_default())
}

fn cells(row: Element<'_>, between: &str) -> String {
    let cells = row.all("m:e").map(|cell| {
        let mut out = String::new();
        children(cell, &mut out);
        // Marks of alignment that Word keeps as characters.
        out.trim().replace("\\&", "")
    });
    cells.collect::<Vec<_>>().join(between)
}

/// In braces where it is more than one character.
fn group(base: &str) -> String {
    if base.chars().count() == 1 { base.to_string() } else { format!("{{{base}}}") }
}

fn fraction(element: Element<'_>) -> String {
    let (above, below) = (part(element, "m:num"), part(element, "m:den"));
    match property(element, "m:fPr", "m:type") {
        Some("lin") => format!("{{{above}}}/{{{below}}}"),
        Some("noBar") => format!("\\begin{{matrix}}{above}\\\\ {below}\\end{{matrix}}"),
        _ => format!("\\frac{{{above}}}{{{below}}}"),
    }
}

fn nary(element: Element<'_>) -> String {
    let sign = property(element, "m:naryPr", "m:chr").and_then(|sign| sign.chars().next()).unwrap_or('∫');
    let mut out = symbols::commands(&sign.to_string()).trim_end().to_string();
    for (script, name) in [('_', "m:sub"), ('^', "m:sup")] {
        let limit = part(element, name);
        if !limit.is_empty() {
            out.push_str(&format!("{script}{{{limit}}}"));
        }
    }
    format!("{out}{{{}}}", part(element, "m:e"))
}

fn delimited(element: Element<'_>) -> String {
    let side = |name: &str, usual: &'static str| match property(element, "m:dPr", name) {
        None => usual.to_string(),
        Some("") => ".".into(),
        Some("|") => "\\vert ".into(),
        Some(other) => symbols::commands(other),
    };
    let between = property(element, "m:dPr", "m:sepChr").filter(|sign| !sign.is_empty()).unwrap_or("|");
    let inner = cells(element, &symbols::commands(between));
    format!("\\left{}{inner}\\right{}", side("m:begChr", "("), side("m:endChr", ")"))
}

fn accent(element: Element<'_>) -> String {
    let sign = property(element, "m:accPr", "m:chr").and_then(|sign| sign.chars().next()).unwrap_or('\u{302}');
    let command = match sign {
        '\u{302}' | '^' => "hat",
        '\u{303}' | '~' => "tilde",
        '\u{304}' | '\u{305}' | '¯' => "bar",
        '\u{307}' => "dot",
        '\u{308}' => "ddot",
        '\u{30c}' => "check",
        '\u{20d7}' | '→' => "vec",
        _ => "hat",
    };
    format!("\\{command}{{{}}}", part(element, "m:e"))
}
