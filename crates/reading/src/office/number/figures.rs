//! Numbers in figures.

use super::format::Section;

/// More figures behind the point than a number of 64 bits can mean.
const FIGURES: usize = 15;

/// As it is, without the noise that binary fractions leave behind the fifteenth figure.
pub(super) fn general(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-9..1e15).contains(&size) {
        return format!("{value:e}");
    }
    // The figures before the point count too.
    let before = if size >= 1.0 { size.log10() as usize + 1 } else { 0 };
    // As many as a cell shows; of a number that is nearly nothing those that are something.
    let most = if size < 1e-3 { 12 } else { 9 };
    trimmed(&format!("{value:.*}", FIGURES.saturating_sub(before).min(most)), 0)
}

/// By the section for its sign.
pub(super) fn shown(value: f64, sections: &[Section]) -> String {
    let (section, own_sign) = match sections {
        [only] => (only, false),
        [_, negative, ..] if value < 0.0 => (negative, true),
        [_, _, zero, ..] if value == 0.0 => (zero, false),
        [positive, ..] => (positive, false),
        [] => return general(value),
    };
    let mut number = value.abs();
    if section.percent {
        number *= 100.0;
    }
    number /= 1000_f64.powi(section.scale.min(10) as i32);
    let figures = if !section.figures {
        String::new()
    } else if section.exponent {
        exponential(number, section)
    } else {
        grouped(&trimmed(&format!("{number:.*}", section.most.min(FIGURES)), section.least), section)
    };
    let zero = !figures.chars().any(|character| matches!(character, '1'..='9'));
    let sign = if value < 0.0 && !own_sign && !zero { "-" } else { "" };
    let text = format!("{sign}{}{figures}{}", section.before, section.after);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the zeros behind the point that need not be there; `least` of them stay, as far as there are so many.
fn trimmed(figures: &str, least: usize) -> String {
    let Some((whole, behind)) = figures.split_once('.') else { return figures.to_string() };
    let kept = behind.trim_end_matches('0').len().max(least.min(behind.len()));
    let sign = if whole == "-0" && kept == 0 { "0" } else { whole };
    if kept == 0 { sign.to_string() } else { format!("{whole}.{}", &behind[..kept]) }
}

fn grouped(figures: &str, section: &Section) -> String {
    let (whole, behind) = figures.split_once('.').map_or((figures, None), |(whole, behind)| (whole, Some(behind)));
    let whole = if whole == "0" && section.whole == 0 && behind.is_some() { "" } else { whole };
    let mut whole = format!("{whole:0>width$}", width = section.whole.min(30));
    if section.thousands {
        let mut at = whole.len();
        while at > 3 {
            at -= 3;
            whole.insert(at, ',');
        }
    }
    behind.map_or(whole.clone(), |behind| format!("{whole}.{behind}"))
}

fn exponential(number: f64, section: &Section) -> String {
    let text = format!("{number:.*e}", section.most.min(FIGURES));
    let (figures, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{}E{sign}{exponent:0>2}", trimmed(figures, section.least))
}
