//! What a German question wants, and the words by which a German sentence answers it.

use super::question::{Kind, padded};

pub use analysis::sentences::GERMAN_MONTHS as MONTHS;

/// Numbers and the like, beside the English ones.
pub const NUMBERS: [&str; 18] = [
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "hundert",
    "tausend",
    "million",
    "millionen",
    "hälfte",
    "drittel",
    "prozent",
];
pub const COPULAS: [&str; 10] =
    ["ist", "sind", "war", "waren", "bezeichnet", "bedeutet", "heißt", "nennt", "beschreibt", "umfasst"];
/// Words that begin a sentence which cannot be understood without the one before it.
pub const POINTING: [&str; 10] = ["Er", "Sie", "Es", "Dies", "Diese", "Dieser", "Dieses", "Solche", "Dabei", "Dadurch"];

/// What a word of a sentence must be to speak of a kind of thing.
pub fn cues(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Why => &["weil", "denn", "da", "daher", "deshalb", "deswegen", "grund", "gründe", "ursache", "folglich"],
        Kind::How => &["durch", "mittels", "mit", "indem", "über", "mithilfe"],
        Kind::Where => &["in", "im", "bei", "nahe", "aus", "am", "auf", "zwischen"],
        Kind::List => &["folgende", "folgenden", "umfasst", "besteht", "bestehen", "arten", "erstens", "gliedert"],
        Kind::When => &["nach", "vor", "während", "bis", "seit", "jahrhundert"],
        _ => &[],
    }
}

/// The kind of thing that is asked for; `telling` is the number of its telling words.
pub fn kind(text: &str, telling: usize) -> Kind {
    let padded = padded(text);
    let has = |parts: &[&str]| parts.iter().any(|part| padded.contains(&format!(" {part} ")));
    let begins = |parts: &[&str]| parts.iter().any(|part| padded.starts_with(&format!(" {part} ")));
    let which = |nouns: &[&str]| {
        ["welche", "welcher", "welches", "welchen", "welchem"]
            .iter()
            .any(|start| nouns.iter().any(|noun| padded.contains(&format!(" {start} {noun} "))))
    };
    if has(&["worum geht", "überblick", "zusammenfassung", "fasse", "kernaussagen", "hauptaussagen"]) {
        return Kind::Overview;
    }
    let much = ["viele", "viel", "lange", "lang", "alt", "weit", "oft", "groß", "hoch", "schnell", "tief", "schwer"];
    if much.iter().any(|much| has(&[&format!("wie {much}")])) || which(&["anzahl", "menge", "größe", "anteil"]) {
        return Kind::Number;
    }
    if has(&["wann", "seit wann"]) || which(&["jahr", "datum", "tag", "monat", "jahrhundert"]) {
        return Kind::When;
    }
    let several = [
        "arten",
        "typen",
        "formen",
        "schritte",
        "phasen",
        "stufen",
        "teile",
        "ursachen",
        "symptome",
        "funktionen",
        "vorteile",
        "nachteile",
        "merkmale",
        "gründe",
        "beispiele",
        "methoden",
        "eigenschaften",
        "schichten",
        "folgen",
        "aufgaben",
        "regeln",
        "unterschiede",
        "bestandteile",
    ];
    if begins(&["nenne", "zähle", "liste"]) || which(&several) {
        return Kind::List;
    }
    if has(&["warum", "weshalb", "wieso", "weswegen", "aus welchem grund"]) {
        return Kind::Why;
    }
    if has(&["wer", "wen", "wem", "wessen", "von wem"]) || which(&["person", "forscher", "autor", "forscherin"]) {
        return Kind::Who;
    }
    if has(&["wo", "woher", "wohin"]) || which(&["ort", "stadt", "land", "region"]) {
        return Kind::Where;
    }
    let short = begins(&["was ist", "was sind", "was war", "was waren"]) && telling <= 3;
    if short || begins(&["definiere", "was bedeutet", "was heißt", "was versteht man", "definition"]) {
        return Kind::Define;
    }
    if begins(&["wie", "erkläre wie", "beschreibe wie", "auf welche weise"]) {
        return Kind::How;
    }
    Kind::Other
}

#[cfg(test)]
mod tests {
    use crate::chat::extractive::{Kind, Question, words::Language};

    #[test]
    fn kinds_are_read_from_german_words() {
        let cases = [
            ("Wer entdeckte das Penicillin?", Kind::Who),
            ("Wann wurde der Vertrag unterzeichnet?", Kind::When),
            ("In welchem Jahr endete der Krieg?", Kind::When),
            ("Wo findet die Glykolyse statt?", Kind::Where),
            ("Wie viele Kammern hat das Herz?", Kind::Number),
            ("Was ist Osmose?", Kind::Define),
            ("Was versteht man unter Homöostase?", Kind::Define),
            ("Welche Phasen hat die Mitose?", Kind::List),
            ("Nenne die Ursachen der Azidose", Kind::List),
            ("Warum ist das Blut rot?", Kind::Why),
            ("Wie arbeitet eine Diode?", Kind::How),
            ("Worum geht es in diesem Kapitel?", Kind::Overview),
            ("Ist Penicillin in der Schwangerschaft sicher?", Kind::Other),
        ];
        for (text, expected) in cases {
            let question = Question::read(text, Language::English);
            assert_eq!((question.kind, question.language), (expected, Language::German), "{text}");
        }
    }
}
