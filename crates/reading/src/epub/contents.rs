//! The table of contents: how the book calls each of its files.

use super::opf::{Book, decoded};
use crate::package::{Element, Package, resolve};
use std::collections::HashMap;

/// More entries than this are not looked at.
const ENTRIES: usize = 20_000;

/// The first name of each part: from the contents of EPUB 3, else from those of EPUB 2.
pub(super) fn names(package: &mut Package<'_>, book: &Book) -> HashMap<String, String> {
    for (part, is_nav) in [(&book.nav, true), (&book.ncx, false)] {
        let Some(part) = part else { continue };
        let Ok(Some(tree)) = package.xml(part) else { continue };
        let Some(root) = tree.root() else { continue };
        let mut names = HashMap::new();
        let entries: Vec<(Option<&str>, String)> = if is_nav { nav(root) } else { ncx(root) };
        for (address, name) in entries {
            let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
            if let Some(address) = address.filter(|_| !name.is_empty()) {
                names.entry(resolve(part, &decoded(address))).or_insert(name);
            }
        }
        if !names.is_empty() {
            return names;
        }
    }
    HashMap::new()
}

fn nav(root: Element<'_>) -> Vec<(Option<&str>, String)> {
    let navs: Vec<Element<'_>> = root.inside().filter(|element| element.name() == "nav").collect();
    let contents = navs.iter().find(|nav| nav.get("epub:type") == Some("toc")).or(navs.first());
    let links = contents.into_iter().flat_map(|nav| nav.inside()).filter(|element| element.name() == "a");
    links.take(ENTRIES).map(|link| (link.get("href"), link.text())).collect()
}

fn ncx(root: Element<'_>) -> Vec<(Option<&str>, String)> {
    let points = root.inside().filter(|element| element.name() == "navPoint").take(ENTRIES);
    points
        .map(|point| {
            let address = point.child("content").and_then(|content| content.get("src"));
            (address, point.child("navLabel").map(Element::text).unwrap_or_default())
        })
        .collect()
}
