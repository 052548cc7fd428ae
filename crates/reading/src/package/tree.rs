//! A part of XML as a tree, in four vectors.
//!
//! Invariant: an element's children and text come in the order of the file. Where a file offers alternatives
//! (`mc:AlternateContent`), exactly one of them is in the tree, and what wraps it is not.

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A whole part.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Name and value.
    pub(super) attributes: Vec<(u32, Span)>,
    pub(super) names: Vec<String>,
    /// All text and values, one after the other.
    pub(super) text: String,
    /// The part was broken, too deep or too long; what is here came before.
    pub(super) cut: bool,
}

pub(super) type Span = (u32, u32);

/// An element, or a stretch of text where the name is [`NONE`].
#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: u32,
    pub(super) first: u32,
    pub(super) next: u32,
    /// Of the text, or of the element's attributes.
    pub(super) span: Span,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tree,
    at: u32,
}

impl Tree {
    /// The outermost element.
    pub(crate) fn root(&self) -> Option<Element<'_>> {
        (!self.nodes.is_empty()).then_some(Element { tree: self, at: 0 })
    }

    /// Whether something is missing from the tree.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut
    }
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node {
        &self.tree.nodes[self.at as usize]
    }

    /// With the usual prefix of its namespace: `w:p`.
    pub(crate) fn name(self) -> &'a str {
        &self.tree.names[self.node().name as usize]
    }

    /// Its elements.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let tree = self.tree;
        self.places().filter(|at| tree.nodes[*at as usize].name != NONE).map(move |at| Element { tree, at })
    }

    fn places(self) -> impl Iterator<Item = u32> + use<'a> {
        let tree = self.tree;
        let mut next = self.node().first;
        std::iter::from_fn(move || {
            let at = (next != NONE).then_some(next)?;
            next = tree.nodes[at as usize].next;
            Some(at)
        })
    }

    /// The first child of that name.
    pub(crate) fn child(self, name: &str) -> Option<Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// All children of that name.
    pub(crate) fn all(self, name: &'a str) -> impl Iterator<Item = Element<'a>> + use<'a> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first child of the first child and so on, by names.
    pub(crate) fn down(self, path: &[&str]) -> Option<Element<'a>> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Every element inside it, in order.
    pub(crate) fn inside(self) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let mut open: Vec<Element<'a>> = self.children().collect();
        open.reverse();
        std::iter::from_fn(move || {
            let element = open.pop()?;
            let before = open.len();
            open.extend(element.children());
            open[before..].reverse();
            Some(element)
        })
    }

    /// The first element of that name anywhere inside it.
    pub(crate) fn find(self, name: &str) -> Option<Element<'a>> {
        self.inside().find(|element| element.name() == name)
    }

    /// An attribute: `val`, or with the usual prefix where the file gives it one: `r:id`.
    pub(crate) fn get(self, name: &str) -> Option<&'a str> {
        let (from, to) = self.node().span;
        let found = self.tree.attributes.get(from as usize..to as usize)?;
        let (_, span) = found.iter().find(|(of, _)| self.tree.names[*of as usize] == name)?;
        self.tree.text.get(span.0 as usize..span.1 as usize)
    }

    /// `w:val`, which is where Word keeps most.
    pub(crate) fn val(self) -> Option<&'a str> {
        self.get("w:val").or_else(|| self.get("val")).or_else(|| self.get("m:val"))
    }

    /// Whether a switch such as `<w:b/>` is on.
    pub(crate) fn is_on(self) -> bool {
        !matches!(self.val(), Some("0" | "false" | "off" | "none"))
    }

    /// All text inside it.
    pub(crate) fn text(self) -> String {
        let mut text = String::new();
        let mut open: Vec<u32> = self.places().collect();
        open.reverse();
        while let Some(at) = open.pop() {
            let element = Element { tree: self.tree, at };
            let node = element.node();
            if node.name == NONE {
                text.push_str(self.tree.text.get(node.span.0 as usize..node.span.1 as usize).unwrap_or_default());
            } else {
                let before = open.len();
                open.extend(element.places());
                open[before..].reverse();
            }
        }
        text
    }
}
