//! An open file, whichever kind it is: asked for its pages, their pictures and their figures.
//!
//! Invariant: an open file has at most one child; when that dies the next call starts another and opens the file
//! again, so that only the page in hand is lost. It does not retry what a page did to a child.

use crate::about::MaterialAbout;
use crate::child::process::{Death, Process};
use crate::child::protocol::{Ask, Opening, Tell};
use crate::flow::Flow;
use crate::layout::Rect;
use crate::ocr::{Raster, is_blank, repeated};
use crate::page::Page;
use crate::readers::{Ocr, ReaderSettings};
use crate::recognition::{Coming, DPI, Eyes};
use crate::{Kind, ReadError};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

/// Pages looked at beyond the one in hand for some whose text has to be recognised, by core.
const LOOK_AHEAD: u32 = 4;

/// An open file.
pub struct OpenMaterial {
    about: MaterialAbout,
    source: Source,
    ocr: Ocr,
    eyes: Arc<Eyes>,
    /// Pages on their way, by number.
    coming: BTreeMap<u32, Coming>,
    /// The page asked for last; 0 before.
    last: u32,
    /// Small pictures of a few pages, once some page has to be recognised.
    sample: Option<Vec<(u32, Raster)>>,
    /// Boxes of the figures that were seen on pages that were recognised, by page and number.
    seen: BTreeMap<(u32, u32), [f32; 4]>,
}

enum Source {
    Child(Box<InChild>),
    Here(Box<Flow>),
}

impl OpenMaterial {
    pub(crate) async fn in_child(
        settings: Arc<ReaderSettings>,
        opening: Opening,
        open_limit: Duration,
        slot: OwnedSemaphorePermit,
    ) -> Result<Self, ReadError> {
        let opening = Ask::Open(Box::new(opening));
        let mut child = InChild { settings, opening, open_limit, process: None, avoid: BTreeMap::new(), _slot: slot };
        let about = child.start().await?;
        Ok(Self::of(about, Source::Child(Box::new(child))))
    }

    pub(crate) fn here(flow: Flow) -> Self {
        Self::of(flow.about().clone(), Source::Here(Box::new(flow)))
    }

    fn of(about: MaterialAbout, source: Source) -> Self {
        Self {
            about,
            source,
            ocr: Ocr::Never,
            eyes: Eyes::new(None),
            coming: BTreeMap::new(),
            last: 0,
            sample: None,
            seen: BTreeMap::new(),
        }
    }

    /// Has pictures of text recognised.
    pub(crate) fn seen_by(self, eyes: Arc<Eyes>, ocr: Ocr) -> Self {
        Self { eyes, ocr, ..self }
    }

    /// What the file says of itself.
    pub fn about(&self) -> &MaterialAbout {
        &self.about
    }

    /// Reads one page, from 1. An error concerns this page alone; the others can still be read. Pages whose text has to
    /// be recognised are fastest in order: the next ones are begun while one is waited for.
    ///
    /// # Errors
    /// Why this page cannot be read.
    pub async fn page(&mut self, number: u32) -> Result<Page, ReadError> {
        self.check(number)?;
        let in_order = number == self.last + 1;
        self.last = number;
        self.coming.retain(|other, _| *other >= number);
        self.begin(number).await;
        if in_order {
            self.begin_the_next(number).await;
        }
        let Some(coming) = self.coming.remove(&number) else { return Err(ReadError::NoSuchPage(number)) };
        let page = coming.page().await?;
        if page.ocr.is_some() && page.width > 0.0 {
            self.seen.extend(page.figures.iter().map(|figure| ((number, figure.number), figure.place)));
        }
        Ok(page)
    }

    async fn begin(&mut self, number: u32) {
        if self.coming.contains_key(&number) {
            return;
        }
        let page = match &mut self.source {
            Source::Child(child) => child.page(number).await,
            Source::Here(flow) => flow.page_at(number).cloned(),
        };
        let coming = match page {
            Ok(page) => self.seen(page).await,
            Err(error) => Coming::Here(Err(error)),
        };
        self.coming.insert(number, coming);
    }

