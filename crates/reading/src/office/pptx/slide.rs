//! One slide: its title as a heading, then what stands on it in reading order.

use super::super::block::{self, Block};
use super::super::drawing::{alt, blip, graphic, table};
use super::super::source::Source;
use super::body::body;
use super::inherit::{Above, Masters};
use super::notes::notes;
use super::order::order;
use super::shapes::{Shape, shapes};
use crate::Section;
use crate::package::{Element, Relations};
use crate::writing::{Inline, Writer};

/// Reads a slide; `part` is its name in the package.
pub(super) fn read(root: Element<'_>, part: &str, masters: &mut Masters, source: &mut Source<'_>) -> Section {
    let relations = source.relations(part);
    let above = masters.above(part, source);
    let mut writer = Writer::default();
    if let Some(tree) = root.down(&["p:cSld", "p:spTree"]) {
        let shapes = shapes(tree, &above);
        let (titles, others): (Vec<Shape<'_>>, Vec<Shape<'_>>) =
            shapes.into_iter().partition(|shape| shape.holder.is_some_and(|holder| holder.is_title()));
        let (running, others): (Vec<Shape<'_>>, Vec<Shape<'_>>) =
            others.into_iter().partition(|shape| shape.holder.is_some_and(|holder| is_running(holder.kind)));
        for title in &titles {
            block::write(&heading(title.element, &relations), &mut writer);
        }
        let places: Vec<_> = others.iter().map(|shape| shape.place).collect();
        for index in order(&places) {
            block::write(&content(&others[index], &above, &relations, source), &mut writer);
        }
        // The same on every slide: last, where it is in nobody's way. What only counts or dates the slide is left out.
        for shape in running.iter().filter(|shape| shape.element.find("a:r").is_some()) {
            block::write(&content(shape, &above, &relations, source), &mut writer);
        }
    }
    Section { label: None, markdown: writer.finish(), notes: notes(part, source) }
}

/// Footer, date and number of a slide.
fn is_running(kind: &str) -> bool {
    matches!(kind, "ftr" | "dt" | "sldNum" | "hdr")
}

/// All paragraphs of a title in one heading.
fn heading(shape: Element<'_>, relations: &Relations) -> Vec<Block> {
    let Some(text) = shape.child("p:txBody") else { return Vec::new() };
    let mut title = Inline::default();
    for p in text.all("a:p") {
        if !title.is_empty() {
            title.line_break();
        }
        title.append(super::super::drawing::paragraph(p, relations));
    }
    vec![Block::Heading(1, title)]
}

fn content(shape: &Shape<'_>, above: &Above, relations: &Relations, source: &mut Source<'_>) -> Vec<Block> {
    let element = shape.element;
    match element.name() {
        "p:pic" => picture(element, relations, source).into_iter().collect(),
        "p:graphicFrame" => frame(element, relations, source),
        _ => {
            let mut blocks = Vec::new();
            if let Some(text) = element.child("p:txBody") {
                blocks = body(text, shape.holder, above, relations);
            }
            let filled = element.down(&["p:spPr", "a:blipFill"]).is_some();
            if blocks.is_empty() && filled {
                blocks.extend(picture(element, relations, source));
            }
            blocks
        }
    }
}

fn picture(element: Element<'_>, relations: &Relations, source: &mut Source<'_>) -> Option<Block> {
    let own = element.children().find(|child| child.name().starts_with("p:nv")).and_then(|own| own.child("p:cNvPr"));
    let alt = alt(own);
    let mut text = Inline::default();
    let number = blip(element).and_then(|id| source.picture(relations, id, &alt));
    match number {
        Some(number) => text.picture(number, &alt),
        // The picture is lost; what it shows is still worth knowing.
        None => text = Inline::plain(&alt),
    }
    Some(Block::Paragraph(text))
}

fn frame(element: Element<'_>, relations: &Relations, source: &mut Source<'_>) -> Vec<Block> {
    let Some(data) = element.down(&["a:graphic", "a:graphicData"]) else { return Vec::new() };
    if let Some(inner) = data.child("a:tbl") {
        return vec![table(inner, relations)];
    }
    if let Some(object) = data.find("p:oleObj") {
        source.warn("embedded_files", "Files embedded in this one are not read, only their pictures.");
        return object.find("p:pic").and_then(|inner| picture(inner, relations, source)).into_iter().collect();
    }
    let mut blocks = graphic(data, relations, source);
    let words = alt(element.down(&["p:nvGraphicFramePr", "p:cNvPr"]));
    if !words.trim().is_empty() {
        blocks.push(Block::Paragraph(Inline::plain(&words)));
    }
    blocks
}
