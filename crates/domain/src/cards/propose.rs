//! What a card begins with that is made one at a time: selected words, a highlight, an answer, or what an answer cites.
//!
//! What it is made from is the actor's own, when it is proposed and again when it is kept; where it stands comes from
//! there, never from a form.

use super::{
    Cards,
    check::{LONGEST_QUOTE, LONGEST_SIDE},
    row,
};
use crate::{Actor, Outcome, chat, library, permit};
use ::store::entities::material;
use contract::{CardDraft, CardId, CardKind, CardOrigin, CardProposal, Citation, PageBox, Refusal};
use writing::outline::literal;

/// What is known where a card begins.
struct Begun {
    /// The question, where there was one.
    asked: Option<String>,
    text: String,
    place: Option<Place>,
}

/// Where it stands.
struct Place {
    material: material::Model,
    page: u32,
    quote: String,
    boxes: Vec<PageBox>,
}

impl Cards {
    /// What the form begins with: a text to make gaps in, or with a question or as `Basic` two sides.
    ///
    /// # Errors
    /// `Missing` for what is not the actor's, `Invalid` for words that their page does not say, `TooMuch` for too many.
    pub async fn propose(&self, actor: &Actor, origin: &CardOrigin, kind: Option<CardKind>) -> Outcome<CardProposal> {
        let Begun { asked, text, place } = self.begun(actor, origin).await?;
        let kind = kind.unwrap_or(if asked.is_some() { CardKind::Basic } else { CardKind::Cloze });
        let (front, back) = match kind {
            CardKind::Cloze => (side(&text), String::new()),
            CardKind::Basic | CardKind::Occlusion => (side(&asked.unwrap_or_default()), side(&text)),
        };
        let mut draft = CardDraft { kind, front, back, ..CardDraft::default() };
        let source = place.map(|place| {
            draft.material = Some(place.material.id.into());
            draft.page = Some(place.page);
            draft.quote.clone_from(&place.quote);
            draft.boxes = place.boxes.iter().filter(|one| one.page == place.page).map(|one| one.rect).collect();
            row::source(place.material.id, place.material.title, Some(place.page), place.quote)
        });
        Ok(CardProposal { draft, source })
    }

    /// Makes a card as [`Cards::add`] does, and keeps where it comes from: what the draft says of that counts only
    /// without an origin.
    pub async fn add_from(
        &self,
        actor: &Actor,
        origin: Option<&CardOrigin>,
        mut draft: CardDraft,
    ) -> Outcome<Vec<CardId>> {
        if let Some(origin) = origin {
            let begun = self.propose(actor, origin, None).await?.draft;
            let CardDraft { material, page, quote, boxes, .. } = begun;
            draft = CardDraft { material, page, quote, boxes, ..draft };
        }
        self.add(actor, draft).await
    }

    async fn begun(&self, actor: &Actor, origin: &CardOrigin) -> Outcome<Begun> {
        match origin {
            CardOrigin::Words { material, page, nth, quote } => {
                let material = permit::material(&self.tools, actor, *material).await?;
                if quote.chars().count() > LONGEST_QUOTE {
                    let refusal = Refusal::too_much("This is too much for one card.");
                    return Err(refusal.with_hint("Select a shorter part.").into());
                }
                let found = library::place_of(&self.tools, &material, *page, quote, *nth as usize).await?;
                let found = found.ok_or_else(|| {
                    Refusal::invalid("quote", "These words were not found on the page. Select them again, on one page.")
                })?;
                let (page, quote, boxes) = (*page, one_line(&found.text), found.boxes);
                Ok(Begun::quoted(quote.clone(), Some(Place { material: material.into_inner(), page, quote, boxes })))
            }
            CardOrigin::Highlight(id) => {
                let row = permit::highlight(&self.tools, actor, *id).await?.into_inner();
                if row.deleted_at.is_some() {
                    return Err(Refusal::Missing.into());
                }
                let material = permit::material(&self.tools, actor, row.material_id.into()).await?.into_inner();
                let boxes = serde_json::from_value(row.boxes).unwrap_or_default();
                let (page, quote) = (row.page.max(1) as u32, one_line(&row.quote));
                Ok(Begun::quoted(quote.clone(), Some(Place { material, page, quote, boxes })))
            }
            CardOrigin::Answer(id) => {
                let answered = chat::answered(&self.tools, actor, *id).await?;
                let mut place = None;
                for citation in answered.citations {
                    place = self.place(actor, citation).await?;
                    if place.is_some() {
                        break;
                    }
                }
                Ok(Begun { asked: Some(one_line(&answered.question)), text: answered.text, place })
            }
            CardOrigin::Citation { answer, number } => {
                let citations = chat::answered(&self.tools, actor, *answer).await?.citations;
                let citation = citations.into_iter().find(|one| one.number == *number).ok_or(Refusal::Missing)?;
                Ok(Begun::quoted(one_line(&citation.quote), self.place(actor, citation).await?))
            }
        }
    }

    /// Where a citation leads; nothing for a page of the web, and for a material that is no longer there.
    async fn place(&self, actor: &Actor, citation: Citation) -> Outcome<Option<Place>> {
        let Citation { material: Some(id), page, quote, boxes, .. } = citation else { return Ok(None) };
        let material = match permit::material(&self.tools, actor, id).await {
            Err(crate::Fault::Refused(Refusal::Missing)) => return Ok(None),
            found => found?.into_inner(),
        };
        Ok(Some(Place { material, page: page.max(1), quote: one_line(&quote), boxes }))
    }
}

impl Begun {
    fn quoted(text: String, place: Option<Place>) -> Self {
        Self { asked: None, text, place }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as a side of a card has room for it, cut between words.
fn side(text: &str) -> String {
    let mut side = literal(text);
    if side.chars().count() > LONGEST_SIDE {
        let end = side.char_indices().nth(LONGEST_SIDE - 1).map_or(side.len(), |(end, _)| end);
        let end = side[..end].rfind(char::is_whitespace).unwrap_or(end);
        side.truncate(end);
        // Half of an escaped sign would take the dots for its other half.
        side.truncate(side.trim_end_matches('\\').len());
        side.push('…');
    }
    side
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words_and_fits_its_side() {
        let long = "a*b c ".repeat(3_000);
        let cut = side(&long);
        assert!(
            cut.chars().count() <= LONGEST_SIDE && cut.ends_with(" c…") | cut.ends_with("\\*b…"),
            "{}",
            &cut[cut.len() - 20..]
        );
        assert!(cut.chars().count() > LONGEST_SIDE - 10);
        assert_eq!(side("short *one*"), "short \\*one\\*");
        let solid = side(&"*".repeat(20_000));
        assert!(solid.ends_with("*…") && solid.chars().count() <= LONGEST_SIDE, "no sign is cut in half");
        assert_eq!(side(&"x".repeat(LONGEST_SIDE)).chars().count(), LONGEST_SIDE, "what fits stays");
    }
}
