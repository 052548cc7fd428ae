//! Which clusters are figures, and which are rules, frames, tables, logos and backgrounds.

use super::captions::{Label, is_label, label};
use super::cluster::{Cluster, Shape, clusters};
use super::{Line, area, share};
use crate::layout::Rect;

/// Sides below which a thing is an ornament, in points.
const LEAST: (f32, f32) = (28.0, 24.0);
/// Times longer than high beyond which it is a rule or a border.
const LONGEST: f32 = 14.0;
/// Part of the page's height at its edges where logos stand.
const EDGE: f32 = 0.08;
/// Part of a box under text beyond which it is text in a frame.
const TEXT: f32 = 0.4;
/// Lines of prose from which on a box is text.
const PROSE: usize = 4;
/// Figures on one page beyond which the rest are tiles.
const FIGURES_AT_MOST: usize = 40;
/// A label so near below or above a cluster is its own.
const NEAR: f32 = 60.0;
/// Points that a repeated ornament may wander.
const WANDER: f32 = 3.0;

/// The boxes of a page's figures. `near`: the shapes of the pages around it, to tell what is repeated.
pub(crate) fn places(shapes: &[Shape], near: &[&[Shape]], lines: &[Line], page: (f32, f32)) -> Vec<Rect> {
    let shapes: Vec<Shape> = shapes.iter().filter(|shape| !repeated(shape, near)).copied().collect();
    let mut found: Vec<Rect> = Vec::new();
    for cluster in clusters(&shapes, page) {
        if prose(&cluster.rect, lines) >= PROSE {
            // Text runs between its parts: the pictures are figures each for itself.
            let parts = shapes.iter().filter(|shape| shape.picture && share(&shape.rect, &cluster.rect) > 0.9);
            let alone = parts.map(|part| Cluster { rect: part.rect, pictured: 1.0, bent: 0, straight: 0 });
            let whole = |part: &Cluster| prose(&part.rect, lines) < PROSE && is_figure(part, lines, page);
            found.extend(alone.filter(whole).map(|part| part.rect));
        } else if is_figure(&cluster, lines, page) {
            found.push(cluster.rect);
        }
    }
    found.truncate(FIGURES_AT_MOST);
    found.into_iter().map(|rect| without_captions(with_labels(rect, lines), lines)).collect()
}

/// Lines as long as those of a paragraph in a box.
fn prose(rect: &Rect, lines: &[Line]) -> usize {
    let long = |line: &&Line| line.text.chars().count() >= 40 && share(&line.rect, rect) > 0.7;
    lines.iter().filter(long).count()
}

/// A drawing's box that reaches over the caption under it ends above the caption.
fn without_captions(whole: Rect, lines: &[Line]) -> Rect {
    let mut rect = whole;
    for line in lines.iter().filter(|line| is_label(&line.text) && share(&line.rect, &whole) > 0.5) {
        if line.rect.y0 > rect.y0 + 0.6 * rect.height() {
            rect.y1 = rect.y1.min(line.rect.y0 - 1.0);
        } else if line.rect.y1 < rect.y0 + 0.2 * rect.height() {
            rect.y0 = rect.y0.max(line.rect.y1 + 1.0);
        }
    }
    rect
}

/// The same shape in the same place on two of the near pages (or on all, where there are fewer).
fn repeated(shape: &Shape, near: &[&[Shape]]) -> bool {
    let same = |other: &Shape| {
        let (a, b) = (&shape.rect, &other.rect);
        let apart = [a.x0 - b.x0, a.y0 - b.y0, a.x1 - b.x1, a.y1 - b.y1];
        shape.picture == other.picture && apart.iter().all(|apart| apart.abs() <= WANDER)
    };
    let pages = near.iter().filter(|shapes| shapes.iter().any(same)).count();
    pages >= near.len().clamp(1, 2)
}

