//! What kind of thing a question wants, read from its words. English and German; other languages count as "other", for
//! which the ranking still works.

use super::{
    german,
    words::{self, Language},
};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Who,
    When,
    Where,
    /// How many, how much, how long.
    Number,
    Define,
    List,
    Why,
    How,
    /// What a text is about as a whole.
    Overview,
    Other,
}

impl Kind {
    /// A short answer is wanted: a name, a date, a place, a figure.
    pub fn is_fact(self) -> bool {
        matches!(self, Self::Who | Self::When | Self::Where | Self::Number | Self::Other)
    }
}

/// A question, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub text: String,
    pub kind: Kind,
    pub language: Language,
    /// Stems of its telling words, without repetitions.
    pub words: Vec<String>,
}

impl Question {
    /// Reads a question. Where its own words do not tell its language it is that of what it is asked of, `among`.
    pub fn read(text: &str, among: Language) -> Self {
        let language = words::language(text).unwrap_or(among);
        let mut seen = Vec::new();
        for word in words::asked(language, text) {
            if !seen.contains(&word) {
                seen.push(word);
            }
        }
        let kind = match language {
            Language::English => kind(text, seen.len()),
            Language::German => german::kind(text, seen.len()),
        };
        Self { kind, language, text: text.to_owned(), words: seen }
    }
}

/// A question in lower case, its words apart by one space, and one at each end.
pub(super) fn padded(text: &str) -> String {
    let lower = text.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '\'', " ");
    format!(" {} ", lower.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn kind(text: &str, telling: usize) -> Kind {
    let padded = padded(text);
    let lower = padded.trim();
    let has = |parts: &[&str]| parts.iter().any(|part| padded.contains(&format!(" {part} ")));
    let begins = |parts: &[&str]| parts.iter().any(|part| padded.starts_with(&format!(" {part} ")));
    let any = |starts: &[&str], ends: &[&str]| {
        starts.iter().any(|start| ends.iter().any(|end| padded.contains(&format!(" {start} {end} "))))
    };

    let about = ["what is this about", "what is it about", "main idea", "main ideas", "main points", "key points"];
    if has(&about) || has(&["overview", "summary", "summarise", "summarize", "tl dr", "tldr", "gist"]) {
        return Kind::Overview;
    }
    let much = [
        "many", "much", "long", "old", "far", "often", "large", "big", "tall", "high", "fast", "deep", "wide", "heavy",
    ];
    if any(&["how"], &much)
        || any(&["what", "which"], &["percent", "percentage", "number", "amount", "fraction", "proportion", "size"])
    {
        return Kind::Number;
    }
    let which = ["what", "which"];
    if has(&["when"]) || any(&which, &["year", "date", "day", "month", "century", "decade", "time"]) {
        return Kind::When;
    }
    let plural = [
        "types",
        "kinds",
        "steps",
        "stages",
        "phases",
        "parts",
        "causes",
        "symptoms",
        "functions",
        "advantages",
        "disadvantages",
        "features",
        "components",
        "reasons",
        "factors",
        "examples",
        "methods",
        "properties",
        "roles",
        "layers",
        "branches",
        "effects",
        "benefits",
        "criteria",
        "rules",
        "principles",
        "differences",
    ];
    if begins(&["list", "name", "enumerate"])
        || any(&["what are the", "what are", "which", "what were the", "give the", "the main", "give"], &plural)
    {
        return Kind::List;
    }
    if has(&["why", "what caused", "what causes", "reason", "how come"]) {
        return Kind::Why;
    }
    let persons = ["person", "man", "woman", "player", "king", "queen", "leader", "scientist", "author", "people"];
    if has(&["who", "whom", "whose"]) || any(&which, &persons) {
        return Kind::Who;
    }
    let places = ["city", "country", "state", "place", "location", "town", "region", "continent", "river"];
    if has(&["where"]) || any(&which, &places) {
        return Kind::Where;
    }
    let defines = ["define", "definition of", "what does", "explain what", "meaning of"];
    let short = begins(&["what is", "what are", "what's", "what was", "what were"]) && telling <= 3;
    if (begins(&defines) && (lower.ends_with(" mean") || !lower.starts_with("what does"))) || short {
        return Kind::Define;
    }
    if begins(&["how", "explain how", "describe how", "in what way"]) {
        return Kind::How;
    }
    Kind::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_from_the_words() {
        let cases = [
            ("Who discovered penicillin?", Kind::Who),
            ("When was the treaty signed?", Kind::When),
            ("In what year did it end?", Kind::When),
            ("Where does glycolysis happen?", Kind::Where),
            ("How many balls did Josh Norman intercept?", Kind::Number),
            ("How much glucose is filtered?", Kind::Number),
            ("What is osmosis?", Kind::Define),
            ("Define entropy", Kind::Define),
            ("What does homeostasis mean?", Kind::Define),
            ("What does the liver store?", Kind::Other),
            ("What are the stages of memory?", Kind::List),
            ("List the causes of acidosis", Kind::List),
            ("Why is blood red?", Kind::Why),
            ("How does a diode work?", Kind::How),
            ("Summarise this chapter", Kind::Overview),
            ("What is this about?", Kind::Overview),
            ("Is penicillin safe in pregnancy?", Kind::Other),
            ("¿Qué es la ósmosis?", Kind::Other),
            ("", Kind::Other),
        ];
        for (text, expected) in cases {
            assert_eq!(Question::read(text, Language::English).kind, expected, "{text}");
        }
    }

    #[test]
    fn words_come_once() {
        let question = Question::read("What is memory and how is memory stored?", Language::English);
        assert_eq!(question.words, ["memori", "store"]);
    }
}
