//! What a heading says of what stands under it: to be learned, a list of terms, a summary, or not for learning.

/// What stands under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Under {
    Text,
    /// Terms with their meanings.
    Glossary,
    Summary,
    /// References, exercises, objectives, contents, furniture.
    LeftOut,
}

const LEFT_OUT: &[&str] = &[
    "references",
    "reference list",
    "bibliography",
    "works cited",
    "literature cited",
    "further reading",
    "see also",
    "external links",
    "notes and references",
    "exercises",
    "problems",
    "problem set",
    "practice problems",
    "review questions",
    "critical thinking questions",
    "personal application questions",
    "multiple choice",
    "self check",
    "self-check questions",
    "quiz",
    "homework",
    "contents",
    "table of contents",
    "index",
    "acknowledgements",
    "acknowledgments",
    "acknowledgement",
    "acknowledgment",
    "about the author",
    "about the authors",
    "learning objectives",
    "chapter objectives",
    "objectives",
    "learning outcomes",
    "learning goals",
    "copyright",
    "license",
    "licence",
    "navigation",
    "navigation menu",
    "list of figures",
    "list of tables",
    "author contributions",
    "conflict of interest",
    "conflicts of interest",
    "competing interests",
    "funding",
    "data availability",
    "supplementary material",
    "interactive link questions",
    "footnotes",
    "sources",
    "image credits",
    "literatur",
    "literaturverzeichnis",
    "quellen",
    "einzelnachweise",
    "weblinks",
    "siehe auch",
    "übungen",
    "aufgaben",
    "übungsaufgaben",
    "lernziele",
    "inhaltsverzeichnis",
    "inhalt",
    "register",
    "danksagung",
    "impressum",
];
const MORE_LEFT_OUT: &[&str] =
    &["kontrollfragen", "wiederholungsfragen", "anmerkungen", "fußnoten", "navigationsmenü", "bildnachweise"];
const GLOSSARY: &[&str] = &[
    "key terms",
    "glossary",
    "vocabulary",
    "definitions",
    "terminology",
    "key terms and definitions",
    "terms",
    "key concepts",
    "glossar",
    "begriffe",
    "fachbegriffe",
    "wichtige begriffe",
    "definitionen",
];
const SUMMARY: &[&str] = &[
    "summary",
    "chapter review",
    "chapter summary",
    "section summary",
    "key points",
    "key takeaways",
    "takeaways",
    "in summary",
    "zusammenfassung",
    "fazit",
    "kernaussagen",
    "überblick",
];

/// Told by the heading's words alone.
pub(crate) fn under(title: &str) -> Under {
    let bare: String = title.trim_start_matches(|c: char| c.is_ascii_digit() || ".) §".contains(c)).to_lowercase();
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_prefix("chapter ").filter(|rest| LEFT_OUT.contains(rest)).unwrap_or(bare);
    if LEFT_OUT.contains(&bare) || MORE_LEFT_OUT.contains(&bare) {
        Under::LeftOut
    } else if GLOSSARY.contains(&bare) {
        Under::Glossary
    } else if SUMMARY.contains(&bare) {
        Under::Summary
    } else {
        Under::Text
    }
}

/// Headings that name a part of a text, not a thing.
pub(crate) fn is_generic(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    const GENERIC: &[&str] = &[
        "introduction",
        "observations",
        "data",
        "summary and conclusions",
        "source code",
        "additional references",
        "overview",
        "background",
        "abstract",
        "conclusion",
        "conclusions",
        "discussion",
        "results",
        "methods",
        "method",
        "materials and methods",
        "related work",
        "motivation",
        "example",
        "examples",
        "history",
        "definition",
        "applications",
        "application",
        "agenda",
        "outline",
        "questions",
        "thank you",
        "today",
        "recap",
        "goals",
        "preface",
        "appendix",
        "future work",
        "experiments",
        "evaluation",
        "notation",
        "preliminaries",
        "einleitung",
        "einführung",
        "beispiel",
        "beispiele",
        "geschichte",
        "ergebnisse",
        "diskussion",
        "methoden",
        "anwendung",
        "anwendungen",
        "gliederung",
    ];
    under(title) != Under::Text || GENERIC.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_stands_under_them() {
        for (title, expected) in [
            ("References", Under::LeftOut),
            ("7. Exercises", Under::LeftOut),
            ("Chapter Objectives", Under::LeftOut),
            ("Key Terms", Under::Glossary),
            ("Chapter Review", Under::Summary),
            ("Literatur", Under::LeftOut),
            ("Reference frames", Under::Text),
            ("Water Balance", Under::Text),
            ("", Under::Text),
        ] {
            assert_eq!(under(title), expected, "{title}");
        }
    }
}
