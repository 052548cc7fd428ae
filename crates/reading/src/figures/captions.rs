//! What stands under or over a figure, from "Figure 3" on.
//!
//! Invariant: a caption belongs to one figure; parts of a figure side by side over one caption become one figure.

use super::Line;
use crate::layout::{Rect, reading_order};
use crate::page::{Block, BlockKind, Figure, Page};

/// How far a caption may stand from its figure, in points.
const UNDER: f32 = 64.0;
const OVER: f32 = 40.0;

/// How far apart the parts of one figure stand.
const BESIDE: f32 = 40.0;
const STACKED: f32 = 45.0;

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Figure,
    Table,
}

/// What a text is labelled as: `Figure 8.2 Encoding`, `Fig. 3:`, `Abb. 2`, `Tabelle 1`; not `Figure 3 shows`.
pub(crate) fn label(text: &str) -> Option<Label> {
    let mut words = text.split_whitespace();
    let name = words.next()?.trim_end_matches('.').to_lowercase();
    let label = match name.as_str() {
        "figure" | "fig" | "abbildung" | "abb" | "figura" | "scheme" | "bild" | "chart" => Label::Figure,
        "table" | "tabelle" | "tab" | "tableau" | "tabla" => Label::Table,
        _ => return None,
    };
    let number = words.next()?;
    let bare = number.trim_end_matches([':', '.', ')', '–', '-', '|', ',']);
    let plain = bare.len() <= 8
        && bare.starts_with(|c: char| c.is_ascii_digit() || "IVXABCS".contains(c))
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || ".-–".contains(c));
    let closed = number.len() > bare.len() && !number.ends_with([',', ')']);
    let begins = words.next().is_none_or(|next| !next.starts_with(char::is_lowercase) && !next.starts_with(','));
    (plain && (closed || begins)).then_some(label)
}

pub(crate) fn is_label(text: &str) -> bool {
    label(text).is_some()
}

/// Gives the page its figures: boxes with the captions that its blocks hold, and the words inside. Blocks that are
/// captions are marked so.
pub(crate) fn attach(places: &[Rect], inside: &[Line], page: &mut Page) {
    let blocks: Vec<Option<(Label, Rect)>> = page.blocks.iter().map(|block| labelled(block, page)).collect();
    let prose: Vec<Rect> = page.blocks.iter().filter_map(|block| prose(block, places, page)).collect();
    let mut left: Vec<Option<Rect>> = places.iter().copied().map(Some).collect();
    let mut found: Vec<(Rect, Option<usize>)> = Vec::new();
    // A figure is rather over its caption than under it.
    for under in [true, false] {
        for (index, block) in blocks.iter().enumerate() {
            let taken = found.iter().any(|(_, caption)| *caption == Some(index));
            let Some((label, rect)) = block.filter(|_| !taken) else { continue };
            let side = if label == Label::Table { !under } else { under };
            let near = |place: &Rect| distance(place, &rect, side);
            let nearest = left
                .iter()
                .flatten()
                .filter_map(|place| near(place).map(|apart| (apart, *place)))
                .min_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, place)) = nearest.filter(|(_, place)| !crossed(place, &rect, &blocks, index)) {
                let others: Vec<Rect> = blocks
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != index)
                    .filter_map(|(_, b)| b.map(|b| b.1))
                    .collect();
                found.push((gather(place, &rect, &others, &prose, &mut left), Some(index)));
            }
        }
    }
    found.extend(left.into_iter().flatten().map(|place| (place, None)));
    let rects: Vec<Rect> = found.iter().map(|(rect, _)| *rect).collect();
    for (number, index) in reading_order(&rects).into_iter().enumerate() {
        let (rect, caption) = found[index];
        let text = caption.map(|at| page.blocks[at].text(page).split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(at) = caption {
            page.blocks[at].kind = BlockKind::Caption;
        }
        let words: Vec<&str> =
            inside.iter().filter(|line| super::holds(&rect, &line.rect)).map(|line| line.text.as_str()).collect();
        let round = |value: f32| (value * 100.0).round() / 100.0;
        page.figures.push(Figure {
            number: number as u32 + 1,
            place: [round(rect.x0), round(rect.y0), round(rect.x1), round(rect.y1)],
            caption: text,
            alt: None,
            words: (!words.is_empty()).then(|| words.join(" ")),
            picture: None,
        });
    }
}

/// A block that begins with a label, and its box.
fn labelled(block: &Block, page: &Page) -> Option<(Label, Rect)> {
    Some((label(block.text(page))?, place_of(block, page)?))
}

/// The box around a block's words.
fn place_of(block: &Block, page: &Page) -> Option<Rect> {
    let words = page.words.iter().filter(|word| word.start >= block.start && word.end <= block.end);
    Rect::around_all(words.map(|word| Rect { x0: word.x0, y0: word.y0, x1: word.x1, y1: word.y1 }))
}

/// How far a caption is under (or over) a figure, where it is at all.
fn distance(place: &Rect, caption: &Rect, under: bool) -> Option<f32> {
    let (apart, most) = if under { (caption.y0 - place.y1, UNDER) } else { (place.y0 - caption.y1, OVER) };
    let shared = place.shared_x(caption) > 0.2 * place.width().min(caption.width());
    (shared && (-0.2 * place.height()..most).contains(&apart)).then(|| apart.abs())
}

