//! How long reading in took, by what it was spent on: for the command line and for published figures.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use uuid::Uuid;

/// Of one material. Reading and embedding overlap, so the parts may exceed the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Seconds {
    /// Until the first page could be asked about.
    pub first_page: Option<f64>,
    /// Taking pages out of the file and cutting them into passages.
    pub read: f64,
    /// Recognising pictures of text, with taking them out of the file; `None` where there were none.
    pub ocr: Option<f64>,
    /// Inside the embedding model.
    pub embed: f64,
    /// Writing to the index.
    pub index: f64,
    pub total: f64,
}

/// Which part a stretch of time belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Read,
    Ocr,
    Embed,
    Index,
}

/// A watch that runs while one material is read in.
pub(super) struct Watch {
    begun: Instant,
    seconds: Mutex<Seconds>,
}

impl Watch {
    pub fn start() -> Self {
        Self { begun: Instant::now(), seconds: Mutex::default() }
    }

    pub fn add(&self, part: Part, spent: Duration) {
        let mut seconds = self.seconds.lock().unwrap_or_else(PoisonError::into_inner);
        *match part {
            Part::Read => &mut seconds.read,
            Part::Ocr => seconds.ocr.get_or_insert_default(),
            Part::Embed => &mut seconds.embed,
            Part::Index => &mut seconds.index,
        } += spent.as_secs_f64();
    }

    /// A page can be asked about; only the first one counts.
    pub fn answerable(&self) {
        let mut seconds = self.seconds.lock().unwrap_or_else(PoisonError::into_inner);
        seconds.first_page.get_or_insert(self.begun.elapsed().as_secs_f64());
    }

    pub fn stop(&self) -> Seconds {
        let seconds = *self.seconds.lock().unwrap_or_else(PoisonError::into_inner);
        Seconds { total: self.begun.elapsed().as_secs_f64(), ..seconds }
    }
}

/// The last materials that this process has read in.
#[derive(Default)]
pub(super) struct Finished(Mutex<VecDeque<(Uuid, Seconds)>>);

/// Enough for a command with many files.
const KEPT: usize = 1_000;

impl Finished {
    pub fn keep(&self, material: Uuid, seconds: Seconds) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(id, _)| *id != material);
        kept.push_back((material, seconds));
        if kept.len() > KEPT {
            kept.pop_front();
        }
    }

    pub fn of(&self, material: Uuid) -> Option<Seconds> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(id, _)| *id == material).map(|(_, seconds)| *seconds)
    }
}
