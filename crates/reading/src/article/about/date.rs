//! Dates as pages write them, to `YYYY-MM-DD`.
//!
//! It does not guess which of two numbers is the month: `03/04/2015` is no date.

/// The first date in the text, if it is a date that can be.
pub(super) fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let (year, month, day) = digits_first(text).or_else(|| with_a_name(text)).or_else(|| day_first(text))?;
    let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        [usize::try_from(month).ok()?.checked_sub(1).filter(|m| *m < 12)?];
    ((1900..2100).contains(&year) && (1..=longest).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `2015-03-19…`, `2015/03/19`, `20150319`.
fn digits_first(text: &str) -> Option<(u32, u32, u32)> {
    let numbers = numbers(text);
    let [(year, a), (month, _), (day, _), ..] = numbers.as_slice() else {
        let (whole, length) = *numbers.first()?;
        let compact = length == 8 && text.starts_with(|c: char| c.is_ascii_digit());
        return compact.then_some((whole / 10_000, whole / 100 % 100, whole % 100));
    };
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    let sep = text.chars().nth(4).is_some_and(|c| "-/. 年".contains(c));
    (*a == 4 && begins && sep).then_some((*year, *month, *day))
}

/// `19.03.2015`, and `13/03/2015` where it cannot be the other way round.
fn day_first(text: &str) -> Option<(u32, u32, u32)> {
    let numbers = numbers(text);
    let [(first, _), (second, _), (year, 4), ..] = numbers.as_slice() else { return None };
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    match text.trim_start_matches(|c: char| c.is_ascii_digit()).chars().next() {
        Some('.') => Some((*year, *second, *first)),
        Some('/' | '-') if *first > 12 => Some((*year, *second, *first)),
        Some('/' | '-') if *second > 12 || first == second => Some((*year, *first, *second)),
        _ => None,
    }
}

/// `March 19, 2015`, `19 March 2015`, `Thu, 19 Mar 2015`, and so in German, French and Spanish.
fn with_a_name(text: &str) -> Option<(u32, u32, u32)> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(40).collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at])?;
    let number = |word: &&str| -> Option<u32> {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        digits.parse().ok().filter(|_| digits.len() <= 4)
    };
    let near: Vec<u32> = words[at.saturating_sub(2)..(at + 4).min(words.len())].iter().filter_map(number).collect();
    let year = near.iter().copied().find(|n| *n >= 1900)?;
    let before = words[..at].iter().rev().take(2).find_map(number).filter(|n| (1..=31).contains(n));
    let after = words[at + 1..].iter().take(1).find_map(number).filter(|n| (1..=31).contains(n));
    Some((year, month, after.or(before)?))
}

fn month(word: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["january", "jan", "januar", "janvier", "enero", "jänner"],
        &["february", "feb", "februar", "février", "febrero"],
        &["march", "mar", "märz", "mars", "marzo"],
        &["april", "apr", "avril", "abril"],
        &["may", "mai", "mayo"],
        &["june", "jun", "juni", "juin", "junio"],
        &["july", "jul", "juli", "juillet", "julio"],
        &["august", "aug", "août", "agosto"],
        &["september", "sep", "sept", "septembre", "septiembre"],
        &["october", "oct", "okt", "oktober", "octobre", "octubre"],
        &["november", "nov", "novembre", "noviembre"],
        &["december", "dec", "dez", "dezember", "décembre", "diciembre"],
    ];
    NAMES.iter().position(|names| names.contains(&word)).map(|index| index as u32 + 1)
}

/// Runs of digits (of at most eight), with their lengths.
fn numbers(text: &str) -> Vec<(u32, usize)> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty() && run.len() <= 8)
        .take(6)
        .filter_map(|run| run.parse().ok().map(|number| (number, run.len())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn usual_dates_are_understood() {
        for text in [
            "2015-03-19T10:11:12+01:00",
            "2015/03/19",
            "20150319",
            "March 19, 2015",
            "Thu, 19 Mar 2015 10:00:00 GMT",
            "19. März 2015",
            "19.03.2015 18:30",
            "Published March 19th, 2015 at 7:00",
            "19/03/2015",
            "03/19/2015",
        ] {
            assert_eq!(date(text).as_deref(), Some("2015-03-19"), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["03/04/2015", "2015", "", "2015-13-40", "May", "yesterday", "99999999999", "31 February 2015"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
