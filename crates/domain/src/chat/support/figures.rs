//! Numbers of a text with their units, in one form: "two million", "2,000,000" and "2 million" are the same figure.

use unicode_segmentation::UnicodeSegmentation;

/// A number, and what it counts or measures where that is a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub unit: Option<&'static str>,
    /// Digits that are told: 1,800 tells two, 1,827 four.
    pub told: usize,
}

const ONES: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const GERMAN_ONES: [&str; 13] =
    ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const TENS: [(&str, f64); 8] = [
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];
const SCALES: [(&str, f64); 9] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("millionen", 1e6),
    ("billion", 1e9),
    ("billions", 1e9),
    ("milliarden", 1e9),
    ("trillion", 1e12),
];
/// From "third"; "first" and "second" are as often other things.
const ORDINALS: [&str; 8] = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
/// Units by the ways they are written.
const UNITS: [(&str, &[&str]); 32] = [
    ("%", &["%", "percent", "percentage", "prozent"]),
    ("year", &["year", "years", "yr", "yrs", "jahr", "jahre", "jahren"]),
    ("month", &["month", "months", "monat", "monate", "monaten"]),
    ("week", &["week", "weeks", "woche", "wochen"]),
    ("day", &["day", "days", "tag", "tage", "tagen"]),
    ("hour", &["hour", "hours", "h", "hr", "hrs", "stunde", "stunden"]),
    ("minute", &["minute", "minutes", "min", "mins", "minuten"]),
    ("second", &["second", "seconds", "sec", "secs", "sekunde", "sekunden"]),
    ("ms", &["ms", "millisecond", "milliseconds"]),
    ("century", &["century", "centuries", "jahrhundert", "jahrhunderte"]),
    ("decade", &["decade", "decades", "jahrzehnt", "jahrzehnte"]),
    ("mm", &["mm", "millimetre", "millimetres", "millimeter", "millimeters"]),
    ("cm", &["cm", "centimetre", "centimetres", "centimeter", "centimeters"]),
    ("m", &["m", "metre", "metres", "meter", "meters"]),
    ("km", &["km", "kilometre", "kilometres", "kilometer", "kilometers"]),
    ("inch", &["inch", "inches", "in"]),
    ("foot", &["foot", "feet", "ft"]),
    ("yard", &["yard", "yards"]),
    ("mile", &["mile", "miles", "mi"]),
    ("mg", &["mg", "milligram", "milligrams"]),
    ("µg", &["µg", "μg", "mcg", "microgram", "micrograms"]),
    ("g", &["g", "gram", "grams", "gramm"]),
    ("kg", &["kg", "kilogram", "kilograms", "kilogramm"]),
    ("pound", &["pound", "pounds", "lb", "lbs"]),
    ("ton", &["ton", "tons", "tonne", "tonnes"]),
    ("ml", &["ml", "millilitre", "millilitres", "milliliter", "milliliters"]),
    ("l", &["l", "litre", "litres", "liter", "liters"]),
    ("°c", &["°c", "℃", "celsius"]),
    ("°f", &["°f", "fahrenheit"]),
    ("dollar", &["$", "dollar", "dollars", "usd"]),
    ("euro", &["€", "euro", "euros", "eur"]),
    ("w", &["w", "watt", "watts"]),
];

/// The figures of a text, in order. A lone "one" is as often a pronoun as a number and is none.
pub fn figures(text: &str) -> Vec<Figure> {
    let tokens: Vec<(usize, &str)> =
        text.split_word_bound_indices().filter(|(_, token)| !token.trim().is_empty()).collect();
    let mut found: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((mut value, told, glued)) = number(tokens[at].1) else {
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).map(|at| tokens[at].1);
        let word = tokens[at].1.chars().all(char::is_alphabetic);
        let mut next = at + 1;
        if word && TENS.iter().any(|(name, _)| name.eq_ignore_ascii_case(tokens[at].1)) {
            // "twenty-five", "twenty five".
            let ones = if tokens.get(next).is_some_and(|(_, token)| *token == "-") { next + 1 } else { next };
            if let Some(one) = tokens.get(ones).and_then(|(_, token)| ones_of(token)).filter(|one| *one < 10.0) {
                value += one;
                next = ones + 1;
            }
        }
        while let Some(scale) = tokens.get(next).and_then(|(_, token)| scale(token)) {
            value *= scale;
            next += 1;
        }
        let money = before.and_then(unit).filter(|unit| matches!(*unit, "dollar" | "euro"));
        let dash = usize::from(tokens.get(next).is_some_and(|(_, token)| *token == "-"));
        let behind = tokens.get(next + dash).and_then(|(_, token)| unit(token));
        let percent = tokens.get(next).is_some_and(|(_, token)| token.eq_ignore_ascii_case("per"))
            && tokens.get(next + 1).is_some_and(|(_, token)| token.eq_ignore_ascii_case("cent"));
        let unit = glued.or(money).or(percent.then_some("%")).or(behind);
        let lone_one = word && value == 1.0 && unit.is_none();
        if !lone_one {
            found.push(Figure { value, unit, told });
        }
        at = next;
    }
    // In "5 to 10 mg" and "5-10 mg" both are milligrams.
    for at in (0..found.len().saturating_sub(1)).rev() {
        if found[at].unit.is_none() && found[at + 1].unit.is_some_and(|unit| unit != "year") && in_range(text, at) {
            found[at].unit = found[at + 1].unit;
        }
    }
    found
}

