//! Diagrams ("SmartArt") as nested lists of what stands in them.
//!
//! Invariant: every text of the diagram comes once, even where its connections are broken or go round in circles.

use super::block::Block;
use super::drawing::paragraph;
use crate::package::{Element, Relations};
use crate::writing::{Inline, Marker};
use std::collections::{HashMap, HashSet};

/// The points of a diagram's data part, each under what it belongs to.
pub(super) fn smart_art(data: Element<'_>, relations: &Relations) -> Vec<Block> {
    let points: Vec<Element<'_>> = data.find("dgm:ptLst").map(|list| list.all("dgm:pt").collect()).unwrap_or_default();
    let by_id: HashMap<&str, Element<'_>> =
        points.iter().filter_map(|point| Some((point.get("modelId")?, *point))).collect();
    let mut below: HashMap<&str, Vec<(u64, &str)>> = HashMap::new();
    for connection in data.find("dgm:cxnLst").into_iter().flat_map(|list| list.all("dgm:cxn")) {
        if connection.get("type").is_none_or(|kind| kind == "parOf")
            && let (Some(from), Some(to)) = (connection.get("srcId"), connection.get("destId"))
        {
            let order = connection.get("srcOrd").and_then(|order| order.parse().ok()).unwrap_or_default();
            below.entry(from).or_default().push((order, to));
        }
    }
    below.values_mut().for_each(|list| list.sort());
    let mut walk = Walk { by_id, below, relations, seen: HashSet::new(), blocks: Vec::new() };
    let begins = points.iter().filter(|point| point.get("type") == Some("doc")).chain(&points);
    for id in begins.filter_map(|point| point.get("modelId")).collect::<Vec<_>>() {
        walk.visit(id);
    }
    walk.blocks
}

struct Walk<'a> {
    by_id: HashMap<&'a str, Element<'a>>,
    below: HashMap<&'a str, Vec<(u64, &'a str)>>,
    relations: &'a Relations,
    seen: HashSet<&'a str>,
    blocks: Vec<Block>,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, id: &'a str) {
        let mut open = vec![(id, 0_usize)];
        while let Some((id, level)) = open.pop() {
            if !self.seen.insert(id) {
                continue;
            }
            let text = self.text(id);
            let inner = if text.is_empty() { level } else { level + 1 };
            if !text.is_empty() {
                self.blocks.push(Block::Item(level, Marker::Bullet, text));
            }
            open.extend(self.below.get(id).into_iter().flatten().rev().map(|(_, to)| (*to, inner)));
        }
    }

    fn text(&self, id: &str) -> Inline {
        let mut text = Inline::default();
        // Points of presentation repeat what the others say.
        let point = self.by_id.get(id).filter(|point| point.get("type") != Some("pres"));
        let body = point.and_then(|point| point.child("dgm:t"));
        for (number, p) in body.into_iter().flat_map(|body| body.all("a:p")).enumerate() {
            if number > 0 {
                text.line_break();
            }
            text.append(paragraph(p, self.relations));
        }
        text
    }
}
