//! Boxes and arrows as SVG.

use super::label::width;
use super::layout::{Layout, Placed};
use crate::markup::plain;
use crate::outline::ConceptMap;
use std::fmt::Write;

const WORDS: f64 = 11.0;
/// Fills of boxes, from the first column on.
const FILLS: [&str; 4] = ["#e7edff", "#e6f5ee", "#fff3dc", "#f6e9f7"];

/// A rectangle: left, top, right, bottom.
type Room = [f64; 4];

pub(super) fn svg(map: &ConceptMap, edges: &[usize], layout: &Layout) -> String {
    let title = plain(&map.title);
    let wide = layout.width.max(width(&map.title, 20.0) + 56.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide:.0} {tall:.0}\" width=\"{wide:.0}\" \
         height=\"{tall:.0}\" role=\"img\" font-family=\"Arial, Liberation Sans, sans-serif\">\n<title>{title}</title>\n\
         <defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" \
         orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"#6b7280\"/></marker></defs>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
         <text x=\"28\" y=\"42\" font-size=\"20\" font-weight=\"bold\" fill=\"#111827\">{title}</text>\n",
        tall = layout.height,
    );
    let mut taken: Vec<Room> = layout.boxes.iter().map(|one| room(one, 0.0)).collect();
    let mut words = String::new();
    for edge in edges {
        let edge = &map.edges[*edge];
        let curve = curve(&layout.boxes[edge.from], &layout.boxes[edge.to]);
        let [a, b, c, d] = curve;
        let _ = writeln!(
            out,
            "<path d=\"M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}\" fill=\"none\" stroke=\"#6b7280\" \
             stroke-width=\"1.3\" marker-end=\"url(#tip)\"/>",
            a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1
        );
        if !edge.label.trim().is_empty() {
            let label: String = edge.label.trim().chars().take(40).collect();
            let at = free(&curve, &label, &mut taken);
            // A ground of its own keeps the words apart from the line beneath.
            let half = width(&label, WORDS) / 2.0 + 2.0;
            let _ = writeln!(
                words,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#ffffff\"/><text x=\"{:.1}\" \
                 y=\"{:.1}\" font-size=\"{WORDS}\" text-anchor=\"middle\" fill=\"#374151\">{}</text>",
                at.0 - half,
                at.1 - WORDS * 0.65,
                half * 2.0,
                WORDS * 1.3,
                at.0,
                at.1 + WORDS / 3.0,
                plain(&label)
            );
        }
    }
    for (node, one) in map.nodes.iter().zip(&layout.boxes) {
        push_box(&mut out, one, &node.label, &node.source);
    }
    out.push_str(&words);
    out.push_str("</svg>\n");
    out
}

fn push_box(out: &mut String, one: &Placed, label: &str, source: &str) {
    let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
    let _ = writeln!(
        out,
        "<g><title>{}</title><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"8\" fill=\"{}\" \
         stroke=\"#374151\" stroke-width=\"1\"/>",
        plain(&format!("{label}{source}")),
        one.left,
        one.top,
        one.width,
        one.height,
        FILLS[one.step % FILLS.len()]
    );
    let weight = if one.size > 14.0 { " font-weight=\"bold\"" } else { "" };
    for (place, line) in one.lines.iter().enumerate() {
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{}\"{weight} text-anchor=\"middle\" fill=\"#111827\">{}</text>",
            one.left + one.width / 2.0,
            one.top + 8.0 + one.size * (1.3 * place as f64 + 1.0),
            one.size,
            plain(line)
        );
    }
    out.push_str("</g>\n");
}

/// From one box to the other: from side to side, or in an arc beside the column that both stand in.
fn curve(from: &Placed, to: &Placed) -> [(f64, f64); 4] {
    let middle = |one: &Placed| one.top + one.height / 2.0;
    let (start, end) = (middle(from), middle(to));
    if from.step == to.step {
        let (a, d) = (from.left + from.width, to.left + to.width);
        let out = a.max(d) + 46.0;
        return [(a, start), (out, start), (out, end), (d, end)];
    }
    let (a, d) = if from.left < to.left { (from.left + from.width, to.left) } else { (from.left, to.left + to.width) };
    let bend = (d - a) / 2.0;
    [(a, start), (a + bend, start), (d - bend, end), (d, end)]
}

/// A place on the curve for words where nothing stands yet; in its middle where there is none.
fn free(curve: &[(f64, f64); 4], label: &str, taken: &mut Vec<Room>) -> (f64, f64) {
    let (half, tall) = (width(label, WORDS) / 2.0 + 2.0, WORDS * 0.7);
    let around = |at: (f64, f64)| [at.0 - half, at.1 - tall, at.0 + half, at.1 + tall];
    let places = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.2, 0.8];
    let at = places
        .iter()
        .map(|share| on(curve, *share))
        .find(|at| !taken.iter().any(|other| overlap(&around(*at), other)))
        .unwrap_or_else(|| on(curve, 0.5));
    taken.push(around(at));
    at
}

fn on(curve: &[(f64, f64); 4], share: f64) -> (f64, f64) {
    let rest = 1.0 - share;
    let weights = [rest * rest * rest, 3.0 * rest * rest * share, 3.0 * rest * share * share, share * share * share];
    let sum =
        |pick: fn(&(f64, f64)) -> f64| curve.iter().zip(weights).map(|(point, weight)| pick(point) * weight).sum();
    (sum(|point| point.0), sum(|point| point.1))
}

pub(super) fn room(one: &Placed, around: f64) -> Room {
    [one.left - around, one.top - around, one.left + one.width + around, one.top + one.height + around]
}

pub(super) fn overlap(one: &Room, other: &Room) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}
