//! A search as the address writes it, and its hits as the page groups them.

use contract::{Hit, MaterialId, MaterialKind, Scope, SearchMode, SearchRequest, SubjectId};
use leptos_router::params::ParamsMap;

/// Hits that one page shows.
const LIMIT: u32 = 30;

/// What is sought, as in `/search?q=…&mode=…&kind=…&subject=…`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub query: String,
    pub mode: SearchMode,
    pub kind: Option<MaterialKind>,
    pub subject: Option<SubjectId>,
}

impl Sought {
    /// Reads an address. What it does not understand, it leaves out.
    pub fn read(query: &ParamsMap) -> Self {
        Self {
            query: query.get("q").unwrap_or_default(),
            mode: query.get("mode").map_or_else(SearchMode::default, |word| mode_of(&word)),
            kind: query.get("kind").and_then(|word| kind_of(&word)),
            subject: query.get("subject").and_then(|id| id.parse().ok()),
        }
    }

    /// The address of this search.
    pub fn href(&self) -> String {
        let mut params = ParamsMap::new();
        if !self.query.is_empty() {
            params.insert("q", self.query.clone());
        }
        if self.mode != SearchMode::default() {
            params.insert("mode", mode_word(self.mode).to_owned());
        }
        if let Some(kind) = self.kind {
            params.insert("kind", kind_word(kind).to_owned());
        }
        if let Some(subject) = self.subject {
            params.insert("subject", subject.to_string());
        }
        format!("/search{}", params.to_query_string())
    }

    /// What the server is asked.
    pub fn request(&self) -> SearchRequest {
        SearchRequest {
            query: self.query.trim().to_owned(),
            scope: Scope { subjects: self.subject.into_iter().collect(), ..Scope::default() },
            mode: self.mode,
            kind: self.kind,
            limit: LIMIT,
        }
    }
}

/// Hits of one material, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub material: MaterialId,
    pub title: String,
    pub hits: Vec<Hit>,
}

/// Groups hits by material; groups stand where their best hit stood.
pub fn group(hits: Vec<Hit>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for hit in hits {
        match groups.iter_mut().find(|group| group.material == hit.material) {
            Some(group) => group.hits.push(hit),
            None => groups.push(Group { material: hit.material, title: hit.title.clone(), hits: vec![hit] }),
        }
    }
    groups
}

/// A mode as the address writes it.
pub fn mode_word(mode: SearchMode) -> &'static str {
    match mode {
        SearchMode::Hybrid => "both",
        SearchMode::Words => "words",
        SearchMode::Meaning => "meaning",
    }
}

fn mode_of(word: &str) -> SearchMode {
    match word {
        "words" => SearchMode::Words,
        "meaning" => SearchMode::Meaning,
        _ => SearchMode::Hybrid,
    }
}

/// A kind as the address writes it.
pub fn kind_word(kind: MaterialKind) -> &'static str {
    match kind {
        MaterialKind::Document => "document",
        MaterialKind::Slides => "slides",
        MaterialKind::Scan => "scan",
        MaterialKind::Image => "image",
        MaterialKind::Note => "note",
        MaterialKind::Link => "link",
        MaterialKind::Recording => "recording",
    }
}

fn kind_of(word: &str) -> Option<MaterialKind> {
    use MaterialKind::{Document, Image, Link, Note, Recording, Scan, Slides};
    [Document, Slides, Scan, Image, Note, Link, Recording].into_iter().find(|kind| kind_word(*kind) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_it_was_written() {
        let sought = Sought {
            query: "what is “entropy” & heat?".into(),
            mode: SearchMode::Meaning,
            kind: Some(MaterialKind::Note),
            subject: None,
        };
        let mut params = ParamsMap::new();
        params.insert("q", sought.query.clone());
        params.insert("mode", "meaning".to_owned());
        params.insert("kind", "note".to_owned());
        assert_eq!(Sought::read(&params), sought);
        assert!(sought.href().starts_with("/search?"));
    }

    #[test]
    fn words_that_no_address_has_are_left_out() {
        let mut params = ParamsMap::new();
        params.insert("mode", "sideways".to_owned());
        params.insert("kind", "song".to_owned());
        assert_eq!(Sought::read(&params), Sought::default());
    }
}