/// Whether the figure at `at` is the lower end of a range: only ranges written with a dash are.
fn in_range(text: &str, at: usize) -> bool {
    let numbers: Vec<(usize, &str)> =
        text.split_word_bound_indices().filter(|(_, token)| number(token).is_some()).collect();
    match (numbers.get(at), numbers.get(at + 1)) {
        (Some((start, first)), Some((next, _))) => {
            matches!(text[start + first.len()..*next].trim(), "-" | "–" | "to" | "bis")
        }
        _ => false,
    }
}

/// A token as a number, the digits it tells, and a unit that is written onto it.
fn number(token: &str) -> Option<(f64, usize, Option<&'static str>)> {
    if token.starts_with(|first: char| first.is_ascii_digit()) {
        let plain: String = token.chars().filter(|sign| !matches!(sign, ',' | '\'' | '’' | '_')).collect();
        let digits = plain.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        let tail = &plain[digits.len()..];
        let value: f64 = digits.parse().ok()?;
        let told = digits.replace('.', "").trim_start_matches('0').trim_end_matches('0').len().max(1);
        // "1990s" and "3rd" are the number with an ending; "b2" never begins with a digit.
        return Some((value, told, unit(tail).filter(|_| tail != "s")));
    }
    if let Some((_, value)) = TENS.iter().find(|(name, _)| name.eq_ignore_ascii_case(token)) {
        return Some((*value, 1, None));
    }
    if let Some(value) = ones_of(token) {
        return Some((value, 2, None));
    }
    None
}

fn ones_of(token: &str) -> Option<f64> {
    let place = |names: &[&str]| names.iter().position(|name| name.eq_ignore_ascii_case(token));
    let ordinal = || place(&ORDINALS).map(|value| value + 3);
    place(&ONES).or_else(|| place(&GERMAN_ONES)).or_else(ordinal).map(|value| value as f64)
}

fn scale(token: &str) -> Option<f64> {
    SCALES.iter().find(|(name, _)| name.eq_ignore_ascii_case(token)).map(|(_, scale)| *scale)
}

fn unit(token: &str) -> Option<&'static str> {
    let lower = token.to_lowercase();
    UNITS.iter().find(|(_, written)| written.contains(&lower.as_str())).map(|(unit, _)| *unit)
}

impl Figure {
    /// Whether `other` says the same; `roughly` lets it be rounded.
    pub fn is(&self, other: &Figure, roughly: bool) -> bool {
        let equal = (self.value - other.value).abs() <= 1e-9 * self.value.abs().max(1.0);
        let rounded = roughly && {
            let step = 10f64.powf(self.value.abs().max(1e-9).log10().floor() + 1.0 - self.told as f64);
            (self.value - other.value).abs() <= step / 2.0
        };
        (equal || rounded) && (self.unit.is_none() || other.unit.is_none() || self.unit == other.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(f64, Option<&'static str>)> {
        figures(text).into_iter().map(|figure| (figure.value, figure.unit)).collect()
    }

    #[test]
    fn figures_are_one_form_however_they_are_written() {
        /// A text, and its figures with their units.
        type Case<'a> = (&'a str, &'a [(f64, Option<&'a str>)]);
        let cases: [Case; 13] = [
            ("The 1,827 cases", &[(1827.0, None)]),
            ("2 million, two million and 2,000,000", &[(2e6, None), (2e6, None), (2e6, None)]),
            ("twenty-five minutes", &[(25.0, Some("minute"))]),
            ("71% against 61 percent and 5 per cent", &[(71.0, Some("%")), (61.0, Some("%")), (5.0, Some("%"))]),
            ("One of them", &[]),
            ("one year", &[(1.0, Some("year"))]),
            ("$5 million", &[(5e6, Some("dollar"))]),
            ("5-10 mg", &[(5.0, Some("mg")), (10.0, Some("mg"))]),
            ("in the 1990s", &[(1990.0, None)]),
            ("0.05 and 3.5", &[(0.05, None), (3.5, None)]),
            ("a 12-week course", &[(12.0, Some("week"))]),
            ("vitamin B12", &[]),
            ("zwei Wochen", &[(2.0, Some("week"))]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_rounded_figure_is_the_same_only_where_it_says_so() {
        let (claimed, held) = (&figures("180")[0], &figures("178.6")[0]);
        assert!(claimed.is(held, true) && !claimed.is(held, false));
        assert!(!figures("150")[0].is(held, true));
        assert!(!figures("180 mg")[0].is(&figures("180 g")[0], false), "another unit is another figure");
    }
}
