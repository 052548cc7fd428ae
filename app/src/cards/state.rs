//! What the list of cards shows, as its address says.

use contract::{CardFilter, CardKind, CardOrigin, CardsShown};
use leptos_router::params::ParamsMap;

/// What is offered, with its word in the address.
pub const SHOWN: [(CardsShown, &str); 6] = [
    (CardsShown::Due, "due"),
    (CardsShown::New, "new"),
    (CardsShown::Learning, "learning"),
    (CardsShown::Review, "review"),
    (CardsShown::Suspended, "suspended"),
    (CardsShown::Leech, "leech"),
];

/// Kinds that a form offers, with their words.
pub const KINDS: [(CardKind, &str); 2] = [(CardKind::Basic, "basic"), (CardKind::Cloze, "cloze")];

/// A kind as a form and an address write it.
pub fn kind_word(kind: CardKind) -> &'static str {
    KINDS.iter().find(|(one, _)| *one == kind).map_or("basic", |(_, word)| word)
}

/// The address of the list, read and written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub filter: CardFilter,
    /// The card whose form is open.
    pub edit: Option<String>,
    /// The form for a new card is open.
    pub add: bool,
    /// What it begins with.
    pub from: Option<CardOrigin>,
    /// Its kind, where that is not the usual one.
    pub kind: Option<CardKind>,
}

impl Listed {
    /// From an address.
    pub fn read(query: &ParamsMap) -> Self {
        let word = |name: &str| query.get(name).filter(|word| !word.trim().is_empty());
        let shown = word("shown").and_then(|word| SHOWN.iter().find(|(_, known)| *known == word)).map(|(one, _)| *one);
        let filter = CardFilter {
            text: word("text"),
            subject: word("subject").and_then(|id| id.parse().ok()),
            material: word("material").and_then(|id| id.parse().ok()),
            tag: word("tag"),
            import: word("import").and_then(|id| id.parse().ok()),
            shown,
            page: word("page").and_then(|page| page.parse().ok()).unwrap_or(1),
            per_page: 0,
        };
        let from = word("from").and_then(|from| from.parse().ok());
        let kind = word("kind").and_then(|word| KINDS.iter().find(|(_, known)| *known == word)).map(|(kind, _)| *kind);
        Self { filter, edit: word("edit"), add: word("add").is_some(), from, kind }
    }

    /// As an address.
    pub fn href(&self) -> String {
        let filter = &self.filter;
        let parts = self.narrowing().into_iter().chain([
            ("text", filter.text.clone()),
            ("page", (filter.page > 1).then(|| filter.page.to_string())),
            ("edit", self.edit.clone()),
            ("add", self.add.then(|| "1".to_owned())),
            ("from", self.from.as_ref().filter(|_| self.add).map(ToString::to_string)),
            ("kind", self.kind.filter(|_| self.add).map(|kind| kind_word(kind).to_owned())),
        ]);
        let parts = parts.filter_map(|(name, value)| Some((name, value?)));
        let query: Vec<_> =
            parts.map(|(name, value)| format!("{name}={}", leptos_router::location::Url::escape(&value))).collect();
        if query.is_empty() { "/cards".into() } else { format!("/cards?{}", query.join("&")) }
    }

    /// What narrows the list beside words, as the address says it.
    pub fn narrowing(&self) -> [(&'static str, Option<String>); 5] {
        let filter = &self.filter;
        let shown = filter.shown.and_then(|shown| SHOWN.iter().find(|(one, _)| *one == shown));
        [
            ("subject", filter.subject.map(|id| id.to_string())),
            ("material", filter.material.map(|id| id.to_string())),
            ("import", filter.import.map(|id| id.to_string())),
            ("tag", filter.tag.clone()),
            ("shown", shown.map(|(_, word)| (*word).to_owned())),
        ]
    }

    /// The same with another filter, from its first part on.
    pub fn with(&self, change: impl FnOnce(&mut CardFilter)) -> Self {
        let mut filter = CardFilter { page: 1, ..self.filter.clone() };
        change(&mut filter);
        Self { filter, ..Self::default() }
    }

    /// Another part of the list.
    pub fn at_page(&self, page: u32) -> Self {
        Self { filter: CardFilter { page, ..self.filter.clone() }, ..Self::default() }
    }

    /// With the form of a card open, or of none.
    pub fn editing(&self, edit: Option<String>) -> Self {
        Self { filter: self.filter.clone(), edit, ..Self::default() }
    }

    /// Whether some cards are left out.
    pub fn is_narrowed(&self) -> bool {
        let CardFilter { text, subject, material, tag, import, shown, .. } = &self.filter;
        let within = subject.is_some() || material.is_some() || import.is_some();
        within || text.is_some() || tag.is_some() || shown.is_some()
    }
}

/// Tags written with commas between.
#[cfg(any(feature = "ssr", test))]
pub fn labels(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_shown_and_is_read_back() {
        let filter = CardFilter {
            text: Some("acid & base".into()),
            tag: Some("week 1".into()),
            shown: Some(CardsShown::Leech),
            page: 3,
            ..CardFilter::default()
        };
        let listed = Listed { filter, ..Listed::default() };
        assert_eq!(listed.href(), "/cards?tag=week%201&shown=leech&text=acid%20%26%20base&page=3");
        let mut query = ParamsMap::new();
        for (name, value) in [("text", "acid & base"), ("tag", "week 1"), ("shown", "leech"), ("page", "3")] {
            query.insert(name, value.to_owned());
        }
        assert_eq!(Listed::read(&query), listed);
        assert_eq!(Listed::read(&ParamsMap::new()).href(), "/cards");
    }

    #[test]
    fn the_form_for_a_card_from_somewhere_has_an_address_and_nonsense_begins_an_empty_one() {
        let id = "00000000-0000-7000-8000-000000000001";
        let from = format!("highlight.{id}").parse().ok();
        let listed = Listed { add: true, from, ..Listed::default() };
        // What is no letter or digit is written by its number.
        let written = format!("highlight.{id}").replace('.', "%2E").replace('-', "%2D");
        assert_eq!(listed.href(), format!("/cards?add=1&from={written}"));
        let read = |from: &str| {
            let mut query = ParamsMap::new();
            query.insert("add", "1".to_owned());
            query.insert("from", from.to_owned());
            Listed::read(&query)
        };
        let begun = |from: &str| (read(from).add, read(from).from);
        assert_eq!(begun(&format!("highlight.{id}")), (true, listed.from));
        assert_eq!(begun("highlight.x"), (true, None));
    }

    #[test]
    fn tags_stand_between_commas() {
        assert_eq!(labels(" week 1,, exam ,"), ["week 1", "exam"]);
    }
}
