//! A page as a tree in one vector: elements, text, and who is whose child.
//!
//! Invariant: no node lies deeper than [`DEEPEST`], so a walk that calls itself cannot exhaust the stack, and dropping
//! the tree is dropping a vector. It knows no parser and no meaning.

use html5ever::{Attribute, LocalName};

/// Elements inside elements; browsers stop near here too.
pub(super) const DEEPEST: usize = 400;

/// A node's place in the tree's vector.
pub(super) type Id = u32;

/// Stands for "no node".
const NONE: Id = u32::MAX;

/// The document itself.
pub(super) const ROOT: Id = 0;

#[derive(Debug)]
pub(super) enum Data {
    Document,
    Element {
        name: LocalName,
        attributes: Vec<Attribute>,
    },
    Text(String),
    /// Comments and the like: kept for their place only.
    Nothing,
}

#[derive(Debug)]
struct Node {
    parent: Id,
    first: Id,
    last: Id,
    previous: Id,
    next: Id,
    data: Data,
}

/// The tree.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

impl Default for Dom {
    fn default() -> Self {
        let mut dom = Self { nodes: Vec::new() };
        dom.create(Data::Document);
        dom
    }
}

impl Dom {
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn create(&mut self, data: Data) -> Id {
        self.nodes.push(Node { parent: NONE, first: NONE, last: NONE, previous: NONE, next: NONE, data });
        (self.nodes.len() - 1) as Id
    }

    fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    fn node_mut(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// The element's name, without its namespace; empty for what is no element.
    pub fn name(&self, id: Id) -> &str {
        match &self.node(id).data {
            Data::Element { name, .. } => name,
            _ => "",
        }
    }

    pub fn is_element(&self, id: Id) -> bool {
        matches!(self.node(id).data, Data::Element { .. })
    }

    pub fn text(&self, id: Id) -> Option<&str> {
        match &self.node(id).data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn attributes_mut(&mut self, id: Id) -> Option<&mut Vec<Attribute>> {
        match &mut self.node_mut(id).data {
            Data::Element { attributes, .. } => Some(attributes),
            _ => None,
        }
    }

    /// An attribute by its name, as it stands.
    pub fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        match &self.node(id).data {
            Data::Element { attributes, .. } => {
                attributes.iter().find(|one| &*one.name.local == wanted).map(|one| &*one.value)
            }
            _ => None,
        }
    }

    pub fn rename(&mut self, id: Id, to: &str) {
        if let Data::Element { name, .. } = &mut self.node_mut(id).data {
            *name = LocalName::from(to);
        }
    }

    pub fn parent(&self, id: Id) -> Option<Id> {
        some(self.node(id).parent)
    }

    pub fn next(&self, id: Id) -> Option<Id> {
        some(self.node(id).next)
    }

    pub fn previous(&self, id: Id) -> Option<Id> {
        some(self.node(id).previous)
    }

    pub fn first_child(&self, id: Id) -> Option<Id> {
        some(self.node(id).first)
    }

    pub fn last_child(&self, id: Id) -> Option<Id> {
        some(self.node(id).last)
    }

    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.first_child(id), |child| self.next(*child))
    }

    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |node| self.parent(*node))
    }

    /// The node and all below it, in document order.
    pub fn subtree(&self, top: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(Some(top), move |id| self.first_child(*id).or_else(|| self.after(*id, top)))
    }

    /// The next node in document order within `top`; below `id` only if `down`.
    pub fn following(&self, id: Id, top: Id, down: bool) -> Option<Id> {
        self.first_child(id).filter(|_| down).or_else(|| self.after(id, top))
    }

    /// The next node in document order that is not below `id`, within `top`.
    fn after(&self, id: Id, top: Id) -> Option<Id> {
        let mut at = id;
        while at != top {
            if let Some(next) = self.next(at) {
                return Some(next);
            }
            at = self.parent(at)?;
        }
        None
    }

    /// The elements below `top` with one of these names, in document order.
    pub fn elements<'a>(&'a self, top: Id, names: &'a [&str]) -> impl Iterator<Item = Id> + 'a {
        self.subtree(top).filter(move |id| *id != top && names.contains(&self.name(*id)))
    }

    /// All text below, as it stands.
    pub fn whole_text(&self, top: Id) -> String {
        self.subtree(top).filter_map(|id| self.text(id)).collect()
    }

    pub fn append(&mut self, parent: Id, child: Id) {
        self.detach(child);
        let last = self.node(parent).last;
        self.node_mut(child).parent = parent;
        self.node_mut(child).previous = last;
        match some(last) {
            Some(last) => self.node_mut(last).next = child,
            None => self.node_mut(parent).first = child,
        }
        self.node_mut(parent).last = child;
    }

    pub fn insert_before(&mut self, sibling: Id, child: Id) {
        if sibling == child {
            return;
        }
        self.detach(child);
        let (parent, previous) = (self.node(sibling).parent, self.node(sibling).previous);
        let node = self.node_mut(child);
        (node.parent, node.previous, node.next) = (parent, previous, sibling);
        self.node_mut(sibling).previous = child;
        match some(previous) {
            Some(previous) => self.node_mut(previous).next = child,
            None if parent != NONE => self.node_mut(parent).first = child,
            None => {}
        }
    }

    /// Adds text to a text node; whether it was one.
    pub fn extend_text(&mut self, id: Id, more: &str) -> bool {
        match &mut self.node_mut(id).data {
            Data::Text(text) => {
                text.push_str(more);
                true
            }
            _ => false,
        }
    }

    /// Takes a node and all below it out of the tree.
    pub fn detach(&mut self, id: Id) {
        let Node { parent, previous, next, .. } = *self.node(id);
        match some(previous) {
            Some(previous) => self.node_mut(previous).next = next,
            None if parent != NONE => self.node_mut(parent).first = next,
            None => {}
        }
        match some(next) {
            Some(next) => self.node_mut(next).previous = previous,
            None if parent != NONE => self.node_mut(parent).last = previous,
            None => {}
        }
        let node = self.node_mut(id);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Turns what lies too deep into the plain text of its last allowed ancestor.
    pub fn flatten_the_deep(&mut self) {
        let mut deep = Vec::new();
        let (mut at, mut depth) = (ROOT, 0);
        loop {
            let down = self.first_child(at);
            if let Some(child) = down.filter(|_| depth < DEEPEST) {
                (at, depth) = (child, depth + 1);
                continue;
            }
            if down.is_some() {
                deep.push(at);
            }
            loop {
                if at == ROOT {
                    for id in deep {
                        self.flatten(id);
                    }
                    return;
                }
                if let Some(next) = self.next(at) {
                    at = next;
                    break;
                }
                let Some(parent) = self.parent(at) else { return };
                (at, depth) = (parent, depth - 1);
            }
        }
    }

    fn flatten(&mut self, id: Id) {
        let unread = ["script", "style", "template"];
        let mut text = String::new();
        for node in self.subtree(id) {
            if let Some(more) = self.text(node)
                && !self.parent(node).is_some_and(|parent| unread.contains(&self.name(parent)))
            {
                text.push_str(more);
                text.push(' ');
            }
        }
        while let Some(child) = self.first_child(id) {
            self.detach(child);
        }
        let text = self.create(Data::Text(text));
        self.append(id, text);
    }
}

fn some(id: Id) -> Option<Id> {
    (id != NONE).then_some(id)
}
