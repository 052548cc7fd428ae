//! Finds the JSON in a model's answer, and closes it where it breaks off.

use serde_json::Value;

/// Bytes of an answer that are looked at.
const LONGEST: usize = 400_000;

/// The object or list in an answer, and whether it had to be mended. Fences and words around it do not matter.
pub(super) fn find(answer: &str) -> Option<(Value, bool)> {
    let mut end = answer.len().min(LONGEST);
    while !answer.is_char_boundary(end) {
        end -= 1;
    }
    let answer = &answer[..end];
    // A word in brackets may stand before the JSON.
    let starts = answer.char_indices().filter(|(_, c)| matches!(c, '{' | '[')).map(|(at, _)| at).take(5);
    for start in starts {
        let text = &answer[start..];
        let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        if let Some(Ok(value)) = stream.next()
            && is_answer(&value)
        {
            return Some((value, false));
        }
        if let Ok(value) = serde_json::from_str::<Value>(&closed(text))
            && is_answer(&value)
        {
            return Some((value, true));
        }
    }
    None
}

fn is_answer(value: &Value) -> bool {
    value.get("items").is_some_and(Value::is_array)
        || value.as_array().is_some_and(|list| list.iter().any(Value::is_object))
}

/// The text up to its last whole item, with what is open closed; commas before a closing bracket are dropped.
fn closed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut open: Vec<char> = Vec::new();
    let (mut quoted, mut escaped) = (false, false);
    // Where the last whole item ended, and what was open there.
    let mut whole: Option<(usize, Vec<char>)> = None;
    for character in text.chars() {
        if quoted {
            // A line break inside a string is what models write for "\n".
            match character {
                '\n' if !escaped => out.push_str("\\n"),
                '\t' if !escaped => out.push_str("\\t"),
                other => out.push(other),
            }
            quoted = escaped || character != '"';
            escaped = character == '\\' && !escaped;
            continue;
        }
        match character {
            '"' => quoted = true,
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' => {
                if open.pop() != Some(character) {
                    break;
                }
                while out.ends_with([',', ' ', '\n', '\r', '\t']) {
                    out.pop();
                }
            }
            _ => {}
        }
        out.push(character);
        if character == '}' {
            whole = Some((out.len(), open.clone()));
        }
        if open.is_empty() {
            return out;
        }
    }
    let (end, open) = whole.unwrap_or((out.len(), open));
    out.truncate(end);
    out.extend(open.iter().rev());
    out
}
