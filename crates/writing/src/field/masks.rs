//! The field "Occlusion": rectangles on a picture, written as clozes.

use super::words;
use crate::outline::Mask;

/// More masks than this no picture has.
const AT_MOST: usize = 500;

/// The field of masks, as Anki's own image occlusion reads it.
pub fn masks(masks: &[Mask]) -> String {
    let share = |value: f32| {
        let text = format!("{:.4}", value.clamp(0.0, 1.0));
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    masks
        .iter()
        .take(AT_MOST)
        .map(|mask| {
            format!(
                "{{{{c{}::image-occlusion:rect:left={}:top={}:width={}:height={}:oi=1}}}}",
                mask.number.max(1),
                share(mask.left),
                share(mask.top),
                share(mask.width),
                share(mask.height)
            )
        })
        .collect::<Vec<_>>()
        .join("<br>")
}

/// The masks of such a field. Of ellipses and polygons it is the rectangle around them; texts are no masks.
pub fn masks_in(field: &str) -> Vec<Mask> {
    let words = words(field);
    let mut found = Vec::new();
    for part in words.split("{{c").skip(1).take(AT_MOST) {
        let Some((number, rest)) = part.split_once("::image-occlusion:") else { continue };
        let Ok(number) = number.parse::<u16>() else { continue };
        let inside = rest.split("}}").next().unwrap_or_default();
        let mut facts = inside.split(':');
        let shape = facts.next().unwrap_or_default();
        let facts: Vec<(&str, &str)> = facts.filter_map(|fact| fact.split_once('=')).collect();
        let said = |name: &str| {
            let value = facts.iter().find(|(of, _)| *of == name)?.1;
            value.parse::<f32>().ok().filter(|value| value.is_finite())
        };
        let place = match shape {
            "rect" => (said("left"), said("top"), said("width"), said("height")),
            "ellipse" => {
                let twice = |name| said(name).map(|radius: f32| radius * 2.0);
                (said("left"), said("top"), twice("rx"), twice("ry"))
            }
            "polygon" => around(facts.iter().find(|(of, _)| *of == "points").map_or("", |(_, points)| points)),
            _ => continue,
        };
        if let (Some(left), Some(top), Some(width), Some(height)) = place {
            found.push(Mask { number, left, top, width, height });
        }
    }
    found
}

/// The rectangle around points: "0.1,0.2 0.3,0.4".
fn around(points: &str) -> (Option<f32>, Option<f32>, Option<f32>, Option<f32>) {
    let points: Vec<(f32, f32)> = points
        .split(' ')
        .filter_map(|point| point.split_once(','))
        .filter_map(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)))
        .filter(|(x, y): &(f32, f32)| x.is_finite() && y.is_finite())
        .collect();
    if points.is_empty() {
        return (None, None, None, None);
    }
    let (mut left, mut top, mut right, mut bottom) = (1.0_f32, 1.0_f32, 0.0_f32, 0.0_f32);
    for (x, y) in points {
        (left, right) = (left.min(x), right.max(x));
        (top, bottom) = (top.min(y), bottom.max(y));
    }
    (Some(left), Some(top), Some(right - left), Some(bottom - top))
}
