//! Where the reader is: the page and passage of the address, the zoom, and which pages are near enough to load.
//!
//! Plain data and arithmetic. Knows nothing of scrolling itself; the page tells it what it sees.

use contract::{ChunkId, MaterialId, Stretches};
use leptos_router::{location::Url, params::ParamsMap};
use std::collections::BTreeSet;

/// What the address of a reader names beside the material.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// From 1; `None` opens where the person left off.
    pub page: Option<u32>,
    pub passage: Option<ChunkId>,
    /// What of the passage is quoted.
    pub quote: Stretches,
    /// Words of the page that it is opened for.
    pub words: Option<String>,
    /// Words to find.
    pub find: Option<String>,
}

impl Spot {
    /// Reads an address; what it does not understand it leaves out.
    pub fn read(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Self {
            page: query.get("page").and_then(|text| text.parse().ok()).filter(|page| *page > 0),
            passage: query.get("passage").and_then(|text| text.parse().ok()),
            quote: query.get("quote").and_then(|text| text.parse().ok()).unwrap_or_default(),
            words: text("words"),
            find: text("find"),
        }
    }

    /// The address of this spot.
    pub fn href(&self, material: MaterialId) -> String {
        let mut href = page_href(material, self.page.unwrap_or(1));
        if let Some(passage) = self.passage {
            href.push_str(&format!("&passage={passage}"));
            if !self.quote.is_empty() {
                href.push_str(&format!("&quote={}", self.quote));
            }
        }
        for (name, text) in [("words", &self.words), ("find", &self.find)] {
            if let Some(text) = text {
                href.push_str(&format!("&{name}={}", Url::escape(text)));
            }
        }
        href
    }
}

/// The address of a page.
pub fn page_href(material: MaterialId, page: u32) -> String {
    format!("/materials/{material}?page={page}")
}

/// The page to open at: the address's, else where the person left off, within the pages there are.
pub fn first_page(spot: &Spot, place: Option<u32>, pages: u32) -> u32 {
    spot.page.or(place).unwrap_or(1).clamp(1, pages.max(1))
}

/// Where the view was brought to, and for which page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Landed {
    pub page: u32,
    /// How far the pages were scrolled then.
    pub top: f64,
}

impl Landed {
    /// Whether the person is still there: a page that was gone to is the one being read, wherever on the screen it
    /// came to stand, until the view is scrolled on by a quarter of its height.
    pub fn holds(self, top: f64, height: f64) -> bool {
        (top - self.top).abs() < height / 4.0
    }
}

/// The pages whose sheets are near the view. Only these hold a picture and words; a book of a thousand pages stays
/// as light as a leaflet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near(BTreeSet<u32>);

impl Near {
    /// Only this page.
    pub fn only(page: u32) -> Self {
        Self(BTreeSet::from([page]))
    }

    /// A sheet came near, or went away. Tells whether that changed anything.
    pub fn set(&mut self, page: u32, near: bool) -> bool {
        if near { self.0.insert(page) } else { self.0.remove(&page) }
    }

    /// In order.
    pub fn pages(&self) -> Vec<u32> {
        self.0.iter().copied().collect()
    }
}

/// A sheet in the view: its page, and its top and bottom from the view's top, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    pub page: u32,
    pub top: f64,
    pub bottom: f64,
}

/// The page that is being read: the one under a line a third down the view, else the nearest one above.
pub fn page_in_view(seen: &[Seen], height: f64) -> Option<u32> {
    let line = height / 3.0;
    seen.iter()
        .find(|sheet| sheet.top <= line && sheet.bottom > line)
        .or_else(|| seen.iter().filter(|sheet| sheet.bottom <= line).max_by(|a, b| a.bottom.total_cmp(&b.bottom)))
        .or_else(|| seen.iter().min_by(|a, b| a.top.total_cmp(&b.top)))
        .map(|sheet| sheet.page)
}

/// Thumbnails drawn at once: those in the strip's view and a few around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    /// From 0.
    pub first: u32,
    pub count: u32,
}

/// Thumbnails drawn before the strip has been seen by anyone.
const AROUND: u32 = 6;

impl Strip {
    /// Around a page, before the strip's height is known.
    pub fn around(page: u32, pages: u32) -> Self {
        let first = page.saturating_sub(AROUND + 1).min(pages);
        Self { first, count: (2 * AROUND + 1).min(pages - first) }
    }

    /// What a strip shows that is scrolled to `top` and `height` high, with one thumbnail each `slot` pixels.
    pub fn at(top: f64, height: f64, slot: f64, pages: u32) -> Self {
        if slot <= 0.0 {
            return Self { first: 0, count: 0 };
        }
        let first = ((top / slot).floor().max(0.0) as u32).saturating_sub(2).min(pages);
        let count = ((height / slot).ceil().max(0.0) as u32).saturating_add(5).min(pages - first);
        Self { first, count }
    }

    /// Page numbers, from 1.
    pub fn pages(self) -> impl Iterator<Item = u32> {
        (self.first + 1)..=(self.first + self.count)
    }
}

/// How large pages are drawn, in percent of the width that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zoom(pub u32);

