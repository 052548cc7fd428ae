//! Marks: "[5]", "(5 marks)", "5 Punkte", "[Total: 12 marks]".

/// Marks that end a line or stand by themselves: the line without them, and how many. Those of a whole question are told
/// by "total", which does not count for the part it stands behind.
pub(super) fn take(line: &str) -> (String, Option<f32>) {
    let trimmed = line.trim_end_matches([' ', '.', '_', '\t']);
    let Some((start, inside)) = last_bracket(trimmed).or_else(|| bare(trimmed)) else {
        return (line.trim_end().to_owned(), None);
    };
    let lower = inside.to_lowercase();
    let Some(value) = number(&lower) else { return (line.trim_end().to_owned(), None) };
    let rest = trimmed[..start].trim_end_matches([' ', '.', '_', '\t']).to_owned();
    let rest = if trimmed[..start].trim_end().ends_with('.') && !trimmed[..start].trim_end().ends_with("..") {
        format!("{rest}.")
    } else {
        rest
    };
    (rest, (!lower.contains("total") && !lower.contains("gesamt")).then_some(value))
}

/// Where the bracket that ends the line opens, and what is in it. Recognisers take "[" for "(" and "{".
fn last_bracket(line: &str) -> Option<(usize, &str)> {
    let close = line.chars().next_back().filter(|c| ")]}|".contains(*c))?;
    let inner = &line[..line.len() - close.len_utf8()];
    let open = inner.rfind(['(', '[', '{', '|'])?;
    let inside = &inner[open + 1..];
    (inside.len() <= 24).then_some((open, inside))
}

/// "… 5 Punkte" or "5 marks" without brackets at the end of a line.
fn bare(line: &str) -> Option<(usize, &str)> {
    let lower = line.to_lowercase();
    if lower.len() != line.len() {
        return None;
    }
    let word =
        ["marks", "mark", "punkte", "punkt", "points", "pts", "credits"].iter().find(|word| lower.ends_with(**word))?;
    let before = lower[..line.len() - word.len()].trim_end();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || ".,½".contains(c)).len();
    (digits > 0).then(|| (before.len() - digits, &line[before.len() - digits..]))
}

/// The number in "5", "5 marks", "5 P.", "l0 marks" as a recogniser reads it; `None` for anything else.
fn number(inside: &str) -> Option<f32> {
    let words = [
        "marks",
        "mark",
        "punkte",
        "punkt",
        "points",
        "point",
        "pts",
        "pt",
        "credits",
        "p",
        "m",
        "total",
        "gesamt",
        "insgesamt",
        "each",
        "je",
        "maximum",
        "max",
        "be",
        "pkt",
    ];
    let says = inside.split_whitespace().any(|part| words.contains(&part.trim_end_matches('.')));
    let mut found = None;
    for part in inside.split(|c: char| c.is_whitespace() || ":=./".contains(c)).filter(|part| !part.is_empty()) {
        if words.contains(&part) {
            continue;
        }
        let fixed: String = part
            .chars()
            .map(|c| match c {
                'l' | 'i' | '|' => '1',
                'o' => '0',
                's' => '5',
                ',' => '.',
                other => other,
            })
            .collect();
        let glued = words.iter().find_map(|word| fixed.strip_suffix(word)).unwrap_or(&fixed);
        let value = glued.parse::<f32>().ok().filter(|value| (0.25..=200.0).contains(value))?;
        // "(i)" and "(l)" are numbers of parts, not marks.
        if (part.chars().all(char::is_alphabetic) && !says) || found.is_some() {
            return None;
        }
        found = Some(value);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn marks_are_taken_in_every_dress() {
        for (line, rest, marks) in [
            ("Define osmosis. [5]", "Define osmosis.", Some(5.0)),
            ("Define osmosis. (5 marks)", "Define osmosis.", Some(5.0)),
            ("Define osmosis ........ [2 marks]", "Define osmosis", Some(2.0)),
            ("Nennen Sie drei Ionen. (3 Punkte)", "Nennen Sie drei Ionen.", Some(3.0)),
            ("Nennen Sie drei Ionen. 3 Punkte", "Nennen Sie drei Ionen.", Some(3.0)),
            ("Explain. (l0 marks)", "Explain.", Some(10.0)),
            ("[Total: 12 marks]", "", None),
            ("as shown in (a)", "as shown in (a)", None),
            ("in the year (1999)", "in the year (1999)", None),
            ("see part (ii)", "see part (ii)", None),
        ] {
            assert_eq!(take(line), (rest.to_owned(), marks), "{line}");
        }
    }
}
