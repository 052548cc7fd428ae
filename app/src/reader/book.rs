//! The open book: what the parts of the reader share.
//!
//! Each page has its own signals, so that a page that arrives redraws itself and nothing else. Only pages near the
//! view hold a picture and words; what was fetched is kept.

use super::{
    api,
    state::{Landed, Near, Spot, Zoom},
};
use crate::Refused;
use crate::prelude::*;
use contract::{
    FigureView, Finding, HighlightView, LiveEvent, MaterialId, MaterialOpened, MaterialView, OutlineEntry, PageBox,
    PageMark, PageState, PageView, PassageView, Refusal,
};
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// What the reader is opened with: enough to draw its first page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    pub opened: MaterialOpened,
    /// The page it opens at.
    pub number: u32,
    /// `None` where there is no such page yet.
    pub page: Option<PageView>,
    pub passage: Option<PassageView>,
    pub found: Vec<Finding>,
    pub highlights: Vec<HighlightView>,
    pub spot: SpotKept,
}

/// The address it was opened at, as it is handed from server to browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpotKept {
    pub passage: Option<contract::ChunkId>,
    /// As the address writes it.
    pub quote: String,
    pub words: Option<String>,
    pub find: Option<String>,
}

/// One page of the book.
#[derive(Clone, Copy)]
pub struct Leaf {
    pub number: u32,
    pub mark: RwSignal<PageMark>,
    /// Near enough to the view to be drawn.
    pub near: RwSignal<bool>,
    pub page: RwSignal<Option<PageView>>,
    pub refusal: RwSignal<Option<Refusal>>,
    asked: RwSignal<bool>,
}

impl Leaf {
    fn new(mark: PageMark) -> Self {
        Self {
            number: mark.number,
            mark: RwSignal::new(mark),
            near: RwSignal::new(false),
            page: RwSignal::new(None),
            refusal: RwSignal::new(None),
            asked: RwSignal::new(false),
        }
    }

    /// Takes the page in; its own size is truer than the one assumed for it.
    fn turn(self, page: PageView) {
        self.mark.update(|mark| {
            if page.state != PageState::Waiting {
                mark.width = page.width;
                mark.height = page.height;
            }
            mark.state = page.state;
            mark.needs_ocr = page.needs_ocr;
            mark.label.clone_from(&page.label);
        });
        self.page.set(Some(page));
    }
}

/// Where the view is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The top of a page.
    Page(u32),
    /// The marked words on a page.
    Marked(u32),
}

/// The book.
#[derive(Clone, Copy)]
pub struct Book {
    pub id: MaterialId,
    pub material: RwSignal<MaterialView>,
    pub leaves: RwSignal<Vec<Leaf>>,
    pub outline: RwSignal<Vec<OutlineEntry>>,
    pub note: bool,
    /// The page that is being read.
    pub current: RwSignal<u32>,
    pub near: StoredValue<Near>,
    pub zoom: RwSignal<Zoom>,
    /// All pages below each other; one at a time until the page is awake, and by choice.
    pub continuous: RwSignal<bool>,
    pub passage: RwSignal<Option<PassageView>>,
    pub find: RwSignal<Option<String>>,
    pub found: RwSignal<Vec<Finding>>,
    /// Which of the found places is shown.
    pub hit: RwSignal<Option<usize>>,
    pub goal: RwSignal<Option<Goal>>,
    /// Where the last goal was.
    pub landed: StoredValue<Option<Landed>>,
    /// The passage of the address.
    pub spot: StoredValue<SpotKept>,
    /// Where the player of a recording is, in seconds.
    pub second: RwSignal<u32>,
}

impl Book {
    /// Opens it.
    pub fn new(opening: Opening) -> Self {
        let Opening { opened, number, page, passage, found, spot, .. } = opening;
        let second = passage.as_ref().and_then(|passage| passage.second).unwrap_or_default();
        let leaves: Vec<Leaf> = opened.pages.into_iter().map(Leaf::new).collect();
        if let Some(leaf) = leaves.iter().find(|leaf| leaf.number == number) {
            leaf.near.set(true);
            if let Some(page) = page {
                leaf.turn(page);
            }
        }
        Self {
            id: opened.material.id,
            note: opened.note.is_some(),
            material: RwSignal::new(opened.material),
            leaves: RwSignal::new(leaves),
            outline: RwSignal::new(opened.outline),
            current: RwSignal::new(number),
            near: StoredValue::new(Near::only(number)),
            zoom: RwSignal::new(Zoom::FIT),
            continuous: RwSignal::new(false),
            passage: RwSignal::new(passage),
            hit: RwSignal::new(found.iter().position(|one| one.page >= number)),
            find: RwSignal::new(spot.find.clone()),
            found: RwSignal::new(found),
            goal: RwSignal::new(None),
            landed: StoredValue::new(None),
            spot: StoredValue::new(spot),
            second: RwSignal::new(second),
        }
    }

    /// How many pages there are.
    pub fn count(self) -> u32 {
        self.leaves.with(Vec::len) as u32
    }

    /// A page.
    pub fn leaf(self, number: u32) -> Option<Leaf> {
        self.leaves.with_untracked(|leaves| leaves.get(number.checked_sub(1)? as usize).copied())
    }

    /// Its pages are pictures.
    pub fn has_pictures(self) -> bool {
        self.material.with(MaterialView::has_page_pictures)
    }

    /// Whether there is more than one place to go to.
    pub fn leads(self) -> bool {
        self.leaves.with(Vec::len) > 1 || self.outline.with(|outline| !outline.is_empty())
    }

    /// Goes to the top of a page.
    pub fn go_to(self, number: u32) {
        let number = number.clamp(1, self.leaves.with_untracked(Vec::len).max(1) as u32);
        self.current.set(number);
        self.goal.set(Some(Goal::Page(number)));
    }

