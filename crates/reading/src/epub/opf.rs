//! The package document of a book: what it says of itself, and in which order its files are read.

use crate::package::{Element, Package, Tree, resolve};
use crate::{About, ReadError};
use std::collections::HashMap;

/// More files than this no book lists.
const FILES: usize = 50_000;

/// A book's list of files.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) about: About,
    /// Parts in reading order, each once.
    pub(super) order: Vec<String>,
    /// The contents of EPUB 3.
    pub(super) nav: Option<String>,
    /// The contents of EPUB 2.
    pub(super) ncx: Option<String>,
}

impl Book {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let container = package.xml("META-INF/container.xml")?.ok_or(ReadError::NotThisKind)?;
        let file = container.root().and_then(|root| root.find("rootfile")).and_then(|file| file.get("full-path"));
        let name = resolve("", &decoded(file.ok_or(ReadError::Damaged)?));
        let tree = package.xml(&name)?.ok_or(ReadError::Damaged)?;
        let root = tree.root().ok_or(ReadError::Damaged)?;
        let items: Vec<Element<'_>> = children(root, "manifest", "item");
        let part = |item: Element<'_>| item.get("href").map(|href| resolve(&name, &decoded(href)));
        let by_id: HashMap<&str, Element<'_>> =
            items.iter().filter_map(|item| Some((item.get("id")?, *item))).collect();
        let mut order = Vec::new();
        for reference in children(root, "spine", "itemref") {
            let item = reference.get("idref").and_then(|id| by_id.get(id));
            if let Some(part) = item.and_then(|item| part(*item))
                && !order.contains(&part)
            {
                order.push(part);
            }
        }
        if order.is_empty() {
            let pages = items.iter().filter(|item| item.get("media-type").is_some_and(|kind| kind.contains("html")));
            order.extend(pages.filter_map(|item| part(*item)));
        }
        let nav = items.iter().find(|item| {
            item.get("properties").is_some_and(|properties| properties.split_whitespace().any(|word| word == "nav"))
        });
        let ncx = root.child("spine").and_then(|spine| spine.get("toc")).and_then(|id| by_id.get(id));
        let ncx = ncx.or_else(|| items.iter().find(|item| item.get("media-type") == Some("application/x-dtbncx+xml")));
        let (nav, ncx) = (nav.and_then(|item| part(*item)), ncx.and_then(|item| part(*item)));
        Ok(Self { about: about(&tree), order, nav, ncx })
    }
}

fn children<'a>(root: Element<'a>, list: &str, name: &'a str) -> Vec<Element<'a>> {
    root.child(list).map(|list| list.all(name).take(FILES).collect()).unwrap_or_default()
}

fn about(tree: &Tree) -> About {
    let metadata = tree.root().and_then(|root| root.child("metadata"));
    let all = |name: &'static str| -> Vec<String> {
        // Some old books have one more element around.
        let found = metadata.into_iter().flat_map(Element::inside).filter(|element| element.name() == name);
        let words = found.map(|element| element.text().split_whitespace().collect::<Vec<_>>().join(" "));
        words.filter(|words| !words.is_empty()).map(|words| words.chars().take(500).collect()).take(10).collect()
    };
    let date = all("dc:date").into_iter().next().and_then(|date| date.get(..10).map(str::to_string));
    About {
        title: all("dc:title").into_iter().next(),
        author: Some(all("dc:creator").join(", ")).filter(|author| !author.is_empty()),
        date: date.filter(|date| date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')),
        site: None,
        language: all("dc:language").into_iter().next(),
    }
}

/// An address within the book without its percent signs.
pub(super) fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn percent_signs_stand_for_bytes() {
        assert_eq!(decoded("a%20b%C3%A9.xhtml"), "a bé.xhtml");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
    }
}
