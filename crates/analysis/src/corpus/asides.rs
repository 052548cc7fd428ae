//! Blocks beside the text: page furniture that repeats, descriptions of pictures, objectives, references.

use crate::input::{Block, BlockKind, Material, Page};
use crate::words::single;
use std::collections::{HashMap, HashSet};

/// Pages from which on what repeats is furniture.
const PAGES: usize = 3;
/// Bytes of a running head or foot.
const LONGEST: usize = 120;

/// What repeats at the top or bottom of a material's pages.
pub(super) struct Furniture(HashSet<String>);

impl Furniture {
    pub fn of(material: &Material<'_>) -> Self {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for page in &material.pages {
            let blocks = super::blocks::of(page);
            let ends = blocks.iter().take(2).chain(blocks.iter().rev().take(2));
            let lines: HashSet<String> = ends.filter_map(|block| line(page, block)).collect();
            for line in lines {
                *seen.entry(line).or_default() += 1;
            }
        }
        let least = PAGES.max(material.pages.len() / 4);
        Self(seen.into_iter().filter(|(_, count)| *count >= least).map(|(line, _)| line).collect())
    }

    pub fn holds(&self, page: &Page<'_>, block: &Block) -> bool {
        let text = page.text[block.start..block.end].trim();
        let is_number = text.len() <= 12 && !text.is_empty() && !text.chars().any(char::is_alphabetic);
        is_number || line(page, block).is_some_and(|line| self.0.contains(&line))
    }
}

/// A short block's words without its numbers.
fn line(page: &Page<'_>, block: &Block) -> Option<String> {
    let text = page.text.get(block.start..block.end)?;
    let short = text.len() <= LONGEST;
    short
        .then(|| single(&text.replace(|c: char| c.is_ascii_digit(), " ")).to_lowercase())
        .filter(|line| !line.is_empty())
}

/// Captions and descriptions of a page's figures, to be known again in its text.
pub(super) struct Pictures {
    captions: HashSet<String>,
    descriptions: HashSet<String>,
}

impl Pictures {
    pub fn of(page: &Page<'_>) -> Self {
        let all = |field: fn(&crate::input::Figure<'_>) -> Option<String>| {
            page.figures.iter().filter_map(field).filter(|text| !text.is_empty()).collect()
        };
        Self { captions: all(|figure| figure.caption.map(single)), descriptions: all(|figure| figure.alt.map(single)) }
    }

    pub fn is_caption(&self, text: &str) -> bool {
        self.captions.contains(&single(text))
    }

    pub fn is_description(&self, text: &str) -> bool {
        self.descriptions.contains(&single(text))
    }
}

const AIMS: &[&str] = &[
    "analyze",
    "analyse",
    "apply",
    "appreciate",
    "assess",
    "calculate",
    "characterize",
    "classify",
    "compare",
    "contrast",
    "construct",
    "define",
    "demonstrate",
    "derive",
    "describe",
    "determine",
    "differentiate",
    "discuss",
    "distinguish",
    "draw",
    "evaluate",
    "examine",
    "explain",
    "explore",
    "give",
    "identify",
    "illustrate",
    "interpret",
    "know",
    "label",
    "learn",
    "list",
    "name",
    "outline",
    "predict",
    "recall",
    "recognize",
    "relate",
    "state",
    "summarize",
    "trace",
    "understand",
    "use",
    "provide",
    "erklären",
    "beschreiben",
    "nennen",
    "verstehen",
];

/// Whether a list of items says what shall be learned: nearly all begin with such a verb.
pub(super) fn are_aims<'t>(items: impl Iterator<Item = &'t str>) -> bool {
    let (mut aims, mut all) = (0usize, 0usize);
    for item in items {
        let first = item.trim_start_matches(|c: char| !c.is_alphabetic()).split_whitespace().next().unwrap_or_default();
        all += 1;
        aims += usize::from(AIMS.contains(&first.to_lowercase().trim_end_matches(',')));
    }
    all >= 2 && aims * 4 >= all * 3
}

/// Whether a block is one of a list.
pub(super) fn is_item(block: &Block) -> bool {
    block.kind == BlockKind::ListItem
}
