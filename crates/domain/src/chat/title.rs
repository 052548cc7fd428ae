//! Titles that conversations get by themselves: from their first question by rule, and by the model that answered it
//! where there is one. A title that a person gave stays.

use super::{once_said, prompt};
use models::chat::ChatModel;

/// The title of a conversation before its first question.
pub(super) const UNTITLED: &str = "New conversation";
/// Characters of a title that is made from a question.
const MOST: usize = 80;
/// Words before a question that say nothing about it, longest first.
const POLITE: [&str; 24] = [
    "can you please tell me",
    "could you please tell me",
    "can you please explain",
    "could you please explain",
    "please can you explain",
    "can you tell me",
    "could you tell me",
    "can you explain",
    "could you explain",
    "please explain to me",
    "please tell me",
    "explain to me",
    "i would like to know",
    "i want to know",
    "tell me",
    "please",
    "kannst du mir bitte erklären",
    "kannst du mir erklären",
    "kannst du mir sagen",
    "könntest du mir erklären",
    "ich möchte wissen",
    "bitte erkläre mir",
    "erkläre mir",
    "bitte",
];

/// The title that a question makes: its words without politeness and signs, cut between words.
pub(super) fn by_rule(question: &str) -> String {
    let signs = |character: char| matches!(character, '#' | '*' | '_' | '`' | '>' | '~' | '|' | '$');
    let plain: String = question.chars().filter(|character| !signs(*character)).collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = bare(line.trim_matches(['"', '“', '”', '„', '«', '»', ' ']));
    let line = first_sentence(line);
    let mut letters = line.chars();
    let title: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if title.is_empty() { UNTITLED.to_owned() } else { cut(&title) }
}

/// Without a polite beginning, if words are left.
fn bare(line: &str) -> &str {
    let begins = |polite: &str| {
        let rest = line.get(polite.len()..)?;
        let same = line.get(..polite.len())?.to_lowercase() == polite;
        let rest = rest.strip_prefix([',', ':', ' ']).filter(|_| same)?.trim_start_matches([',', ':', ' ']);
        (rest.split_whitespace().count() > 1).then_some(rest)
    };
    POLITE.iter().find_map(|polite| begins(polite)).unwrap_or(line)
}

/// A long question's first sentence that asks, else its first; a short one stays whole.
fn first_sentence(line: &str) -> &str {
    if line.chars().count() <= MOST {
        return line;
    }
    let sentences: Vec<&str> =
        super::extractive::split(line).into_iter().map(|sentence| &line[sentence.range]).collect();
    let asks = sentences.iter().find(|sentence| sentence.ends_with('?'));
    asks.or(sentences.first()).copied().unwrap_or(line)
}

fn cut(line: &str) -> String {
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(MOST).collect();
    let whole = cut.rfind(' ').filter(|at| *at > MOST / 2).map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end_matches([' ', ',', ';', ':']))
}

/// The title that a model finds for a question with its answer; `None` when it gives nothing that could be one.
pub(super) async fn by_model(model: &dyn ChatModel, question: &str, answer: &str) -> Option<String> {
    let fence = uuid::Uuid::new_v4().simple().to_string();
    let said = once_said::ask(model, prompt::title(question, answer, &fence)).await?;
    read(&said)
}

/// A model's words as a title: one short line without signs.
fn read(said: &str) -> Option<String> {
    let line = said.lines().map(str::trim).find(|line| !line.is_empty())?;
    let line = line.trim_start_matches(['#', '*', '_', '"', '“', '„', ' ']);
    let line = ["Title:", "title:", "Titel:"].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let line = line.trim_matches(['*', '_', '"', '“', '”', '„', '`', ' ', '.']);
    let length = line.chars().count();
    let fits = (3..=MOST).contains(&length) && line.split_whitespace().count() <= 12;
    let odd = line.contains("://") || line.chars().any(|c| c.is_control() || matches!(c, '<' | '>' | '[' | ']'));
    (fits && !odd).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_makes_a_title_without_politeness_and_signs() {
        let long = format!(
            "Here is some background about the lecture of last week. Why is {} red?",
            "blood ".repeat(9).trim()
        );
        let cases = [
            ("What is osmosis?", "What is osmosis?".to_owned()),
            ("  can you please explain   how kidneys filter?", "How kidneys filter?".to_owned()),
            ("Please, tell me about **osmosis**", "Tell me about osmosis".to_owned()),
            ("Bitte erkläre mir die Osmose", "Die Osmose".to_owned()),
            ("\"quoted words\"", "Quoted words".to_owned()),
            ("please", "Please".to_owned()),
            ("###", UNTITLED.to_owned()),
            (&long, format!("Why is {} red?", "blood ".repeat(9).trim())),
            (&"ä".repeat(300), format!("{}…", "Ä".to_owned() + &"ä".repeat(79))),
        ];
        for (question, expected) in cases {
            assert_eq!(by_rule(question), expected, "{question}");
        }
        let words = by_rule(&"word ".repeat(60));
        assert!(words.ends_with("word…") && words.chars().count() <= MOST + 1, "{words}");
    }

    #[test]
    fn a_models_words_become_a_title_or_nothing() {
        let cases = [
            ("**Osmosis and water**\n\nmore", Some("Osmosis and water")),
            ("Title: \"Kidney filtration\"", Some("Kidney filtration")),
            ("\n\n", None),
            ("[see](http://evil.example)", None),
            ("<b>x y</b>", None),
        ];
        for (said, expected) in cases {
            assert_eq!(read(said).as_deref(), expected, "{said}");
        }
        assert_eq!(read(&"word ".repeat(20)), None);
    }
}