fn is_figure(cluster: &Cluster, lines: &[Line], page: (f32, f32)) -> bool {
    let rect = &cluster.rect;
    let (width, height) = (rect.width(), rect.height());
    if width < LEAST.0 || height < LEAST.1 || width > LONGEST * height || height > LONGEST * width {
        return false;
    }
    let whole = page.0 * page.1;
    let inside = lines.iter().filter(|line| share(&line.rect, rect) > 0.7);
    let text: f32 = inside.map(|line| area(&line.rect)).sum::<f32>() / area(rect);
    let labelled = lines.iter().filter(|line| beside(rect, &line.rect)).find_map(|line| label(&line.text));
    let figure = labelled == Some(Label::Figure);
    if rect.y1 < EDGE * page.1 || rect.y0 > (1.0 - EDGE) * page.1 {
        return false;
    }
    if area(rect) > 0.5 * whole && text > 0.12 && !figure {
        return false;
    }
    if cluster.pictured > 0.3 {
        return area(rect) > 0.006 * whole && (text < TEXT || figure);
    }
    if text > TEXT || labelled == Some(Label::Table) {
        return false;
    }
    if figure {
        return cluster.bent + cluster.straight >= 2;
    }
    area(rect) > 0.01 * whole
        && (cluster.bent >= 4 && text < 0.3 || cluster.straight >= 8 && cluster.bent > 0 && text < 0.12)
}

/// Whether a line stands right under or over a box.
fn beside(rect: &Rect, line: &Rect) -> bool {
    let apart = (line.y0 - rect.y1).max(rect.y0 - line.y1);
    rect.shared_x(line) > 0.0 && apart < NEAR && apart > -0.5 * line.height()
}

/// The box with the short lines at its edges that name axes and parts.
fn with_labels(rect: Rect, lines: &[Line]) -> Rect {
    let mut whole = rect;
    let reach = 7.0;
    let wide = Rect { x0: rect.x0 - reach, y0: rect.y0 - reach, x1: rect.x1 + reach, y1: rect.y1 + reach };
    for line in lines {
        let touches = line.rect.shared_x(&wide) > 0.0 && line.rect.shared_y(&wide) > 0.0;
        let short = line.text.chars().count() <= 24 && line.rect.width() < 0.6 * rect.width();
        if touches && short && !is_label(&line.text) {
            whole = whole.around(&line.rect);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: (f32, f32) = (600.0, 800.0);

    fn shape(x0: f32, y0: f32, x1: f32, y1: f32, picture: bool) -> Shape {
        Shape { rect: Rect { x0, y0, x1, y1 }, picture, bent: false }
    }

    fn line(text: &str, x0: f32, y0: f32, x1: f32) -> Line {
        Line { rect: Rect { x0, y0, x1, y1: y0 + 10.0 }, text: text.into() }
    }

    #[test]
    fn a_picture_is_a_figure_and_ornaments_are_none() {
        let picture = shape(100.0, 200.0, 300.0, 350.0, true);
        let rule = shape(50.0, 100.0, 550.0, 101.0, false);
        let icon = shape(50.0, 400.0, 60.0, 410.0, true);
        let head = shape(50.0, 10.0, 150.0, 50.0, true);
        assert_eq!(places(&[picture, rule, icon, head], &[], &[], PAGE), [picture.rect]);
    }

    #[test]
    fn a_logo_on_every_page_is_an_ornament() {
        let logo = shape(400.0, 600.0, 500.0, 700.0, true);
        assert_eq!(places(&[logo], &[&[], &[]], &[], PAGE).len(), 1);
        assert!(places(&[logo], &[&[logo], &[logo], &[]], &[], PAGE).is_empty());
    }

    #[test]
    fn a_table_of_rules_is_no_figure_but_a_drawing_with_a_label_is() {
        let rules: Vec<Shape> =
            (0..6).map(|n| shape(100.0, 100.0 + n as f32 * 6.0, 300.0, 104.0 + n as f32 * 6.0, false)).collect();
        assert!(places(&rules, &[], &[line("Table 1. Sizes", 100.0, 80.0, 200.0)], PAGE).is_empty());
        assert_eq!(places(&rules, &[], &[line("Figure 1. Bars", 100.0, 140.0, 200.0)], PAGE).len(), 1);
    }
}
