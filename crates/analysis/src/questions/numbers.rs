//! Numbers with their units: asked for with a gap, and a tolerance.

use super::{Answer, Difficulty, GAP, Question};
use crate::result::Analysis;
use crate::words;

/// Units by which a number is a measurement; what counts things has the thing itself.
const UNITS: &[&str] = &[
    "%",
    "percent",
    "Prozent",
    "mL",
    "ml",
    "L",
    "liters",
    "liter",
    "litres",
    "Liter",
    "mg",
    "g",
    "kg",
    "µg",
    "mmol",
    "mEq",
    "mOsm",
    "mmHg",
    "Hg",
    "mm",
    "cm",
    "m",
    "km",
    "nm",
    "µm",
    "meters",
    "metres",
    "Meter",
    "kilometers",
    "Kilometer",
    "miles",
    "feet",
    "inches",
    "years",
    "Jahre",
    "Jahren",
    "months",
    "Monate",
    "weeks",
    "Wochen",
    "days",
    "Tage",
    "hours",
    "Stunden",
    "minutes",
    "Minuten",
    "seconds",
    "Sekunden",
    "ms",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "°C",
    "°F",
    "degrees",
    "Grad",
    "K",
    "Pa",
    "kPa",
    "bar",
    "V",
    "W",
    "kW",
    "kJ",
    "J",
    "kcal",
    "calories",
    "million",
    "billion",
    "Millionen",
    "Milliarden",
    "bits",
    "bytes",
    "GB",
    "MB",
    "bp",
    "kb",
    "pounds",
    "times",
];

/// A number of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    pub start: usize,
    pub end: usize,
    pub value: f64,
    pub unit: Option<String>,
}

pub(super) fn all(analysis: &Analysis) -> Vec<Question> {
    let mut made = Vec::new();
    for key in &analysis.quantities {
        let text = &key.sentence.text;
        let found = figures(text);
        let [figure] = &found[..] else { continue };
        if !(6..=40).contains(&words::count(text)) || figure.unit.is_none() {
            continue;
        }
        // What happened to a person is not what a text teaches.
        let lower = format!(" {} ", text.to_lowercase());
        if [
            " he ",
            " she ",
            " his ",
            " her ",
            " i ",
            " my ",
            " you ",
            " your ",
            " she’s ",
            " he’s ",
            " er ",
            " sie ",
            " ich ",
        ]
        .iter()
        .any(|word| lower.contains(word))
        {
            continue;
        }
        let stem = format!("{}{GAP}{}", &text[..figure.start], &text[figure.end..]);
        let rough =
            ["about ", "approximately ", "around ", "roughly ", "nearly ", "etwa ", "rund ", "ungefähr ", "ca. "];
        let is_rough = rough.iter().any(|word| text[..figure.start].to_lowercase().ends_with(word));
        let share = if is_rough { 0.1 } else { 0.02 };
        let tolerance = if figure.value.fract() == 0.0 && figure.value < 20.0 && !is_rough {
            0.0
        } else {
            figure.value.abs() * share
        };
        made.push(Question {
            stem,
            answer: Answer::Numeric { value: figure.value, unit: figure.unit.clone(), tolerance },
            explanation: key.sentence.clone(),
            difficulty: Difficulty::Hard,
            section: key.section,
            term: None,
        });
    }
    made
}

/// The numbers of a sentence that measure or count something: no years, no list marks, no parts of names.
pub(crate) fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit()
                || (matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)))
        {
            at += 1;
        }
        let before = text[..start].chars().next_back();
        let after = text[at..].chars().next();
        let part = before.is_some_and(|c| c.is_alphanumeric() || "-–−+/×^_.".contains(c))
            || after.is_some_and(|c| c.is_alphabetic() || "-–/×^".contains(c));
        let written = &text[start..at];
        let Ok(value) = written.replace(',', "").parse::<f64>() else { continue };
        let is_year = written.len() == 4 && (1400.0..2100.0).contains(&value);
        if part || is_year || start == 0 {
            // Ranges and names make the sentence one that is not asked.
            if part && !is_year {
                found.push(Figure { start, end: at, value, unit: None });
            }
            continue;
        }
        found.push(Figure { start, end: at, value, unit: unit(&text[at..]) });
    }
    found
}

fn unit(rest: &str) -> Option<String> {
    let next = rest.trim_start();
    if next.starts_with('%') {
        return Some("%".into());
    }
    let word: String = next.chars().take_while(|c| c.is_alphanumeric() || "°µ/".contains(*c)).collect();
    let word = word.split('/').next().unwrap_or_default().to_owned();
    UNITS.contains(&word.as_str()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn numbers_are_told_from_years_ranges_and_names() {
        let units = |text: &str| figures(text).into_iter().map(|one| (one.value, one.unit)).collect::<Vec<_>>();
        assert_eq!(units("It is 37 °C warm."), [(37.0, Some("°C".into()))]);
        assert_eq!(units("In 1974 it held 1,800 mL of CO2."), [(1800.0, Some("mL".into())), (2.0, None)]);
        assert_eq!(units("About 50–60 percent is water.").iter().filter(|one| one.1.is_some()).count(), 0);
    }
}
