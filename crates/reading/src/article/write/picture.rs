//! Pictures: which of a picture's many addresses is meant, what is said of it, and where it stands.

use super::{Shown, Writer};
use crate::article::dom::Id;

/// Where pages that load their pictures late keep the address.
const SOURCES: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-url",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
    "data-original-src",
    "data-src-medium",
    "data-srcset",
    "srcset",
    "src",
    "href",
];

/// Wider pictures are not worth their bytes.
const WIDE_ENOUGH: f32 = 1600.0;

impl Writer<'_> {
    pub(super) fn picture(&mut self, id: Id) {
        if self.is_tiny(id) {
            return;
        }
        let Some(source) = self.source_of(id) else { return };
        let alt = self.dom.attribute(id, "alt").map(squeezed).filter(|alt| !alt.is_empty());
        if self.is_formula(id, alt.as_deref()) {
            return;
        }
        self.show(source, alt);
    }

    fn show(&mut self, source: String, alt: Option<String>) {
        let caption = self.caption.take().filter(|caption| !caption.is_empty());
        let Some(number) = (self.place)(Shown { source, alt: alt.clone(), caption }) else { return };
        let mark = format!("](picture:{number})");
        // The picture of the page without scripts beside the one with them.
        if self.line.ends_with(&mark) || self.out.ends_with(&mark) {
            return;
        }
        self.line.push_str("![");
        self.plain(alt.as_deref().unwrap_or_default());
        let kept = self.line.trim_end().len();
        self.line.truncate(kept);
        self.line.push_str(&mark);
    }

    /// A picture with its caption; tables, code and text in a figure stay what they are.
    pub(super) fn figure(&mut self, id: Id) {
        self.flush();
        let caption = self.dom.elements(id, &["figcaption"]).next();
        let pictured = self
            .dom
            .elements(id, &["img", "image", "amp-img"])
            .any(|picture| !self.is_tiny(picture) && self.source_of(picture).is_some());
        let (Some(caption), true, false) = (caption, pictured, self.one_line) else {
            self.children(id);
            return self.flush();
        };
        let text = squeezed(&self.plain_text(caption));
        let around = self.caption.replace(text.clone()).filter(|text| !text.is_empty());
        let began = self.out.len();
        self.without(id, caption);
        self.flush();
        let used = self.caption.is_none();
        self.caption = around;
        // The picture could not be kept: its caption still can.
        if !used || self.out.len() == began {
            self.children(caption);
            self.flush();
        }
    }

    /// All children but one, wherever it lies.
    fn without(&mut self, top: Id, left_out: Id) {
        let mut next = self.dom.first_child(top);
        while let Some(child) = next {
            next = self.dom.next(child);
            if child == left_out {
                continue;
            }
            let holds = self.dom.ancestors(left_out).any(|ancestor| ancestor == child);
            if holds { self.without(child, left_out) } else { self.node(child) }
        }
    }

    /// A caption's words, with blanks between its blocks and formulas as TeX.
    fn plain_text(&self, id: Id) -> String {
        let mut text = String::new();
        let mut formula = None;
        for node in self.dom.subtree(id) {
            if formula.is_some_and(|formula| self.dom.ancestors(node).any(|above| above == formula)) {
                continue;
            }
            match self.dom.name(node) {
                "br" | "p" | "div" | "li" => text.push(' '),
                "math" => {
                    formula = Some(node);
                    text.push_str(&format!("${}$", super::mathml::tex(self.dom, node)));
                }
                "script" | "style" | "button" => formula = Some(node),
                _ => text.push_str(self.dom.text(node).unwrap_or_default()),
            }
        }
        text
    }

    pub(super) fn svg(&mut self, id: Id) {
        // EPUB covers are wrapped so.
        let inside: Vec<Id> = self.dom.elements(id, &["image"]).collect();
        inside.into_iter().for_each(|image| self.picture(image));
    }

    /// Of what stands there for readers without scripts, the pictures.
    pub(super) fn fallback_pictures(&mut self, id: Id) {
        let inside: Vec<Id> = self.dom.elements(id, &["img"]).collect();
        inside.into_iter().for_each(|image| self.picture(image));
    }

    /// Dots that count visitors, and spacers.
    fn is_tiny(&self, id: Id) -> bool {
        ["width", "height"].iter().any(|side| {
            let pixels =
                self.dom.attribute(id, side).and_then(|value| value.trim_end_matches("px").parse::<f32>().ok());
            pixels.is_some_and(|pixels| pixels <= 3.0)
        })
    }

    fn source_of(&self, id: Id) -> Option<String> {
        let own = SOURCES.iter().find_map(|key| {
            let value = self.dom.attribute(id, key)?.trim();
            let value = if key.ends_with("srcset") { widest(value)? } else { value };
            is_worth_it(value).then(|| value.to_string())
        });
        // `<picture>` keeps addresses in its sources; the last resort, since they are often of newer formats.
        let source = own.or_else(|| {
            let picture = self.dom.ancestors(id).take(2).find(|above| self.dom.name(*above) == "picture")?;
            self.dom.elements(picture, &["source"]).find_map(|source| {
                let value =
                    self.dom.attribute(source, "srcset").or_else(|| self.dom.attribute(source, "data-srcset"))?;
                widest(value).filter(|value| is_worth_it(value)).map(str::to_string)
            })
        })?;
        if source.starts_with("data:") {
            return Some(source);
        }
        match self.base {
            Some(base) => {
                base.join(&source).ok().filter(|url| ["http", "https"].contains(&url.scheme())).map(String::from)
            }
            None => Some(source),
        }
    }
}

/// The candidate of a `srcset` that is wide enough, or the widest.
fn widest(set: &str) -> Option<&str> {
    let mut best: Option<(f32, &str)> = None;
    // Addresses may hold commas; the ones between candidates are followed by a blank.
    for candidate in set.split(", ").flat_map(|part| part.split(",\n")) {
        let mut parts = candidate.split_whitespace();
        let Some(address) = parts.next() else { continue };
        let size = parts.next().unwrap_or("1x");
        let width = match size.strip_suffix('w') {
            Some(width) => width.parse().unwrap_or(0.0),
            None => size.trim_end_matches('x').parse::<f32>().unwrap_or(1.0) * 800.0,
        };
        let better =
            best.is_none_or(
                |(known, _)| if known >= WIDE_ENOUGH { width < known && width >= WIDE_ENOUGH } else { width > known },
            );
        if better {
            best = Some((width, address.trim_end_matches(',')));
        }
    }
    best.map(|(_, address)| address)
}

/// Neither empty nor a drawn placeholder.
fn is_worth_it(source: &str) -> bool {
    if let Some(data) = source.strip_prefix("data:") {
        return !data.starts_with("image/svg") && source.len() > 400;
    }
    !source.is_empty()
        && !source.starts_with(['#', '{'])
        && !source.starts_with("about:")
        && !source.starts_with("blob:")
        && !source.starts_with("javascript:")
        && !source.contains(char::is_whitespace) | source.contains('.')
}

pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
