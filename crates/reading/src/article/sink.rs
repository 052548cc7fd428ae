//! Where html5ever puts what it has understood: our tree.
//!
//! It decides nothing.

use super::dom::{Data, Dom, Id, ROOT};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// What html5ever holds of a node: its place, and its name to look at without the tree.
#[derive(Clone)]
pub(super) struct Handle {
    id: Id,
    name: Rc<QualName>,
}

pub(super) struct Sink {
    pub dom: RefCell<Dom>,
    /// The name of what has none.
    names: Rc<QualName>,
}

impl Default for Sink {
    fn default() -> Self {
        Self { dom: RefCell::default(), names: Rc::new(QualName::new(None, ns!(), local_name!(""))) }
    }
}

impl Sink {
    fn unnamed(&self, data: Data) -> Handle {
        Handle { id: self.dom.borrow_mut().create(data), name: Rc::clone(&self.names) }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Dom;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: ROOT, name: Rc::clone(&self.names) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let id = self.dom.borrow_mut().create(Data::Element { name: name.local.clone(), attributes });
        Handle { id, name: Rc::new(name) }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.unnamed(Data::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.unnamed(Data::Nothing)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => dom.append(parent.id, node.id),
            NodeOrText::AppendText(text) => {
                let last = dom.last_child(parent.id);
                if !last.is_some_and(|last| dom.extend_text(last, &text)) {
                    let node = dom.create(Data::Text(text.to_string()));
                    dom.append(parent.id, node);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.dom.borrow().parent(element.id).is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// Its content is dropped with it: nothing in a template is shown.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        let mut dom = self.dom.borrow_mut();
        match new {
            NodeOrText::AppendNode(node) => dom.insert_before(sibling.id, node.id),
            NodeOrText::AppendText(text) => {
                let previous = dom.previous(sibling.id);
                if !previous.is_some_and(|previous| dom.extend_text(previous, &text)) {
                    let node = dom.create(Data::Text(text.to_string()));
                    dom.insert_before(sibling.id, node);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        let mut dom = self.dom.borrow_mut();
        if let Some(has) = dom.attributes_mut(target.id) {
            for one in more {
                if !has.iter().any(|known| known.name == one.name) {
                    has.push(one);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.dom.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut dom = self.dom.borrow_mut();
        while let Some(child) = dom.first_child(node.id) {
            dom.append(parent.id, child);
        }
    }
}
