//! What the library page knows beside its list: which rows are selected, and what has arrived since it was loaded.
//!
//! Plain data. A row is drawn from the list's own view with the newest arrival laid over it.

use contract::{LiveEvent, MaterialId, MaterialState, MaterialView};
use std::collections::{BTreeSet, HashMap};

/// The rows that are selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(BTreeSet<MaterialId>);

impl Selection {
    pub fn has(&self, id: MaterialId) -> bool {
        self.0.contains(&id)
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Selects or lets go of one row.
    pub fn set(&mut self, id: MaterialId, on: bool) {
        if on {
            self.0.insert(id);
        } else {
            self.0.remove(&id);
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// How far a material is, as last heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub state: MaterialState,
    pub pages: u32,
    pub pages_done: u32,
    pub pages_failed: u32,
}

impl Arrival {
    /// As the list said when it was loaded.
    pub fn of(view: &MaterialView) -> Self {
        Self { state: view.state, pages: view.pages, pages_done: view.pages_done, pages_failed: view.pages_failed }
    }

    /// Pages that have been dealt with, in percent; nothing while their number is unknown.
    pub fn percent(self) -> Option<u32> {
        let dealt = self.pages_done.saturating_add(self.pages_failed).min(self.pages);
        (self.pages > 0).then(|| (u64::from(dealt) * 100 / u64::from(self.pages)) as u32)
    }

    /// Being worked on, or about to be.
    pub fn is_moving(self) -> bool {
        matches!(self.state, MaterialState::Waiting | MaterialState::Reading)
    }

    /// At least one page can be read.
    pub fn can_open(self) -> bool {
        self.pages_done > 0 || matches!(self.state, MaterialState::Ready | MaterialState::Reading)
    }
}

/// What a live event asks of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    None,
    /// A row changed; it redraws itself.
    Row,
    /// The list itself may be another: load it afresh.
    Reload,
}

/// What has arrived since the list was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals(HashMap<MaterialId, Arrival>);

impl Arrivals {
    /// Takes a live event in. `listed` tells whether a material is in the list shown.
    pub fn take(&mut self, event: &LiveEvent, listed: impl Fn(MaterialId) -> bool) -> Change {
        match event {
            LiveEvent::Material { material, state, pages, pages_done, pages_failed } => {
                let next =
                    Arrival { state: *state, pages: *pages, pages_done: *pages_done, pages_failed: *pages_failed };
                let before = self.0.insert(*material, next);
                if !listed(*material) {
                    // Once for each new material, not once for each of its pages.
                    return if before.is_none() { Change::Reload } else { Change::None };
                }
                // What went wrong is in the list's view only.
                let ended = !next.is_moving() && before.is_none_or(Arrival::is_moving);
                if ended { Change::Reload } else { Change::Row }
            }
            LiveEvent::Reload => {
                self.0.clear();
                Change::Reload
            }
            LiveEvent::Job { .. }
            | LiveEvent::Page { .. }
            | LiveEvent::Answer { .. }
            | LiveEvent::Conversation { .. }
            | LiveEvent::Output { .. } => Change::None,
        }
    }

    /// The newest that is known of a row.
    pub fn of(&self, view: &MaterialView) -> Arrival {
        let loaded = Arrival::of(view);
        match self.0.get(&view.id) {
            // A list loaded after the last event knows better than the event.
            Some(heard) if loaded.is_moving() => *heard,
            _ => loaded,
        }
    }

    /// Forgets what a fresh list says itself.
    pub fn settle(&mut self, list: &[MaterialView]) {
        for view in list.iter().filter(|view| !Arrival::of(view).is_moving()) {
            self.0.remove(&view.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> MaterialId {
        format!("00000000-0000-7000-8000-0000000000{number:02}").parse().expect("an id")
    }

    fn event(number: u8, state: MaterialState, done: u32) -> LiveEvent {
        LiveEvent::Material { material: id(number), state, pages: 8, pages_done: done, pages_failed: 0 }
    }

    fn view(number: u8, state: MaterialState, done: u32) -> MaterialView {
        serde_json::from_value(serde_json::json!({
            "id": id(number), "subject": null, "title": "A", "kind": "document", "file_name": null,
            "media_type": "application/pdf", "bytes": 1, "language": null, "tags": [], "state": state, "pages": 8,
            "pages_done": done, "pages_failed": 0, "pages_need_ocr": 0, "say": null, "hint": null, "job": null,
            "place": null, "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z",
            "trashed_at": null
        }))
        .expect("a view")
    }

    #[test]
    fn a_listed_material_moves_its_row_and_its_end_loads_the_list() {
        let mut arrivals = Arrivals::default();
        assert_eq!(arrivals.take(&event(1, MaterialState::Reading, 3), |_| true), Change::Row);
        assert_eq!(arrivals.of(&view(1, MaterialState::Waiting, 0)).percent(), Some(37));
        assert_eq!(arrivals.take(&event(1, MaterialState::Ready, 8), |_| true), Change::Reload);
    }

    #[test]
    fn a_new_material_loads_the_list_once() {
        let mut arrivals = Arrivals::default();
        assert_eq!(arrivals.take(&event(1, MaterialState::Reading, 1), |_| false), Change::Reload);
        assert_eq!(arrivals.take(&event(1, MaterialState::Reading, 2), |_| false), Change::None);
    }

    #[test]
    fn a_list_that_is_done_outdoes_an_older_event() {
        let mut arrivals = Arrivals::default();
        arrivals.take(&event(1, MaterialState::Reading, 3), |_| true);
        let done = view(1, MaterialState::Ready, 8);
        assert_eq!(arrivals.of(&done).percent(), Some(100));
        arrivals.settle(&[done]);
        assert_eq!(arrivals, Arrivals::default());
    }

    #[test]
    fn something_missed_loads_the_list() {
        assert_eq!(Arrivals::default().take(&LiveEvent::Reload, |_| true), Change::Reload);
    }

    #[test]
    fn selecting_is_a_set() {
        let mut selection = Selection::default();
        selection.set(id(2), true);
        selection.set(id(1), true);
        selection.set(id(2), true);
        assert_eq!(selection.count(), 2);
        selection.set(id(2), false);
        assert!(selection.has(id(1)) && !selection.has(id(2)));
        selection.clear();
        assert_eq!(selection.count(), 0);
    }
}
