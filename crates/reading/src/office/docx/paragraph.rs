//! One paragraph: a heading, an item, a line of code, or text.

use super::runs::Content;
use super::walk::Walk;
use crate::office::block::Block;
use crate::package::{Element, Relations};
use crate::writing::{Inline, Marker, Style};

/// Letters beyond which a paragraph is none of the headings that its style makes it.
const HEADING: usize = 400;

impl Walk<'_, '_> {
    /// Adds a paragraph with the text boxes in it.
    pub(super) fn paragraph(&mut self, paragraph: Element<'_>, relations: &Relations, blocks: &mut Vec<Block>) {
        let properties = paragraph.child("w:pPr");
        let id = properties.and_then(|p| p.child("w:pStyle")).and_then(Element::val);
        let styles = self.styles;
        let look = styles.paragraph(id);
        let mut content = Content::default();
        self.runs(paragraph, relations, None, &mut content);
        self.fields.paragraph_ends();
        if !content.is_bare() {
            let list = self.list(properties, id);
            let outline = properties.and_then(|p| p.child("w:outlineLvl")).and_then(Element::val);
            let outline = outline.and_then(|level| level.parse::<usize>().ok());
            let heading = match outline {
                Some(level) => (level < 9).then_some(level + 1),
                None => look.heading,
            };
            let heading =
                heading.filter(|_| content.text.words().chars().count() <= HEADING && !content.text.words().is_empty());
            let text = content.text;
            blocks.push(match (heading, list) {
                (Some(level), Some((_, marker))) => Block::Heading(level, numbered(&marker, text)),
                (Some(level), None) => Block::Heading(level, text),
                (None, _) if look.code => Block::Code(code(paragraph)),
                (None, Some((level, marker))) => Block::Item(level, marker, text),
                (None, None) => Block::Paragraph(text),
            });
        }
        blocks.append(&mut content.aside);
    }

    /// The list that a paragraph belongs to by itself or by its style: level and mark.
    fn list(&mut self, properties: Option<Element<'_>>, style: Option<&str>) -> Option<(usize, Marker)> {
        let own = properties.and_then(|p| p.child("w:numPr"));
        let value = |name: &str| own.and_then(|own| own.child(name)).and_then(Element::val);
        let styles = self.styles;
        let inherited = styles.paragraph(style).list.as_ref();
        let id = value("w:numId").or(inherited.map(|(id, _)| id.as_str())).filter(|id| *id != "0")?;
        let level = value("w:ilvl").and_then(|level| level.parse::<usize>().ok());
        let level =
            level.or_else(|| self.numbering.level_of_style(id, style)).or(inherited.and_then(|(_, level)| *level));
        let level = level.unwrap_or(0).min(8);
        self.numbering.next(id, level).map(|marker| (level, marker))
    }
}

/// A heading with its number before it.
fn numbered(marker: &Marker, text: Inline) -> Inline {
    let label = match marker {
        Marker::Bullet => return text,
        Marker::Number(number) => format!("{number} "),
        Marker::Label(label) => format!("{label} "),
    };
    let mut whole = Inline::default();
    whole.text(&label, Style::default(), None);
    whole.append(text);
    whole
}

/// The text of a paragraph with its blanks as they are.
fn code(paragraph: Element<'_>) -> String {
    let mut line = String::new();
    for inner in paragraph.inside() {
        match inner.name() {
            "w:t" => line.push_str(&inner.text()),
            "w:tab" => line.push('\t'),
            "w:br" | "w:cr" => line.push('\n'),
            _ => {}
        }
    }
    line
}
