//! XML into a tree: forgiving, without entities of its own, and with an end.
//!
//! Whatever is wrong with a part, what came before stays. A document type is passed over, so nothing in it can expand.

use super::names::prefix;
use super::tree::{NONE, Node, Span, Tree};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;
use std::collections::HashMap;

/// Elements and stretches of text in one part.
const NODES: usize = 4_000_000;
const ATTRIBUTES: usize = 8_000_000;
/// Elements in elements; Word's tables in tables stay below a tenth of it.
const DEPTH: usize = 256;
/// Names of elements and attributes that differ: a vocabulary, not a novel.
const NAMES: usize = 20_000;
const NAME: usize = 256;
/// Namespaces whose content this program has no use for, where a file offers another.
const PASSED_OVER: &[&str] = &["v", "wpi", "aink", "am3d", "ma", "mv"];

impl Tree {
    /// Reads as much as can be read.
    pub(crate) fn parse(source: &str) -> Self {
        let mut builder = Builder { tree: Tree::default(), names: HashMap::new(), open: Vec::new() };
        builder.tree.cut = builder.run(source).is_none();
        builder.tree
    }
}

struct Builder {
    tree: Tree,
    names: HashMap<String, u32>,
    open: Vec<Open>,
}

/// An element that has begun.
struct Open {
    what: What,
    /// The node that children are added to, and the last of them.
    node: u32,
    last: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Element,
    /// Not in the tree, but its children may be; `true` once one was chosen.
    Alternatives(bool),
    /// Not in the tree, but its children are.
    Chosen,
    /// Not in the tree with all that is inside.
    Skipped,
}

impl Builder {
    /// `None` where the part ends before it should.
    fn run(&mut self, source: &str) -> Option<()> {
        let mut reader = NsReader::from_str(source);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) => self.start(&reader, &start)?,
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text)?,
                Event::CData(text) => self.text(&text)?,
                Event::GeneralRef(name) => {
                    let mut room = [0; 4];
                    match name.resolve_char_ref() {
                        Ok(Some(character)) => self.text(character.encode_utf8(&mut room))?,
                        _ => self.text(named(&name).unwrap_or_default())?,
                    }
                }
                Event::Eof => return self.open.is_empty().then_some(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Option<()> {
        if self.open.len() >= DEPTH {
            return None;
        }
        let name = full_name(reader, start.name(), true);
        let parent = self.open.last().map(|open| open.what);
        let what = match (parent, name.as_str()) {
            (Some(What::Skipped), _) | (Some(What::Alternatives(true)), _) => What::Skipped,
            (_, "mc:AlternateContent") => What::Alternatives(false),
            (Some(What::Alternatives(false)), "mc:Choice") if passed_over(start) => What::Skipped,
            (Some(What::Alternatives(false)), "mc:Choice" | "mc:Fallback") => {
                if let Some(open) = self.open.last_mut() {
                    open.what = What::Alternatives(true);
                }
                What::Chosen
            }
            _ => What::Element,
        };
        let (mut node, mut last) = self.open.last().map_or((NONE, NONE), |open| (open.node, open.last));
        if what == What::Element {
            let span = self.attributes(reader, start)?;
            let name = self.name(name)?;
            node = self.add(Node { name, first: NONE, next: NONE, span })?;
            last = NONE;
        }
        self.open.push(Open { what, node, last });
        Some(())
    }

    fn end(&mut self) {
        let Some(closed) = self.open.pop() else { return };
        if matches!(closed.what, What::Alternatives(_) | What::Chosen)
            && let Some(parent) = self.open.last_mut()
        {
            parent.last = closed.last;
        }
    }

    fn text(&mut self, text: &str) -> Option<()> {
        if text.is_empty() || self.open.last().is_none_or(|open| open.what == What::Skipped || open.node == NONE) {
            return Some(());
        }
        let span = self.keep(text)?;
        self.add(Node { name: NONE, first: NONE, next: NONE, span })?;
        Some(())
    }

    fn add(&mut self, node: Node) -> Option<u32> {
        if self.tree.nodes.len() >= NODES {
            return None;
        }
        let at = u32::try_from(self.tree.nodes.len()).ok()?;
        // A second element at the top would have nowhere to go.
        let parent = self.open.last_mut();
        if at > 0 && parent.as_ref().is_none_or(|open| open.node == NONE) {
            return None;
        }
        self.tree.nodes.push(node);
        if let Some(parent) = parent {
            if parent.last == NONE && parent.node != NONE {
                self.tree.nodes[parent.node as usize].first = at;
            } else if parent.last != NONE {
                self.tree.nodes[parent.last as usize].next = at;
            }
            parent.last = at;
        }
        Some(at)
    }

    fn attributes(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Option<Span> {
        let from = self.tree.attributes.len();
        for attribute in start.attributes().with_checks(false).flatten() {
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            if self.tree.attributes.len() >= ATTRIBUTES {
                return None;
            }
            let name = self.name(full_name(reader, attribute.key, false))?;
            let value = quick_xml::escape::unescape_with(&attribute.value, named);
            let span = self.keep(value.as_deref().unwrap_or(&attribute.value))?;
            self.tree.attributes.push((name, span));
        }
        Some((u32::try_from(from).ok()?, u32::try_from(self.tree.attributes.len()).ok()?))
    }

    fn name(&mut self, name: String) -> Option<u32> {
        if let Some(known) = self.names.get(&name) {
            return Some(*known);
        }
        let number = u32::try_from(self.tree.names.len()).ok().filter(|number| (*number as usize) < NAMES)?;
        self.tree.names.push(name.clone());
        self.names.insert(name, number);
        Some(number)
    }

    fn keep(&mut self, text: &str) -> Option<Span> {
        let from = u32::try_from(self.tree.text.len()).ok()?;
        self.tree.text.push_str(text);
        Some((from, u32::try_from(self.tree.text.len()).ok()?))
    }
}

/// An alternative that needs what is of no use here.
fn passed_over(choice: &BytesStart<'_>) -> bool {
    let requires =
        choice.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == "Requires");
    requires.is_some_and(|requires| requires.value.split_whitespace().any(|name| PASSED_OVER.contains(&name)))
}

/// Name with the usual prefix. A prefix that is bound to nothing stays as it is.
fn full_name(reader: &NsReader<&[u8]>, name: QName<'_>, element: bool) -> String {
    let resolver = reader.resolver();
    let (namespace, local) = if element { resolver.resolve_element(name) } else { resolver.resolve_attribute(name) };
    let local: String = local.as_ref().chars().take(NAME).collect();
    match namespace {
        ResolveResult::Bound(namespace) => match prefix(namespace.as_ref()) {
            "" => local,
            known => format!("{known}:{local}"),
        },
        ResolveResult::Unbound => local,
        ResolveResult::Unknown(prefix) => format!("{prefix}:{local}"),
    }
}

/// The five names that XML itself knows, and the one that everybody uses.
fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ => return None,
    })
}
