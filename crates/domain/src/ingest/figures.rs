//! Figures on their way into the library: their pictures as files, their words as passages.
//!
//! Invariant: a figure's picture is on the disk before its row is written, under a key that reading again makes again;
//! so a process killed in between leaves a file that is replaced, never a row without its file.

use super::Ingest;
use super::passage::{id_of, passage_id};
use ::store::entities::{chunk, figure, material};
use models::embed::Embedder;
use queue::JobFault;
use reading::chunks::{self, Headings};
use reading::{Block, BlockKind, Figure, Page};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use uuid::Uuid;

/// Figures of one page; a page with more is a sheet of icons.
pub(super) const MOST: usize = 60;
/// Bytes of a caption or of another thing said about a figure.
const LONGEST: usize = 4_000;

/// The same figure of the same page has the same id whenever it is read.
pub(crate) fn figure_id(material: Uuid, page: u32, number: u32) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(b"figure");
    hash.update(material.as_bytes());
    hash.update(page.to_le_bytes());
    hash.update(number.to_le_bytes());
    id_of(hash)
}

/// Where a figure's picture is kept.
fn figure_key(material: Uuid, page: u32, number: u32) -> String {
    format!("{}/{page}-{number}.webp", figures_of(material))
}

/// Where all figures of a material are kept.
pub(crate) fn figures_of(material: Uuid) -> String {
    format!("figures/{material}")
}

impl Ingest {
    /// Keeps the picture of a figure and gives the row that names it. Without a picture the row stands all the same:
    /// what is said about the figure can be found.
    pub(super) async fn keep_figure(
        &self,
        material: &material::Model,
        page: u32,
        figure: &Figure,
        picture: Option<Vec<u8>>,
    ) -> Result<figure::Model, JobFault> {
        let mut row = row(material, page, figure);
        if let Some(picture) = picture
            && let Some((width, height)) = reading::picture_size(&picture)
        {
            let key = figure_key(material.id, page, figure.number);
            self.tools.files.put(&key, picture.into()).await?;
            (row.file_key, row.width, row.height) = (Some(key), width as i32, height as i32);
        }
        Ok(row)
    }
}

fn row(material: &material::Model, page: u32, figure: &Figure) -> figure::Model {
    let [x0, y0, x1, y1] = figure.place;
    figure::Model {
        id: figure_id(material.id, page, figure.number),
        account_id: material.account_id,
        material_id: material.id,
        page: page as i32,
        number: figure.number as i32,
        picture: figure.picture.map(|place| place as i32),
        x0,
        y0,
        x1,
        y1,
        caption: said(figure.caption.as_deref()),
        alt: said(figure.alt.as_deref()),
        words: said(figure.words.as_deref()),
        description: None,
        file_key: None,
        width: 0,
        height: 0,
    }
}

/// On one line, not endless, without what PostgreSQL cannot hold; `None` when nothing is left.
fn said(text: Option<&str>) -> Option<String> {
    let mut text = text?.replace('\0', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
    }
    (!text.is_empty()).then_some(text)
}

/// The lines of what is said in a picture, none longer than can be kept.
pub(super) fn lines_said(text: &str) -> String {
    let mut lines = text.lines().filter_map(|line| said(Some(line))).collect::<Vec<_>>().join("\n");
    lines.truncate(lines.floor_char_boundary(LONGEST));
    lines
}

/// Everything that is said about a figure, each thing once. Words that were looked for and not found are empty.
pub(super) fn told(figure: &figure::Model) -> String {
    let mut told: Vec<&str> = Vec::new();
    for said in [&figure.caption, &figure.alt, &figure.description, &figure.words].into_iter().flatten() {
        if !said.is_empty() && !told.iter().any(|before| before.contains(said.as_str())) {
            told.push(said);
        }
    }
    told.join("\n")
}

/// The passages that tell of a page's figures, numbered on from `ordinal`. They are no stretches of the page's text:
/// they stand where their figure stands.
pub(super) fn passages(
    figures: &[figure::Model],
    above: &Headings,
    mut ordinal: u32,
    most_tokens: usize,
    embedder: &Arc<dyn Embedder>,
) -> Vec<chunk::Model> {
    let mut rows = Vec::new();
    for figure in figures {
        let text = told(figure);
        if text.is_empty() {
            continue;
        }
        let end = text.len() as u32;
        let blocks = vec![Block { kind: BlockKind::Caption, start: 0, end, at: None }];
        let page = Page { text, blocks, ..Page::default() };
        let (cut, _) = chunks::of_page(&page, above, most_tokens, &|text| embedder.count(text));
        for passage in cut {
            rows.push(chunk::Model {
                id: passage_id(figure.material_id, figure.page.max(0) as u32, ordinal, &passage.text),
                account_id: figure.account_id,
                material_id: figure.material_id,
                page: figure.page,
                ordinal: ordinal as i32,
                start: 0,
                end_: 0,
                headings: serde_json::to_value(&passage.headings).unwrap_or_default(),
                tokens: passage.tokens as i32,
                text: passage.text,
                indexed: false,
                figure_id: Some(figure.id),
                second: None,
            });
            ordinal += 1;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure() -> figure::Model {
        let now = "2026-11-21T09:00:00Z".parse().expect("a moment");
        let material = super::super::note::blank(now);
        let found = Figure {
            number: 2,
            caption: Some(" Figure 3.\nThe nephron. ".into()),
            alt: Some("The nephron.".into()),
            words: Some("glomerulus\0loop".into()),
            ..Figure::default()
        };
        row(&material, 7, &found)
    }

    #[test]
    fn what_is_said_about_a_figure_is_told_once() {
        assert_eq!(told(&figure()), "Figure 3. The nephron.\nglomerulus loop");
    }

    #[test]
    fn words_that_were_looked_for_and_not_found_tell_nothing() {
        let silent = figure::Model { caption: None, alt: None, words: Some(String::new()), ..figure() };
        assert_eq!(told(&silent), "");
        assert_eq!(lines_said(" Loop  of Henle\n\n\0 \nCortex "), "Loop of Henle\nCortex");
        assert!(lines_said(&"ä".repeat(LONGEST)).len() <= LONGEST);
    }

    #[test]
    fn a_figure_keeps_its_id_and_others_have_others() {
        let id = figure_id(Uuid::nil(), 1, 1);
        assert_eq!(id, figure_id(Uuid::nil(), 1, 1));
        for other in [figure_id(Uuid::nil(), 1, 2), figure_id(Uuid::nil(), 2, 1), figure_id(Uuid::max(), 1, 1)] {
            assert_ne!(id, other);
        }
    }

    #[test]
    fn passages_of_figures_stand_after_those_of_the_text_and_name_their_figure() {
        let embedder: Arc<dyn Embedder> = Arc::new(models::embed::ScriptedEmbedder::new(16));
        let silent = figure::Model { caption: None, alt: None, words: None, ..figure() };
        let rows = passages(&[silent, figure()], &Headings::default(), 4, 100, &embedder);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].ordinal, rows[0].page, rows[0].figure_id), (4, 7, Some(figure().id)));
        assert_eq!((rows[0].start, rows[0].end_), (0, 0));
    }
}
