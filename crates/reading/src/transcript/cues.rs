//! The cues of a transcript: from when to when, who, and what.
//!
//! Invariant: any text gives cues or none; lines that make no sense are passed over. Marks are gone from the words.

/// Cues of a file; a lecture of ten hours has about 20,000.
const CUES_AT_MOST: usize = 200_000;
/// Times beyond four weeks are nonsense.
const HOURS_AT_MOST: u32 = 24 * 28;

/// Characters of a mark; what is longer is no mark.
const MARK_AT_MOST: usize = 200;

/// A few words said at a time. Seconds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub start: u32,
    pub end: u32,
    pub speaker: Option<String>,
    pub text: String,
}

/// The cues in order.
pub(super) fn cues(source: &str) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut lines = source.trim_start_matches('\u{feff}').lines().peekable();
    let mut last_line = String::new();
    while let Some(line) = lines.next() {
        let Some((start, end)) = times(line) else { continue };
        let mut cue = Cue { start, end, speaker: None, text: String::new() };
        // An empty line ends a cue; so does the next cue's time, where the empty line is missing.
        while let Some(line) = lines.next_if(|line| !line.trim().is_empty() && times(line).is_none()) {
            if lines.peek().is_some_and(|next| times(next).is_some()) && line.trim().parse::<u32>().is_ok() {
                continue; // the number of the next cue
            }
            let (speaker, words) = plain(line);
            cue.speaker = cue.speaker.or(speaker);
            // Rolling captions say a line again below the next.
            if words.is_empty() || words == last_line {
                continue;
            }
            if !cue.text.is_empty() {
                cue.text.push(' ');
            }
            cue.text.push_str(&words);
            last_line = words;
        }
        if !cue.text.is_empty() {
            cues.push(cue);
        }
        if cues.len() >= CUES_AT_MOST {
            break;
        }
    }
    cues
}

/// `00:01:02,500 --> 00:01:04,000 align:start` in seconds.
fn times(line: &str) -> Option<(u32, u32)> {
    let (start, rest) = line.split_once("-->")?;
    Some((seconds(start)?, seconds(rest.split_whitespace().next()?)?))
}

fn seconds(time: &str) -> Option<u32> {
    let time = time.trim();
    let whole = time.split([',', '.']).next()?;
    let parts: Vec<u32> = whole.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        [minutes, seconds] => (0, *minutes, *seconds),
        _ => return None,
    };
    (hours <= HOURS_AT_MOST && minutes < 60 && seconds < 60).then(|| hours * 3600 + minutes * 60 + seconds)
}

/// A line without its marks (`<i>`, `<v Ada>`, `{\an8}`), and the voice that one of them names.
fn plain(line: &str) -> (Option<String>, String) {
    let mut speaker = None;
    let mut words = String::new();
    let mut rest = line;
    while let Some(open) = rest.find(['<', '{']) {
        let close = if rest[open..].starts_with('<') { '>' } else { '}' };
        let begins_mark = rest[open + 1..].starts_with(|c: char| c.is_alphanumeric() || "/\\.".contains(c));
        let length = rest[open..].char_indices().take(MARK_AT_MOST).find(|(_, c)| *c == close).map(|(at, _)| at);
        let Some(end) = length.filter(|_| begins_mark) else {
            words.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        let mark = &rest[open + 1..open + end];
        if let Some(name) = mark.strip_prefix("v ").or_else(|| mark.strip_prefix("v.")) {
            speaker = Some(name.trim().to_string()).filter(|name| !name.is_empty());
        }
        words.push_str(&rest[..open]);
        rest = &rest[open + end + 1..];
    }
    words.push_str(rest);
    let words = words.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    (speaker, words.split_whitespace().collect::<Vec<_>>().join(" "))
}
