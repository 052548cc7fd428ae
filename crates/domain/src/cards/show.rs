//! A card as it is asked and answered: HTML that is safe to put on a page.
//!
//! Gaps and media of one's own become marks of private signs, which no text may hold; after everything has been
//! sanitised the marks become tags of ours.

use super::medium::Medium;
use crate::markdown;
use ::store::entities::card;
use contract::{CardKind, cloze};

const GAP: char = '\u{E020}';
const GAP_ENDS: char = '\u{E021}';
const MEDIUM: char = '\u{E022}';
const MEDIUM_ENDS: char = '\u{E023}';

/// What is asked, and what is answered.
pub(super) fn sides(row: &card::Model, kind: CardKind) -> (String, String) {
    let (front, back) = (without_marks(&row.front), without_marks(&row.back));
    match kind {
        CardKind::Basic | CardKind::Occlusion => (html(&front), html(&back)),
        CardKind::Cloze => {
            let asked = row.ordinal.max(0) as u32 + 1;
            let question = cloze::filled(&front, |number, answer, hint| match number == asked {
                true => format!("{GAP}[{}]{GAP_ENDS}", hint.unwrap_or("…")),
                false => answer.to_owned(),
            });
            let answer = cloze::filled(&front, |number, answer, _| match number == asked {
                true => format!("{GAP}{answer}{GAP_ENDS}"),
                false => answer.to_owned(),
            });
            let beside = if back.is_empty() { String::new() } else { format!("<hr>\n{}", html(&back)) };
            (html(&question), html(&answer) + &beside)
        }
    }
}

/// Both sides as words; the gap that is asked stands in brackets.
pub(super) fn words(row: &card::Model, kind: CardKind) -> [String; 2] {
    let front = match kind {
        CardKind::Basic | CardKind::Occlusion => markdown::words(&row.front),
        CardKind::Cloze => {
            let asked = row.ordinal.max(0) as u32 + 1;
            let filled = |number: u32, answer: &str, _: Option<&str>| match number == asked {
                true => format!("[{answer}]"),
                false => answer.to_owned(),
            };
            markdown::words(&cloze::filled(&row.front, filled))
        }
    };
    [front, markdown::words(&row.back)]
}

/// One side as HTML.
pub(super) fn html(source: &str) -> String {
    let marked = with_media(source);
    let mut html = markdown::html(&marked);
    for (sign, tag) in [(GAP, "<mark class=\"gap\">"), (GAP_ENDS, "</mark>")] {
        html = html.replace(sign, tag);
    }
    let mut shown = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((before, marked)) = rest.split_once(MEDIUM) {
        shown.push_str(before);
        let (name, after) = marked.split_once(MEDIUM_ENDS).unwrap_or((marked, ""));
        if let Some(medium) = Medium::named(name) {
            shown.push_str(&medium.html(name));
        }
        rest = after;
    }
    shown.push_str(rest);
    shown
}

fn without_marks(text: &str) -> String {
    text.chars().filter(|sign| !(GAP..=MEDIUM_ENDS).contains(sign)).collect()
}

/// `![…](media:name)` as marks.
fn with_media(source: &str) -> String {
    let mut marked = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("](media:") {
        let (before, after) = rest.split_at(at);
        let opens = before.rfind("![");
        let closes = after.find(')');
        let (Some(opens), Some(closes)) = (opens, closes) else {
            marked.push_str(before);
            marked.push_str("](media:");
            rest = &after["](media:".len()..];
            continue;
        };
        marked.push_str(&before[..opens]);
        let name = &after["](media:".len()..closes];
        if Medium::named(name).is_some() {
            marked.push_str(&format!("{MEDIUM}{name}{MEDIUM_ENDS}"));
        }
        rest = &after[closes + 1..];
    }
    marked.push_str(rest);
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_ones_own_is_shown_and_any_other_address_is_not() {
        let name = format!("{}.png", "a1".repeat(32));
        let html = html(&format!("A ![x](media:{name}) b ![](media:../evil.png) ![](https://evil.example/a.png)"));
        assert_eq!(html.matches("<img").count(), 1);
        assert!(html.contains(&format!("src=\"/cards/media/{name}\"")), "{html}");
    }

    #[test]
    fn a_sound_of_ones_own_can_be_played() {
        let name = format!("{}.mp3", "a1".repeat(32));
        let html = html(&format!("heart ![](media:{name})"));
        assert!(html.contains(&format!("<audio src=\"/cards/media/{name}\" controls")), "{html}");
    }

    #[test]
    fn signs_of_ours_in_a_text_make_nothing() {
        let text = format!("{GAP}x{GAP_ENDS}{MEDIUM}{}.png{MEDIUM_ENDS}<script>alert(1)</script>", "a".repeat(64));
        let shown = html(&without_marks(&text));
        assert!(!shown.contains("<mark") && !shown.contains("<img") && !shown.contains("<script"), "{shown}");
    }
}
