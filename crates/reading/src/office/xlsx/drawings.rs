//! Charts and pictures that lie on a sheet, in the order of the file.

use crate::office::block::Block;
use crate::office::drawing::{alt, blip, graphic};
use crate::office::source::Source;
use crate::package::Element;
use crate::writing::Inline;

/// What lies on the sheet.
pub(super) fn blocks(sheet: Element<'_>, part: &str, source: &mut Source<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let id = sheet.child("x:drawing").and_then(|drawing| drawing.get("r:id"));
    let Some(part) = id.and_then(|id| source.relations(part).part(id).map(str::to_string)) else { return blocks };
    let Some(tree) = source.part(&part) else { return blocks };
    let relations = source.relations(&part);
    for element in tree.root().into_iter().flat_map(Element::inside) {
        match element.name() {
            "xdr:pic" => {
                let words = alt(element.down(&["xdr:nvPicPr", "xdr:cNvPr"]));
                if let Some(number) = blip(element).and_then(|id| source.picture(&relations, id, &words)) {
                    let mut text = Inline::default();
                    text.picture(number, &words);
                    blocks.push(Block::Paragraph(text));
                }
            }
            "xdr:graphicFrame" => blocks.extend(graphic(element, &relations, source)),
            "xdr:txBody" => blocks
                .extend(element.all("a:p").map(|p| Block::Paragraph(crate::office::drawing::paragraph(p, &relations)))),
            _ => {}
        }
    }
    blocks
}
