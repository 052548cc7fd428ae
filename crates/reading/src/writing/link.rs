//! Addresses that may stand in a document.

/// Longer ones are data, not addresses.
const LONGEST: usize = 2_000;

/// The address as it can stand between a link's round brackets; `None` for what a person should not be led to.
pub(super) fn address(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, _) = address.split_once(':')?;
    let known = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !known || address.len() > LONGEST {
        return None;
    }
    let mut out = String::with_capacity(address.len());
    for character in address.chars() {
        match character {
            ' ' | '<' | '>' | '(' | ')' | '[' | ']' | '\\' | '"' | '\'' | '`' | '|' | '$' | '*' | '^' | '{' | '}' => {
                out.push_str(&format!("%{:02X}", character as u32));
            }
            '&' => out.push_str("&amp;"),
            character if character.is_control() || character.is_whitespace() => {}
            character => out.push(character),
        }
    }
    Some(out)
}
