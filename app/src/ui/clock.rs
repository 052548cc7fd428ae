//! A second of a recording as people read it.

/// `4:05`, `1:02:03`.
pub fn clock(second: u32) -> String {
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn hours_are_said_only_where_there_are_any() {
        assert_eq!((clock(5).as_str(), clock(245).as_str(), clock(3_723).as_str()), ("0:05", "4:05", "1:02:03"));
    }
}
