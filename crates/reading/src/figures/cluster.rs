//! Shapes that touch or nearly touch, as one.
//!
//! Invariant: linear in shapes and page; a page of any size is looked at in a bounded number of cells.

use super::area;
use crate::layout::Rect;
use crate::ocr::{Component, Raster, components};

/// A picture or a drawn path on a page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    pub rect: Rect,
    /// A picture rather than a path.
    pub picture: bool,
    /// A path with curves or slants: neither rule nor frame. Of a picture, false.
    pub bent: bool,
}

/// Shapes that hang together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cluster {
    pub rect: Rect,
    /// Part of the box under pictures.
    pub pictured: f32,
    pub bent: usize,
    pub straight: usize,
}

/// Shapes nearer than about so many points hang together.
const CELL: f32 = 4.0;
const CELLS_AT_MOST: f32 = 1000.0;
/// Part of the page beyond which a shape is its background.
const BACKGROUND: f32 = 0.85;

/// Clusters of a page of this size.
pub(crate) fn clusters(shapes: &[Shape], (width, height): (f32, f32)) -> Vec<Cluster> {
    let page = Rect { x0: 0.0, y0: 0.0, x1: width, y1: height };
    let cell = CELL.max(width.max(height) / CELLS_AT_MOST);
    let (columns, rows) = ((width / cell) as usize + 1, (height / cell) as usize + 1);
    let mut grid = vec![255_u8; columns * rows];
    let within = |shape: &&Shape| {
        let rect = shape.rect;
        rect.shared_x(&page) >= 0.0
            && rect.shared_y(&page) >= 0.0
            && area(&clipped(&rect, &page)) < BACKGROUND * area(&page)
    };
    let shapes: Vec<(Rect, &Shape)> = shapes.iter().filter(within).map(|s| (clipped(&s.rect, &page), s)).collect();
    let span = |from: f32, to: f32, end: usize| (from / cell) as usize..((to / cell) as usize + 1).min(end);
    for (rect, _) in &shapes {
        for y in span(rect.y0, rect.y1, rows) {
            for x in span(rect.x0, rect.x1, columns) {
                grid[y * columns + x] = 0;
            }
        }
    }
    let raster = Raster { width: columns as u32, height: rows as u32, dpi: 72.0, pixels: grid };
    let found = components(&raster, 127);
    let mut clusters: Vec<Cluster> = found.iter().map(|_| Cluster::default()).collect();
    for (rect, shape) in &shapes {
        let at = ((rect.x0 / cell) as u32, (rect.y0 / cell) as u32);
        let holds = |c: &&Component| c.x0 <= at.0 && at.0 < c.x1 && c.y0 <= at.1 && at.1 < c.y1;
        // Boxes of components may overlap: the smallest is the one that a shape is a part of.
        let own = found.iter().enumerate().filter(|(_, c)| holds(c)).min_by_key(|(_, c)| c.width() * c.height());
        if let Some((index, _)) = own {
            clusters[index].add(rect, shape);
        }
    }
    clusters.retain(|cluster| area(&cluster.rect) > 0.0);
    joined(clusters)
}

impl Cluster {
    fn add(&mut self, rect: &Rect, shape: &Shape) {
        let whole = if self.bent + self.straight == 0 && self.pictured == 0.0 { *rect } else { self.rect.around(rect) };
        let covered = self.pictured * area(&self.rect) + if shape.picture { area(rect) } else { 0.0 };
        self.rect = whole;
        self.pictured = (covered / area(&whole).max(0.01)).min(1.0);
        self.bent += usize::from(shape.bent);
        self.straight += usize::from(!shape.bent && !shape.picture);
    }

    pub fn join(&mut self, other: &Cluster) {
        let whole = self.rect.around(&other.rect);
        let covered = self.pictured * area(&self.rect) + other.pictured * area(&other.rect);
        self.pictured = (covered / area(&whole).max(0.01)).min(1.0);
        self.bent += other.bent;
        self.straight += other.straight;
        self.rect = whole;
    }
}

/// Clusters whose boxes overlap are one.
fn joined(mut clusters: Vec<Cluster>) -> Vec<Cluster> {
    // A page in shreds has no figures worth the squares.
    clusters.sort_by(|a, b| area(&b.rect).total_cmp(&area(&a.rect)));
    clusters.truncate(400);
    let mut index = 0;
    while index < clusters.len() {
        let overlaps = |other: &Cluster| {
            let rect = clusters[index].rect;
            other.rect.shared_x(&rect) > 0.0 && other.rect.shared_y(&rect) > 0.0
        };
        match clusters.iter().enumerate().position(|(at, other)| at > index && overlaps(other)) {
            Some(at) => {
                let other = clusters.remove(at);
                clusters[index].join(&other);
                index = 0;
            }
            None => index += 1,
        }
    }
    clusters
}

fn clipped(rect: &Rect, page: &Rect) -> Rect {
    Rect { x0: rect.x0.max(0.0), y0: rect.y0.max(0.0), x1: rect.x1.min(page.x1), y1: rect.y1.min(page.y1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(x0: f32, y0: f32, x1: f32, y1: f32, picture: bool) -> Shape {
        Shape { rect: Rect { x0, y0, x1, y1 }, picture, bent: !picture }
    }

    #[test]
    fn what_touches_is_one_and_the_background_is_none() {
        let shapes = [
            shape(0.0, 0.0, 600.0, 800.0, true),
            shape(100.0, 100.0, 200.0, 200.0, true),
            shape(203.0, 100.0, 300.0, 200.0, true),
            shape(120.0, 199.0, 180.0, 240.0, false),
            shape(100.0, 500.0, 160.0, 560.0, false),
        ];
        let found = clusters(&shapes, (600.0, 800.0));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].rect, Rect { x0: 100.0, y0: 100.0, x1: 300.0, y1: 240.0 });
        assert!(found[0].pictured > 0.6 && found[0].bent == 1 && found[1].pictured == 0.0);
    }

    #[test]
    fn a_page_of_any_size_is_bounded() {
        let far = [shape(-1e9, 0.0, 2e9, 50.0, true), shape(f32::MAX, 0.0, f32::MAX, 1.0, false)];
        assert!(clusters(&far, (1e7, 1e7)).len() <= 1);
    }
}
