//! The two faces of a card of Anki's, by the fields that its template names.

use writing::apkg::{Kind, Note, NoteType};
use writing::field::{self, Markdown};

/// The two faces of a card in Markdown, and the media that they name.
pub(super) struct Faces {
    pub front: String,
    pub back: String,
    pub media: Vec<String>,
}

/// The faces of the card that a note makes with one of its type's templates; none where there is no such template.
pub(super) fn faces(note_type: &NoteType, note: &Note, place: u16) -> Option<Faces> {
    let (front, back) = match note_type.kind {
        Kind::ImageOcclusion => return None,
        Kind::Cloze => {
            let text = note.fields.iter().position(|field| field.contains("{{c"))?;
            (vec![text], (0..note.fields.len()).filter(|at| *at != text).collect())
        }
        Kind::Basic => {
            let template = note_type.templates.get(usize::from(place))?;
            let front = named(&template.question, note_type);
            let back: Vec<usize> =
                named(&template.answer, note_type).into_iter().filter(|at| !front.contains(at)).collect();
            (front, back)
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
    Some(Faces { front, back, media })
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