    async fn begin_the_next(&mut self, number: u32) {
        let cores = self.eyes.cores();
        let reach = LOOK_AHEAD * cores as u32;
        for next in number + 1..=self.about.pages.min(number.saturating_add(reach)) {
            let on_their_way = self.coming.values().filter(|coming| matches!(coming, Coming::Read(..))).count();
            if on_their_way == 0 || on_their_way >= cores {
                break;
            }
            self.begin(next).await;
        }
    }

    /// The page, its picture on the way to the recogniser where that is wanted and can be.
    async fn seen(&mut self, page: Page) -> Coming {
        let wanted = match self.ocr {
            Ocr::Auto => page.needs_ocr,
            Ocr::Never => false,
            Ocr::Always => page.needs_ocr || page.width > 0.0,
        };
        if wanted
            && let Some(engine) = self.eyes.find().await
            && let Source::Child(child) = &mut self.source
        {
            match child.raster(page.number, DPI).await {
                // A page without ink has no words.
                Ok(picture) if is_blank(&picture) => {
                    return Coming::Here(Ok(Box::new(Page { needs_ocr: false, ..page })));
                }
                Ok(picture) => {
                    let places = self.repeated(page.number).await;
                    return self.eyes.begin(page, engine, picture, places);
                }
                // Of a picture that cannot be unpacked there is nothing else to show.
                Err(error) if page.width > 0.0 && !child.has_sheets() => return Coming::Here(Err(error)),
                Err(_) => {}
            }
        }
        Coming::Here(Ok(Box::new(page)))
    }

    /// The boxes of what a page has in common with many others, told from pictures of them.
    async fn repeated(&mut self, number: u32) -> Vec<Rect> {
        let Source::Child(child) = &mut self.source else { return Vec::new() };
        if !child.has_sheets() {
            return Vec::new();
        }
        if self.sample.is_none() {
            let mut sample = Vec::new();
            for number in repeated::sample(self.about.pages) {
                let (width, height) = self.about.sizes.get(number as usize - 1).copied().unwrap_or_default();
                let Ok(small) = child.raster(number, repeated::dpi(width, height)).await else { break };
                sample.push((number, small));
            }
            self.sample = Some(sample);
        }
        let sample = self.sample.as_deref().unwrap_or_default();
        let others: Vec<&Raster> =
            sample.iter().filter(|(other, _)| *other != number).map(|(_, picture)| picture).collect();
        if others.is_empty() {
            return Vec::new();
        }
        let drawn;
        let own = match sample.iter().find(|(other, _)| *other == number) {
            Some((_, picture)) => picture,
            None => {
                let (width, height) = self.about.sizes.get(number as usize - 1).copied().unwrap_or_default();
                match child.raster(number, repeated::dpi(width, height)).await {
                    Ok(picture) => drawn = picture,
                    Err(_) => return Vec::new(),
                }
                &drawn
            }
        };
        repeated::places(own, &others)
    }

    /// A picture of one page (from 1) as WebP, so many pixels wide or less where that would be too large.
    ///
    /// # Errors
    /// [`ReadError::NoSuchPage`] also where pages have no shape of their own.
    pub async fn render(&mut self, number: u32, width_px: u32) -> Result<Vec<u8>, ReadError> {
        self.check(number)?;
        match &mut self.source {
            Source::Child(child) => child.picture(&Ask::Render { number, width_px }).await,
            Source::Here(_) => Err(ReadError::NoSuchPage(number)),
        }
    }

    /// A figure of a page, by its number there, as WebP.
    ///
    /// # Errors
    /// [`ReadError::PictureElsewhere`] where the document only says where its picture is.
    pub async fn picture(&mut self, page: u32, figure: u32) -> Result<Vec<u8>, ReadError> {
        self.check(page)?;
        match &mut self.source {
            Source::Child(child) => match self.seen.get(&(page, figure)) {
                Some(place) => child.picture(&Ask::Cut { number: page, place: *place }).await,
                None => child.picture(&Ask::Picture { number: page, figure }).await,
            },
            Source::Here(_) => Err(ReadError::NoSuchFigure { page, figure }),
        }
    }

