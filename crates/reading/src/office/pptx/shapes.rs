//! What stands on a slide, groups opened, each thing with its place.

use super::inherit::{Above, Holder};
use super::order::Place;
use crate::package::Element;

/// More things than this on one slide are left out.
const SHAPES: usize = 5_000;

/// A thing on a slide.
pub(super) struct Shape<'a> {
    pub(super) element: Element<'a>,
    pub(super) holder: Option<Holder<'a>>,
    /// On the slide, in EMU, where it is known.
    pub(super) place: Option<Place>,
}

/// The things of a slide's tree in the order of the file. Those of a group follow each other.
pub(super) fn shapes<'a>(tree: Element<'a>, above: &Above) -> Vec<Shape<'a>> {
    let mut shapes = Vec::new();
    gather(tree, &|place| place, above, &mut shapes);
    shapes
}

fn gather<'a>(tree: Element<'a>, onto: &dyn Fn(Place) -> Place, above: &Above, shapes: &mut Vec<Shape<'a>>) {
    for element in tree.children() {
        if shapes.len() >= SHAPES {
            return;
        }
        match element.name() {
            "p:grpSp" => {
                let transform = element.down(&["p:grpSpPr", "a:xfrm"]);
                let (stands, inside) = (transform.and_then(Place::of), transform.and_then(Place::inside));
                match (stands, inside) {
                    (Some(stands), Some(inside)) => {
                        gather(element, &|place| onto(place.within(stands, inside)), above, shapes);
                    }
                    _ => gather(element, onto, above, shapes),
                }
            }
            "p:sp" | "p:pic" | "p:graphicFrame" | "p:cxnSp" => {
                let holder = Holder::of(element);
                let transform = element.down(&["p:spPr", "a:xfrm"]).or_else(|| element.child("p:xfrm"));
                let own = transform.and_then(Place::of).map(onto);
                let place = own.or_else(|| holder.and_then(|holder| above.place(holder)));
                shapes.push(Shape { element, holder, place });
            }
            _ => {}
        }
    }
}
