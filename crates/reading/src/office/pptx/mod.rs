//! Presentations: a section for each slide, in the order of the show.
//!
//! Invariant: the section's place is the slide's number, as PowerPoint counts: hidden slides too, and a slide that cannot
//! be read is an empty section, not a missing one.

mod body;
mod inherit;
mod notes;
mod order;
mod shapes;
mod slide;

use super::gate;
use super::source::Source;
use crate::package::{Element, Tree};
use crate::{Document, ReadError, Section};
use inherit::Masters;

/// More slides than this are left out.
const SLIDES: usize = 5_000;
/// Bytes of Markdown beyond which the remaining slides are left out.
const MARKDOWN: usize = 64 * 1024 * 1024;

/// Reads a presentation (PPTX, PPTM, PPSX).
///
/// # Errors
/// Where it is locked, of the older kind, damaged as a whole, or no presentation.
pub fn pptx(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut source = Source::new(gate::open(bytes)?);
    let (name, tree) = source.main("ppt/presentation.xml")?;
    let relations = source.relations(&name);
    let root = tree.root().filter(|root| root.name() == "p:presentation").ok_or(ReadError::NotThisKind)?;
    let slides: Vec<Element<'_>> =
        root.child("p:sldIdLst").map(|list| list.all("p:sldId").collect()).unwrap_or_default();
    if slides.is_empty() {
        return Err(ReadError::Empty);
    }
    let mut masters = Masters::default();
    let mut sections = Vec::new();
    let mut hidden = Vec::new();
    let mut bytes = 0;
    for (index, slide) in slides.iter().enumerate() {
        if index >= SLIDES || bytes > MARKDOWN {
            source.warn(
                "slides_left_out",
                format!("This presentation is very long. Only its first {index} slides are read."),
            );
            break;
        }
        let part = slide.get("r:id").and_then(|id| relations.part(id)).map(str::to_string);
        let tree = part.as_deref().and_then(|part| source.part(part));
        let mut section = Section::default();
        if let (Some(part), Some(root)) = (&part, tree.as_ref().and_then(Tree::root)) {
            section = slide::read(root, part, &mut masters, &mut source);
            if matches!(root.get("show"), Some("0" | "false")) {
                hidden.push((index + 1).to_string());
            }
        } else {
            source.warn("slide_left_out", format!("Slide {} is damaged. It is left empty.", index + 1));
        }
        let aside = if hidden.last() == Some(&(index + 1).to_string()) { " (hidden)" } else { "" };
        section.label = Some(format!("Slide {}{aside}", index + 1));
        bytes += section.markdown.len();
        sections.push(section);
    }
    match hidden.as_slice() {
        [] => {}
        [one] => {
            source.warn("hidden_slides", format!("Slide {one} is hidden in the presentation. It is read all the same."))
        }
        many => {
            let say = format!("Slides {} are hidden in the presentation. They are read all the same.", many.join(", "));
            source.warn("hidden_slides", say);
        }
    }
    Ok(source.finish(sections))
}
