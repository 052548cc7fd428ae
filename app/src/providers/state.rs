//! Small decisions behind the pages of models: words of forms, and how numbers read.

use contract::{ProviderKind, Work};

/// A kind as a form sends it.
pub fn kind_word(kind: ProviderKind) -> &'static str {
    match kind {
        ProviderKind::Openai => "openai",
        ProviderKind::Ollama => "ollama",
        ProviderKind::Gemini => "gemini",
        ProviderKind::HuggingFace => "hugging_face",
    }
}

/// A kind of work as a form sends it.
pub fn work_word(work: Work) -> &'static str {
    match work {
        Work::Chat => "chat",
        Work::Generate => "generate",
        Work::Vision => "vision",
    }
}

/// A number with its thousands apart, by a space that does not break.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// Dollars of millionths: to the cent, or as small as it is.
pub fn dollars(millionths: u64) -> String {
    match millionths {
        0 => "$0".into(),
        1..10_000 => format!("${}", format!("0.{millionths:06}").trim_end_matches('0')),
        _ => format!("${}.{:02}", millionths / 1_000_000, millionths % 1_000_000 / 10_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1\u{202f}234\u{202f}567");
        for (millionths, words) in [(0, "$0"), (450, "$0.00045"), (12_345, "$0.01"), (3_500_000, "$3.50")] {
            assert_eq!(dollars(millionths), words);
        }
    }
}
