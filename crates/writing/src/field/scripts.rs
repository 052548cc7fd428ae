//! Small raised and lowered letters, as far as Unicode has them.

const PLAIN: &str = "0123456789+-=()ni";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ";

/// `text` raised or lowered; as it is where a letter has no such form.
pub(super) fn raised(text: &str, up: bool) -> String {
    let forms: Vec<char> = if up { RAISED } else { LOWERED }.chars().collect();
    text.chars()
        .map(|letter| PLAIN.chars().position(|plain| plain == letter).and_then(|place| forms.get(place).copied()))
        .collect::<Option<String>>()
        .unwrap_or_else(|| text.to_owned())
}
