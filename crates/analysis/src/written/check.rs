//! Checks each item of an answer: its fields, their lengths, its passages.

use super::{Body, Kept, MOST, Wanted, WrittenItem};
use crate::words::single;
use serde_json::Value;
use std::collections::HashSet;

/// Bytes of a text in an item.
const LONGEST: usize = 1_200;

pub(super) fn items(wanted: Wanted, value: &Value, passages: usize) -> Kept {
    let list = value.get("items").and_then(Value::as_array).or_else(|| value.as_array());
    let mut kept = Kept::default();
    let mut seen = HashSet::new();
    for (at, item) in list.into_iter().flatten().take(MOST).enumerate() {
        match one(wanted, item, passages) {
            // The same item again is dropped without a word.
            Ok(item) => {
                if seen.insert(asked(&item.body)) {
                    kept.items.push(item);
                }
            }
            Err(why) => kept.problems.push(format!("Item {}: {why}.", at + 1)),
        }
    }
    if kept.items.is_empty() && kept.problems.is_empty() {
        kept.problems.push("There were no items.".to_owned());
    }
    kept
}

fn one(wanted: Wanted, item: &Value, passages: usize) -> Result<WrittenItem, String> {
    let body = match wanted {
        Wanted::Terms => Body::Term { term: text(item, "term")?, definition: text(item, "definition")? },
        Wanted::Lines => Body::Line { text: text(item, "text")? },
        Wanted::Questions => question(item)?,
    };
    Ok(WrittenItem { body, passages: cited(item, passages)? })
}

/// The passages that were given; invented ones are left out, and an item with no other is an error.
fn cited(item: &Value, passages: usize) -> Result<Vec<usize>, String> {
    let named = match item.get("passages") {
        Some(Value::Array(list)) => list.iter().filter_map(whole).collect(),
        Some(one) => whole(one).into_iter().collect::<Vec<_>>(),
        None => Vec::new(),
    };
    let mut seen = HashSet::new();
    let real: Vec<usize> =
        named.into_iter().filter(|number| (1..=passages).contains(number) && seen.insert(*number)).collect();
    if real.is_empty() { Err(format!("it cites none of the passages 1 to {passages}")) } else { Ok(real) }
}

/// 3, "3" and "[3]" are the same number.
fn whole(value: &Value) -> Option<usize> {
    let said = value.as_str().map(|text| text.trim_matches(|c: char| !c.is_ascii_digit()));
    value.as_u64().and_then(|number| usize::try_from(number).ok()).or_else(|| said?.parse().ok())
}

fn question(item: &Value) -> Result<Body, String> {
    let stem = text(item, "stem")?;
    let explanation = text(item, "explanation").unwrap_or_default();
    let options: Vec<String> = item
        .get("options")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|one| single(bare(one)))
        .collect();
    let kind = item.get("kind").and_then(Value::as_str).unwrap_or(if options.is_empty() { "short" } else { "choice" });
    match kind {
        "choice" => {
            let different: HashSet<String> = options.iter().map(|one| one.to_lowercase()).collect();
            if options.len() != 4 || different.len() != 4 || different.contains("") {
                return Err("a choice needs four different options".to_owned());
            }
            let right = right(item, &options).ok_or("its answer is none of its options")?;
            Ok(Body::Choice { stem, options, right, explanation })
        }
        "truth" => {
            let said = item.get("answer");
            let word = said.and_then(Value::as_str).map(|word| word.trim().to_lowercase());
            let is_true = said.and_then(Value::as_bool).or(match word.as_deref() {
                Some("true" | "wahr" | "richtig" | "yes") => Some(true),
                Some("false" | "falsch" | "no") => Some(false),
                _ => None,
            });
            Ok(Body::Truth { stem, is_true: is_true.ok_or("its answer is neither true nor false")?, explanation })
        }
        "short" => Ok(Body::Short { stem, answer: text(item, "answer")?, explanation }),
        _ => Err("its kind is none of choice, truth and short".to_owned()),
    }
}

/// The option that the answer is, by its words, its letter or its index.
fn right(item: &Value, options: &[String]) -> Option<usize> {
    let answer = item.get("answer")?;
    if let Some(index) = answer.as_u64() {
        return usize::try_from(index).ok().filter(|index| *index < options.len());
    }
    let said = single(answer.as_str()?);
    let same = |one: &String| one.eq_ignore_ascii_case(bare(&said)) || one.eq_ignore_ascii_case(&said);
    let letter = || {
        let letter = said
            .trim_end_matches(['.', ')'])
            .bytes()
            .next()
            .filter(|_| said.trim_end_matches(['.', ')']).len() == 1)?;
        let at = letter.to_ascii_uppercase().checked_sub(b'A')?;
        Some(usize::from(at)).filter(|at| *at < options.len())
    };
    options.iter().position(same).or_else(letter)
}

/// Without "A) " in front.
fn bare(option: &str) -> &str {
    let trimmed = option.trim();
    let bytes = trimmed.as_bytes();
    let marked =
        bytes.len() > 3 && bytes[0].is_ascii_uppercase() && matches!(bytes[1], b')' | b'.') && bytes[2] == b' ';
    if marked { trimmed[3..].trim_start() } else { trimmed }
}

fn text(item: &Value, field: &str) -> Result<String, String> {
    let found = item.get(field).and_then(Value::as_str).map(single).filter(|text| !text.is_empty());
    let found = found.ok_or_else(|| format!("its {field} is missing or no text"))?;
    if found.len() > LONGEST { Err(format!("its {field} is too long")) } else { Ok(found) }
}

fn asked(body: &Body) -> String {
    let words = match body {
        Body::Term { term, .. } => term,
        Body::Line { text } => text,
        Body::Choice { stem, .. } | Body::Truth { stem, .. } | Body::Short { stem, .. } => stem,
    };
    words.to_lowercase()
}
