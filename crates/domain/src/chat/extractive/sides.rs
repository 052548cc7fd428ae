//! The two things that a question wants compared. English and German.
//!
//! Only questions that ask for nothing else are read so: "compare A and B", "what is the difference between A and B",
//! "how does A differ from B", "A versus B". Whether there *is* a difference is a question of another kind.

use super::words;

/// Words of a question that is read so.
const LONGEST: usize = 30;
/// Words of one side.
const SIDE: usize = 8;
/// Words of a question that is nothing but its two sides.
const BARE: usize = 6;

/// Both sides as they are written, without articles; `None` where the question asks for anything else.
pub fn of(question: &str) -> Option<[String; 2]> {
    let clean = |word: &str| word.trim_matches(['?', '!', ',', ';', '"', '“', '”', '„']).to_owned();
    let written: Vec<String> = question.split_whitespace().map(clean).filter(|word| !word.is_empty()).collect();
    if written.len() < 3 || written.len() > LONGEST {
        return None;
    }
    let mut all: Vec<&str> = written.iter().map(String::as_str).collect();
    if let Some(last) = all.last_mut() {
        *last = last.trim_end_matches('.');
    }
    let lower: Vec<String> = all.iter().map(|word| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let (matter, joints) = matter(&lower)?;
    let [first, second] = parted(&all[matter.clone()], &lower[matter], joints)?;
    let stems = |side: &str| words::asked(words::language(question).unwrap_or_default(), side);
    let differ = stems(&first) != stems(&second) && !stems(&first).is_empty() && !stems(&second).is_empty();
    differ.then_some([first, second])
}

/// What may stand before "difference".
const ASKING: &[&str] = &[
    "what",
    "what's",
    "is",
    "are",
    "the",
    "a",
    "main",
    "key",
    "major",
    "basic",
    "biggest",
    "most",
    "important",
    "explain",
    "describe",
    "list",
    "name",
    "give",
    "tell",
    "show",
    "state",
    "me",
    "please",
    "can",
    "could",
    "you",
    "summarise",
    "was",
    "ist",
    "sind",
    "der",
    "die",
    "den",
    "welche",
    "welcher",
    "welchen",
    "worin",
    "besteht",
    "bestehen",
    "erkläre",
    "erklären",
    "beschreibe",
    "nenne",
    "nennen",
    "zeige",
    "sie",
    "mir",
    "bitte",
    "wichtigste",
    "wichtigsten",
    "wesentliche",
    "wesentlichen",
];
const DIFFERENCE: &[&str] =
    &["difference", "differences", "unterschied", "unterschiede", "unterschieden", "unterschieds"];
/// What may stand between "Unterschiede" and "zwischen".
const THERE: &[&str] = &["gibt", "es", "besteht", "bestehen", "ist", "sind", "there", "are"];
const VERSUS: &[&str] = &["versus", "vs", "vs.", "gegenüber"];

/// The words that hold both sides, and the words that may stand between them, the first that does counts.
fn matter(lower: &[&str]) -> Option<(std::ops::Range<usize>, &'static [&'static str])> {
    let whole = lower.len();
    let polite = lower.iter().take_while(|word| ["please", "bitte", "can", "could", "you"].contains(word)).count();
    match lower.get(polite).copied() {
        Some("compare") => return Some((polite + 1..whole, &["with", "to", "versus", "vs", "vs.", "and"])),
        Some("vergleiche" | "vergleichen" | "vergleich") => {
            let from = polite + 1 + usize::from(lower.get(polite + 1) == Some(&"sie"));
            let to = whole - usize::from(matches!(lower.last(), Some(&"miteinander")));
            return (from < to).then_some((from..to, &["mit", "und"]));
        }
        _ => {}
    }
    if let Some(at) = lower.iter().position(|word| DIFFERENCE.contains(word)) {
        let between = lower[at..].iter().position(|word| matches!(*word, "between" | "zwischen"))? + at;
        let plain = lower[..at].iter().all(|word| ASKING.contains(word))
            && lower[at + 1..between].iter().all(|word| THERE.contains(word));
        return plain.then_some((between + 1..whole, &["and", "und"]));
    }
    match lower {
        ["how", "do" | "does" | "did", .., "differ"] => Some((2..whole - 1, &["and"])),
        ["how", "do" | "does" | "did", ..] if lower.windows(2).any(|pair| pair == ["differ", "from"]) => {
            Some((2..whole, &["differ"]))
        }
        ["how", "is" | "are", .., "different"] => Some((2..whole - 1, &["and"])),
        ["how", "is" | "are", ..] if lower.windows(2).any(|pair| pair == ["different", "from"]) => {
            Some((2..whole, &["different"]))
        }
        ["wie" | "worin" | "wodurch", "unterscheidet" | "unterscheiden", "sich", ..] => {
            Some((3..whole, &["von", "und"]))
        }
        _ if whole <= BARE && lower.iter().any(|word| VERSUS.contains(word)) => Some((0..whole, VERSUS)),
        _ => None,
    }
}

