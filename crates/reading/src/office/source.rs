//! An office file being read: its parts, and what has been gathered from it so far.

use crate::Warning;
use crate::package::{Element, Package, Pictures, Relations, Tree};
use crate::{About, Document, ReadError, Section};

/// The file and what is gathered.
pub(super) struct Source<'a> {
    pub(super) package: Package<'a>,
    pictures: Pictures,
    warnings: Vec<Warning>,
    too_large: bool,
}

impl<'a> Source<'a> {
    pub(super) fn new(package: Package<'a>) -> Self {
        Self { package, pictures: Pictures::default(), warnings: Vec::new(), too_large: false }
    }

    /// The part that the file begins with, and its name.
    pub(super) fn main(&mut self, usual: &str) -> Result<(String, Tree), ReadError> {
        let stated = Relations::of(&mut self.package, "")?.first("officeDocument").map(str::to_string);
        let name = stated.filter(|name| self.package.has(name)).unwrap_or_else(|| usual.to_string());
        let tree = self.package.xml(&name)?.ok_or(ReadError::NotThisKind)?;
        if tree.root().is_none() {
            return Err(ReadError::Damaged);
        }
        self.note_cut(&tree);
        Ok((name, tree))
    }

    /// A part that the reading can go on without.
    pub(super) fn part(&mut self, name: &str) -> Option<Tree> {
        let tree = self.package.xml(name);
        let tree = self.kept(tree)?;
        self.note_cut(&tree);
        Some(tree)
    }

    /// Such a part as far as it can be read. That something is missing is for the caller to say ([`Tree::is_cut`]).
    pub(super) fn beginning(&mut self, name: &str) -> Option<Tree> {
        let tree = self.package.xml_beginning(name);
        self.kept(tree)
    }

    /// Whether a part was left out because it is too large.
    pub(super) fn is_too_large(&self) -> bool {
        self.too_large
    }

    fn kept(&mut self, tree: Result<Option<Tree>, ReadError>) -> Option<Tree> {
        match tree {
            Ok(tree) => tree,
            Err(fault) => {
                self.too_large |= matches!(fault, ReadError::TooLarge { .. });
                let say = match fault {
                    ReadError::TooLarge { .. } => "A part of this file is too large. It is left out.",
                    _ => "A part of this file is damaged. It is left out.",
                };
                self.warn("part_left_out", say);
                None
            }
        }
    }

    fn note_cut(&mut self, tree: &Tree) {
        if tree.is_cut() {
            self.warn("part_cut", "A part of this file is damaged or too deep. What follows in it is left out.");
        }
    }

    /// What a part points at.
    pub(super) fn relations(&mut self, part: &str) -> Relations {
        Relations::of(&mut self.package, part).unwrap_or_default()
    }

    /// The number of the picture that `id` names, kept once however often it is used.
    pub(super) fn picture(&mut self, relations: &Relations, id: &str, alt: &str) -> Option<usize> {
        let number = match (relations.part(id), relations.address(id)) {
            (Some(part), _) => self.pictures.part(&mut self.package, part, alt),
            (None, Some(address)) => self.pictures.address(address, alt),
            (None, None) => None,
        };
        if number.is_none() {
            self.warn("picture_left_out", "Some pictures are missing: they are damaged, or not in the file.");
        }
        number
    }

    /// Gives a picture the words under it, unless it has some.
    pub(super) fn caption(&mut self, picture: usize, caption: &str) {
        self.pictures.caption(picture, caption);
    }

    /// A sentence for the person; each code once.
    pub(super) fn warn(&mut self, code: &str, say: impl Into<String>) {
        if self.warnings.iter().all(|warning| warning.code != code) {
            self.warnings.push(Warning { code: code.into(), say: say.into() });
        }
    }

    pub(super) fn finish(mut self, sections: Vec<Section>) -> Document {
        let about = self.about();
        Document { about, sections, pictures: self.pictures.into_list(), warnings: self.warnings }
    }

    /// What the file says of itself.
    fn about(&mut self) -> About {
        let stated = self.relations("").first("core-properties").map(str::to_string);
        let tree = self.part(&stated.unwrap_or_else(|| "docProps/core.xml".into()));
        let root = tree.as_ref().and_then(Tree::root);
        let text = |name: &str| {
            let text = root.and_then(|root| root.child(name)).map(Element::text)?;
            Some(text.trim().chars().take(500).collect::<String>()).filter(|text| !text.is_empty())
        };
        let date = text("dcterms:created").or_else(|| text("dcterms:modified"));
        About {
            title: text("dc:title").filter(|title| !UNTITLED.contains(&title.to_lowercase().as_str())),
            author: text("dc:creator"),
            date: date.and_then(|date| date.get(..10).filter(|day| is_day(day)).map(str::to_string)),
            site: None,
            language: text("dc:language"),
        }
    }
}

/// What programs put where a title would be.
const UNTITLED: &[&str] =
    &["powerpoint presentation", "powerpoint-präsentation", "slide 1", "word document", "untitled"];

fn is_day(day: &str) -> bool {
    day.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}
