//! A format's code, such as `#,##0.00 "€";[Red]-#,##0.00`, understood.

/// What a format shows.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::office) enum Format {
    General,
    Date(DateParts),
    /// For positive numbers, negative ones, zero; one or two may serve for all.
    Figures(Vec<Section>),
}

/// Which parts of a date or time are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct DateParts {
    pub(super) year: bool,
    pub(super) month: bool,
    pub(super) day: bool,
    pub(super) hour: bool,
    pub(super) minute: bool,
    pub(super) second: bool,
    /// Hours go on beyond 24.
    pub(super) elapsed: bool,
}

/// One of a format's sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::office) struct Section {
    pub(super) before: String,
    pub(super) after: String,
    /// Figures that are shown before the point in any case.
    pub(super) whole: usize,
    /// Figures behind the point: shown in any case, and at most.
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) thousands: bool,
    /// How often the number is divided by 1,000.
    pub(super) scale: usize,
    pub(super) percent: bool,
    pub(super) exponent: bool,
    /// Shows the number at all, rather than only words.
    pub(super) figures: bool,
    pub(super) fraction: bool,
}

/// Longer codes are nobody's.
const LONGEST: usize = 512;

impl Format {
    /// Reads a code; what cannot be understood is `General`.
    pub(in crate::office) fn read(code: &str) -> Self {
        let code = code.trim();
        if code.is_empty() || code.len() > LONGEST || code.eq_ignore_ascii_case("general") || code == "@" {
            return Self::General;
        }
        if let Some(parts) = date(code) {
            return Self::Date(parts);
        }
        let sections: Vec<Section> = split(code).iter().take(3).map(|section| self::section(section)).collect();
        if sections.first().is_some_and(|first| first.fraction || !first.figures && first.before.is_empty()) {
            return Self::General;
        }
        Self::Figures(sections)
    }

    /// One of those that have a number instead of a code.
    pub(in crate::office) fn built_in(number: u32) -> Self {
        Self::read(match number {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
            18 | 20 | 32 | 33 | 55 | 56 => "h:mm",
            19 | 21 => "h:mm:ss",
            22 => "yyyy-mm-dd h:mm",
            37 | 38 => "#,##0;(#,##0)",
            39 | 40 => "#,##0.00;(#,##0.00)",
            45 | 47 => "mm:ss",
            46 => "[h]:mm:ss",
            48 => "0.0E+0",
            _ => "General",
        })
    }
}

/// Its characters with what they are: `true` for one that is shown as itself.
fn characters(code: &str) -> Vec<(char, bool)> {
    let mut out = Vec::new();
    let mut rest = code.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => {
                out.extend(rest.by_ref().take_while(|character| *character != '"').map(|character| (character, true)))
            }
            '\\' => out.extend(rest.next().map(|character| (character, true))),
            '_' => {
                rest.next();
                out.push((' ', true));
            }
            '*' => drop(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|character| *character != ']').collect();
                if let Some(currency) = inside.strip_prefix('$') {
                    out.extend(
                        currency.split('-').next().unwrap_or_default().chars().map(|character| (character, true)),
                    );
                } else if inside.chars().all(|character| "hmsHMS".contains(character)) && !inside.is_empty() {
                    out.push(('[', false));
                    out.extend(inside.chars().map(|character| (character, false)));
                }
            }
            character => out.push((character, false)),
        }
    }
    out
}

fn split(code: &str) -> Vec<Vec<(char, bool)>> {
    characters(code).split(|(character, literal)| *character == ';' && !literal).map(<[_]>::to_vec).collect()
}

fn date(code: &str) -> Option<DateParts> {
    let first = split(code).into_iter().next()?;
    let letters: Vec<char> =
        first.iter().filter(|(_, literal)| !literal).map(|(c, _)| c.to_ascii_lowercase()).collect();
    if letters.iter().any(|letter| matches!(letter, '0' | '#' | '?')) && !letters.contains(&'s') {
        return None;
    }
    let mut parts = DateParts::default();
    let mut at = 0;
    let mut before = ' ';
    while let Some(letter) = letters.get(at).copied() {
        let run = letters[at..].iter().take_while(|other| **other == letter).count();
        match letter {
            'y' | 'e' => parts.year = true,
            'd' => parts.day |= run < 3 || parts.day,
            'h' => parts.hour = true,
            's' => parts.second = true,
            '[' => parts.elapsed = true,
            'm' => {
                let next = letters[at + run..].iter().find(|letter| "ydhsm".contains(**letter));
                let minutes = run < 3 && (before == 'h' || next == Some(&'s') || parts.elapsed);
                if minutes { parts.minute = true } else { parts.month = true }
            }
            _ => {}
        }
        if "ydhsm".contains(letter) {
            before = letter;
        }
        at += run;
    }
    let any = parts.year || parts.month || parts.day || parts.hour || parts.minute || parts.second;
    any.then_some(parts)
}

fn section(characters: &[(char, bool)]) -> Section {
    let mut section = Section::default();
    let mut point = false;
    let mut commas = 0;
    let mut at = 0;
    while let Some((character, literal)) = characters.get(at).copied() {
        at += 1;
        if literal {
            if section.figures {
                section.after.push(character)
            } else {
                section.before.push(character)
            }
            continue;
        }
        match character {
            '0' | '#' | '?' if section.exponent => {}
            '0' | '#' | '?' => {
                section.figures = true;
                section.thousands |= commas > 0 && !point;
                commas = 0;
                let shown = usize::from(character == '0');
                if point {
                    section.most += 1;
                    section.least = if shown == 1 { section.most } else { section.least };
                } else {
                    section.whole += shown;
                }
            }
            '.' if section.figures || !point => point = true,
            ',' => commas += 1,
            '%' => {
                section.percent = true;
                if section.figures { section.after.push('%') } else { section.before.push('%') }
            }
            'E' | 'e' if section.figures => {
                section.exponent = true;
                at += usize::from(matches!(characters.get(at), Some(('+' | '-', false))));
            }
            '/' if section.figures => section.fraction = true,
            '@' => {}
            other if section.figures => section.after.push(other),
            other => section.before.push(other),
        }
    }
    section.scale = commas;
    section
}
