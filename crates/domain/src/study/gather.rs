//! The pages that a scope means, as analysis takes them, and the way back from a stretch of a page to its reader.

use super::store;
use crate::{Tools, library};
use ::store::entities::{figure, material};
use analysis::{Block, BlockKind, Figure, Material, Page, Place};
use contract::{AccountId, FigureId, ItemSource, MaterialId, Scope, Stretches};
use queue::{Context, JobFault};
use uuid::Uuid;

/// Materials that are looked at; the rest of a larger library is left out.
const MATERIALS: u64 = 300;
/// Pages that are looked at, all materials together.
const PAGES: usize = 4_000;
/// Bytes of text that are looked at, all materials together.
const BYTES: usize = 16_000_000;

/// Bytes from which on a block that stands in a figure's description is that description.
const ALT: usize = 20;

/// What a scope holds.
#[derive(Default)]
pub struct Gathered {
    pub materials: Vec<Taken>,
    /// There was more than could be looked at.
    pub cut: bool,
}

/// A material with its pages.
pub struct Taken {
    pub id: Uuid,
    pub title: String,
    pages: Vec<store::PageRow>,
    blocks: Vec<Vec<Block>>,
    figures: Vec<figure::Model>,
    /// Passages by page and place: id, page, first and last byte.
    passages: Vec<(Uuid, i32, i32, i32)>,
}

/// Loads it, one material after the other.
pub async fn gather(tools: &Tools, account: AccountId, scope: &Scope, context: &Context) -> Result<Gathered, JobFault> {
    let db = tools.store.reads();
    let rows = store::materials(db, account, scope, MATERIALS + 1).await?;
    let mut gathered = Gathered { cut: rows.len() as u64 > MATERIALS, ..Gathered::default() };
    let (mut pages, mut bytes) = (0, 0);
    let total = rows.len() as u32;
    for (done, row) in (0..).zip(rows.into_iter().take(MATERIALS as usize)) {
        context.checkpoint()?;
        context.progress("gather", done, total);
        let mut taken = take(db, row).await?;
        if let Some(page) = scope.page {
            taken.keep(|row| row.number == page as i32);
        }
        taken.keep(|row| {
            let fits = pages < PAGES && bytes < BYTES;
            pages += 1;
            bytes += row.text.len();
            gathered.cut |= !fits;
            fits
        });
        gathered.materials.push(taken);
    }
    Ok(gathered)
}

async fn take(db: &impl store::Connection, row: material::Model) -> Result<Taken, JobFault> {
    let pages = store::pages(db, row.id).await?;
    let figures = store::figures(db, row.id).await?;
    let blocks = pages.iter().map(|page| blocks_of(page, &figures)).collect();
    Ok(Taken { id: row.id, title: row.title, pages, blocks, figures, passages: store::passages(db, row.id).await? })
}

/// The blocks of a page. What only tells those who cannot see a figure what it shows teaches nothing by itself.
fn blocks_of(page: &store::PageRow, figures: &[figure::Model]) -> Vec<Block> {
    let read: Vec<reading::Block> = serde_json::from_value(page.blocks.clone()).unwrap_or_default();
    let alts: Vec<&str> =
        figures.iter().filter(|one| one.page == page.number).filter_map(|one| one.alt.as_deref()).collect();
    let shown = |block: &Block| {
        let words = page.text.get(block.start..block.end).unwrap_or_default().trim();
        words.len() >= ALT && alts.iter().any(|alt| alt.contains(words))
    };
    let kind = |kind| match kind {
        reading::BlockKind::Heading(level) => BlockKind::Heading(level),
        reading::BlockKind::Paragraph => BlockKind::Paragraph,
        reading::BlockKind::ListItem => BlockKind::ListItem,
        reading::BlockKind::Code => BlockKind::Code,
        reading::BlockKind::Table => BlockKind::Table,
        reading::BlockKind::Caption => BlockKind::Caption,
    };
    read.into_iter()
        .map(|block| Block { kind: kind(block.kind), start: block.start as usize, end: block.end as usize })
        .filter(|block| !shown(block))
        .collect()
}

impl Gathered {
    /// Pages with text or figures.
    pub fn pages(&self) -> usize {
        self.materials.iter().flat_map(|one| &one.pages).filter(|page| !page.text.trim().is_empty()).count()
    }

