//! What the speaker says to a slide.

use super::super::block;
use super::super::drawing::paragraph;
use super::super::source::Source;
use super::inherit::Holder;
use crate::writing::Writer;

/// The notes of a slide as Markdown; `None` where there are none.
pub(super) fn notes(slide: &str, source: &mut Source<'_>) -> Option<String> {
    let part = source.relations(slide).first("notesSlide").map(str::to_string)?;
    let tree = source.part(&part)?;
    let relations = source.relations(&part);
    let mut writer = Writer::default();
    for shape in tree.root()?.down(&["p:cSld", "p:spTree"])?.all("p:sp") {
        // The page's number, date and header are placeholders of their own.
        let is_notes = Holder::of(shape).is_none_or(|holder| matches!(holder.kind, "body" | "obj"));
        let Some(body) = shape.child("p:txBody").filter(|_| is_notes) else { continue };
        let blocks: Vec<block::Block> =
            body.all("a:p").map(|p| block::Block::Paragraph(paragraph(p, &relations))).collect();
        block::write(&blocks, &mut writer);
    }
    Some(writer.finish()).filter(|notes| !notes.is_empty())
}