    fn check(&self, number: u32) -> Result<(), ReadError> {
        if number == 0 || number > self.about.pages { Err(ReadError::NoSuchPage(number)) } else { Ok(()) }
    }
}

/// A file that a child process has open, or will have again.
struct InChild {
    settings: Arc<ReaderSettings>,
    opening: Ask,
    open_limit: Duration,
    process: Option<Process>,
    /// Pages that killed a child, and how.
    avoid: BTreeMap<u32, ReadError>,
    _slot: OwnedSemaphorePermit,
}

impl InChild {
    async fn page(&mut self, number: u32) -> Result<Page, ReadError> {
        loop {
            if let Some(fault) = self.avoid.get(&number) {
                return Err(fault.clone());
            }
            let ask = Ask::Page { number, avoid: self.avoid.keys().copied().collect() };
            match self.ask(&ask).await {
                Ok(Tell::Page(page)) => return Ok(*page),
                Ok(Tell::Failed(error)) => return Err(error),
                Ok(_) => return Err(self.give_up()),
                // A neighbour, looked at to tell running headers, killed the child: go on without that neighbour.
                Err(Death { at: Some(at), fault }) if at != number && !self.avoid.contains_key(&at) => {
                    self.avoid.insert(at, fault);
                }
                Err(death) => {
                    self.avoid.insert(number, death.fault.clone());
                    return Err(death.fault);
                }
            }
        }
    }

    async fn picture(&mut self, ask: &Ask) -> Result<Vec<u8>, ReadError> {
        match self.ask(ask).await {
            Ok(Tell::Picture(bytes)) => Ok(bytes),
            Ok(Tell::Failed(error)) => Err(error),
            Ok(_) => Err(self.give_up()),
            Err(death) => Err(death.fault),
        }
    }

    /// Whether its pages are drawn, so that they can be drawn small.
    fn has_sheets(&self) -> bool {
        matches!(&self.opening, Ask::Open(opening) if opening.media == Kind::Pdf.media_type())
    }

    async fn raster(&mut self, number: u32, dpi: u32) -> Result<Raster, ReadError> {
        match self.ask(&Ask::Raster { number, dpi }).await {
            Ok(Tell::Raster(raster)) => Ok(raster),
            Ok(Tell::Failed(error)) => Err(error),
            Ok(_) => Err(self.give_up()),
            Err(death) => Err(death.fault),
        }
    }

    async fn ask(&mut self, ask: &Ask) -> Result<Tell, Death> {
        if self.process.is_none() {
            self.start().await.map_err(|fault| Death { fault, at: None })?;
        }
        // Taken out while it works: a caller that stops waiting half way must not leave a half-read answer behind.
        let Some(mut process) = self.process.take() else {
            return Err(Death { fault: ReadError::Crashed, at: None });
        };
        let tell = process.ask(ask, self.settings.page_limit).await?;
        self.process = Some(process);
        Ok(tell)
    }

    async fn start(&mut self) -> Result<MaterialAbout, ReadError> {
        let mut process = Process::start(&self.settings.program, &self.settings.arguments)?;
        match process.ask(&self.opening, self.open_limit).await {
            Ok(Tell::Opened(about)) => {
                self.process = Some(process);
                Ok(*about)
            }
            Ok(Tell::Failed(error)) => Err(error),
            Ok(_) => Err(ReadError::Crashed),
            Err(death) => Err(death.fault),
        }
    }

    fn give_up(&mut self) -> ReadError {
        self.process = None;
        ReadError::Crashed
    }
}

impl std::fmt::Debug for OpenMaterial {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OpenMaterial").field("pages", &self.about.pages).finish_non_exhaustive()
    }
}
