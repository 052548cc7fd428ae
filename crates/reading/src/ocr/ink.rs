//! Connected stretches of ink: how high letters are, and where large dark things stand.
//!
//! Invariant: linear in the picture's pixels; at most [`COMPONENTS_AT_MOST`] are kept.

use super::Raster;

/// Components beyond which a picture is noise.
const COMPONENTS_AT_MOST: usize = 200_000;
/// Greys from the paper's up to which there is nothing drawn.
const FAINT: u8 = 16;
/// Pixels below which what is drawn is dust.
const DUST: u32 = 4;
/// One pixel in so many that is drawn is more than dust.
const MUCH: usize = 100;

/// Ink that hangs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Component {
    /// Left, top, right, bottom in pixels; right and bottom are behind the last one.
    pub x0: u32,
    pub y0: u32,
    pub x1: u32,
    pub y1: u32,
    /// Pixels of ink.
    pub ink: u32,
}

impl Component {
    pub fn width(&self) -> u32 {
        self.x1 - self.x0
    }

    pub fn height(&self) -> u32 {
        self.y1 - self.y0
    }

    fn join(&mut self, other: &Component) {
        self.x0 = self.x0.min(other.x0);
        self.y0 = self.y0.min(other.y0);
        self.x1 = self.x1.max(other.x1);
        self.y1 = self.y1.max(other.y1);
        self.ink += other.ink;
    }
}

/// A stretch of ink in one row, and the component it belongs to.
struct Run {
    from: u32,
    to: u32,
    of: usize,
}

/// The components of pixels up to this grey.
pub(crate) fn components(picture: &Raster, threshold: u8) -> Vec<Component> {
    let mut found: Vec<Component> = Vec::new();
    let mut parent: Vec<usize> = Vec::new();
    let mut above: Vec<Run> = Vec::new();
    for y in 0..picture.height {
        let mut runs: Vec<Run> = Vec::new();
        let row = picture.row(y);
        let (mut x, mut first) = (0, 0);
        while let Some(start) = row[x..].iter().position(|pixel| *pixel <= threshold) {
            let from = x + start;
            let to = row[from..].iter().position(|pixel| *pixel > threshold).map_or(row.len(), |n| from + n);
            x = to;
            let (from, to) = (from as u32, to as u32);
            let own = Component { x0: from, y0: y, x1: to, y1: y + 1, ink: to - from };
            while above.get(first).is_some_and(|run| run.to < from) {
                first += 1;
            }
            let mut of = None;
            for run in above[first..].iter().take_while(|run| run.from <= to) {
                let root = root(&mut parent, run.of);
                match of {
                    None => {
                        found[root].join(&own);
                        of = Some(root);
                    }
                    Some(kept) if kept != root => {
                        let gone = found[root];
                        found[kept].join(&gone);
                        found[root].ink = 0;
                        parent[root] = kept;
                    }
                    Some(_) => {}
                }
            }
            let of = of.unwrap_or_else(|| {
                found.push(own);
                parent.push(parent.len());
                found.len() - 1
            });
            runs.push(Run { from, to, of });
        }
        if found.len() > COMPONENTS_AT_MOST {
            break;
        }
        above = runs;
    }
    found.retain(|component| component.ink > 0);
    found
}

fn root(parent: &mut [usize], mut of: usize) -> usize {
    while parent[of] != of {
        parent[of] = parent[parent[of]];
        of = parent[of];
    }
    of
}

/// Whether there is nothing on a picture but its paper, and dust.
pub(crate) fn is_blank(picture: &Raster) -> bool {
    let paper = picture.paper();
    let is_drawn = |pixel: &&u8| pixel.abs_diff(paper) > FAINT;
    let enough = picture.pixels.len() / MUCH + 1;
    let drawn = picture.pixels.iter().filter(is_drawn).take(enough).count();
    if drawn == 0 || drawn == enough {
        return drawn == 0;
    }
    let pixels = picture.pixels.iter().map(|pixel| if is_drawn(&pixel) { 0 } else { 255 }).collect();
    let drawn = components(&Raster { pixels, ..*picture }, 127);
    drawn.len() < COMPONENTS_AT_MOST && drawn.iter().all(|one| one.height().max(one.width()) < DUST)
}

/// How high small letters are, in pixels; `None` where there are too few to tell.
pub(super) fn letter_height(picture: &Raster) -> Option<f32> {
    let letter = |component: &&Component| {
        let (width, height) = (component.width(), component.height());
        (4..=400).contains(&height) && width >= 2 && width <= height * 4 && height <= width * 6
    };
    let components = components(picture, picture.threshold());
    let mut heights: Vec<u32> = components.iter().filter(letter).map(Component::height).collect();
    if heights.len() < 20 {
        return None;
    }
    heights.sort_unstable();
    // Dots and dirt below, capitals above.
    Some(heights[heights.len() * 2 / 5] as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dust_is_no_ink_and_the_faintest_letter_is() {
        let page = |boxes: &[[u32; 4]], grey: u8| {
            let inside = |x: u32, y: u32| boxes.iter().any(|b| b[0] <= x && x < b[2] && b[1] <= y && y < b[3]);
            let pixels = (0..60).flat_map(|y| (0..80).map(move |x| (x, y)));
            let pixels = pixels.map(|(x, y)| if inside(x, y) { grey } else { 245 - (x % 3) as u8 }).collect();
            Raster { width: 80, height: 60, dpi: 300.0, pixels }
        };
        assert!(is_blank(&page(&[], 0)) && is_blank(&page(&[[10, 10, 13, 13], [40, 30, 42, 33]], 0)));
        assert!([225, 200, 0].iter().all(|grey| !is_blank(&page(&[[10, 10, 12, 16]], *grey))));
        let inverted = page(&[[10, 10, 12, 16]], 0).inverted();
        assert!(!is_blank(&inverted));
    }

    #[test]
    fn ink_that_touches_is_one() {
        let rows = ["#..#....", "#..#..##", "####...#", ".......#", "##......"];
        let pixels = rows.iter().flat_map(|row| row.chars().map(|c| if c == '#' { 0 } else { 255 })).collect();
        let picture = Raster { width: 8, height: 5, dpi: 72.0, pixels };
        let mut found: Vec<(u32, u32, u32, u32, u32)> =
            components(&picture, 127).iter().map(|c| (c.x0, c.y0, c.x1, c.y1, c.ink)).collect();
        found.sort_unstable();
        assert_eq!(found, [(0, 0, 4, 3, 8), (0, 4, 2, 5, 2), (6, 1, 8, 4, 4)]);
    }
}
