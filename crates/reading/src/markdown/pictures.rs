//! The pictures of a Markdown text: those in `data:` addresses are unpacked, for all others there is a warning.
//!
//! Invariant: a text without such addresses stays as it is. Nothing is fetched.

use super::html::{attribute, tag_end};
use super::{OPTIONS, PICTURE, escaped};
use crate::article::{Gallery, Shown};
use crate::{Picture, Warning};
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// The text with `picture:N` in their place, the pictures, and what there is to say.
pub(super) fn unpacked(source: &str) -> (String, Vec<Picture>, Vec<Warning>) {
    if !source.contains("![") && !source.to_ascii_lowercase().contains("<img") {
        return (source.to_string(), Vec::new(), Vec::new());
    }
    let mut walk = Walk { source, gallery: Gallery::default(), changes: Vec::new(), elsewhere: 0, image: None };
    let parser = Parser::new_ext(source, OPTIONS);
    let definitions = parser.reference_definitions().iter().filter(|(_, one)| is_embedded(&one.dest));
    walk.changes.extend(definitions.map(|(_, one)| (one.span.clone(), String::new())));
    for (event, range) in parser.into_offset_iter() {
        walk.take(event, range);
    }
    let text = walk.changed();
    let (pictures, mut warnings) = walk.gallery.into_parts();
    if walk.elsewhere > 0 {
        let say = match walk.elsewhere {
            1 => "A picture of this text is not in the file.".to_string(),
            many => format!("{many} pictures of this text are not in the file."),
        };
        warnings.push(Warning { code: "picture_left_out".into(), say });
    }
    (text, pictures, warnings)
}

struct Walk<'a> {
    source: &'a str,
    gallery: Gallery,
    /// What is to stand in place of what; the ranges do not overlap.
    changes: Vec<(Range<usize>, String)>,
    elsewhere: usize,
    image: Option<Image>,
}

/// A picture whose words are being gathered.
struct Image {
    range: Range<usize>,
    address: String,
    title: String,
    kind: LinkType,
    alt: String,
}

impl Walk<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Image { dest_url, title, link_type, .. }) if is_embedded(&dest_url) => {
                let (address, title) = (dest_url.to_string(), title.to_string());
                self.image = Some(Image { range, address, title, kind: link_type, alt: String::new() });
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.elsewhere += usize::from(!dest_url.starts_with(PICTURE));
            }
            Event::End(TagEnd::Image) => {
                if let Some(image) = self.image.take() {
                    self.embedded(image);
                }
            }
            Event::Start(Tag::HtmlBlock) => self.html(range, true),
            Event::InlineHtml(_) => self.html(range, false),
            Event::Text(text) | Event::Code(text) => {
                if let Some(image) = &mut self.image {
                    image.alt.push_str(&text);
                }
            }
            _ => {}
        }
    }

    fn embedded(&mut self, image: Image) {
        let written = &self.source[image.range.clone()];
        let end = match image.kind {
            LinkType::Inline => written.rfind("]("),
            LinkType::Reference | LinkType::ReferenceUnknown => written.rfind("]["),
            _ => written.find(']'),
        };
        let words = written.get(2..end.unwrap_or_default()).unwrap_or_default().to_string();
        let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        let shown = Shown { source: image.address, alt: some(image.alt), caption: some(image.title) };
        let instead = match self.gallery.place(shown) {
            Some(number) => format!("![{words}]({PICTURE}{number})"),
            None => words,
        };
        self.changes.push((image.range, instead));
    }

    /// The pictures in a stretch of HTML; `alone` where no text is beside it.
    fn html(&mut self, range: Range<usize>, alone: bool) {
        let html = &self.source[range.clone()];
        let lower = html.to_ascii_lowercase();
        let mut from = 0;
        while let Some(at) = lower[from..].find("<img").map(|at| from + at) {
            let Some(end) = tag_end(&html[at..], &mut None).map(|end| at + end + 1) else { break };
            let tag = &html[at..end];
            from = end;
            let Some(source) = attribute(tag, "src") else { continue };
            if !is_embedded(&source) {
                self.elsewhere += 1;
                continue;
            }
            let alt = attribute(tag, "alt").filter(|alt| !alt.is_empty());
            let words = escaped(alt.as_deref().unwrap_or_default());
            let mark = match self.gallery.place(Shown { source, alt, caption: None }) {
                Some(number) => format!("![{words}]({PICTURE}{number})"),
                None => words,
            };
            let mark = if alone { format!("\n\n{mark}\n\n") } else { mark };
            self.changes.push((range.start + at..range.start + end, mark));
        }
    }

    fn changed(&mut self) -> String {
        self.changes.sort_by_key(|(range, _)| range.start);
        let mut text = String::with_capacity(self.source.len());
        let mut from = 0;
        for (range, instead) in &self.changes {
            // A picture inside of a picture's words.
            if range.start < from {
                continue;
            }
            text.push_str(&self.source[from..range.start]);
            text.push_str(instead);
            from = range.end;
        }
        text.push_str(&self.source[from..]);
        text
    }
}

fn is_embedded(address: &str) -> bool {
    address.trim_start().get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case("data:image/"))
}
