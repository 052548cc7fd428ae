//! The order in which a slide is read: by where things stand, from above to below and from left to right.
//!
//! Invariant: a permutation. A slide is cut where a gap runs through all of it, into bands or into columns; where both
//! can be done, the one that agrees more with the order of the file, which is how the slide's author made it.

use crate::package::Element;

/// More things than this on a slide are left in the order of the file: comparing grows with the square.
const SORTED_AT_MOST: usize = 400;

/// A rectangle on a slide, in EMU.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Place {
    /// From an `a:xfrm`; `None` where it does not say.
    pub(super) fn of(transform: Element<'_>) -> Option<Self> {
        Self::read(transform, "a:off", "a:ext")
    }

    /// The coordinates that a group gives to what is in it.
    pub(super) fn inside(transform: Element<'_>) -> Option<Self> {
        Self::read(transform, "a:chOff", "a:chExt")
    }

    fn read(transform: Element<'_>, offset: &str, extent: &str) -> Option<Self> {
        let number =
            |element: Element<'_>, name: &str| element.get(name)?.parse::<f64>().ok().filter(|n| n.is_finite());
        let (offset, extent) = (transform.child(offset)?, transform.child(extent)?);
        Some(Self {
            left: number(offset, "x")?,
            top: number(offset, "y")?,
            width: number(extent, "cx")?.max(0.0),
            height: number(extent, "cy")?.max(0.0),
        })
    }

    /// Where it is on the slide, given where its group stands and the coordinates inside of that.
    pub(super) fn within(self, group: Place, inside: Place) -> Self {
        let scale = |whole: f64, part: f64| if part > 0.0 && whole > 0.0 { whole / part } else { 1.0 };
        let (x, y) = (scale(group.width, inside.width), scale(group.height, inside.height));
        Self {
            left: group.left + (self.left - inside.left) * x,
            top: group.top + (self.top - inside.top) * y,
            width: self.width * x,
            height: self.height * y,
        }
    }

    fn span(self, across: bool) -> (f64, f64) {
        // Frames touch more often than what is in them, so a tenth of each side does not count.
        let (from, length) = if across { (self.left, self.width) } else { (self.top, self.height) };
        (from + length * 0.1, from + length * 0.9)
    }
}

/// The indices of `places` in reading order. What stands nowhere follows what it follows in the file.
pub(super) fn order(places: &[Option<Place>]) -> Vec<usize> {
    if places.len() > SORTED_AT_MOST {
        return (0..places.len()).collect();
    }
    let (placed, lost): (Vec<usize>, Vec<usize>) = (0..places.len()).partition(|index| places[*index].is_some());
    let mut sorted = Vec::with_capacity(places.len());
    cut(placed, places, &mut sorted, 0);
    for index in lost {
        let before = sorted.iter().position(|other| other + 1 == index);
        sorted.insert(before.map_or(0, |at| at + 1), index);
    }
    sorted
}

fn cut(indices: Vec<usize>, places: &[Option<Place>], sorted: &mut Vec<usize>, depth: usize) {
    if indices.len() < 2 || depth > 64 {
        sorted.extend(indices);
        return;
    }
    let bands = groups(&indices, places, false);
    let columns = groups(&indices, places, true);
    let chosen = match (bands.len() > 1, columns.len() > 1) {
        (true, true) if inversions(&columns) < inversions(&bands) => columns,
        (true, _) => bands,
        (false, true) => columns,
        (false, false) => {
            let mut indices = indices;
            let key = |index: &usize| places[*index].unwrap_or_default();
            indices.sort_by(|a, b| {
                let (a, b) = (key(a), key(b));
                a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left))
            });
            sorted.extend(indices);
            return;
        }
    };
    for group in chosen {
        cut(group, places, sorted, depth + 1);
    }
}

/// What a gap parts, from above to below or, `across`, from left to right. Each group is in the order of the file.
fn groups(indices: &[usize], places: &[Option<Place>], across: bool) -> Vec<Vec<usize>> {
    let mut spans: Vec<(f64, f64, usize)> = indices
        .iter()
        .map(|index| {
            let (from, to) = places[*index].unwrap_or_default().span(across);
            (from, to, *index)
        })
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (from, to, index) in spans {
        match groups.last_mut() {
            Some(group) if from < end => group.push(index),
            _ => groups.push(vec![index]),
        }
        end = end.max(to);
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

/// How many pairs a grouping would turn round.
fn inversions(groups: &[Vec<usize>]) -> usize {
    let flat: Vec<usize> = groups.iter().flatten().copied().collect();
    flat.iter().enumerate().map(|(at, index)| flat[at + 1..].iter().filter(|later| *later < index).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(left: f64, top: f64, width: f64, height: f64) -> Option<Place> {
        Some(Place { left, top, width, height })
    }

    #[test]
    fn columns_are_read_one_after_the_other_and_bands_from_above() {
        // A comparison: two heads, each over its own list, made column by column.
        let comparison = [at(0., 0., 40., 10.), at(0., 12., 40., 60.), at(50., 0., 40., 10.), at(50., 12., 40., 60.)];
        assert_eq!(order(&comparison), vec![0, 1, 2, 3]);
        // Rows of a grid, made row by row.
        let grid = [at(0., 0., 40., 10.), at(50., 0., 40., 10.), at(0., 12., 40., 10.), at(50., 12., 40., 10.)];
        assert_eq!(order(&grid), vec![0, 1, 2, 3]);
        // Made upside down.
        let stack = [at(0., 80., 90., 10.), None, at(50., 10., 40., 60.), at(0., 10., 40., 60.), at(0., 0., 90., 8.)];
        assert_eq!(order(&stack), vec![4, 3, 2, 0, 1]);
    }
}
