//! Figures with parts covered: which words in a figure could be, and the cards that are made of those that are.

use super::{Cards, check::MOST_MASKS};
use crate::{
    Actor, Outcome,
    library::{Library, figure_view},
    permit,
};
use contract::{CardDraft, CardId, CardKind, FigureCover, FigureId, Mask, Rect, Refusal, WordBox};

impl Cards {
    /// A figure, and the words in it that could be covered: those that stand on its page's own text layer. A figure of
    /// a page that flows has none.
    pub async fn cover(&self, actor: &Actor, id: FigureId) -> Outcome<FigureCover> {
        let figure = figure_view(permit::figure(&self.tools, actor, id).await?.into_inner());
        if !figure.has_picture() {
            return Err(Refusal::Missing.into());
        }
        let library = Library::new(self.tools.clone());
        let title = library.material(actor, figure.material).await?.title;
        let words = match figure.rect {
            Some(rect) => labels(&library.page(actor, figure.material, figure.page).await?.words, rect),
            None => Vec::new(),
        };
        Ok(FigureCover { figure, title, words })
    }

    /// Makes a card for each part that is covered: the words that were picked, by their places in
    /// [`FigureCover::words`], then what was drawn.
    ///
    /// # Errors
    /// `Invalid` when nothing is covered, or a part lies outside of the figure.
    pub async fn cover_figure(
        &self,
        actor: &Actor,
        id: FigureId,
        (picked, drawn): (&[u32], Vec<Mask>),
        front: String,
        tags: Vec<String>,
    ) -> Outcome<Vec<CardId>> {
        let mut words = self.cover(actor, id).await?.words.into_iter().enumerate().collect::<Vec<_>>();
        words.retain(|(place, _)| picked.contains(&(*place as u32)));
        let mut masks: Vec<Mask> = words.into_iter().map(|(_, mask)| mask).collect();
        // One more than there may be is enough to be refused.
        masks.extend(drawn.into_iter().take(MOST_MASKS + 1));
        for mask in &mut masks {
            mask.label = mask.label.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LABEL).collect();
        }
        let draft =
            CardDraft { kind: CardKind::Occlusion, front, masks, figure: Some(id), tags, ..CardDraft::default() };
        self.add(actor, draft).await
    }
}

/// The longest label, in characters.
const LABEL: usize = 200;
/// Room around words, as a share of their height.
const ROOM: f32 = 0.15;

/// The words inside a rectangle, those of one line that stand close together as one, in shares of its sides.
fn labels(words: &[WordBox], rect: Rect) -> Vec<Mask> {
    let inside = |word: &&WordBox| {
        let (x, y) = ((word.rect.x0 + word.rect.x1) / 2.0, (word.rect.y0 + word.rect.y1) / 2.0);
        (rect.x0..=rect.x1).contains(&x) && (rect.y0..=rect.y1).contains(&y)
    };
    let mut labels: Vec<(Rect, String)> = Vec::new();
    for word in words.iter().filter(inside) {
        match labels.last_mut() {
            Some((label, text)) if is_next(label, &word.rect) => {
                label.y0 = label.y0.min(word.rect.y0);
                label.y1 = label.y1.max(word.rect.y1);
                label.x1 = word.rect.x1;
                text.push(' ');
                text.push_str(&word.text);
            }
            _ => labels.push((word.rect, word.text.clone())),
        }
    }
    labels.retain(|(_, text)| text.chars().any(char::is_alphanumeric));
    labels.truncate(MOST_MASKS);
    let (width, height) = (rect.x1 - rect.x0, rect.y1 - rect.y0);
    let share = |part: f32, whole: f32| (part / whole).clamp(0.0, 1.0);
    let mask = |(label, text): (Rect, String)| {
        let room = (label.y1 - label.y0) * ROOM;
        let rect = Rect {
            x0: share(label.x0 - room - rect.x0, width),
            y0: share(label.y0 - room - rect.y0, height),
            x1: share(label.x1 + room - rect.x0, width),
            y1: share(label.y1 + room - rect.y0, height),
        };
        Mask { rect, label: text }
    };
    labels.into_iter().map(mask).collect()
}

/// Whether a word goes on a label from left to right, a blank apart.
fn is_next(label: &Rect, word: &Rect) -> bool {
    let height = (label.y1 - label.y0).min(word.y1 - word.y0);
    let overlap = label.y1.min(word.y1) - label.y0.max(word.y0);
    overlap > height * 0.5 && (-height * 0.5..height * 0.8).contains(&(word.x0 - label.x1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x0: f32, y0: f32, x1: f32) -> WordBox {
        WordBox { text: text.into(), rect: Rect { x0, y0, x1, y1: y0 + 10.0 } }
    }

    #[test]
    fn words_of_a_label_are_covered_together_and_labels_apart() {
        let figure = Rect { x0: 100.0, y0: 100.0, x1: 300.0, y1: 200.0 };
        let words = [
            word("before", 10.0, 50.0, 40.0),
            word("Proximal", 110.0, 110.0, 150.0),
            word("tubule", 153.0, 110.0, 180.0),
            word("Glomerulus", 240.0, 110.0, 290.0),
            word("—", 200.0, 150.0, 205.0),
            word("loop", 110.0, 180.0, 130.0),
            word("after", 10.0, 250.0, 40.0),
        ];
        let found = labels(&words, figure);
        assert_eq!(
            found.iter().map(|mask| mask.label.as_str()).collect::<Vec<_>>(),
            ["Proximal tubule", "Glomerulus", "loop"]
        );
        let first = found[0].rect;
        assert!((first.x0 - 0.0425).abs() < 1e-4 && (first.x1 - 0.4075).abs() < 1e-4, "{first:?}");
        assert!((first.y0 - 0.085).abs() < 1e-4 && (first.y1 - 0.215).abs() < 1e-4, "{first:?}");
    }

    #[test]
    fn what_stands_at_the_edge_stays_inside_of_the_figure() {
        let figure = Rect { x0: 0.0, y0: 0.0, x1: 100.0, y1: 100.0 };
        let found = labels(&[word("edge", 0.0, 92.0, 99.9)], figure);
        assert_eq!((found[0].rect.x0, found[0].rect.x1, found[0].rect.y1), (0.0, 1.0, 1.0));
    }
}
