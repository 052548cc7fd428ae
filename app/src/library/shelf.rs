//! The shelf: which part of the library the address names, and the addresses of its neighbours.
//!
//! The address is the only truth of the list; no signal holds a filter. Knows nothing of the page that draws it.

use contract::{MaterialFilter, MaterialKind, MaterialOrder, MaterialState, SubjectId};
use leptos_router::{location::Url, params::ParamsMap};

/// Materials on one page of the list.
pub const PER_PAGE: u32 = 50;

/// Kinds with their words in an address.
pub const KINDS: [(MaterialKind, &str); 7] = [
    (MaterialKind::Document, "document"),
    (MaterialKind::Slides, "slides"),
    (MaterialKind::Scan, "scan"),
    (MaterialKind::Image, "image"),
    (MaterialKind::Note, "note"),
    (MaterialKind::Link, "link"),
    (MaterialKind::Recording, "recording"),
];

/// States with their words in an address.
pub const STATES: [(MaterialState, &str); 6] = [
    (MaterialState::Waiting, "waiting"),
    (MaterialState::Reading, "reading"),
    (MaterialState::Ready, "ready"),
    (MaterialState::Failed, "failed"),
    (MaterialState::NeedsPassword, "needs_password"),
    (MaterialState::Cancelled, "cancelled"),
];

/// Orders with their words in an address.
pub const ORDERS: [(MaterialOrder, &str); 3] =
    [(MaterialOrder::Newest, "newest"), (MaterialOrder::Recent, "recent"), (MaterialOrder::Title, "title")];

/// The part of the library that an address names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    pub filter: MaterialFilter,
    /// Thumbnails side by side instead of rows.
    pub grid: bool,
    /// What is being renamed: a material's id, `subject`, or `new` for a subject that is being made.
    pub edit: Option<String>,
}

impl Shelf {
    /// Reads an address; what it does not understand it leaves out.
    pub fn read(query: &ParamsMap) -> Self {
        let word = |name: &str| query.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Self {
            filter: MaterialFilter {
                subject: word("subject").and_then(|text| text.parse().ok()),
                kind: word("kind").and_then(|text| named(&KINDS, &text)),
                state: word("state").and_then(|text| named(&STATES, &text)),
                tag: word("tag"),
                text: word("text"),
                order: word("order").and_then(|text| named(&ORDERS, &text)).unwrap_or_default(),
                trashed: word("trash").is_some(),
                page: word("page").and_then(|text| text.parse().ok()).unwrap_or(1).max(1),
                per_page: PER_PAGE,
            },
            grid: word("view").is_some_and(|view| view == "grid"),
            edit: word("edit"),
        }
    }

    /// The address of this part.
    pub fn href(&self) -> String {
        let filter = &self.filter;
        let mut address = Address::new("/library");
        address.add("subject", filter.subject.map(|id| id.to_string()));
        address.add("kind", filter.kind.map(|kind| word_of(&KINDS, kind).to_owned()));
        address.add("state", filter.state.map(|state| word_of(&STATES, state).to_owned()));
        address.add("tag", filter.tag.clone());
        address.add("text", filter.text.clone());
        let order = filter.order != MaterialOrder::default();
        address.add("order", order.then(|| word_of(&ORDERS, filter.order).to_owned()));
        address.add("trash", filter.trashed.then(|| "1".to_owned()));
        address.add("page", (filter.page > 1).then(|| filter.page.to_string()));
        address.add("view", self.grid.then(|| "grid".to_owned()));
        address.add("edit", self.edit.clone());
        address.0
    }

    /// Something narrows the list below its subject.
    pub fn is_narrowed(&self) -> bool {
        let filter = &self.filter;
        filter.kind.is_some() || filter.state.is_some() || filter.tag.is_some() || filter.text.is_some()
    }

    /// The same with a change, from its first page.
    pub fn with(&self, change: impl FnOnce(&mut MaterialFilter)) -> Self {
        let mut next = self.clone();
        change(&mut next.filter);
        next.filter.page = 1;
        next.edit = None;
        next
    }

    /// The same list with something being renamed, or nothing.
    pub fn editing(&self, edit: Option<String>) -> Self {
        Self { edit, ..self.clone() }
    }

    /// The whole subject, or the whole library.
    pub fn of_subject(subject: Option<SubjectId>) -> Self {
        Self {
            filter: MaterialFilter { subject, page: 1, per_page: PER_PAGE, ..Default::default() },
            ..Self::default()
        }
    }

    /// Another page of the same list.
    pub fn at_page(&self, page: u32) -> Self {
        let mut next = self.clone();
        next.filter.page = page.max(1);
        next
    }

    /// The other view of the same list.
    pub fn as_grid(&self, grid: bool) -> Self {
        Self { grid, edit: None, ..self.clone() }
    }

    /// What the empty filter without a page would be: nothing chosen at all.
    pub fn all_of_subject(&self) -> Self {
        let mut next = Self::of_subject(self.filter.subject);
        next.filter.order = self.filter.order;
        next.filter.trashed = self.filter.trashed;
        next.grid = self.grid;
        next
    }
}

/// The word of a value in an address.
pub fn word_of<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(known, _)| *known == value).map_or("", |(_, word)| word)
}

fn named<T: Copy>(table: &[(T, &'static str)], text: &str) -> Option<T> {
    table.iter().find(|(_, word)| *word == text).map(|(value, _)| *value)
}

/// An address being built.
struct Address(String);

impl Address {
    fn new(path: &str) -> Self {
        Self(path.to_owned())
    }

    fn add(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value {
            self.0.push(if self.0.contains('?') { '&' } else { '?' });
            self.0.push_str(name);
            self.0.push('=');
            self.0.push_str(&Url::escape(&value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&'static str, &str)]) -> ParamsMap {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn an_address_reads_back_as_it_was_written() {
        let subject = "018f2f5e-0000-7000-8000-000000000001".parse().ok();
        let shelf = Shelf {
            filter: MaterialFilter {
                subject,
                kind: Some(MaterialKind::Slides),
                state: Some(MaterialState::NeedsPassword),
                tag: Some("week 3 & 4".into()),
                text: Some("Fluss=Gleichgewicht".into()),
                order: MaterialOrder::Title,
                trashed: true,
                page: 3,
                per_page: PER_PAGE,
            },
            grid: true,
            edit: Some("subject".into()),
        };
        let href = shelf.href();
        let pairs: Vec<(String, String)> = href
            .trim_start_matches("/library?")
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), Url::unescape(value)))
            .collect();
        let map: ParamsMap = pairs.into_iter().collect();
        assert_eq!(Shelf::read(&map), shelf);
    }

    #[test]
    fn the_plain_library_has_a_plain_address() {
        assert_eq!(Shelf::of_subject(None).href(), "/library");
        assert_eq!(Shelf::read(&ParamsMap::new()), Shelf::of_subject(None));
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        let shelf = Shelf::read(&query(&[("subject", "x"), ("kind", "pie"), ("page", "-4"), ("text", "  ")]));
        assert_eq!(shelf, Shelf::of_subject(None));
        assert!(!shelf.is_narrowed());
    }

    #[test]
    fn a_narrower_list_begins_at_its_first_page() {
        let shelf = Shelf::read(&query(&[("page", "7"), ("view", "grid")]));
        let narrowed = shelf.with(|filter| filter.kind = Some(MaterialKind::Note));
        assert_eq!(narrowed.href(), "/library?kind=note&view=grid");
        assert_eq!(narrowed.all_of_subject().href(), "/library?view=grid");
        assert_eq!(shelf.at_page(8).href(), "/library?page=8&view=grid");
    }
}
