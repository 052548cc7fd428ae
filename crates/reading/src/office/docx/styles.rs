//! What a paragraph's or a run's style means, its own and what it takes from those it is based on.

use crate::package::{Element, Tree};
use std::collections::HashMap;

/// What is known of one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// Level from 1.
    pub(super) heading: Option<usize>,
    /// The list it belongs to, and the level in it from 0.
    pub(super) list: Option<(String, Option<usize>)>,
    pub(super) code: bool,
    pub(super) caption: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
    /// What paragraphs without a style look like.
    usual: Look,
}

/// Styles that are based on each other, up to here; circles end here too.
const CHAIN: usize = 20;

impl Styles {
    pub(super) fn read(tree: &Tree) -> Self {
        let Some(root) = tree.root() else { return Self::default() };
        let styles: HashMap<&str, Element<'_>> =
            root.all("w:style").filter_map(|style| Some((style.get("w:styleId")?, style))).collect();
        let looks: HashMap<String, Look> =
            styles.keys().map(|id| ((*id).to_string(), look(id, &styles, CHAIN))).collect();
        let usual = root
            .all("w:style")
            .find(|style| {
                style.get("w:type") == Some("paragraph") && matches!(style.get("w:default"), Some("1" | "true"))
            })
            .and_then(|style| looks.get(style.get("w:styleId")?).cloned());
        Self { looks, usual: usual.unwrap_or_default() }
    }

    /// How a paragraph of that style looks; of none, how paragraphs usually look.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Look {
        id.and_then(|id| self.looks.get(id)).unwrap_or(&self.usual)
    }

    /// How a run of that style looks.
    pub(super) fn run(&self, id: Option<&str>) -> Option<&Look> {
        self.looks.get(id?)
    }
}

fn look(id: &str, styles: &HashMap<&str, Element<'_>>, left: usize) -> Look {
    let Some(style) = styles.get(id) else { return Look::default() };
    let below = style.child("w:basedOn").and_then(Element::val).filter(|below| left > 0 && *below != id);
    let mut look = below.map(|below| look(below, styles, left - 1)).unwrap_or_default();
    let name = style.child("w:name").and_then(Element::val).unwrap_or_default().to_lowercase();
    let properties = style.child("w:pPr");
    let outline = properties.and_then(|p| p.child("w:outlineLvl")).and_then(Element::val);
    if let Some(level) = outline.and_then(|level| level.parse::<usize>().ok()) {
        look.heading = (level < 9).then_some(level + 1);
    } else if let Some(level) = heading_by_name(&name) {
        look.heading = Some(level);
    }
    if let Some(numbers) = properties.and_then(|p| p.child("w:numPr")) {
        let level = numbers.child("w:ilvl").and_then(Element::val).and_then(|level| level.parse().ok());
        let list = numbers.child("w:numId").and_then(Element::val).map(str::to_string);
        let inherited = look.list.take();
        look.list = list.or(inherited.map(|(list, _)| list)).map(|list| (list, level));
    }
    if let Some(run) = style.child("w:rPr") {
        let on = |name: &str, before: bool| run.child(name).map_or(before, Element::is_on);
        look.bold = on("w:b", look.bold);
        look.italic = on("w:i", look.italic);
    }
    look.caption |= CAPTIONS.contains(&name.as_str());
    look.code |= CODES.contains(&name.as_str());
    look
}

/// The names that programs give to the style of a figure's or table's caption.
const CAPTIONS: &[&str] = &[
    "caption",
    "beschriftung",
    "légende",
    "epígrafe",
    "didascalia",
    "legenda",
    "bijschrift",
    "image caption",
    "figure",
];
/// The names of styles for source code.
const CODES: &[&str] = &[
    "code",
    "source code",
    "html code",
    "html preformatted",
    "preformatted text",
    "verbatim char",
    "quellcode",
    "code block",
    "source text",
    "vorformatierter text",
    "codeblock",
    "listing",
    "macro text",
    "macro",
];
/// "heading" as programs write it; Word itself keeps the English name whatever language it speaks.
const HEADINGS: &[&str] = &[
    "heading",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "nagłówek",
    "заголовок",
    "标题",
    "見出し",
    "otsikko",
    "nadpis",
    "overskrift",
];

fn heading_by_name(name: &str) -> Option<usize> {
    if matches!(name, "title" | "titel" | "titre" | "título" | "titolo") {
        return Some(1);
    }
    let rest = HEADINGS.iter().find_map(|word| name.strip_prefix(word))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
