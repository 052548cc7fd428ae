//! Text that reads as text: a backslash before whatever Markdown would take for a mark.
//!
//! An opening bracket stays bare where it can, because `\[` is how many write a formula's beginning; its closing partner
//! carries the backslash instead.

/// Adds `text`, which has no line breaks and only single blanks, behind `out`. `next` is what will follow it.
pub(super) fn push(out: &mut String, text: &str, line_start: bool, next: Option<char>) {
    let numbered = line_start.then(|| number_mark(text)).flatten();
    let mut before = out.chars().next_back();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, after)| *after).or(next);
        let escape = match character {
            '\\' | '`' | '*' | '<' | '|' | '$' | '~' | ']' => true,
            '_' => !(word(before) && word(after)),
            '&' => after.is_some_and(|after| after == '#' || after.is_ascii_alphanumeric()),
            '!' => after == Some('['),
            '#' => at == 0 && line_start || after.is_none(),
            '>' | '+' | '-' | '=' | ':' => at == 0 && line_start,
            _ => numbered == Some(at),
        };
        if escape {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
}

/// The same inside of a link's or a picture's brackets.
pub(super) fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push(&mut out, text, false, None);
    out.replace('[', "&#91;")
}

fn word(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}

/// Where the dot of `12.` or the bracket of `12)` stands, if the line would begin a numbered list.
fn number_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text.as_bytes().get(digits)?;
    let ends = text.as_bytes().get(digits + 1).is_none_or(|after| *after == b' ');
    (digits > 0 && digits < 10 && matches!(mark, b'.' | b')') && ends).then_some(digits)
}
