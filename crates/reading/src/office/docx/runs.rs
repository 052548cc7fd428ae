//! What stands inside of a paragraph: runs, links, fields, notes, formulas, drawings.

use super::labels;
use super::objects;
use super::symbols::symbol;
use super::walk::Walk;
use crate::office::block::{self, Block};
use crate::office::drawing::{formulas, raised};
use crate::package::{Element, Relations};
use crate::writing::{Inline, Place, Style};

/// The text of a paragraph, and the blocks of text boxes anchored in it.
#[derive(Default)]
pub(super) struct Content {
    pub(super) text: Inline,
    pub(super) aside: Vec<Block>,
}

impl Walk<'_, '_> {
    /// Adds what is in `element` to the paragraph.
    pub(super) fn runs(&mut self, element: Element<'_>, relations: &Relations, link: Option<&str>, into: &mut Content) {
        for child in element.children() {
            match child.name() {
                "w:r" => self.run(child, relations, link, into),
                "w:hyperlink" => {
                    let address = child.get("r:id").and_then(|id| relations.address(id)).map(|address| {
                        child.get("w:anchor").map_or(address.to_string(), |place| format!("{address}#{place}"))
                    });
                    self.runs(child, relations, address.as_deref().or(link), into);
                }
                "w:fldSimple" => {
                    let address = child.get("w:instr").and_then(super::fields::link);
                    self.runs(child, relations, address.as_deref().or(link), into);
                }
                "m:oMath" | "m:oMathPara" => formulas(child, &mut into.text),
                "w:ins" | "w:moveTo" | "w:smartTag" | "w:sdt" | "w:sdtContent" | "w:customXml" | "w:dir" | "w:bdo" => {
                    self.runs(child, relations, link, into);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Element<'_>, relations: &Relations, link: Option<&str>, into: &mut Content) {
        let properties = run.child("w:rPr");
        let property = |name: &str| properties.and_then(|properties| properties.child(name));
        let on = |name: &str| property(name).map(Element::is_on);
        if on("w:vanish") == Some(true) && self.fields.link().is_none() {
            return;
        }
        let named = self.styles.run(property("w:rStyle").and_then(Element::val));
        let style = Style {
            bold: on("w:b").unwrap_or(named.is_some_and(|look| look.bold)),
            italic: on("w:i").unwrap_or(named.is_some_and(|look| look.italic)),
            struck: on("w:strike").unwrap_or(false),
            code: named.is_some_and(|look| look.code),
        };
        let above = property("w:vertAlign").and_then(Element::val) == Some("superscript");
        let font = property("w:rFonts").and_then(|fonts| fonts.get("w:ascii")).unwrap_or_default();
        for child in run.children() {
            let words = match child.name() {
                "w:fldChar" => {
                    match child.get("w:fldCharType") {
                        Some("begin") => self.fields.begin(),
                        Some("separate") => self.fields.separate(),
                        Some("end") => self.fields.end(),
                        _ => {}
                    }
                    ticked(child).unwrap_or_default().to_string()
                }
                "w:instrText" => {
                    self.fields.instruct(&child.text());
                    continue;
                }
                _ if self.fields.hides() => continue,
                "w:t" if font.eq_ignore_ascii_case("symbol") => {
                    child.text().chars().filter_map(|c| symbol(font, c as u32)).collect()
                }
                "w:t" if above => raised(&child.text()),
                "w:t" => child.text(),
                "w:tab" | "w:ptab" => " ".into(),
                "w:br" | "w:cr" if child.get("w:type").is_none_or(|kind| kind == "textWrapping") => "\n".into(),
                "w:noBreakHyphen" => "\u{2011}".into(),
                "w:sym" => {
                    let code = child.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    let character = code.and_then(|code| symbol(child.get("w:font").unwrap_or_default(), code));
                    character.map(String::from).unwrap_or_default()
                }
                "w:ruby" => {
                    let part = |name: &str| child.child(name).map(Element::text).unwrap_or_default();
                    format!("{} ({})", part("w:rubyBase").trim(), part("w:rt").trim())
                }
                "w:footnoteReference" => self.note(0, child.get("w:id").unwrap_or_default()),
                "w:endnoteReference" => self.note(1, child.get("w:id").unwrap_or_default()),
                "w:drawing" | "w:pict" | "w:object" => {
                    objects::object(child, relations, self, into);
                    continue;
                }
                _ => continue,
            };
            let link = link.map(str::to_string).or_else(|| self.fields.link().map(str::to_string));
            into.text.text(&words, style, link.as_deref());
        }
    }

    /// A note in brackets, at the place where it is called; `kind` 0 at the foot of the page, 1 at the end.
    fn note(&mut self, kind: usize, id: &str) -> String {
        // A note that calls a note calls it in vain.
        if self.in_note {
            return String::new();
        }
        let (tree, relations) = self.notes[kind];
        let note = tree.root().and_then(|root| root.children().find(|note| note.get("w:id") == Some(id)));
        let Some(note) = note else { return String::new() };
        self.in_note = true;
        let blocks = self.blocks(note, relations);
        self.in_note = false;
        self.called[kind] += 1;
        let number = self.called[kind];
        let number = if kind == 0 { number.to_string() } else { labels::roman(number) };
        let words = block::flat(&blocks).words();
        if words.is_empty() { String::new() } else { format!(" ({number}: {words})") }
    }
}

/// A box to tick in a form.
fn ticked(field: Element<'_>) -> Option<&'static str> {
    let tick = field.down(&["w:ffData", "w:checkBox"])?;
    let on = tick.child("w:checked").map(Element::is_on);
    let on = on.or_else(|| tick.child("w:default").map(Element::is_on)).unwrap_or(false);
    Some(if on { "☒" } else { "☐" })
}

impl Content {
    /// Whether the paragraph shows nothing by itself.
    pub(super) fn is_bare(&self) -> bool {
        self.text.markdown(Place::Line).is_empty()
    }
}
