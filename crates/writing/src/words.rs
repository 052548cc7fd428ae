//! The few words that the writer adds itself, in the languages of the product.

/// What stands on paper that no outline says.
pub(crate) struct Words {
    pub(crate) answer_key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) date: &'static str,
    pub(crate) right: &'static str,
    pub(crate) wrong: &'static str,
    pub(crate) several: &'static str,
    pub(crate) marks: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) not_in_materials: &'static str,
    pub(crate) term: &'static str,
    pub(crate) definition: &'static str,
    pub(crate) page: &'static str,
    pub(crate) easy: &'static str,
    pub(crate) medium: &'static str,
    pub(crate) hard: &'static str,
}

const ENGLISH: Words = Words {
    answer_key: "Answer key",
    name: "Name",
    date: "Date",
    right: "True",
    wrong: "False",
    several: "Choose all that apply.",
    marks: "marks",
    mark: "mark",
    not_in_materials: "Not in your materials.",
    term: "Term",
    definition: "Definition",
    page: "Page",
    easy: "easy",
    medium: "medium",
    hard: "hard",
};

const GERMAN: Words = Words {
    answer_key: "Lösungen",
    name: "Name",
    date: "Datum",
    right: "Richtig",
    wrong: "Falsch",
    several: "Wähle alle zutreffenden.",
    marks: "Punkte",
    mark: "Punkt",
    not_in_materials: "Nicht in deinen Unterlagen.",
    term: "Begriff",
    definition: "Definition",
    page: "Seite",
    easy: "leicht",
    medium: "mittel",
    hard: "schwer",
};

/// The words of a language; English where it is not known.
pub(crate) fn of(language: &str) -> &'static Words {
    if language.to_ascii_lowercase().starts_with("de") { &GERMAN } else { &ENGLISH }
}
