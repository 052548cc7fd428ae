//! The three note types that Lectern gives its cards. Their ids never change, so that a second import finds them.
//!
//! Templates and styles of image occlusion are Anki's own (AGPL-3.0-or-later): the program that draws the masks expects
//! them so.

use super::{Kind, NoteType, Template};

const CSS: &str = ".card {\n  font-family: arial, sans-serif;\n  font-size: 20px;\n  line-height: 1.5;\n  \
    text-align: center;\n  color: black;\n  background-color: white;\n}\n\
    .source {\n  margin-top: 1.5em;\n  font-size: 14px;\n  opacity: 0.65;\n}\n";
const CLOZE_CSS: &str =
    ".cloze {\n  font-weight: bold;\n  color: blue;\n}\n.nightMode .cloze {\n  color: lightblue;\n}\n";
const MASKS_CSS: &str = "#image-occlusion-canvas {\n  --inactive-shape-color: #ffeba2;\n  \
    --active-shape-color: #ff8e8e;\n  --inactive-shape-border: 1px #212121;\n  \
    --active-shape-border: 1px #212121;\n  --highlight-shape-color: #ff8e8e00;\n  \
    --highlight-shape-border: 1px #ff8e8e;\n}\n";
const SOURCE: &str = "{{#Source}}<div class=\"source\">{{Source}}</div>{{/Source}}";
const MASKED: &str = include_str!("masked.html");

impl NoteType {
    /// Fields: Front, Back, Source.
    pub fn basic() -> Self {
        Self {
            id: 1_763_769_600_001,
            name: "Basic (Lectern)".into(),
            kind: Kind::Basic,
            fields: named(&["Front", "Back", "Source"]),
            templates: vec![Template {
                name: "Card 1".into(),
                question: "{{Front}}".into(),
                answer: format!("{{{{FrontSide}}}}\n\n<hr id=answer>\n\n{{{{Back}}}}\n{SOURCE}"),
            }],
            css: CSS.into(),
        }
    }

    /// Fields: Text with `{{c1::…}}`, Back Extra, Source.
    pub fn cloze() -> Self {
        Self {
            id: 1_763_769_600_002,
            name: "Cloze (Lectern)".into(),
            kind: Kind::Cloze,
            fields: named(&["Text", "Back Extra", "Source"]),
            templates: vec![Template {
                name: "Cloze".into(),
                question: "{{cloze:Text}}".into(),
                answer: format!("{{{{cloze:Text}}}}<br>\n{{{{Back Extra}}}}\n{SOURCE}"),
            }],
            css: format!("{CSS}{CLOZE_CSS}"),
        }
    }

    /// Fields: Occlusion (see [`crate::field::masks`]), Image, Header, Back Extra, Comments, Source.
    pub fn image_occlusion() -> Self {
        let toggle = "<div><button id=\"toggle\">Toggle Masks</button></div>";
        let extra = "{{#Back Extra}}<div>{{Back Extra}}</div>{{/Back Extra}}";
        Self {
            id: 1_763_769_600_003,
            name: "Image Occlusion (Lectern)".into(),
            kind: Kind::ImageOcclusion,
            fields: named(&["Occlusion", "Image", "Header", "Back Extra", "Comments", "Source"]),
            templates: vec![Template {
                name: "Image Occlusion".into(),
                question: MASKED.into(),
                answer: format!("{MASKED}\n{toggle}\n{extra}\n{SOURCE}\n"),
            }],
            css: format!("{MASKS_CSS}\n{CSS}"),
        }
    }
}

fn named(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
