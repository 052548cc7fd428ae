//! The fixed words of what is made, in the languages of the product: what stands in it besides the words of its
//! materials and of its person. Their one place.

/// What no material says.
pub struct Words {
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
    /// What a card asks of a figure that has no label.
    pub figure_asked: &'static str,
    /// Before the caption of a figure that is not there itself.
    pub figure: &'static str,
    /// In the name of a file that has the questions of a quiz alone, or their key.
    pub questions: &'static str,
    pub key: &'static str,
    /// The title of what is made from a whole library.
    pub everything: &'static str,
    /// Around what is said word by word.
    quotes: [&'static str; 2],
    page_short: &'static str,
    page_long: &'static str,
    /// First title, how many more.
    more: [&'static str; 2],
    /// Who answered, when it was asked.
    answered: [&'static str; 2],
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
    figure_asked: "What does this figure show?",
    figure: "Figure",
    questions: "questions",
    key: "key",
    everything: "Everything",
    quotes: ["“", "”"],
    page_short: "p.",
    page_long: "page",
    more: ["and", "more"],
    answered: ["Answered by", "asked"],
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
    figure_asked: "Was zeigt diese Abbildung?",
    figure: "Abbildung",
    questions: "Fragen",
    key: "Lösungen",
    everything: "Alles in der Bibliothek",
    quotes: ["„", "“"],
    page_short: "S.",
    page_long: "Seite",
    more: ["und", "weitere"],
    answered: ["Beantwortet von", "gefragt am"],
};

/// The words of a language by its tag ("de", "de-AT"); English where it is not known.
pub fn of(language: &str) -> &'static Words {
    let first = language.split(['-', '_']).next().unwrap_or_default();
    if first.eq_ignore_ascii_case("de") { &GERMAN } else { &ENGLISH }
}

impl Words {
    /// A page behind a line: "p. 12".
    pub fn page_short(&self, page: u32) -> String {
        format!("{} {page}", self.page_short)
    }

    /// A page within a sentence: "page 12".
    pub fn page_long(&self, page: u32) -> String {
        format!("{} {page}", self.page_long)
    }

    /// Between quotation marks.
    pub fn quoted(&self, said: &str) -> String {
        let [before, after] = self.quotes;
        format!("{before}{said}{after}")
    }

    /// What something is called that is made from several: the title of the first, and how many more.
    pub fn and_more(&self, first: &str, more: usize) -> String {
        let [and, word] = self.more;
        format!("{first} {and} {more} {word}")
    }

    /// Who answered, and when they were asked, as a sentence.
    pub fn answered(&self, by: &str, at: &str) -> String {
        let [answered, asked] = self.answered;
        format!("{answered} {by}, {asked} {at}.")
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_words_are_those_of_the_language_and_english_where_it_is_not_known() {
        for german in ["de", "DE", "de-AT", "de_CH"] {
            assert_eq!(of(german).page_short(3), "S. 3", "{german}");
        }
        for other in ["en", "", "fr", "den", "xx1"] {
            assert_eq!(of(other).and_more("Cells", 2), "Cells and 2 more", "{other}");
        }
        assert_eq!(of("de").quoted("Zellen"), "„Zellen“");
        assert_eq!(of("en").answered("me", "today"), "Answered by me, asked today.");
    }
}
