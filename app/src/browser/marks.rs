//! Marking words of HTML that is on the page already: a passage in a reflowed page, a sentence of an answer.

use super::locate::locate;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Text};

/// What is put around the words.
#[derive(Clone, Copy)]
pub struct Mark<'a> {
    pub tag: &'a str,
    pub class: &'a str,
    /// Name and value.
    pub attributes: &'a [(&'a str, &'a str)],
}

/// Puts a mark around `words` in `root`, over as many elements as they span. Text inside of links that cite is not
/// looked at. Nothing happens where the words are not found.
pub fn mark(root: &Element, words: &str, mark: Mark<'_>) {
    let mut nodes = Vec::new();
    texts(root, &mut nodes);
    let held: Vec<String> = nodes.iter().map(|text| text.data()).collect();
    // From the end, so that splitting a node does not move the stretches before it.
    for stretch in locate(&held, words).into_iter().rev() {
        drop(wrap(&nodes[stretch.node], stretch.start, stretch.end, mark));
    }
}

fn texts(node: &Node, into: &mut Vec<Text>) {
    let mut child = node.first_child();
    while let Some(node) = child {
        child = node.next_sibling();
        match node.dyn_into::<Text>() {
            Ok(text) => into.push(text),
            Err(node) => {
                let cites = node.dyn_ref::<Element>().is_some_and(|it| it.class_list().contains("citation"));
                if !cites {
                    texts(&node, into);
                }
            }
        }
    }
}

fn wrap(text: &Text, start: u32, end: u32, mark: Mark<'_>) -> Result<(), JsValue> {
    let middle = text.split_text(start)?;
    middle.split_text(end - start)?;
    let around = document().create_element(mark.tag)?;
    around.set_class_name(mark.class);
    for (name, value) in mark.attributes {
        around.set_attribute(name, value)?;
    }
    if let Some(parent) = middle.parent_node() {
        parent.replace_child(&around, &middle)?;
    }
    around.append_child(&middle)?;
    Ok(())
}