/// Whether another caption stands between.
fn crossed(place: &Rect, caption: &Rect, blocks: &[Option<(Label, Rect)>], own: usize) -> bool {
    let (top, bottom) = (place.y1.min(caption.y0), place.y1.max(caption.y0));
    blocks.iter().enumerate().filter(|(index, _)| *index != own).filter_map(|(_, block)| *block).any(|(_, other)| {
        let middle = (other.y0 + other.y1) / 2.0;
        top < middle && middle < bottom && other.shared_x(place) > 0.0 && other.shared_x(caption) > 0.0
    })
}

/// Takes a figure and the parts beside and over it that have no caption of their own, as far as no text stands between.
fn gather(place: Rect, caption: &Rect, others: &[Rect], prose: &[Rect], left: &mut [Option<Rect>]) -> Rect {
    let mut whole = place;
    left.iter_mut().filter(|slot| **slot == Some(place)).for_each(|slot| *slot = None);
    let own = |part: &Rect| {
        let apart = distance(part, caption, true).unwrap_or(f32::MAX);
        others.iter().filter_map(|other| distance(part, other, true)).all(|other| other > apart)
    };
    // Each turn takes a part or ends.
    while let Some(slot) = left.iter_mut().find(|slot| {
        slot.is_some_and(|part| {
            let both = whole.around(&part);
            let text = prose.iter().any(|text| super::share(text, &both) > 0.5);
            belongs(&part, &whole, caption) && own(&part) && !text
        })
    }) {
        whole = whole.around(&slot.take().unwrap_or(whole));
    }
    whole
}

/// Whether a part stands beside or over a figure, near enough (or over the same caption) to be of it.
fn belongs(part: &Rect, whole: &Rect, caption: &Rect) -> bool {
    let near = -part.shared_x(whole) < BESIDE || part.shared_x(caption) > 0.5 * part.width();
    let level = part.shared_y(whole) > 0.4 * part.height().min(whole.height()) && near;
    let stacked = part.shared_x(whole) > 0.5 * part.width().min(whole.width()) && -part.shared_y(whole) < STACKED;
    level || stacked
}

/// The box of a block that is more than a mark in a figure.
fn prose(block: &Block, places: &[Rect], page: &Page) -> Option<Rect> {
    let rect = place_of(block, page)?;
    let long = block.text(page).chars().count() > 60;
    (long && !places.iter().any(|place| super::holds(place, &rect))).then_some(rect)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn labels_are_told_from_sentences() {
        let figures =
            ["Figure 8.2 Encoding involves", "Fig. 3: cells", "FIGURE 2. Cells", "Abbildung 4 Zellen", "Figure S1"];
        assert!(figures.iter().all(|text| label(text) == Some(Label::Figure)));
        assert_eq!(label("Tabelle 1: Maße"), Some(Label::Table));
        assert!(
            ["Figure 3 shows cells", "Figures 1 and 2", "Fig tree", "Figure 8.3, right", ""]
                .iter()
                .all(|t| label(t).is_none())
        );
    }

    /// A page of blocks, each one word long in boxes as given.
    fn page(blocks: &[(&str, Rect)]) -> Page {
        let mut page = Page::default();
        for (text, rect) in blocks {
            if !page.text.is_empty() {
                page.text.push_str("\n\n");
            }
            let start = page.text.len() as u32;
            page.text.push_str(text);
            let end = page.text.len() as u32;
            page.blocks.push(Block { kind: BlockKind::Paragraph, start, end, at: None });
            let (x0, y0, x1, y1) = (rect.x0, rect.y0, rect.x1, rect.y1);
            page.words.push(Word { text: text.to_string(), start, end, x0, y0, x1, y1 });
        }
        page
    }

    fn rect(x0: f32, y0: f32, x1: f32, y1: f32) -> Rect {
        Rect { x0, y0, x1, y1 }
    }

    #[test]
    fn each_figure_has_the_caption_under_it_and_parts_are_joined() {
        let mut page = page(&[
            ("Figure 1. Left and right", rect(100.0, 310.0, 500.0, 320.0)),
            ("Text about Figure 1", rect(100.0, 340.0, 500.0, 350.0)),
            ("Figure 2. Below", rect(100.0, 610.0, 300.0, 620.0)),
        ]);
        let parts = [
            rect(320.0, 100.0, 480.0, 300.0),
            rect(110.0, 100.0, 280.0, 300.0),
            rect(100.0, 400.0, 300.0, 600.0),
            rect(400.0, 650.0, 500.0, 750.0),
        ];
        attach(&parts, &[Line { rect: rect(120.0, 150.0, 180.0, 160.0), text: "axis".into() }], &mut page);
        let figures: Vec<(u32, Option<&str>)> =
            page.figures.iter().map(|figure| (figure.number, figure.caption.as_deref())).collect();
        assert_eq!(figures, [(1, Some("Figure 1. Left and right")), (2, Some("Figure 2. Below")), (3, None)]);
        assert_eq!(page.figures[0].place, [110.0, 100.0, 480.0, 300.0]);
        assert_eq!(page.figures[0].words.as_deref(), Some("axis"));
        assert_eq!(page.blocks[0].kind, BlockKind::Caption);
    }
}
