//! Which format the cells of each style have.

use crate::office::number::Format;
use crate::package::{Element, Tree};
use std::collections::HashMap;

/// The formats by the number that cells use.
pub(super) fn formats(styles: &Tree) -> Vec<Format> {
    let Some(root) = styles.root() else { return Vec::new() };
    let number = |element: Element<'_>| element.get("numFmtId").and_then(|id| id.parse::<u32>().ok());
    let own: HashMap<u32, Format> = root
        .child("x:numFmts")
        .into_iter()
        .flat_map(|list| list.all("x:numFmt"))
        .filter_map(|format| Some((number(format)?, Format::read(format.get("formatCode")?))))
        .collect();
    let cells = root.child("x:cellXfs").into_iter().flat_map(|list| list.all("x:xf"));
    cells
        .map(|cell| {
            let id = number(cell).unwrap_or(0);
            own.get(&id).cloned().unwrap_or_else(|| Format::built_in(id))
        })
        .collect()
}