/// The words before and behind the one joint.
fn parted(all: &[&str], lower: &[&str], joints: &[&str]) -> Option<[String; 2]> {
    let joint = joints.iter().find(|joint| lower.contains(joint))?;
    let mut places = lower.iter().enumerate().filter(|(_, word)| *word == joint).map(|(at, _)| at);
    let at = places.next()?;
    // With two of them nobody knows which one parts the sides.
    if places.next().is_some() {
        return None;
    }
    let behind = at + 1 + usize::from(lower.get(at + 1) == Some(&"from"));
    Some([side(&all[..at])?, side(&all[behind.min(all.len())..])?])
}

fn side(all: &[&str]) -> Option<String> {
    const ARTICLES: &[&str] = &[
        "a", "an", "the", "both", "der", "die", "das", "dem", "den", "des", "ein", "eine", "einem", "einer", "eines",
        "einen", "zwischen", "between",
    ];
    let articles = all.iter().take_while(|word| ARTICLES.contains(&word.to_lowercase().as_str())).count();
    let rest = &all[articles..];
    let ends = rest.iter().any(|word| word.ends_with([':', '.']) && word.chars().count() > 3);
    (!rest.is_empty() && rest.len() <= SIDE && !ends).then(|| rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_a_comparison_are_found() {
        let cases = [
            ("Compare mitosis and meiosis.", "mitosis", "meiosis"),
            ("Please compare the nucleus with the nucleolus", "nucleus", "nucleolus"),
            ("What is the difference between diffusion and osmosis?", "diffusion", "osmosis"),
            (
                "Explain the main differences between short-term memory and long-term memory",
                "short-term memory",
                "long-term memory",
            ),
            ("difference between type 1 and type 2 diabetes", "type 1", "type 2 diabetes"),
            ("How does DNA differ from RNA?", "DNA", "RNA"),
            ("How do arteries and veins differ?", "arteries", "veins"),
            ("How is mitosis different from meiosis?", "mitosis", "meiosis"),
            ("mitosis vs. meiosis", "mitosis", "meiosis"),
            ("Was ist der Unterschied zwischen Diffusion und Osmose?", "Diffusion", "Osmose"),
            ("Welche Unterschiede gibt es zwischen der Mitose und der Meiose?", "Mitose", "Meiose"),
            ("Vergleiche die Mitose mit der Meiose", "Mitose", "Meiose"),
            ("Vergleichen Sie Arterien und Venen miteinander.", "Arterien", "Venen"),
            ("Wodurch unterscheidet sich die Mitose von der Meiose?", "Mitose", "Meiose"),
            ("Worin unterscheiden sich Arterien und Venen?", "Arterien", "Venen"),
        ];
        for (question, first, second) in cases {
            assert_eq!(of(question), Some([first.to_owned(), second.to_owned()]), "{question}");
        }
    }

    #[test]
    fn other_questions_are_none() {
        for question in [
            "What is osmosis?",
            "Is there a difference between boys and girls in survival?",
            "How do the fees at former schools compare to those at other schools?",
            "How many points did the Broncos score in the last three minutes of the game versus Pittsburgh?",
            "Cold knife conization vs. LEEP. Are they the same procedure?",
            "Laser surgery: is there a difference between ablation and keratomileusis?",
            "Does it make a difference?",
            "Compare mitosis",
            "Compare the two",
            "What is the difference between salt and salt?",
            "What is the difference between acids and bases and salts?",
            "Was macht den Unterschied?",
            "vs",
            "",
        ] {
            assert_eq!(of(question), None, "{question}");
        }
    }
}
