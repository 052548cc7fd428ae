//! A concept map's outline: the terms that its links name, and the links.

use super::Sheet;
use contract::ItemKind;
use writing::outline::{ConceptMap, Edge, Node, literal};

impl Sheet {
    pub(super) fn concept_map(&self) -> ConceptMap {
        let mut nodes: Vec<Node> = Vec::new();
        let mut edges = Vec::new();
        for item in self.items.iter().filter(|item| item.kind == ItemKind::Link) {
            let source = self.source(item);
            let from = place(&mut nodes, &item.front, &source);
            let to = place(&mut nodes, &item.back, &source);
            edges.push(Edge { from, to, label: literal(&item.number) });
        }
        ConceptMap { title: self.output.title.clone(), language: self.language.clone(), nodes, edges }
    }
}

/// The place of a term among the nodes; what is linked more weighs more.
fn place(nodes: &mut Vec<Node>, term: &str, source: &str) -> usize {
    match nodes.iter().position(|node| node.label == term) {
        Some(at) => {
            nodes[at].weight += 1.0;
            at
        }
        None => {
            nodes.push(Node { label: term.to_owned(), weight: 1.0, source: source.to_owned() });
            nodes.len() - 1
        }
    }
}
