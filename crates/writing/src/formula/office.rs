//! Parts as Office Math, the formulas of DOCX.

use super::Part;
use quick_xml::escape::escape;
use std::fmt::Write;

/// Brackets that are looked for in pairs.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// The XML of a formula within a paragraph, or nothing where it cannot be read. `display`: on a line of its own.
pub(crate) fn office(latex: &str, display: bool) -> Option<String> {
    let part = super::parse(latex)?;
    let mut xml = String::from("<m:oMath>");
    push(&mut xml, &part);
    xml.push_str("</m:oMath>");
    Some(if display { format!("<m:oMathPara>{xml}</m:oMathPara>") } else { xml })
}

fn run(xml: &mut String, text: &str, upright: bool) {
    let style = if upright { "<m:rPr><m:sty m:val=\"p\"/></m:rPr>" } else { "" };
    // Slanted letters are letters of their own here; plain ones would be slanted by the program.
    let fonts = "<w:rPr><w:rFonts w:ascii=\"Cambria Math\" w:hAnsi=\"Cambria Math\"/></w:rPr>";
    let _ = write!(xml, "<m:r>{style}{fonts}<m:t xml:space=\"preserve\">{}</m:t></m:r>", escape(text));
}

/// A sign that stands for itself: programs would look for what it joins or closes.
fn word(xml: &mut String, sign: char) {
    push(xml, &Part::Words(sign.to_string()));
}

/// Parts one after the other. What follows a sum or an integral stands within it.
fn row(xml: &mut String, parts: &[Part]) {
    let mut parts = parts.iter().peekable();
    while let Some(part) = parts.next() {
        if let Part::Scripts { of, below, above, limits } = part
            && let Part::Large(sign) = **of
        {
            while parts.next_if(|next| matches!(next, Part::Gap(_))).is_some() {}
            large(xml, sign, below.as_deref(), above.as_deref(), *limits, parts.next());
        } else {
            push(xml, part);
        }
    }
}

/// Brackets that belong together, with what they hold.
fn gathered(parts: &[Part]) -> Vec<Part> {
    let mut out = Vec::with_capacity(parts.len());
    let mut at = 0;
    while at < parts.len() {
        if let Part::Sign(open) = parts[at]
            && let Some((_, close)) = BRACKETS.iter().find(|(sign, _)| *sign == open)
            && let Some(end) = closing(parts, at, open, *close)
        {
            let inner = Box::new(Part::Row(gathered(&parts[at + 1..end])));
            let fenced = Part::Fenced { left: Some(open), right: Some(*close), inner };
            out.push(match &parts[end] {
                Part::Scripts { below, above, limits, .. } => {
                    Part::Scripts { of: Box::new(fenced), below: below.clone(), above: above.clone(), limits: *limits }
                }
                _ => fenced,
            });
            at = end + 1;
        } else {
            out.push(parts[at].clone());
            at += 1;
        }
    }
    out
}

/// Where the bracket that opens at `start` closes; the closing one may carry scripts.
fn closing(parts: &[Part], start: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (place, part) in parts.iter().enumerate().skip(start) {
        let sign = match part {
            Part::Sign(sign) => *sign,
            Part::Scripts { of, .. } => {
                if let Part::Sign(sign) = **of {
                    sign
                } else {
                    continue;
                }
            }
            _ => continue,
        };
        if sign == open {
            depth += 1;
        } else if sign == close {
            depth -= 1;
            if depth == 0 {
                return Some(place);
            }
        }
    }
    None
}

fn within(xml: &mut String, tag: &str, part: &Part) {
    let _ = write!(xml, "<m:{tag}>");
    push(xml, part);
    let _ = write!(xml, "</m:{tag}>");
}

