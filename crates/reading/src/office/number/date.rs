//! Days counted from 1900 or 1904, as dates and times.

use super::format::DateParts;

/// The last day that Excel knows, 9999-12-31.
const LAST_DAY: f64 = 2_958_466.0;
const SECONDS: f64 = 86_400.0;

/// ISO 8601; `None` where the number is no date.
pub(super) fn shown(value: f64, parts: DateParts, from_1904: bool) -> Option<String> {
    if !(0.0..LAST_DAY).contains(&value) {
        return None;
    }
    let seconds = (value * SECONDS).round() as u64;
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let mut text = Vec::new();
    if parts.year || parts.month || parts.day {
        let (year, month, day) = civil(days, from_1904);
        let month_too = parts.month || parts.day;
        text.push(match (month_too, parts.day || !parts.year) {
            (true, true) => format!("{year:04}-{month:02}-{day:02}"),
            (true, false) => format!("{year:04}-{month:02}"),
            (false, _) => format!("{year:04}"),
        });
    }
    if parts.hour || parts.minute || parts.second {
        let hours = if parts.elapsed { seconds / 3_600 } else { second / 3_600 };
        let mut time = format!("{hours:02}:{:02}", second / 60 % 60);
        if parts.second {
            time.push_str(&format!(":{:02}", second % 60));
        }
        text.push(time);
    }
    Some(text.join(" "))
}

/// Year, month and day. Excel counts a 29 February 1900 that never was; days before it are one less away.
fn civil(days: u64, from_1904: bool) -> (i64, i64, i64) {
    let since_1970 = match days as i64 {
        days if from_1904 => days - 24_107,
        days if days < 61 => days - 25_568,
        days => days - 25_569,
    };
    // After Hinnant's "chrono-compatible low-level date algorithms".
    let shifted = since_1970 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
