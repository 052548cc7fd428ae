//! `\(…\)` and `\[…\]`, which language models and many papers write, become the `$…$` and `$$…$$` of Markdown.
//!
//! Code keeps its backslashes. A delimiter without its partner in the same paragraph is left alone.

use std::borrow::Cow;

/// The same text with dollar delimiters.
pub fn to_dollars(source: &str) -> Cow<'_, str> {
    if !source.contains("\\(") && !source.contains("\\[") {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut line_start = true;
    while !rest.is_empty() {
        if line_start && let Some(length) = fenced(rest) {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        if let Some(length) = inline_code(rest) {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            line_start = false;
        } else if let Some((length, formula)) = formula(rest) {
            out.push_str(&formula);
            rest = &rest[length..];
            line_start = false;
        } else {
            // `\\(` is an escaped backslash before a bracket, so the two go together.
            let step = if rest.starts_with("\\\\") { 2 } else { rest.chars().next().map_or(1, char::len_utf8) };
            line_start = rest.starts_with('\n');
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

fn formula(rest: &str) -> Option<(usize, String)> {
    let (closing, dollars) = if rest.starts_with("\\(") {
        ("\\)", "$")
    } else if rest.starts_with("\\[") {
        ("\\]", "$$")
    } else {
        return None;
    };
    let inner = &rest[2..];
    let end = inner.find(closing)?;
    let formula = inner[..end].trim();
    if formula.is_empty() || formula.contains("\n\n") || formula.contains('$') {
        return None;
    }
    Some((2 + end + 2, format!("{dollars}{formula}{dollars}")))
}
