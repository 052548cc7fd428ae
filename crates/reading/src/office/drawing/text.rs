//! A paragraph of DrawingML (`a:p`): runs, breaks, fields, formulas.

use super::super::math;
use crate::package::{Element, Relations};
use crate::writing::{Inline, Style};

/// What stands before a paragraph, as the paragraph itself or a list style says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::office) enum Bullet {
    None,
    Mark,
    /// Numbered, from this number on.
    Number(u64),
}

impl Bullet {
    /// `None` where the properties say nothing of it.
    pub(in crate::office) fn stated(properties: Element<'_>) -> Option<Self> {
        properties.children().find_map(|child| match child.name() {
            "a:buNone" => Some(Self::None),
            "a:buChar" | "a:buBlip" => Some(Self::Mark),
            "a:buAutoNum" => {
                Some(Self::Number(child.get("startAt").and_then(|number| number.parse().ok()).unwrap_or(1)))
            }
            _ => None,
        })
    }
}

/// The text of a paragraph.
pub(in crate::office) fn paragraph(paragraph: Element<'_>, relations: &Relations) -> Inline {
    let mut text = Inline::default();
    for child in paragraph.children() {
        match child.name() {
            "a:r" | "a:fld" => run(child, relations, &mut text),
            "a:br" => text.line_break(),
            "a14:m" | "m:oMath" | "m:oMathPara" => formulas(child, &mut text),
            _ => {}
        }
    }
    text
}

/// Every formula inside of an element, or the element itself where it is one.
pub(in crate::office) fn formulas(element: Element<'_>, text: &mut Inline) {
    if element.name() == "m:oMath" {
        text.math(&math::latex(element), false);
        return;
    }
    for formula in element.inside().filter(|inner| inner.name() == "m:oMath") {
        text.math(&math::latex(formula), true);
    }
}

fn run(run: Element<'_>, relations: &Relations, text: &mut Inline) {
    let Some(words) = run.child("a:t").map(Element::text) else { return };
    let properties = run.child("a:rPr");
    let on = |name: &str| {
        properties.and_then(|properties| properties.get(name)).is_some_and(|value| value == "1" || value == "true")
    };
    let style = Style {
        bold: on("b"),
        italic: on("i"),
        struck: properties
            .and_then(|p| p.get("strike"))
            .is_some_and(|strike| strike.ends_with("Strike") && strike != "noStrike"),
        code: false,
    };
    let above = properties
        .and_then(|p| p.get("baseline"))
        .and_then(|base| base.parse::<i64>().ok())
        .is_some_and(|base| base > 0);
    let link = properties.and_then(|p| p.child("a:hlinkClick")).and_then(|link| link.get("r:id"));
    let words = if above { raised(&words) } else { words };
    text.text(&unescaped(&words), style, link.and_then(|id| relations.address(id)));
}

/// Raised figures and signs as the characters for them; other text as it is.
pub(in crate::office) fn raised(text: &str) -> String {
    let figures: Option<String> = text
        .chars()
        .map(|character| {
            Some(match character {
                '0' => '⁰',
                '1' => '¹',
                '2' => '²',
                '3' => '³',
                '4'..='9' => char::from_u32(character as u32 - '4' as u32 + '⁴' as u32)?,
                '+' => '⁺',
                '-' | '−' | '–' => '⁻',
                'n' => 'ⁿ',
                ' ' | ',' => character,
                _ => return None,
            })
        })
        .collect();
    figures.unwrap_or_else(|| text.to_string())
}

/// `_x000B_`, which stands for a character that XML has no place for, as a line break or nothing.
fn unescaped(text: &str) -> String {
    if !text.contains("_x00") {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x00") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_')) {
            Some(code) => {
                out.extend(match code {
                    0x0a | 0x0b | 0x0d => Some('\n'),
                    code => char::from_u32(code).filter(|character| !character.is_control()),
                });
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x00");
                rest = &rest[at + 4..];
            }
        }
    }
    out.push_str(rest);
    out
}
