//! What stands before a Markdown text between two lines of `---`: `title: …`, as the programs that make pages of it read.
//!
//! It understands lines of a name and a value, and lists of names; it is no reader of YAML.

use crate::About;

/// Lines beyond which there is no end of it.
const LINES: usize = 200;
/// Characters of a value.
const LONGEST: usize = 300;

/// What it says, and the text behind it. A text without it is whole.
pub(super) fn split(source: &str) -> (About, &str) {
    let nothing = (About::default(), source);
    let mut lines = source.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return nothing };
    let mut at = first.len();
    let mut said = Vec::new();
    for line in lines.take(LINES) {
        at += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            let about = about(&said);
            return (about, &source[at..]);
        }
        said.push(line.trim_end());
    }
    nothing
}

fn about(lines: &[&str]) -> About {
    About {
        title: value(lines, &["title"]),
        author: value(lines, &["author", "authors"]),
        date: value(lines, &["date"]).map(|date| match date.get(..10) {
            Some(day) if is_day(day) => day.to_string(),
            _ => date,
        }),
        site: None,
        language: value(lines, &["lang", "language"]).filter(|tag| is_language(tag)).map(|tag| tag.replace('_', "-")),
    }
}

/// The value of the first of these names; of a list its items.
fn value(lines: &[&str], names: &[&str]) -> Option<String> {
    let named = |line: &&str| {
        line.split_once(':').is_some_and(|(name, _)| names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted)))
    };
    let at = lines.iter().position(named)?;
    let (_, value) = lines[at].split_once(':')?;
    let value = value.trim();
    let items: Vec<String> = if value.is_empty() {
        let below = lines[at + 1..].iter().map_while(|line| line.trim_start().strip_prefix("- "));
        below.map(|item| item.trim_start().strip_prefix("name:").unwrap_or(item)).map(unquoted).collect()
    } else if let Some(list) = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        list.split(',').map(unquoted).collect()
    } else {
        vec![unquoted(value)]
    };
    let value: String = items.join(", ").chars().take(LONGEST).collect();
    Some(value).filter(|value| !value.is_empty() && !value.starts_with(['|', '>', '{']))
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(value).trim().to_string()
}

fn is_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

fn is_language(tag: &str) -> bool {
    let first = tag.split(['-', '_']).next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && tag.len() <= 20
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn title_authors_date_and_language_are_taken_from_it() {
        let (about, text) = split(
            "---\ntitle: \"My: Lecture\"\nauthors:\n  - Ann\n  - name: Bob\ntags: [a, b]\ndate: 2026-01-02T10:00:00\nlang: de_AT\n---\n# One\n",
        );
        assert_eq!(text, "# One\n");
        assert_eq!((about.title.as_deref(), about.author.as_deref()), (Some("My: Lecture"), Some("Ann, Bob")));
        assert_eq!((about.date.as_deref(), about.language.as_deref()), (Some("2026-01-02"), Some("de-AT")));
    }

    #[test]
    fn a_text_without_it_is_whole() {
        for text in ["# One\n---\ntitle: x\n---\n", "---\ntitle: never ends\n", "", "---"] {
            assert_eq!(split(text), (Default::default(), text));
        }
    }
}
