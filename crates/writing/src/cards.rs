//! Cards as CSV and JSON. For Anki see [`crate::apkg`].

use crate::WriteFault;
use crate::outline::{Card, CardFace, CardSet};

/// Cards in one file.
const CARDS: usize = 100_000;

/// Cards as JSON: `{"title", "cards": [{"face": {"kind", …}, "tags", "source"}]}`. Pictures are named, not held.
pub fn json(set: &CardSet) -> Result<Vec<u8>, WriteFault> {
    checked(set)?;
    serde_json::to_vec_pretty(set).map_err(WriteFault::setting)
}

/// Cards as CSV in UTF-8 with a mark that spreadsheets know it by: kind, front, back, tags, source.
pub fn csv(set: &CardSet) -> Result<Vec<u8>, WriteFault> {
    checked(set)?;
    let mut out = String::from("\u{feff}kind,front,back,tags,source\r\n");
    for card in &set.cards {
        let cells = row(card).map(|text| cell(&text));
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    Ok(out.into_bytes())
}

fn checked(set: &CardSet) -> Result<(), WriteFault> {
    match set.cards.len() {
        0 => Err(WriteFault::Empty),
        count if count > CARDS => Err(WriteFault::TooLarge { what: "the number of cards".into() }),
        _ => Ok(()),
    }
}

fn row(card: &Card) -> [String; 5] {
    let (kind, front, back) = match &card.face {
        CardFace::Basic { front, back } => ("basic", front.clone(), back.clone()),
        CardFace::Cloze { text, more } => ("cloze", text.clone(), more.clone()),
        CardFace::Occlusion { picture, header, more, .. } => {
            ("occlusion", format!("{header} ![{}](<{}>)", picture.alt, picture.name).trim().to_owned(), more.clone())
        }
    };
    [kind.into(), front, back, card.tags.join(" "), card.source.clone()]
}

/// A cell that is read as it is: quoted where it has to be, and never a spreadsheet's formula.
fn cell(text: &str) -> String {
    let formula = match text.chars().next() {
        Some('=' | '+' | '@' | '\t' | '\r') => true,
        Some('-') => !text[1..].starts_with(|next: char| next.is_ascii_digit() || next == ' '),
        _ => false,
    };
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::{csv, json};
    use crate::WriteFault;
    use crate::outline::{Card, CardFace, CardSet};

    fn set(front: &str) -> CardSet {
        let face = CardFace::Basic { front: front.into(), back: "a \"b\"".into() };
        CardSet {
            title: "Heart".into(),
            cards: vec![Card { face, tags: vec!["x".into(), "y".into()], source: "p. 1".into() }],
        }
    }

    #[test]
    fn cells_are_quoted_and_no_spreadsheet_computes_them() {
        let text = |front: &str| String::from_utf8(csv(&set(front)).unwrap()).unwrap();
        assert_eq!(text("q, r"), "\u{feff}kind,front,back,tags,source\r\nbasic,\"q, r\",\"a \"\"b\"\"\",x y,p. 1\r\n");
        assert!(text("=cmd|' /C calc'!A0").contains("basic,'=cmd"));
        assert!(text("-5 °C").contains("basic,-5 °C"));
    }

    #[test]
    fn json_is_read_back_as_it_was() {
        let given = set("q");
        assert_eq!(serde_json::from_slice::<CardSet>(&json(&given).unwrap()).unwrap(), given);
        assert_eq!(csv(&CardSet::default()), Err(WriteFault::Empty));
    }
}
