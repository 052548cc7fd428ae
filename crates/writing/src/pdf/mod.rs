//! The typesetter: a template of ours and data in, pages and a PDF out.
//!
//! Templates are fixed; what a user wrote comes as data (`sys.inputs`) and is never read as source. There are no files,
//! no packages, no network and no clock behind it. How long it may take is bounded by how much it is given: see
//! [`AT_MOST`].

mod fonts;
mod line;

pub(crate) use line::{language, line};

use crate::WriteFault;
use crate::outline::Picture;
use crate::pictures;
use serde_json::Value as Json;
use std::collections::HashMap;
use typst::foundations::{Array, Bytes, Dict, IntoValue, Smart};
use typst::layout::{Frame, FrameItem, Point, Size};
use typst_as_lib::TypstEngine;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

const COMMON: &str = include_str!("common.typ");
/// Bytes of data that are set at once: some 500 pages.
pub(crate) const AT_MOST: usize = 4 << 20;
/// Pictures in one document.
const PICTURES: usize = 300;

/// Pages, not yet a file.
pub(crate) struct Pages(PagedDocument);

impl Pages {
    pub(crate) fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// How many sides are filled: the last one counts by how far its second column, or else its first, goes down.
    pub(crate) fn filled(&self) -> f64 {
        let Some(last) = self.0.pages().last() else { return 0.0 };
        let size = last.frame.size();
        let mut down = [0.0_f64; 2];
        lowest(&last.frame, Point::zero(), size, &mut down);
        let share = if down[1] > 0.0 { 1.0 + down[1] } else { down[0] } / 2.0;
        self.count() as f64 - 1.0 + share
    }

    /// The same pages always give the same bytes.
    pub(crate) fn pdf(&self) -> Result<Vec<u8>, WriteFault> {
        let options = PdfOptions { ident: Smart::Custom("lectern".into()), timestamp: None, ..PdfOptions::default() };
        typst_pdf::pdf(&self.0, &options).map_err(|faults| WriteFault::setting(format!("{faults:?}")))
    }
}

/// How far down letters go in either half of a page, as a share of its height; what stands in the margin does not count.
fn lowest(frame: &Frame, at: Point, page: Size, down: &mut [f64; 2]) {
    for (place, item) in frame.items() {
        let place = at + *place;
        match item {
            FrameItem::Group(group) => lowest(&group.frame, place, page, down),
            FrameItem::Text(_) | FrameItem::Image(..) => {
                let share = place.y / page.y;
                if share < 0.96 {
                    let half = usize::from(place.x / page.x > 0.5);
                    down[half] = down[half].max(share);
                }
            }
            _ => {}
        }
    }
}

/// The pictures of a document, each once.
#[derive(Default)]
pub(crate) struct Album {
    ready: Vec<pictures::Ready>,
    places: HashMap<String, usize>,
}

impl Album {
    /// The place of a picture, with its width and height in points of the picture.
    pub(crate) fn add(&mut self, picture: &Picture) -> Result<(usize, u32, u32), WriteFault> {
        if let Some(place) = self.places.get(&picture.name).filter(|_| !picture.name.is_empty()) {
            return Ok((*place, self.ready[*place].width, self.ready[*place].height));
        }
        if self.ready.len() >= PICTURES {
            return Err(WriteFault::TooLarge { what: "the number of figures".into() });
        }
        let ready = pictures::ready(picture, false)?;
        let (width, height) = (ready.width, ready.height);
        self.places.insert(picture.name.clone(), self.ready.len());
        self.ready.push(ready);
        Ok((self.ready.len() - 1, width, height))
    }
}

/// Sets `data` by `template`.
pub(crate) fn set(template: &'static str, data: &Json, album: &Album) -> Result<Pages, WriteFault> {
    let text = data.to_string();
    if text.len() > AT_MOST {
        return Err(WriteFault::TooLarge { what: "the text".into() });
    }
    let engine = TypstEngine::builder()
        .main_file(template)
        .with_static_source_file_resolver([("common.typ", COMMON)])
        .fonts(fonts::of(&text))
        .comemo_evict_max_age(Some(12))
        .build();
    let pictures: Array = album.ready.iter().map(|ready| Bytes::new(ready.bytes.clone()).into_value()).collect();
    let mut inputs = Dict::new();
    inputs.insert("data".into(), Bytes::new(text.into_bytes()).into_value());
    inputs.insert("pictures".into(), pictures.into_value());
    engine.compile_with_input(inputs).output.map(Pages).map_err(WriteFault::setting)
}
