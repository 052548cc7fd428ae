//! `\(…\)` and `\[…\]`, which language models and many papers write, become the `$…$` and `$$…$$` of Markdown.
//! In files so does `\\(…\\)`, which sites that are made from Markdown have to write to get a `\(…\)` onto the page.
//!
//! Code keeps its backslashes. A delimiter without its partner in the same paragraph is left alone, and so is `\[…\]`
//! within a line: there it is a bracket that was escaped, as in `\[1\]`.

use std::borrow::Cow;

/// Bytes of a formula. Its end is looked for no further, since a long text may have very many beginnings and no end.
const LONGEST: usize = 4 << 10;

/// The same text with dollar delimiters. In it `\\(` is a backslash and a bracket, as Markdown has it.
pub fn to_dollars(source: &str) -> Cow<'_, str> {
    converted(source, false)
}

/// A file's text with dollar delimiters.
pub(crate) fn of_file(source: &str) -> Cow<'_, str> {
    converted(source, true)
}

fn converted(source: &str, doubled: bool) -> Cow<'_, str> {
    if !source.contains("\\(") && !source.contains("\\[") {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut line_start = true;
    // Nothing but blanks since the line began.
    let mut blank = true;
    while !rest.is_empty() {
        if line_start && let Some(length) = fenced(rest) {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        if let Some(length) = inline_code(rest) {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            (line_start, blank) = (false, false);
        } else if let Some((length, formula)) = formula(rest, blank, doubled) {
            out.push_str(&formula);
            rest = &rest[length..];
            (line_start, blank) = (false, false);
        } else {
            // `\\(` without its partner is an escaped backslash before a bracket, so the two go together.
            let step = if rest.starts_with("\\\\") { 2 } else { rest.chars().next().map_or(1, char::len_utf8) };
            line_start = rest.starts_with('\n');
            blank = line_start || blank && rest.starts_with(char::is_whitespace);
            out.push_str(&rest[..step]);
            rest = &rest[step..];
        }
    }
    Cow::Owned(out)
}

/// Bytes of the fenced block that begins here, its closing line included.
fn fenced(rest: &str) -> Option<usize> {
    let first = rest.split_inclusive('\n').next()?;
    let opening = first.trim_start();
    let fence = ["```", "~~~"].into_iter().find(|fence| opening.starts_with(fence))?;
    let mut length = first.len();
    for line in rest[length..].split_inclusive('\n') {
        length += line.len();
        if line.trim_start().starts_with(fence) {
            break;
        }
    }
    Some(length)
}

/// Bytes of the code span that begins here.
fn inline_code(rest: &str) -> Option<usize> {
    let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
    if ticks == 0 {
        return None;
    }
    let close = rest[ticks..].find(&"`".repeat(ticks)).map(|at| ticks + at + ticks);
    Some(close.unwrap_or(ticks))
}

fn formula(rest: &str, begins_line: bool, doubled: bool) -> Option<(usize, String)> {
    let (closing, dollars) = if doubled && rest.starts_with("\\\\(") {
        ("\\\\)", "$")
    } else if rest.starts_with("\\(") {
        ("\\)", "$")
    } else if begins_line && rest.starts_with("\\[") {
        ("\\]", "$$")
    } else {
        return None;
    };
    let inner = &rest[closing.len()..];
    let end = inner[..inner.floor_char_boundary(LONGEST)].find(closing)?;
    let behind = || inner[end + closing.len()..].split('\n').next().unwrap_or_default();
    if dollars == "$$" && !behind().chars().all(|c| c.is_whitespace() || ".,;".contains(c)) {
        return None;
    }
    let formula = inner[..end].trim();
    if formula.is_empty() || formula.contains("\n\n") || formula.contains('$') {
        return None;
    }
    Some((end + 2 * closing.len(), format!("{dollars}{formula}{dollars}")))
}

#[cfg(test)]
mod tests {
    use super::{of_file, to_dollars};

    #[test]
    fn formulas_are_told_from_escaped_brackets() {
        for (source, expected) in [
            ("So \\(x\\) is.", "So $x$ is."),
            ("\\[ x \\]", "$$x$$"),
            ("  \\[\nx\n\\].\nNext", "  $$x$$.\nNext"),
            ("As in \\[1\\] and", "As in \\[1\\] and"),
            ("\\[1\\] A. Author", "\\[1\\] A. Author"),
            ("`\\(x\\)` and \\\\(y\\\\)", "`\\(x\\)` and \\\\(y\\\\)"),
        ] {
            assert_eq!(to_dollars(source), expected);
        }
    }

    #[test]
    fn beginnings_without_an_end_are_passed_over() {
        // Each would take hours if it were looked for to the end of the text.
        for source in ["\\(".repeat(200_000), "\\(a\\)".repeat(100_000), format!("{}\\)", "\\(\n\n".repeat(100_000))] {
            assert!(to_dollars(&source).len() <= source.len());
        }
    }

    #[test]
    fn files_may_double_the_backslashes_of_a_formula() {
        for (source, expected) in [
            ("`\\(x\\)` and \\\\(y\\\\).", "`\\(x\\)` and $y$."),
            ("`\\\\(x\\\\)`, C:\\\\(old) and \\(y)", "`\\\\(x\\\\)`, C:\\\\(old) and \\(y)"),
            ("So \\(x\\) is.", "So $x$ is."),
        ] {
            assert_eq!(of_file(source), expected);
        }
    }
}
