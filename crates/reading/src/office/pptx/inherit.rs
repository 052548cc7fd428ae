//! What a slide's placeholder takes from its layout and master: where it stands, and how its lists look.

use super::super::drawing::Bullet;
use super::super::source::Source;
use super::order::Place;
use crate::package::{Element, Tree};
use std::collections::HashMap;
use std::rc::Rc;

/// Layouts and masters that were read, by part.
#[derive(Default)]
pub(super) struct Masters(HashMap<String, Option<Rc<Tree>>>);

/// The layout and the master of one slide, where it has them.
pub(super) struct Above {
    layout: Option<Rc<Tree>>,
    master: Option<Rc<Tree>>,
}

impl Masters {
    pub(super) fn above(&mut self, slide: &str, source: &mut Source<'_>) -> Above {
        let layout = source.relations(slide).first("slideLayout").map(str::to_string);
        let master =
            layout.as_ref().and_then(|layout| source.relations(layout).first("slideMaster").map(str::to_string));
        Above { layout: self.tree(layout, source), master: self.tree(master, source) }
    }

    fn tree(&mut self, part: Option<String>, source: &mut Source<'_>) -> Option<Rc<Tree>> {
        let part = part?;
        self.0.entry(part.clone()).or_insert_with(|| source.part(&part).map(Rc::new)).clone()
    }
}

/// What a shape is a placeholder for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Holder<'a> {
    /// `title`, `body`, `ftr`; `obj` where nothing is said.
    pub(super) kind: &'a str,
    index: &'a str,
}

impl<'a> Holder<'a> {
    /// `None` where the shape is no placeholder.
    pub(super) fn of(shape: Element<'a>) -> Option<Self> {
        let own = shape.children().find(|child| child.name().starts_with("p:nv"))?;
        let holder = own.down(&["p:nvPr", "p:ph"])?;
        Some(Self { kind: holder.get("type").unwrap_or("obj"), index: holder.get("idx").unwrap_or_default() })
    }

    pub(super) fn is_title(self) -> bool {
        matches!(self.kind, "title" | "ctrTitle")
    }

    /// What masters call it.
    fn general(self) -> &'a str {
        match self.kind {
            "ctrTitle" => "title",
            "subTitle" | "obj" | "tbl" | "chart" | "dgm" | "media" | "clipArt" | "pic" => "body",
            kind => kind,
        }
    }
}

impl Above {
    /// The same placeholder on the layout and on the master.
    fn shapes<'t>(&'t self, holder: Holder<'_>) -> impl Iterator<Item = Element<'t>> {
        let find = |tree: &'t Option<Rc<Tree>>, alike: &dyn Fn(Holder<'_>) -> bool| {
            let shapes = tree.as_deref()?.root()?.down(&["p:cSld", "p:spTree"])?;
            shapes.all("p:sp").find(|shape| Holder::of(*shape).is_some_and(alike))
        };
        let by_index = |other: Holder<'_>| !holder.index.is_empty() && other.index == holder.index;
        let by_kind = |other: Holder<'_>| other.general() == holder.general();
        let layout = find(&self.layout, &by_index).or_else(|| find(&self.layout, &by_kind));
        [layout, find(&self.master, &by_kind)].into_iter().flatten()
    }

    /// Where the placeholder stands, if the slide does not say.
    pub(super) fn place(&self, holder: Holder<'_>) -> Option<Place> {
        self.shapes(holder).find_map(|shape| Place::of(shape.child("p:spPr")?.child("a:xfrm")?))
    }

    /// What stands before a paragraph of a level (from 1), if the slide does not say.
    pub(super) fn bullet(&self, holder: Option<Holder<'_>>, level: usize) -> Option<Bullet> {
        let name = format!("a:lvl{level}pPr");
        let holder = holder?;
        let own = self
            .shapes(holder)
            .find_map(|shape| Bullet::stated(shape.down(&["p:txBody", "a:lstStyle"])?.child(&name)?));
        own.or_else(|| {
            let styles = self.master.as_deref()?.root()?.child("p:txStyles")?;
            let style = match holder.general() {
                "title" => "p:titleStyle",
                "body" => "p:bodyStyle",
                _ => "p:otherStyle",
            };
            Bullet::stated(styles.child(style)?.child(&name)?)
        })
    }
}