    /// Goes to a figure, and marks it.
    pub fn go_to_figure(self, figure: &FigureView) {
        let boxes = figure.rect.map(|rect| PageBox { page: figure.page, rect }).into_iter().collect();
        self.spot.update_value(|spot| (spot.passage, spot.words) = (None, None));
        self.passage.set(Some(PassageView {
            page: figure.page,
            text: String::new(),
            boxes,
            quoted: Vec::new(),
            quoted_boxes: Vec::new(),
            figure: Some(figure.id),
            second: None,
        }));
        self.current.set(figure.page);
        self.goal.set(Some(Goal::Marked(figure.page)));
    }

    /// Goes to one of the found places.
    pub fn go_to_hit(self, position: usize) {
        let Some(page) = self.found.with_untracked(|found| found.get(position).map(|one| one.page)) else { return };
        self.hit.set(Some(position));
        self.current.set(page);
        self.goal.set(Some(Goal::Marked(page)));
    }

    /// Goes on among the found places, round and round.
    pub fn next_hit(self, back: bool) {
        let count = self.found.with_untracked(Vec::len);
        if count > 0 {
            let here = self.hit.get_untracked();
            let next = match here {
                None => 0,
                Some(here) if back => (here + count - 1) % count,
                Some(here) => (here + 1) % count,
            };
            self.go_to_hit(next);
        }
    }

    /// Looks for words in the whole book and goes to the first place from here on.
    pub fn look_for(self, text: String) {
        let text = text.trim().to_owned();
        self.find.set((!text.is_empty()).then(|| text.clone()));
        self.hit.set(None);
        if text.is_empty() {
            return self.found.set(Vec::new());
        }
        spawn_local(async move {
            let Ok(found) = api::find(self.id, text.clone()).await else { return };
            // The words may have changed while these were sought.
            if self.find.try_get_untracked().flatten().as_deref() != Some(text.as_str()) {
                return;
            }
            let here = self.current.get_untracked();
            let first = found.iter().position(|one| one.page >= here).or((!found.is_empty()).then_some(0));
            self.found.set(found);
            if let Some(first) = first {
                self.go_to_hit(first);
            }
        });
    }

    /// Fetches a page unless it is there, being fetched, or not read yet.
    pub fn fetch(self, leaf: Leaf) {
        let waiting = leaf.mark.with_untracked(|mark| mark.state == PageState::Waiting);
        if waiting || leaf.asked.get_untracked() || leaf.page.with_untracked(Option::is_some) {
            return;
        }
        leaf.asked.set(true);
        leaf.refusal.set(None);
        spawn_local(async move {
            let answer = api::page(self.id, leaf.number).await;
            leaf.asked.try_set(false);
            match answer {
                Ok(page) if leaf.near.try_get_untracked().is_some() => leaf.turn(page),
                Err(Refused(refusal)) => drop(leaf.refusal.try_set(Some(refusal))),
                Ok(_) => {}
            }
        });
    }

    /// Lets a live event move the book.
    pub fn hear(self, event: &LiveEvent) {
        match event {
            LiveEvent::Page { material, page } if *material == self.id => match self.leaf(*page) {
                Some(leaf) => self.arrive(leaf),
                None => self.look_again(),
            },
            LiveEvent::Material { material, state, pages, pages_done, pages_failed } if *material == self.id => {
                let ended = self.material.with_untracked(|view| view.state != *state);
                self.material.update(|view| {
                    view.state = *state;
                    view.pages = *pages;
                    view.pages_done = *pages_done;
                    view.pages_failed = *pages_failed;
                });
                if ended || *pages as usize != self.leaves.with_untracked(Vec::len) {
                    self.look_again();
                }
            }
            LiveEvent::Reload => self.look_again(),
            _ => {}
        }
    }

    /// A page has been read.
    fn arrive(self, leaf: Leaf) {
        leaf.mark.update(|mark| {
            if mark.state == PageState::Waiting {
                mark.state = PageState::Read;
            }
        });
        if leaf.near.get_untracked() {
            leaf.page.set(None);
            self.fetch(leaf);
        }
    }

    /// Loads the marks afresh; pages that are there stay.
    fn look_again(self) {
        spawn_local(async move {
            let Ok(opened) = api::open(self.id).await else { return };
            if self.material.try_set(opened.material).is_some() {
                return;
            }
            self.outline.set(opened.outline);
            let known = self.leaves.get_untracked();
            for (leaf, mark) in known.iter().zip(&opened.pages) {
                let changed = leaf.mark.with_untracked(|before| before != mark);
                if changed {
                    let arrived = leaf.mark.with_untracked(|before| before.state == PageState::Waiting);
                    leaf.mark.set(mark.clone());
                    if arrived && leaf.near.get_untracked() {
                        leaf.page.set(None);
                        self.fetch(*leaf);
                    }
                }
            }
            if opened.pages.len() > known.len() {
                let more = opened.pages.into_iter().skip(known.len()).map(Leaf::new);
                self.leaves.update(|leaves| leaves.extend(more));
            }
        });
    }

    /// The address of where the person is.
    pub fn spot(self) -> Spot {
        let page = self.current.get();
        let on_passage = self.passage.with(|passage| passage.as_ref().is_some_and(|passage| passage.page == page));
        Spot {
            page: Some(page),
            passage: self.spot.with_value(|spot| spot.passage).filter(|_| on_passage),
            quote: self.spot.with_value(|spot| spot.quote.parse()).unwrap_or_default(),
            words: self.spot.with_value(|spot| spot.words.clone()).filter(|_| on_passage),
            find: self.find.get(),
        }
    }
}
