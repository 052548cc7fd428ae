//! Where boxes stand: a column for each step from the weightiest term of a group, groups below each other.

use super::label::{lines, width};
use crate::outline::ConceptMap;
use std::collections::VecDeque;

/// Points between columns: room for the words on the arrows.
const BETWEEN_COLUMNS: f64 = 130.0;
const BETWEEN_ROWS: f64 = 22.0;
const BETWEEN_GROUPS: f64 = 46.0;
/// Boxes in one column before it goes on in the next.
const TALLEST: usize = 14;
const TOP: f64 = 74.0;
const EDGE: f64 = 28.0;

/// A box.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) size: f64,
    pub(super) lines: Vec<String>,
    /// Steps from the weightiest term.
    pub(super) step: usize,
}

/// The boxes of all nodes, and how wide and tall all of it is.
pub(super) struct Layout {
    pub(super) boxes: Vec<Placed>,
    pub(super) width: f64,
    pub(super) height: f64,
}

pub(super) fn placed(map: &ConceptMap, edges: &[usize]) -> Layout {
    let count = map.nodes.len();
    let mut boxes = sized(map);
    let mut neighbours = vec![Vec::new(); count];
    for edge in edges {
        let edge = &map.edges[*edge];
        neighbours[edge.from].push(edge.to);
        neighbours[edge.to].push(edge.from);
    }
    let mut by_weight: Vec<usize> = (0..count).collect();
    by_weight.sort_by(|one, other| map.nodes[*other].weight.total_cmp(&map.nodes[*one].weight));
    let mut seen = vec![false; count];
    let (mut top, mut right) = (TOP, 0.0_f64);
    let mut alone = Vec::new();
    for root in by_weight {
        if seen[root] {
            continue;
        }
        let columns = columns(root, &neighbours, &mut seen, &mut boxes);
        if columns.len() == 1 {
            alone.push(root);
            continue;
        }
        let (wide, tall) = stand(&columns, &mut boxes, top);
        right = right.max(wide);
        top += tall + BETWEEN_GROUPS;
    }
    // What nothing is connected to stands in rows at the end.
    for row in alone.chunks(4) {
        let (mut left, mut tall) = (EDGE, 0.0_f64);
        for node in row {
            (boxes[*node].left, boxes[*node].top) = (left, top);
            left += boxes[*node].width + BETWEEN_GROUPS;
            tall = tall.max(boxes[*node].height);
        }
        right = right.max(left - BETWEEN_GROUPS);
        top += tall + BETWEEN_ROWS;
    }
    Layout { boxes, width: (right + EDGE).max(360.0), height: top + EDGE }
}

/// Boxes with their lines; the weightiest sixth has larger letters.
fn sized(map: &ConceptMap) -> Vec<Placed> {
    let mut weights: Vec<f32> = map.nodes.iter().map(|node| node.weight).collect();
    weights.sort_by(|one, other| other.total_cmp(one));
    let large = weights[(weights.len() - 1) / 6];
    map.nodes
        .iter()
        .map(|node| {
            let size = if node.weight >= large { 15.0 } else { 13.0 };
            let lines = lines(&node.label);
            let widest = lines.iter().map(|line| width(line, size)).fold(30.0, f64::max);
            Placed {
                width: widest + 24.0,
                height: lines.len() as f64 * size * 1.3 + 16.0,
                size,
                lines,
                ..Placed::default()
            }
        })
        .collect()
}

/// The nodes of a group by their steps from its root; columns that are too tall are parted.
fn columns(root: usize, neighbours: &[Vec<usize>], seen: &mut [bool], boxes: &mut [Placed]) -> Vec<Vec<usize>> {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut queue = VecDeque::from([(root, 0)]);
    seen[root] = true;
    while let Some((node, step)) = queue.pop_front() {
        if columns.len() <= step {
            columns.push(Vec::new());
        }
        columns[step].push(node);
        for next in &neighbours[node] {
            if !seen[*next] {
                seen[*next] = true;
                queue.push_back((*next, step + 1));
            }
        }
    }
    // Each node stands as high as those that lead to it, which keeps arrows from crossing.
    for step in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(step);
        let before = &before[step - 1];
        let height = |node: &usize| {
            let places = neighbours[*node].iter().filter_map(|other| before.iter().position(|one| one == other));
            let places: Vec<usize> = places.collect();
            places.iter().sum::<usize>() as f64 / places.len().max(1) as f64
        };
        rest[0].sort_by(|one, other| height(one).total_cmp(&height(other)));
    }
    let parted = columns.into_iter().flat_map(|column| {
        let tall = column.len().div_ceil(column.len().div_ceil(TALLEST));
        column.chunks(tall).map(<[usize]>::to_vec).collect::<Vec<_>>()
    });
    let parted: Vec<Vec<usize>> = parted.collect();
    for (step, column) in parted.iter().enumerate() {
        column.iter().for_each(|node| boxes[*node].step = step);
    }
    parted
}

/// Gives the boxes of a group their places; says how far right and how far down it goes.
fn stand(columns: &[Vec<usize>], boxes: &mut [Placed], top: f64) -> (f64, f64) {
    let tall = |column: &[usize], boxes: &[Placed]| {
        column.iter().map(|node| boxes[*node].height + BETWEEN_ROWS).sum::<f64>() - BETWEEN_ROWS
    };
    let tallest = columns.iter().map(|column| tall(column, boxes)).fold(0.0, f64::max);
    let mut left = EDGE;
    for column in columns {
        let wide = column.iter().map(|node| boxes[*node].width).fold(0.0, f64::max);
        let mut down = top + (tallest - tall(column, boxes)) / 2.0;
        for node in column {
            let one = &mut boxes[*node];
            one.left = left + (wide - one.width) / 2.0;
            one.top = down;
            down += one.height + BETWEEN_ROWS;
        }
        left += wide + BETWEEN_COLUMNS;
    }
    (left - BETWEEN_COLUMNS, tallest)
}
