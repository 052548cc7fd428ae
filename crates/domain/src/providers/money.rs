//! Prices as people write them and as they are kept: millionths, so that nothing is rounded on the way.

/// Millionths of what a person wrote, like `0.15` or `2,50`; none of them is dearer than a million.
pub(super) fn millionths(text: &str) -> Option<i64> {
    let text = text.trim().trim_start_matches('$').trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|one| one.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > 6 || !digits(whole) || !digits(part) {
        return None;
    }
    let part = format!("{part:0<6}");
    Some(whole.parse::<i64>().ok()? * 1_000_000 + part.parse::<i64>().ok()?)
}

/// The same for a person: `0.15`.
pub(super) fn written(millionths: i64) -> String {
    let (whole, part) = (millionths / 1_000_000, millionths % 1_000_000);
    let part = format!("{part:06}");
    match part.trim_end_matches('0') {
        "" => whole.to_string(),
        part => format!("{whole}.{part:0<2}"),
    }
}

/// What tokens cost, rounded up: `price` is in millionths for a million of them.
pub(super) fn cost(tokens: u64, price: i64) -> i64 {
    let millionths = (u128::from(tokens) * price.max(0) as u128).div_ceil(1_000_000);
    i64::try_from(millionths).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_as_written_and_written_as_read() {
        for (text, kept, back) in [
            ("0.15", 150_000, "0.15"),
            ("2,5", 2_500_000, "2.50"),
            ("$ 10", 10_000_000, "10"),
            ("0.000001", 1, "0.000001"),
            ("0", 0, "0"),
        ] {
            assert_eq!(millionths(text), Some(kept), "{text}");
            assert_eq!(written(kept), back);
        }
        for wrong in ["", "-1", "1e3", "a", "1.2.3", "0.0000001", "1234567", ".5"] {
            assert_eq!(millionths(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn tokens_cost_their_part_of_a_million() {
        assert_eq!(cost(1_000, 150_000), 150);
        assert_eq!(cost(1, 150_000), 1, "rounded up");
        assert_eq!(cost(0, 150_000), 0);
        assert_eq!(cost(u64::MAX, i64::MAX), i64::MAX);
    }
}
