//! The string literals of a Rust source, as the program would have them. No parser: it knows comments, strings and
//! characters, which is what it takes to tell words that are said from words that are written.

/// A literal and the line that it begins on, from 1.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    pub line: usize,
    pub text: String,
}

/// All literals of the code; those of the tests at the file's end do not count.
pub fn literals(source: &str) -> Vec<Literal> {
    let code = source.split_once("#[cfg(test)]\nmod tests {").map_or(source, |(code, _)| code);
    let mut found = Vec::new();
    let mut rest = code;
    let mut named = false;
    while let Some(first) = rest.chars().next() {
        let line = || code[..code.len() - rest.len()].matches('\n').count() + 1;
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if let Some((text, after)) = (!named).then(|| raw(rest)).flatten() {
            found.push(Literal { line: line(), text: text.to_owned() });
            rest = after;
        } else if let Some(inside) = rest.strip_prefix('"') {
            let (text, after) = plain(inside);
            found.push(Literal { line: line(), text });
            rest = after;
        } else if first == '\'' {
            rest = &rest[character(rest)..];
        } else {
            rest = &rest[first.len_utf8()..];
        }
        named = first.is_alphanumeric() || first == '_';
    }
    found
}

/// What stands in a raw string, and what follows it.
fn raw(rest: &str) -> Option<(&str, &str)> {
    let after = rest.strip_prefix('r')?;
    let marks = after.len() - after.trim_start_matches('#').len();
    let inside = after[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    inside.split_once(&end)
}

/// What stands in a string whose quotation mark was read, and what follows it.
fn plain(mut rest: &str) -> (String, &str) {
    let mut text = String::new();
    while let Some(at) = rest.find(['"', '\\']) {
        let (before, mark) = rest.split_at(at);
        text.push_str(before);
        rest = &mark[1..];
        if mark.starts_with('"') {
            return (text, rest);
        }
        let mut chars = rest.chars();
        let escaped = chars.next();
        rest = chars.as_str();
        match escaped {
            // The line goes on where the next one begins.
            Some('\n') => rest = rest.trim_start(),
            Some('n') => text.push('\n'),
            Some(char) => text.push(char),
            None => {}
        }
    }
    (text + rest, "")
}

/// How long a character in single quotation marks is; 1 for the mark of a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => rest[2..].char_indices().skip(1).find(|(_, char)| *char == '\'').map_or(1, |(at, _)| at + 3),
        Some((_, _)) if chars.next().is_some_and(|(_, char)| char == '\'') => {
            rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at)
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        literals(source).into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn strings_are_read_as_the_program_has_them() {
        assert_eq!(texts(r#"say("One \"two\"."); say(b"x")"#), ["One \"two\".", "x"]);
        assert_eq!(texts("f(\"One \\\n    two.\", r#\"a \"b\"\"#, r\"c\")"), ["One two.", "a \"b\"", "c"]);
        assert_eq!(literals("\n\nf(\"a\")")[0].line, 3);
    }

    #[test]
    fn comments_characters_lifetimes_and_tests_hold_none() {
        assert_eq!(texts("// \"a\"\n/* \"b\" */ fn f<'a>(x: &'a str) { ('\"', '\\'', '\\u{22}', 'ä'); \"c\" }"), ["c"]);
        assert_eq!(texts("\"a\"\n#[cfg(test)]\nmod tests {\n\"b\"\n}"), ["a"]);
        assert_eq!(texts("for \"a\" in \"unended"), ["a", "unended"]);
    }
}
