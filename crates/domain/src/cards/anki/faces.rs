//! The two faces of a card of Anki's, by the fields that its template names.

use super::covered::Covered;
use writing::apkg::{Kind, Note, NoteType};
use writing::field::{self, Markdown};

/// The two faces of a card in Markdown, and the media that they name.
pub(super) struct Faces {
    pub front: String,
    pub back: String,
    pub media: Vec<String>,
    /// The picture that is asked about, with its covered parts.
    pub covered: Option<Covered>,
}

/// The faces of the card that a note makes with one of its type's templates; none where there is no such template.
pub(super) fn faces(note_type: &NoteType, note: &Note, place: u16) -> Option<Faces> {
    let all = 0..note.fields.len();
    let (front, back, covered) = match note_type.kind {
        Kind::ImageOcclusion => {
            let covered = Covered::of(note, place)?;
            let mut rest = all.filter(|at| !covered.fields.contains(at));
            (rest.next().into_iter().collect(), rest.collect(), Some(covered))
        }
        Kind::Cloze => {
            let text = note.fields.iter().position(|field| field.contains("{{c"))?;
            (vec![text], all.filter(|at| *at != text).collect(), None)
        }
        Kind::Basic => {
            let template = note_type.templates.get(usize::from(place))?;
            let front = named(&template.question, note_type);
            let back: Vec<usize> =
                named(&template.answer, note_type).into_iter().filter(|at| !front.contains(at)).collect();
            (front, back, None)
        }
    };
    let mut media = Vec::new();
    let mut side = |fields: Vec<usize>| {
        let parts = fields.into_iter().filter_map(|at| note.fields.get(at)).filter_map(|html| {
            let Markdown { text, media: names } = field::markdown(html);
            media.extend(names);
            (!text.trim().is_empty()).then_some(text)
        });
        parts.collect::<Vec<_>>().join("\n\n")
    };
    let (front, back) = (side(front), side(back));
    Some(Faces { front, back, media, covered })
}

/// The fields that a template shows, in their order.
fn named(template: &str, note_type: &NoteType) -> Vec<usize> {
    let mut found = Vec::new();
    for part in template.split("{{").skip(1) {
        let Some((inside, _)) = part.split_once("}}") else { continue };
        // `#Field` and `/Field` ask whether there is one; `text:Field` shows it otherwise.
        if inside.starts_with(['#', '^', '/']) {
            continue;
        }
        let name = inside.rsplit(':').next().unwrap_or(inside).trim();
        if let Some(at) = note_type.fields.iter().position(|field| field == name)
            && !found.contains(&at)
        {
            found.push(at);
        }
    }
    found
}
