//! The marker over a passage: word boxes joined into one stroke for each line.
//!
//! Geometry only. Whose words they are, and how the marker fades, is not decided here.

use contract::{PageBox, Rect};

/// The strokes over a page's boxes, in the order the boxes come; other pages' boxes are left out.
pub fn strokes(boxes: &[PageBox], page: u32) -> Vec<Rect> {
    let mut strokes: Vec<Rect> = Vec::new();
    for rect in boxes.iter().filter(|one| one.page == page).map(|one| one.rect) {
        match strokes.last_mut() {
            Some(last) if same_line(last, &rect) => {
                *last = Rect {
                    x0: last.x0.min(rect.x0),
                    y0: last.y0.min(rect.y0),
                    x1: last.x1.max(rect.x1),
                    y1: last.y1.max(rect.y1),
                };
            }
            _ => strokes.push(rect),
        }
    }
    strokes
}

/// Two boxes belong to one stroke when they overlap by half their height and no wide gap is between them.
fn same_line(a: &Rect, b: &Rect) -> bool {
    let height = (a.y1 - a.y0).min(b.y1 - b.y0);
    let overlap = a.y1.min(b.y1) - a.y0.max(b.y0);
    let gap = (b.x0 - a.x1).max(a.x0 - b.x1);
    overlap >= height * 0.5 && gap <= height * 2.0
}

/// A stroke's place on its sheet, for a `style` attribute.
pub fn place(stroke: Rect, width: f32, height: f32) -> String {
    let percent = |part: f32, whole: f32| if whole > 0.0 { 100.0 * part / whole } else { 0.0 };
    format!(
        "left:{:.2}%;top:{:.2}%;width:{:.2}%;height:{:.2}%",
        percent(stroke.x0, width),
        percent(stroke.y0, height),
        percent(stroke.x1 - stroke.x0, width),
        percent(stroke.y1 - stroke.y0, height),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(page: u32, x0: f32, y0: f32, x1: f32, y1: f32) -> PageBox {
        PageBox { page, rect: Rect { x0, y0, x1, y1 } }
    }

    #[test]
    fn words_of_a_line_become_one_stroke_and_lines_stay_apart() {
        let boxes = [
            on(2, 10.0, 10.0, 30.0, 20.0),
            on(2, 34.0, 11.0, 60.0, 21.0),
            on(2, 10.0, 24.0, 40.0, 34.0),
            on(3, 10.0, 10.0, 30.0, 20.0),
        ];
        assert_eq!(
            strokes(&boxes, 2),
            [Rect { x0: 10.0, y0: 10.0, x1: 60.0, y1: 21.0 }, Rect { x0: 10.0, y0: 24.0, x1: 40.0, y1: 34.0 }]
        );
        assert_eq!(strokes(&boxes, 9), []);
    }

    #[test]
    fn columns_are_not_joined() {
        let boxes = [on(1, 10.0, 10.0, 100.0, 20.0), on(1, 300.0, 10.0, 380.0, 20.0)];
        assert_eq!(strokes(&boxes, 1).len(), 2);
    }

    #[test]
    fn a_stroke_is_placed_in_percent() {
        let stroke = Rect { x0: 20.0, y0: 10.0, x1: 120.0, y1: 20.0 };
        assert_eq!(place(stroke, 200.0, 100.0), "left:10.00%;top:10.00%;width:50.00%;height:10.00%");
    }
}
