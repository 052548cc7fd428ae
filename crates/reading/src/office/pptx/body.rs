//! The text of a shape: paragraphs, and lists with their levels and numbers.

use super::super::block::Block;
use super::super::drawing::{Bullet, paragraph};
use super::inherit::{Above, Holder};
use crate::package::{Element, Relations};
use crate::writing::Marker;

/// A `p:txBody` as blocks.
pub(super) fn body(body: Element<'_>, holder: Option<Holder<'_>>, above: &Above, relations: &Relations) -> Vec<Block> {
    let style = body.child("a:lstStyle");
    // A subtitle is a line under a title, whatever the master says of lists.
    let never = holder.is_some_and(|holder| matches!(holder.kind, "subTitle" | "title" | "ctrTitle"));
    let mut numbers = Numbers::default();
    let mut blocks = Vec::new();
    for p in body.all("a:p") {
        let text = paragraph(p, relations);
        if text.is_empty() {
            continue;
        }
        let properties = p.child("a:pPr");
        let level =
            properties.and_then(|p| p.get("lvl")).and_then(|level| level.parse().ok()).unwrap_or(0_usize).min(8);
        let bullet = properties
            .and_then(Bullet::stated)
            .or_else(|| Bullet::stated(style?.child(&format!("a:lvl{}pPr", level + 1))?))
            .or_else(|| above.bullet(holder, level + 1).filter(|_| !never))
            .unwrap_or(Bullet::None);
        blocks.push(match bullet {
            Bullet::None => {
                numbers.clear();
                Block::Paragraph(text)
            }
            Bullet::Mark => {
                numbers.cut(level);
                Block::Item(level, Marker::Bullet, text)
            }
            Bullet::Number(first) => Block::Item(level, Marker::Number(numbers.next(level, first)), text),
        });
    }
    blocks
}

/// The number each level has come to.
#[derive(Default)]
struct Numbers(Vec<Option<u64>>);

impl Numbers {
    fn clear(&mut self) {
        self.0.clear();
    }

    /// Ends the numbering of a level and of those inside of it.
    fn cut(&mut self, level: usize) {
        self.0.truncate(level);
    }

    fn next(&mut self, level: usize, first: u64) -> u64 {
        self.0.resize(level + 1, None);
        let number = self.0[level].map_or(first, |last| last.saturating_add(1));
        self.0[level] = Some(number);
        number
    }
}
