//! Reading order. The file's own order is kept where it makes sense on the page, and mended where it does not.
//!
//! Invariant: a permutation; nothing is added or lost. The general rule is Breuel's: above comes first among what
//! shares a column, left comes first among what does not, unless something spanning both stands between.

use super::geometry::Rect;
use super::lines::Line;
use super::paragraphs::Paragraph;

/// Beyond so many things on a page their order is left as it is: comparing grows with the cube.
const SORTED_AT_MOST: usize = 600;

/// Lines of interleaved columns, sorted.
pub(super) fn lines(lines: Vec<&Line>) -> Vec<&Line> {
    let rects: Vec<Rect> = lines.iter().map(|line| line.rect).collect();
    sorted(&rects).into_iter().map(|index| lines[index]).collect()
}

/// Paragraphs in the order of the file, mended; by bands from the top down where their numbers say so.
pub(super) fn paragraphs(list: Vec<Paragraph<'_>>) -> Vec<Paragraph<'_>> {
    let list = mended(list);
    let numbers: Vec<u32> = list.iter().filter_map(number).collect();
    if numbers.len() < 3 || list.len() > SORTED_AT_MOST || numbers.is_sorted() {
        return list;
    }
    let order = by_bands(&boxes(&list));
    if !order.iter().filter_map(|index| number(&list[*index])).is_sorted() {
        return list;
    }
    arranged(list, order)
}

fn boxes(list: &[Paragraph<'_>]) -> Vec<Rect> {
    list.iter().map(|paragraph| paragraph.rect).collect()
}

fn arranged(list: Vec<Paragraph<'_>>, order: Vec<usize>) -> Vec<Paragraph<'_>> {
    let mut slots: Vec<Option<Paragraph<'_>>> = list.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| slots[index].take()).collect()
}

/// The number that a paragraph begins with: `3. On cells`.
fn number(paragraph: &Paragraph<'_>) -> Option<u32> {
    let tokens = &paragraph.lines[0].tokens;
    let (mark, word) = (tokens.first()?, tokens.get(1)?);
    let digits = mark.text.strip_suffix('.').filter(|digits| digits.len() <= 2)?;
    word.text.starts_with(char::is_uppercase).then(|| digits.parse().ok()).flatten()
}

/// The page cut wherever no box is, from side to side; the bands one after the other.
fn by_bands(rects: &[Rect]) -> Vec<usize> {
    let mut down: Vec<usize> = (0..rects.len()).collect();
    down.sort_by(|a, b| rects[*a].y0.total_cmp(&rects[*b].y0));
    let (mut order, mut band, mut end) = (Vec::with_capacity(rects.len()), Vec::new(), f32::MIN);
    for index in down {
        if rects[index].y0 >= end {
            order.append(&mut in_band(&mut band, rects));
        }
        end = end.max(rects[index].y1);
        band.push(index);
    }
    order.append(&mut in_band(&mut band, rects));
    order
}

/// The boxes of a band in reading order.
fn in_band(band: &mut Vec<usize>, rects: &[Rect]) -> Vec<usize> {
    band.sort_unstable();
    let own: Vec<Rect> = band.iter().map(|index| rects[*index]).collect();
    let order = sorted(&own).into_iter().map(|at| band[at]).collect();
    band.clear();
    order
}

fn mended(mut list: Vec<Paragraph<'_>>) -> Vec<Paragraph<'_>> {
    if violations(&list) == 0 {
        return list;
    }
    // Headers and footers out of place are the usual case: they stand above or below all else.
    for index in 0..list.len() {
        let rect = list[index].rect;
        let others = || list.iter().enumerate().filter(|(at, other)| *at != index && !other.aside).map(|(_, p)| p.rect);
        if list[index].aside {
            continue;
        }
        if index > 0 && others().all(|other| other.y0 >= rect.y1 - 1.0) {
            let moved = list.remove(index);
            list.insert(0, moved);
        } else if index + 1 < list.len() && others().all(|other| other.y1 <= rect.y0 + 1.0) {
            let moved = list.remove(index);
            list.push(moved);
        }
    }
    if violations(&list) == 0 {
        return list;
    }
    let order = sorted(&boxes(&list));
    arranged(list, order)
}

/// How often the file goes back up within a column.
fn violations(list: &[Paragraph<'_>]) -> usize {
    let list: Vec<&Paragraph<'_>> = list.iter().filter(|paragraph| !paragraph.aside).collect();
    list.windows(2)
        .filter(|pair| {
            let (before, after) = (pair[0].rect, pair[1].rect);
            let shared = before.shared_x(&after);
            shared > 0.3 * before.width().min(after.width()) && after.y1 <= before.y0 + 2.0
        })
        .count()
}

/// The indices of boxes in reading order.
pub(crate) fn sorted(rects: &[Rect]) -> Vec<usize> {
    let count = rects.len();
    if count > SORTED_AT_MOST {
        return (0..count).collect();
    }
    // before[b]: how many have to come before b and have not yet.
    let mut follows: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut before = vec![0_usize; count];
    for (a, after) in follows.iter_mut().enumerate() {
        for (b, waits) in before.iter_mut().enumerate() {
            if a != b && precedes(a, b, rects) {
                after.push(b);
                *waits += 1;
            }
        }
    }
    let mut done = vec![false; count];
    let mut order = Vec::with_capacity(count);
    for _ in 0..count {
        // A circle is broken where the fewest are still waited for; ties go by the file's order.
        let Some(next) = (0..count).filter(|index| !done[*index]).min_by_key(|index| (before[*index], *index)) else {
            break;
        };
        done[next] = true;
        order.push(next);
        for follower in &follows[next] {
            before[*follower] = before[*follower].saturating_sub(1);
        }
    }
    order
}

fn precedes(a: usize, b: usize, rects: &[Rect]) -> bool {
    let (first, second) = (&rects[a], &rects[b]);
    let slack = 0.1 * first.width().min(second.width());
    if first.shared_x(second) > slack {
        return (first.y0 + first.y1) < (second.y0 + second.y1);
    }
    if first.x0 + first.x1 >= second.x0 + second.x1 {
        return false;
    }
    // To the left: first, unless something that spans both stands between them.
    let (top, bottom) = (first.y0.min(second.y0), first.y1.max(second.y1));
    !rects.iter().enumerate().any(|(c, spanning)| {
        let middle = (spanning.y0 + spanning.y1) / 2.0;
        c != a
            && c != b
            && spanning.shared_x(first) > 0.0
            && spanning.shared_x(second) > 0.0
            && middle > top
            && middle < bottom
            && (middle > first.y1.min(second.y1) || middle < first.y0.max(second.y0))
            && (first.y0 - middle) * (second.y0 - middle) < 0.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x0: f32, y0: f32, x1: f32, y1: f32) -> Rect {
        Rect { x0, y0, x1, y1 }
    }

    #[test]
    fn title_then_left_column_then_right_column_then_footer() {
        let rects = [
            rect(300., 100., 500., 700.),
            rect(50., 750., 500., 760.),
            rect(50., 100., 250., 700.),
            rect(50., 20., 500., 40.),
        ];
        assert_eq!(sorted(&rects), [3, 2, 0, 1]);
    }

    #[test]
    fn bands_are_read_one_after_the_other() {
        let rects = [
            rect(50., 100., 250., 120.),
            rect(50., 130., 250., 200.),
            rect(50., 300., 250., 320.),
            rect(300., 100., 500., 210.),
            rect(300., 300., 500., 400.),
        ];
        assert_eq!(by_bands(&rects), [0, 1, 3, 2, 4]);
    }

    #[test]
    fn a_spanning_heading_parts_the_columns_above_from_those_below() {
        let rects = [
            rect(50., 100., 250., 300.),
            rect(50., 400., 250., 700.),
            rect(300., 100., 500., 300.),
            rect(300., 400., 500., 700.),
            rect(50., 340., 500., 360.),
        ];
        assert_eq!(sorted(&rects), [0, 2, 4, 1, 3]);
    }
}
