//! Concept maps as SVG: columns of boxes, from the weightiest term of each group to what hangs on it.
//!
//! Boxes stand in a grid of columns and rows, so no two can overlap. Letters are letters, to be searched and read
//! aloud; the file holds no script, no style from elsewhere and no address.

mod draw;
mod label;
mod layout;
#[cfg(test)]
mod tests;

use crate::WriteFault;
use crate::outline::ConceptMap;

/// Nodes of one map.
const NODES: usize = 120;
const EDGES: usize = 400;

/// A map as SVG, UTF-8.
pub fn svg(map: &ConceptMap) -> Result<Vec<u8>, WriteFault> {
    if map.nodes.is_empty() {
        return Err(WriteFault::Empty);
    }
    if map.nodes.len() > NODES || map.edges.len() > EDGES {
        return Err(WriteFault::TooLarge { what: "the number of terms".into() });
    }
    let edges: Vec<usize> = (0..map.edges.len())
        .filter(|place| {
            let edge = &map.edges[*place];
            edge.from != edge.to && edge.from < map.nodes.len() && edge.to < map.nodes.len()
        })
        .collect();
    let placed = layout::placed(map, &edges);
    Ok(draw::svg(map, &edges, &placed).into_bytes())
}