    /// As analysis takes it.
    pub fn borrowed(&self) -> Vec<Material<'_>> {
        self.materials.iter().map(Taken::borrowed).collect()
    }

    /// Where a stretch stands, with the reader's address; nothing for a place that is not there.
    pub fn source(&self, place: Place) -> Option<ItemSource> {
        let taken = self.materials.get(place.material)?;
        let page = taken.pages.iter().find(|page| page.number as u32 == place.page)?;
        let quote = page.text.get(place.start..place.end).unwrap_or_default();
        Some(ItemSource {
            material: Some(taken.id.into()),
            title: taken.title.clone(),
            page: place.page,
            quote: quote.split_whitespace().collect::<Vec<_>>().join(" "),
            href: taken.href(place),
        })
    }

    /// Where a page says these words: an empty place of that page where it no longer does, and none for a page that is
    /// not here.
    pub fn place_of(&self, material: MaterialId, page: u32, words: &str) -> Option<Place> {
        let at = self.materials.iter().position(|one| one.id == material.0)?;
        let row = self.materials[at].pages.iter().find(|row| row.number as u32 == page)?;
        let range = library::places_in(&row.text, words).into_iter().next().unwrap_or_default();
        Some(Place { material: at, page, start: range.start, end: range.end })
    }

    /// The passage that a stretch stands in, whole.
    pub fn passage(&self, place: Place) -> Option<ItemSource> {
        let taken = self.materials.get(place.material)?;
        let page = taken.pages.iter().find(|page| page.number as u32 == place.page)?;
        let (passage, _, from, to) = taken.passage(place)?;
        let words = page.text.get(*from as usize..*to as usize)?;
        Some(ItemSource {
            material: Some(taken.id.into()),
            title: taken.title.clone(),
            page: place.page,
            quote: words.to_owned(),
            href: format!("/materials/{}?page={}&passage={passage}", taken.id, place.page),
        })
    }

    /// The figure of this number on a page.
    pub fn figure(&self, material: usize, page: u32, number: u32) -> Option<FigureId> {
        let of = self.materials.get(material)?;
        let is = |row: &&figure::Model| row.page as u32 == page && row.number as u32 == number;
        of.figures.iter().find(is).map(|row| row.id.into())
    }
}

impl Taken {
    fn keep(&mut self, mut is: impl FnMut(&store::PageRow) -> bool) {
        let kept: Vec<bool> = self.pages.iter().map(&mut is).collect();
        let mut of = kept.iter();
        self.pages.retain(|_| *of.next().unwrap_or(&true));
        let mut of = kept.iter();
        self.blocks.retain(|_| *of.next().unwrap_or(&true));
    }

    fn borrowed(&self) -> Material<'_> {
        let pages = self.pages.iter().zip(&self.blocks).map(|(page, blocks)| Page {
            number: page.number.max(0) as u32,
            text: &page.text,
            blocks: blocks.clone(),
            markdown: page.markdown.as_deref(),
            figures: self.figures.iter().filter(|one| one.page == page.number).map(borrowed_figure).collect(),
            recognised: page.ocr.is_some(),
        });
        Material { title: &self.title, pages: pages.collect() }
    }

    /// The passage that the beginning of a stretch stands in.
    fn passage(&self, place: Place) -> Option<&(Uuid, i32, i32, i32)> {
        let start = place.start as i32;
        self.passages.iter().find(|(_, page, from, to)| *page == place.page as i32 && *from <= start && start < *to)
    }

    fn href(&self, place: Place) -> String {
        let mut href = format!("/materials/{}?page={}", self.id, place.page);
        let (start, end) = (place.start as i32, place.end as i32);
        if let Some((passage, _, from, to)) = self.passage(place) {
            let quoted = (start - from) as u32..(end.min(*to) - from) as u32;
            href.push_str(&format!("&passage={passage}&quote={}", Stretches::new(std::iter::once(quoted))));
        }
        href
    }
}

fn borrowed_figure(row: &figure::Model) -> Figure<'_> {
    Figure {
        number: row.number.max(0) as u32,
        caption: row.caption.as_deref(),
        alt: row.alt.as_deref(),
        words: row.words.as_deref(),
    }
}
