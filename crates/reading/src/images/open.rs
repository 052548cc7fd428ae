//! A picture file open in the child: its pages have a shape and a picture, and no text until they are recognised.

use super::{PictureFile, decode, render};
use crate::ReadError;
use crate::about::{MaterialAbout, Warning};
use crate::child::Open;
use crate::ocr::Raster;
use crate::page::Page;
use std::io;
use std::path::Path;

pub(crate) struct OpenPicture {
    file: PictureFile,
    about: MaterialAbout,
}

impl OpenPicture {
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let file = decode::open(path)?;
        let pages = file.pages();
        let mut about = MaterialAbout { pages, ..MaterialAbout::default() };
        if pages as usize == super::PAGES_AT_MOST {
            let say = format!("This file has very many pages. Only the first {pages} are read.");
            about.warnings.push(Warning { code: "many_pages".into(), say });
        }
        // Of a broken page its own number tells; a file without a sound one is damaged.
        about.sizes = file.sizes().into_iter().map(Result::unwrap_or_default).collect();
        if about.sizes.iter().all(|size| *size == (0.0, 0.0)) {
            return Err(file.size(1).err().unwrap_or(ReadError::Damaged));
        }
        Ok(Self { file, about })
    }
}

impl Open for OpenPicture {
    fn about(&self) -> &MaterialAbout {
        &self.about
    }

    fn page(&mut self, number: u32, _: &[u32], at: &mut dyn FnMut(u32) -> io::Result<()>) -> Result<Page, ReadError> {
        at(number)?;
        let known = self.about.sizes.get((number as usize).wrapping_sub(1)).filter(|size| **size != (0.0, 0.0));
        let (width, height) = known.map_or_else(|| self.file.size(number), |size| Ok(*size))?;
        Ok(Page { number, width, height, needs_ocr: true, ..Page::default() })
    }

    fn render(&mut self, number: u32, width_px: u32) -> Result<Vec<u8>, ReadError> {
        render::webp(self.file.pixels(number)?.0, width_px)
    }

    fn raster(&mut self, number: u32, _: u32) -> Result<Raster, ReadError> {
        self.file.grey(number)
    }

    fn picture(&mut self, number: u32, figure: u32) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::NoSuchFigure { page: number, figure })
    }

    fn cut(&mut self, number: u32, place: [f32; 4]) -> Result<Vec<u8>, ReadError> {
        let (width, height) = self.file.size(number)?;
        let whole = self.file.pixels(number)?.0;
        let scale = (whole.width() as f32 / width.max(1.0), whole.height() as f32 / height.max(1.0));
        // A float beyond the range of an integer becomes the nearest one.
        let from = ((place[0] * scale.0) as u32, (place[1] * scale.1) as u32);
        let to = ((place[2] * scale.0).ceil() as u32, (place[3] * scale.1).ceil() as u32);
        let (x, y) = (from.0.min(whole.width().saturating_sub(1)), from.1.min(whole.height().saturating_sub(1)));
        let part = whole.crop_imm(x, y, to.0.saturating_sub(x).max(1), to.1.saturating_sub(y).max(1));
        let width = part.width();
        render::webp(part, width)
    }
}
