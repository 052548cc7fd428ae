//! Numbers in front of questions and their parts: "1.", "Question 2", "(a)", "b)", "(iii)", "Aufgabe 3:".

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// "1.", "Question 1".
    Question,
    /// "(a)".
    Part,
    /// "(i)".
    SubPart,
    /// "A." or "A)" before an option.
    Option,
}

/// A number at the beginning of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    pub level: Level,
    /// Without brackets, lower case but for options.
    pub written: String,
    /// Bytes of it with what parts it from the text.
    pub length: usize,
    /// It says "Question" or "Aufgabe": nothing else can be meant.
    pub sure: bool,
}

/// The number that a line begins with.
pub(super) fn of(line: &str) -> Option<Number> {
    let inner = line.trim_start();
    let lead = line.len() - inner.len();
    let number = worded(inner).or_else(|| bracketed(inner)).or_else(|| plain(inner))?;
    Some(Number { length: number.length + lead, ..number })
}

/// "Question 3", "Q3.", "Aufgabe 2:", "Frage 1)".
fn worded(line: &str) -> Option<Number> {
    let words = ["question", "aufgabe", "frage", "problem", "exercise", "übung", "q."];
    let lower = line.to_lowercase();
    let at = words.iter().find(|word| lower.starts_with(**word)).map(|word| word.len());
    let at =
        at.or_else(|| (lower.starts_with('q') && lower[1..].starts_with(|c: char| c.is_ascii_digit())).then_some(1))?;
    let rest = line.get(at..)?;
    let after = rest.trim_start_matches([' ', '.', '#']);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let behind = &after[digits..];
    let close = behind.len() - behind.trim_start_matches([' ', '.', ')', ':', '\t', '–', '-']).len();
    // "Question 3 asks" is a sentence.
    let ends = behind.is_empty() || behind.starts_with(['.', ')', ':', '\n', ' ', '(', '[', '\t']);
    let sentence = behind.trim_start().starts_with(char::is_lowercase) && close <= 1;
    let length = line.len() - behind.len() + close;
    (ends && !sentence).then(|| Number {
        level: Level::Question,
        written: after[..digits].to_owned(),
        length,
        sure: true,
    })
}

/// "(a)", "(ii)", "(3)"; a recogniser may read "(1)" for "(i)" and "{a)" for "(a)".
fn bracketed(line: &str) -> Option<Number> {
    let inside = line.strip_prefix(['(', '[', '{'])?;
    let close = inside.find([')', ']', '}'])?;
    let written = inside[..close].trim();
    let level = level(written)?;
    let behind = &inside[close + 1..];
    let gap = behind.len() - behind.trim_start().len();
    Some(Number { level, written: shown(level, written), length: line.len() - behind.len() + gap, sure: false })
}

/// "1.", "1)", "a)", "ii.", "A." – followed by a blank.
fn plain(line: &str) -> Option<Number> {
    let end = line.find([')', '.', ' ', '\t', ':'])?;
    let written = &line[..end];
    let sign = line[end..].chars().next()?;
    let behind = line.get(end + 1..)?;
    let closed = matches!(sign, ')' | '.' | ':');
    // "1.5 g" and "3.2" are no numbers of questions.
    if !closed || !(behind.is_empty() || behind.starts_with([' ', '\t', '('])) {
        return None;
    }
    let level = level(written)?;
    // "a." and "i." end abbreviations; "I." begins a name.
    if sign == ':' || (sign == '.' && matches!(level, Level::Part) && written.len() > 1) {
        return None;
    }
    let gap = behind.len() - behind.trim_start().len();
    Some(Number { level, written: shown(level, written), length: end + 1 + gap, sure: false })
}

fn shown(level: Level, written: &str) -> String {
    if level == Level::Option { written.to_owned() } else { written.to_lowercase() }
}

fn level(written: &str) -> Option<Level> {
    let bytes = written.as_bytes();
    match bytes {
        _ if bytes.is_empty() || bytes.len() > 4 => None,
        _ if bytes.len() <= 2 && bytes.iter().all(u8::is_ascii_digit) => Some(Level::Question),
        [letter] if letter.is_ascii_uppercase() => Some(Level::Option),
        // "i" and "v" are Roman where they follow "h" or stand first; `read` decides.
        [letter] if letter.is_ascii_lowercase() => {
            Some(if matches!(letter, b'i' | b'v' | b'x') { Level::SubPart } else { Level::Part })
        }
        _ if bytes.iter().all(|letter| matches!(letter, b'i' | b'v' | b'x')) => Some(Level::SubPart),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_what_looks_like_them() {
        for (line, expected) in [
            ("1. Define osmosis.", Some((Level::Question, "1"))),
            ("Question 2", Some((Level::Question, "2"))),
            ("Aufgabe 3: Erklären Sie", Some((Level::Question, "3"))),
            ("(a) State", Some((Level::Part, "a"))),
            ("b) State", Some((Level::Part, "b"))),
            ("(ii) State", Some((Level::SubPart, "ii"))),
            ("A. sodium", Some((Level::Option, "A"))),
            ("1.5 g of salt", None),
            ("Question 3 asks for more", None),
            ("(see above)", None),
            ("e.g. water", None),
            ("", None),
        ] {
            let found = of(line);
            assert_eq!(found.as_ref().map(|one| (one.level, one.written.as_str())), expected, "{line}");
        }
    }
}
