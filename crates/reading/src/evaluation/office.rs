//! How much of office files is kept, against what python-pptx and python-docx count, and the facts of markitdown.
//!
//! Reads a folder of files with its `reference_python_openxml.tsv` and `markitdown/facts.json`. It judges nothing but
//! what is counted there: characters, notes, tables, pictures, and strings that must or must not be in the Markdown.

use crate::{Document, ReadError, office};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::path::Path;

/// What is counted in one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Slides or paragraphs in the reference; sections in ours.
    pub parts: usize,
    /// Of the text, blanks in between included.
    pub characters: usize,
    pub notes: usize,
    pub pictures: usize,
    pub tables: usize,
}

/// Where the reference counts what is not there to be kept, and what is right instead: characters, pictures, tables.
/// python-docx repeats the text of a merged cell in each of its places (25,577 characters; each cell once: 4,712), and
/// takes a frame around a paragraph for a table; both count pictures that the file links to, or names without having.
const CORRECTED: &[(&str, usize, usize, usize)] = &[
    ("poi/form_footnotes.docx", 4_712, 1, 5),
    ("docling/powerpoint_malformed_pictures.pptx", 79, 1, 0),
    ("docling/powerpoint_with_image.pptx", 37, 1, 0),
    ("python-openxml/shp-inline-shape-access.docx", 0, 2, 0),
];

/// One file's result.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its path in the folder.
    pub file: String,
    /// `None` where the reference could not open it either.
    pub reference: Option<Counts>,
    pub ours: Result<Counts, ReadError>,
    /// Strings that must be there and are not, or must not and are.
    pub wrong_facts: Vec<String>,
}

impl Row {
    /// Characters kept, at most 1; `None` where the reference has none to keep.
    pub fn kept(&self) -> Option<f64> {
        let reference = self.reference.filter(|counts| counts.characters > 0)?;
        let ours = self.ours.as_ref().map_or(0, |counts| counts.characters);
        Some((ours as f64 / reference.characters as f64).min(1.0))
    }

    /// Whether the file is as the bars ask: 98 % of the characters, notes, tables and pictures kept, facts right.
    pub fn passes(&self) -> bool {
        let (Some(reference), Ok(ours)) = (self.reference, &self.ours) else {
            return self.reference.is_none() && self.ours.is_err();
        };
        self.kept().is_none_or(|kept| kept >= 0.98)
            && ours.notes * 100 >= reference.notes * 98
            && ours.tables >= reference.tables
            && ours.pictures >= reference.pictures
            && self.wrong_facts.is_empty()
    }
}

/// Reads every file that the folder's reference names.
///
/// # Errors
/// Where the reference cannot be read.
pub fn rows(folder: &Path) -> std::io::Result<Vec<Row>> {
    let facts = std::fs::read_to_string(folder.join("markitdown/facts.json")).unwrap_or_default();
    let facts: Vec<serde_json::Value> = serde_json::from_str(&facts).unwrap_or_default();
    let table = std::fs::read_to_string(folder.join("reference_python_openxml.tsv"))?;
    let mut rows = Vec::new();
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [file, opens, numbers @ ..] = fields.as_slice() else { continue };
        let number = |at: usize| numbers.get(at).and_then(|number| number.parse().ok()).unwrap_or(0);
        let mut reference = (*opens == "1").then(|| Counts {
            parts: number(0),
            characters: number(1),
            notes: number(2),
            pictures: number(3),
            tables: number(4),
        });
        if let (Some(counts), Some(right)) = (&mut reference, CORRECTED.iter().find(|right| right.0 == *file)) {
            (counts.characters, counts.pictures, counts.tables) = (right.1, right.2, right.3);
        }
        let document = office::read(&std::fs::read(folder.join(file))?);
        let wrong_facts = document.as_ref().map(|document| wrong_facts(file, document, &facts)).unwrap_or_default();
        rows.push(Row {
            file: (*file).into(),
            reference,
            ours: document.map(|document| counts(&document)),
            wrong_facts,
        });
    }
    Ok(rows)
}

/// Counts what a document's Markdown shows.
pub fn counts(document: &Document) -> Counts {
    let mut counts = Counts { parts: document.sections.len(), ..Counts::default() };
    for section in &document.sections {
        let mut block = String::new();
        for event in Parser::new_ext(&section.markdown, Options::ENABLE_TABLES | Options::ENABLE_MATH) {
            match event {
                Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                    block.push_str(&text);
                }
                Event::SoftBreak | Event::HardBreak => block.push(' '),
                Event::Start(Tag::Table(_)) => counts.tables += 1,
                Event::Start(Tag::Image { .. }) => counts.pictures += 1,
                Event::End(
                    TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock,
                ) => {
                    counts.characters += letters(&block);
                    block.clear();
                }
                _ => {}
            }
        }
        counts.characters += letters(&block);
        counts.notes += section.notes.as_deref().map_or(0, letters);
    }
    counts
}

/// Characters, each stretch of blanks as one.
fn letters(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}

/// Facts of a file that do not hold. How markitdown writes a picture is its own affair; that it has its words is not.
fn wrong_facts(file: &str, document: &Document, facts: &[serde_json::Value]) -> Vec<String> {
    let markdown: Vec<&str> = document.sections.iter().map(|section| section.markdown.as_str()).collect();
    let markdown = markdown.join("\n\n");
    let Some(facts) =
        facts.iter().find(|fact| fact["filename"].as_str().is_some_and(|name| file == format!("markitdown/{name}")))
    else {
        return Vec::new();
    };
    let listed = |name: &str| facts[name].as_array().into_iter().flatten().filter_map(|fact| fact.as_str());
    let holds = |fact: &str| match fact {
        "data:image/png;base64..." => markdown.contains("](picture:0)"),
        fact => markdown.contains(fact.split("](").next().unwrap_or(fact)),
    };
    let missing = listed("must_include").filter(|fact| !holds(fact));
    missing.chain(listed("must_not_include").filter(|fact| markdown.contains(fact))).map(str::to_string).collect()
}
