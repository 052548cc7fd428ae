//! Lists: which number or sign stands before a paragraph.
//!
//! Counting goes on per list from paragraph to paragraph, so each must be asked for once and in order.

use super::labels;
use super::styles::Styles;
use crate::package::{Element, Tree};
use crate::writing::Marker;
use std::collections::{HashMap, HashSet};

const LEVELS: usize = 9;

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// By the id that paragraphs use: the list's shape, and where it starts anew.
    lists: HashMap<String, List>,
    /// By shape: the number of each level, once it has one.
    counted: HashMap<String, [Option<u64>; LEVELS]>,
    started: HashSet<(String, usize)>,
}

#[derive(Clone)]
struct List {
    shape: String,
    levels: Vec<Level>,
    starts: HashMap<usize, u64>,
}

#[derive(Clone, Default)]
struct Level {
    start: u64,
    format: String,
    /// `%1.%2`.
    text: String,
    /// The style whose paragraphs are at this level.
    style: Option<String>,
    legal: bool,
}

impl Numbering {
    pub(super) fn read(tree: &Tree, styles: &Styles) -> Self {
        let Some(root) = tree.root() else { return Self::default() };
        let shapes: HashMap<&str, Element<'_>> =
            root.all("w:abstractNum").filter_map(|shape| Some((shape.get("w:abstractNumId")?, shape))).collect();
        let ids: HashMap<&str, Element<'_>> =
            root.all("w:num").filter_map(|list| Some((list.get("w:numId")?, list))).collect();
        let shape_of = |list: Element<'_>| -> Option<(&str, Element<'_>)> {
            let id = list.child("w:abstractNumId")?.val()?;
            shapes.get_key_value(id).map(|(id, shape)| (*id, *shape))
        };
        let mut lists = HashMap::new();
        for (id, list) in &ids {
            let Some((mut shape_id, mut shape)) = shape_of(*list) else { continue };
            // A shape may say that it is that of a style, whose list has another shape.
            if let Some(style) = shape.child("w:numStyleLink").and_then(Element::val)
                && let Some((other, _)) = &styles.paragraph(Some(style)).list
                && let Some(found) = ids.get(other.as_str()).and_then(|other| shape_of(*other))
            {
                (shape_id, shape) = found;
            }
            let mut levels = levels(shape);
            let mut starts = HashMap::new();
            for own in list.all("w:lvlOverride") {
                let Some(at) = own.get("w:ilvl").and_then(|at| at.parse::<usize>().ok()).filter(|at| *at < LEVELS)
                else {
                    continue;
                };
                if let Some(level) = own.child("w:lvl") {
                    levels.resize(levels.len().max(at + 1), Level::default());
                    levels[at] = self::level(level);
                }
                if let Some(start) = own.child("w:startOverride").and_then(Element::val).and_then(|n| n.parse().ok()) {
                    starts.insert(at, start);
                }
            }
            lists.insert((*id).to_string(), List { shape: shape_id.to_string(), levels, starts });
        }
        Self { lists, ..Self::default() }
    }

    /// The level that a list gives to a style's paragraphs.
    pub(super) fn level_of_style(&self, list: &str, style: Option<&str>) -> Option<usize> {
        let style = style?;
        self.lists.get(list)?.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts on and says what stands before the paragraph; `None` where the list is unknown or shows nothing.
    pub(super) fn next(&mut self, id: &str, level: usize) -> Option<Marker> {
        let list = self.lists.get(id)?;
        let at = level.min(LEVELS - 1);
        let own = list.levels.get(at)?;
        let counted = self.counted.entry(list.shape.clone()).or_default();
        let anew = list.starts.get(&at).filter(|_| self.started.insert((id.to_string(), at)));
        counted[at] = Some(match (anew, counted[at]) {
            (Some(start), _) => *start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start,
        });
        counted[at + 1..].fill(None);
        for (outer, count) in counted.iter_mut().enumerate().take(at) {
            count.get_or_insert(list.levels.get(outer).map_or(1, |level| level.start));
        }
        if own.format == "bullet" {
            return Some(Marker::Bullet);
        }
        let number = counted[at].unwrap_or(1);
        if own.format == "decimal" && own.text.trim_end_matches(['.', ')']) == format!("%{}", at + 1) {
            return Some(Marker::Number(number));
        }
        let mut label = own.text.clone();
        for (outer, count) in counted.iter().enumerate() {
            let format = match list.levels.get(outer) {
                Some(_) if own.legal => "decimal",
                Some(level) => &level.format,
                None => "decimal",
            };
            label = label.replace(&format!("%{}", outer + 1), &labels::number(count.unwrap_or(1), format));
        }
        Some(label.trim().to_string()).filter(|label| !label.is_empty()).map(Marker::Label)
    }
}

fn levels(shape: Element<'_>) -> Vec<Level> {
    let mut levels = Vec::new();
    for element in shape.all("w:lvl") {
        let Some(at) = element.get("w:ilvl").and_then(|at| at.parse::<usize>().ok()).filter(|at| *at < LEVELS) else {
            continue;
        };
        levels.resize(levels.len().max(at + 1), Level::default());
        levels[at] = level(element);
    }
    levels
}

fn level(element: Element<'_>) -> Level {
    let value = |name: &str| element.child(name).and_then(Element::val);
    Level {
        start: value("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: value("w:numFmt").unwrap_or("decimal").to_string(),
        text: value("w:lvlText").unwrap_or_default().chars().take(64).collect(),
        style: value("w:pStyle").map(str::to_string),
        legal: element.child("w:isLgl").is_some_and(Element::is_on),
    }
}
