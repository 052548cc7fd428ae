//! An open PDF inside the child, asked for its pages and pictures.

use super::{document, glyphs, picture};
use crate::ReadError;
use crate::about::MaterialAbout;
use crate::child::Open;
use crate::child::protocol::Opening;
use crate::layout::{self, Laid};
use crate::ocr::Raster;
use crate::page::Page;
use pdfium_render::prelude::*;
use std::collections::VecDeque;
use std::io;
use std::rc::Rc;

/// Laid-out pages kept for their neighbours' sake.
const KEPT: usize = 16;

/// The open document and the pages laid out lately.
pub(crate) struct OpenPdf<'l> {
    document: PdfDocument<'l>,
    about: MaterialAbout,
    kept: VecDeque<(u32, Rc<Laid>)>,
}

impl<'l> OpenPdf<'l> {
    pub fn open(library: &'l Pdfium, opening: &Opening) -> Result<Self, ReadError> {
        let document = document::open(library, &opening.file, opening.password.as_deref())?;
        let about = document::about(&document)?;
        Ok(Self { document, about, kept: VecDeque::new() })
    }

    fn laid(&mut self, number: u32, at: &mut dyn FnMut(u32) -> io::Result<()>) -> Result<Rc<Laid>, ReadError> {
        if let Some((_, laid)) = self.kept.iter().find(|(kept, _)| *kept == number) {
            return Ok(laid.clone());
        }
        at(number)?;
        let sheet = glyphs::sheet(&self.sheet(number)?, number).map_err(|_| ReadError::Damaged)?;
        let laid = Rc::new(layout::lay(sheet));
        if self.kept.len() >= KEPT {
            // The farthest goes: pages are mostly read one after the other.
            let far = (0..self.kept.len()).max_by_key(|index| self.kept[*index].0.abs_diff(number));
            if let Some(far) = far {
                self.kept.remove(far);
            }
        }
        self.kept.push_back((number, laid.clone()));
        Ok(laid)
    }

    fn sheet(&self, number: u32) -> Result<PdfPage<'_>, ReadError> {
        self.document.pages().get(number as i32 - 1).map_err(|_| ReadError::Damaged)
    }
}

impl Open for OpenPdf<'_> {
    fn about(&self) -> &MaterialAbout {
        &self.about
    }

    fn page(
        &mut self,
        number: u32,
        avoid: &[u32],
        at: &mut dyn FnMut(u32) -> io::Result<()>,
    ) -> Result<Page, ReadError> {
        let laid = self.laid(number, at)?;
        let mut neighbours = Vec::new();
        for near in layout::neighbours(number, self.about.pages) {
            if !avoid.contains(&near)
                && let Ok(found) = self.laid(near, at)
            {
                neighbours.push(found);
            }
        }
        // The page in hand is to blame for what is left to do.
        at(number)?;
        let near: Vec<&Laid> = neighbours.iter().map(Rc::as_ref).collect();
        Ok(layout::page(&laid, &near))
    }

    fn render(&mut self, number: u32, width_px: u32) -> Result<Vec<u8>, ReadError> {
        picture::webp(&self.sheet(number)?, width_px)
    }

    fn raster(&mut self, number: u32, dpi: u32) -> Result<Raster, ReadError> {
        picture::grey(&self.sheet(number)?, dpi as f32)
    }

    fn picture(&mut self, number: u32, figure: u32) -> Result<Vec<u8>, ReadError> {
        let page = self.page(number, &[], &mut |_| Ok(()))?;
        let found = page.figures.iter().find(|found| found.number == figure);
        let place = found.ok_or(ReadError::NoSuchFigure { page: number, figure })?.place;
        picture::crop(&self.sheet(number)?, place)
    }

    fn cut(&mut self, number: u32, place: [f32; 4]) -> Result<Vec<u8>, ReadError> {
        picture::crop(&self.sheet(number)?, place)
    }
}