impl Default for Zoom {
    fn default() -> Self {
        Self::FIT
    }
}

impl Zoom {
    /// As wide as fits.
    pub const FIT: Self = Self(100);
    const STEPS: [u32; 9] = [50, 67, 80, 100, 125, 150, 200, 250, 300];

    /// As this browser remembers it; a size that is no step is none.
    pub fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|percent| Self::STEPS.contains(percent)).map(Self)
    }

    /// The next step up.
    pub fn larger(self) -> Self {
        Self(Self::STEPS.into_iter().find(|step| *step > self.0).unwrap_or(300))
    }

    /// The next step down.
    pub fn smaller(self) -> Self {
        Self(Self::STEPS.into_iter().rev().find(|step| *step < self.0).unwrap_or(50))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(page: u32, top: f64, bottom: f64) -> Seen {
        Seen { page, top, bottom }
    }

    #[test]
    fn the_address_says_the_page_and_the_passage() {
        let chunk = "00000000-0000-7000-8000-000000000001";
        let map: ParamsMap = [("page", "7"), ("passage", chunk), ("quote", "3-9")]
            .map(|(name, text)| (name, text.to_owned()))
            .into_iter()
            .collect();
        let quote = Stretches::new(std::iter::once(3..9));
        let spot = Spot { page: Some(7), passage: chunk.parse().ok(), quote, ..Spot::default() };
        assert_eq!(Spot::read(&map), spot);
        let material: MaterialId = chunk.parse().expect("an id");
        let href = Spot { find: Some("acid & base".into()), ..spot }.href(material);
        assert_eq!(href, format!("/materials/{chunk}?page=7&passage={chunk}&quote=3-9&find=acid%20%26%20base"));
        let map: ParamsMap =
            [("page", "2"), ("words", " acid ")].map(|(name, text)| (name, text.to_owned())).into_iter().collect();
        let spot = Spot::read(&map);
        assert_eq!(spot.href(material), format!("/materials/{chunk}?page=2&words=acid"));
        let odd: ParamsMap = [("page", "0".to_owned()), ("passage", "x".to_owned())].into_iter().collect();
        assert_eq!(Spot::read(&odd), Spot::default());
    }

    #[test]
    fn the_reader_opens_at_the_address_then_at_the_place_left_off() {
        let at = |page| Spot { page, ..Spot::default() };
        assert_eq!(first_page(&at(Some(3)), Some(9), 20), 3);
        assert_eq!(first_page(&at(None), Some(9), 20), 9);
        assert_eq!(first_page(&at(Some(99)), None, 20), 20);
        assert_eq!(first_page(&at(None), None, 0), 1);
    }

    #[test]
    fn the_page_being_read_is_a_third_down_the_view() {
        let sheets = [seen(1, -900.0, 100.0), seen(2, 120.0, 1120.0), seen(3, 1140.0, 2140.0)];
        assert_eq!(page_in_view(&sheets, 900.0), Some(2));
        assert_eq!(page_in_view(&sheets, 240.0), Some(1));
        assert_eq!(page_in_view(&[seen(1, 400.0, 500.0)], 900.0), Some(1));
        assert_eq!(page_in_view(&[seen(8, -900.0, 100.0), seen(9, 700.0, 900.0)], 900.0), Some(8));
        assert_eq!(page_in_view(&[], 900.0), None);
    }

    #[test]
    fn a_strip_of_a_thousand_draws_a_handful() {
        let strip = Strip::at(80_000.0, 800.0, 160.0, 1_000);
        assert_eq!(strip, Strip { first: 498, count: 10 });
        assert_eq!(Strip::at(0.0, 800.0, 160.0, 3).pages().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(Strip::at(160_000.0, 800.0, 160.0, 1_000), Strip { first: 998, count: 2 });
        assert_eq!(Strip::around(500, 1_000), Strip { first: 493, count: 13 });
        assert_eq!(Strip::around(1, 2).pages().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(Strip::around(1, 0).pages().count(), 0);
    }

    #[test]
    fn near_pages_come_and_go() {
        let mut near = Near::only(4);
        assert!(near.set(5, true));
        assert!(!near.set(5, true));
        assert!(near.set(4, false));
        assert_eq!(near.pages(), [5]);
    }

    #[test]
    fn a_page_that_was_gone_to_stays_the_one_being_read() {
        let landed = Landed { page: 3, top: 1_000.0 };
        assert!(landed.holds(1_000.0, 900.0) && landed.holds(1_100.0, 900.0));
        assert!(!landed.holds(1_300.0, 900.0) && !landed.holds(700.0, 900.0));
    }

    #[test]
    fn only_a_step_is_remembered() {
        assert_eq!(Zoom::read("150"), Some(Zoom(150)));
        assert_eq!((Zoom::read("151"), Zoom::read("x")), (None, None));
    }

    #[test]
    fn zoom_goes_by_steps_and_ends() {
        assert_eq!(Zoom::FIT.larger(), Zoom(125));
        assert_eq!(Zoom::FIT.smaller(), Zoom(80));
        assert_eq!(Zoom(300).larger(), Zoom(300));
        assert_eq!(Zoom(50).smaller(), Zoom(50));
    }
}
