//! How far the lines of a picture lean, and whether they lie or stand.
//!
//! It counts the lower edges of ink along lines of each angle: along the right one they fall into few, full rows.

use super::Raster;

/// The picture is looked at with so many pixels to an inch.
const DPI: f32 = 100.0;
/// Degrees to either side.
const REACH: f32 = 10.0;
/// Edges looked at.
const EDGES_AT_MOST: usize = 60_000;
/// Edges below which there is too little to see.
const EDGES_AT_LEAST: usize = 200;
/// Leaning less than this (in degrees) is straight enough for every recogniser.
const STRAIGHT: f32 = 0.25;

/// What the lines of a picture do.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Lean {
    /// To be turned by so much (radians, clockwise as seen) to be straight; 0 where it is.
    pub angle: f32,
    /// Lines run up or down rather than across.
    pub standing: bool,
}

pub(super) fn lean(picture: &Raster) -> Lean {
    let small = if picture.dpi > DPI * 1.2 { picture.scaled(DPI / picture.dpi) } else { picture.clone() };
    let threshold = small.threshold();
    let across = lower_edges(&small, threshold);
    if across.len() < EDGES_AT_LEAST {
        return Lean::default();
    }
    let along = lower_edges(&small.upright(1), threshold);
    let (angle, sharp) = best(&across);
    let (other, standing) = best(&along);
    let standing = standing > sharp * 1.3;
    let degrees = if standing { other } else { angle };
    let angle = if degrees.abs() < STRAIGHT { 0.0 } else { -degrees.to_radians() };
    Lean { angle, standing }
}

/// Ink with paper below it, thinned to a bounded number.
fn lower_edges(picture: &Raster, threshold: u8) -> Vec<(f32, f32)> {
    let mut edges = Vec::new();
    for y in 0..picture.height.saturating_sub(1) {
        let (row, below) = (picture.row(y), picture.row(y + 1));
        for (x, (ink, paper)) in row.iter().zip(below).enumerate() {
            if *ink <= threshold && *paper > threshold {
                edges.push((x as f32, y as f32));
            }
        }
    }
    let step = edges.len().div_ceil(EDGES_AT_MOST).max(1);
    edges.into_iter().step_by(step).collect()
}

/// The angle in degrees at which edges fall into rows best, and how well they do.
fn best(edges: &[(f32, f32)]) -> (f32, f64) {
    let search = |from: f32, to: f32, step: f32| {
        let steps = ((to - from) / step).round() as i32;
        (0..=steps)
            .map(|n| from + n as f32 * step)
            .map(|angle| (angle, sharpness(edges, angle)))
            .fold((0.0, 0.0), |best: (f32, f64), next| if next.1 > best.1 { next } else { best })
    };
    let (coarse, _) = search(-REACH, REACH, 0.5);
    search(coarse - 0.5, coarse + 0.5, 0.1)
}

/// The sum of the squares of the rows' counts, by the number of edges.
fn sharpness(edges: &[(f32, f32)], degrees: f32) -> f64 {
    let slope = degrees.to_radians().tan();
    let lines = edges.iter().map(|(x, y)| y - x * slope);
    let (least, most) = lines.clone().fold((f32::MAX, f32::MIN), |(a, b), line| (a.min(line), b.max(line)));
    let mut rows = vec![0_u32; (most - least) as usize + 2];
    lines.for_each(|line| rows[(line - least) as usize] += 1);
    rows.iter().map(|count| f64::from(*count).powi(2)).sum::<f64>() / edges.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of short dashes, as text is from afar.
    fn lines(width: u32, height: u32) -> Raster {
        let ink = |x: u32, y: u32| y % 14 < 6 && x % 9 < 6 && !(x / 40 + y / 14).is_multiple_of(7);
        let inside = |x: u32, y: u32| x > 60 && y > 60 && x < width - 60 && y < height - 60;
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels = pixels.map(|(x, y)| if inside(x, y) && ink(x, y) { 20 } else { 240 }).collect();
        Raster { width, height, dpi: 100.0, pixels }
    }

    #[test]
    fn leaning_lines_are_measured_to_a_quarter_of_a_degree() {
        let straight = lines(600, 700);
        assert_eq!(lean(&straight), Lean::default());
        for degrees in [-9.0_f32, -3.3, 0.7, 2.0, 8.5] {
            let found = lean(&straight.rotated(degrees.to_radians()));
            assert!((found.angle.to_degrees() + degrees).abs() < 0.25 && !found.standing, "{degrees} {found:?}");
        }
        let turned = straight.upright(1).rotated(0.05);
        let found = lean(&turned);
        assert!(found.standing && (found.angle + 0.05).abs() < 0.005, "{found:?}");
    }

    #[test]
    fn an_empty_picture_does_not_lean() {
        let empty = Raster { width: 50, height: 50, dpi: 72.0, pixels: vec![255; 2500] };
        assert_eq!(lean(&empty), Lean::default());
    }
}