fn push(xml: &mut String, part: &Part) {
    match part {
        Part::Row(parts) => row(xml, &gathered(parts)),
        Part::Sign(sign) if BRACKETS.iter().any(|(open, close)| sign == open || sign == close) => word(xml, *sign),
        Part::Sign(sign) => run(xml, &sign.to_string(), true),
        Part::Number(text) => run(xml, text, true),
        Part::Words(text) => {
            let _ = write!(xml, "<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space=\"preserve\">{}</m:t></m:r>", escape(text));
        }
        Part::Function(name) => run(xml, &format!("{name}\u{2009}"), true),
        Part::Large(sign) => run(xml, &sign.to_string(), true),
        Part::Fraction { above, below, line } => {
            xml.push_str("<m:f>");
            if !line {
                xml.push_str("<m:fPr><m:type m:val=\"noBar\"/></m:fPr>");
            }
            within(xml, "num", above);
            within(xml, "den", below);
            xml.push_str("</m:f>");
        }
        Part::Root { of, index } => {
            xml.push_str("<m:rad>");
            match index {
                Some(index) => within(xml, "deg", index),
                None => xml.push_str("<m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/>"),
            }
            within(xml, "e", of);
            xml.push_str("</m:rad>");
        }
        Part::Scripts { of, below, above, limits } => scripts(xml, of, below.as_deref(), above.as_deref(), *limits),
        Part::Accent { of, mark } => {
            let _ = write!(xml, "<m:acc><m:accPr><m:chr m:val=\"{mark}\"/></m:accPr>");
            within(xml, "e", of);
            xml.push_str("</m:acc>");
        }
        Part::Line { of, under } => {
            let place = if *under { "bot" } else { "top" };
            let _ = write!(xml, "<m:bar><m:barPr><m:pos m:val=\"{place}\"/></m:barPr>");
            within(xml, "e", of);
            xml.push_str("</m:bar>");
        }
        Part::Fenced { left, right, inner } => {
            let sign = |sign: &Option<char>| sign.map(|sign| escape(sign.to_string()).into_owned()).unwrap_or_default();
            let _ = write!(
                xml,
                "<m:d><m:dPr><m:begChr m:val=\"{}\"/><m:endChr m:val=\"{}\"/></m:dPr>",
                sign(left),
                sign(right)
            );
            within(xml, "e", inner);
            xml.push_str("</m:d>");
        }
        Part::Table { rows } => {
            let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
            xml.push_str("<m:m>");
            for row in rows {
                xml.push_str("<m:mr>");
                (0..columns).for_each(|place| within(xml, "e", row.get(place).unwrap_or(&Part::Row(Vec::new()))));
                xml.push_str("</m:mr>");
            }
            xml.push_str("</m:m>");
        }
        Part::Struck(of) => {
            if let Part::Sign(sign) = **of {
                run(xml, &format!("{sign}\u{338}"), true);
            } else {
                push(xml, of);
            }
        }
        Part::Gap(thousandths) if *thousandths > 100 => run(xml, "\u{2002}", true),
        Part::Gap(_) => {}
    }
}

/// A sum, a product, an integral, with what it is taken of.
fn large(xml: &mut String, sign: char, below: Option<&Part>, above: Option<&Part>, limits: bool, of: Option<&Part>) {
    let place = if limits { "undOvr" } else { "subSup" };
    let hide = |name: &str, part: Option<&Part>| {
        if part.is_none() { format!("<m:{name} m:val=\"1\"/>") } else { String::new() }
    };
    let _ = write!(
        xml,
        "<m:nary><m:naryPr><m:chr m:val=\"{sign}\"/><m:limLoc m:val=\"{place}\"/>{}{}</m:naryPr>",
        hide("subHide", below),
        hide("supHide", above)
    );
    let nothing = Part::Row(Vec::new());
    let zero_width = Part::Words("\u{200b}".into());
    within(xml, "sub", below.unwrap_or(&nothing));
    within(xml, "sup", above.unwrap_or(&nothing));
    within(xml, "e", of.unwrap_or(&zero_width));
    xml.push_str("</m:nary>");
}

fn scripts(xml: &mut String, of: &Part, below: Option<&Part>, above: Option<&Part>, limits: bool) {
    if let Part::Large(sign) = of {
        return large(xml, *sign, below, above, limits, None);
    }
    // A sign alone would be taken for one that joins two things.
    let alone = |part: Option<&Part>| matches!(part, Some(Part::Sign(sign)) if !sign.is_alphanumeric());
    let quoted = |part: Option<&Part>| {
        part.filter(|_| alone(part)).map(|part| match part {
            Part::Sign(sign) => Part::Words(sign.to_string()),
            other => other.clone(),
        })
    };
    let (quoted_below, quoted_above) = (quoted(below), quoted(above));
    let (below, above) = (quoted_below.as_ref().or(below), quoted_above.as_ref().or(above));
    let (open, base) = match (below, above, limits) {
        (None, None, _) => return push(xml, of),
        (Some(_), None, false) => ("sSub", of),
        (None, Some(_), false) => ("sSup", of),
        (Some(_), Some(_), false) => ("sSubSup", of),
        (Some(_), _, true) => ("limLow", of),
        (None, Some(_), true) => ("limUpp", of),
    };
    let _ = write!(xml, "<m:{open}>");
    if let (Some(_), Some(above), true) = (below, above, limits) {
        xml.push_str("<m:e><m:limUpp>");
        within(xml, "e", base);
        within(xml, "lim", above);
        xml.push_str("</m:limUpp></m:e>");
    } else {
        within(xml, "e", base);
    }
    match (below, above, limits) {
        (Some(below), _, true) => within(xml, "lim", below),
        (None, Some(above), true) => within(xml, "lim", above),
        _ => {
            if let Some(below) = below {
                within(xml, "sub", below);
            }
            if let Some(above) = above {
                within(xml, "sup", above);
            }
        }
    }
    let _ = write!(xml, "</m:{open}>");
}
