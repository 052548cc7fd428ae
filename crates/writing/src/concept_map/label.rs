//! Labels broken into lines, and how wide they are.

/// Letters on a line, about.
const LINE: usize = 24;
const LINES: usize = 4;

/// A label's lines; a fourth line ends with dots where there is more.
pub(super) fn lines(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in label.split_whitespace() {
        let mut word: Vec<char> = word.chars().filter(|letter| !letter.is_control()).collect();
        while !word.is_empty() {
            let here = lines.last().map_or(0, |line| line.chars().count());
            let room = LINE.saturating_sub(here + usize::from(here > 0));
            if word.len() > room && here > 0 {
                lines.push(String::new());
                continue;
            }
            let rest = word.split_off(word.len().min(LINE));
            if let Some(line) = lines.last_mut() {
                if here > 0 {
                    line.push(' ');
                }
                line.extend(word.iter());
            }
            word = rest;
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// About how wide a text is, in points, at a size of letters. Wide scripts take a whole square for a letter.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '\'' | '(' | ')' | 'I' => 0.34,
            'm' | 'w' | 'M' | 'W' => 0.92,
            'A'..='Z' => 0.72,
            letter if (letter as u32) >= 0x1100 => 1.05,
            _ => 0.58,
        })
        .sum();
    ems * size
}
