//! Reading: a material as it is opened, its pages, and where words stand in it.

use super::{Library, rect_of, search_text, store, view};
use crate::ingest::{second_at, words};
use crate::{Actor, Outcome, markdown, permit};
use ::store::entities::{material, page};
use contract::{
    ChunkId, Finding, MaterialId, MaterialOpened, PageBox, PageMark, PageState, PageView, PassageView, Refusal,
    Stretches,
};
use reading::Kind;
use std::collections::HashMap;
use std::ops::Range;

/// More places than anybody looks through.
const MOST_FINDINGS: usize = 500;

impl Library {
    /// A material with the marks of all its pages, read or not. Counts as opening it.
    pub async fn open(&self, actor: &Actor, id: MaterialId) -> Outcome<MaterialOpened> {
        let material = permit::material(&self.tools, actor, id).await?;
        store::set_opened(self.tools.store.writes(), &material, self.tools.now()).await?;
        let marked = store::marks(self.tools.store.reads(), material.id).await?;
        let row = material.into_inner();
        let pages = all_marks(marked.into_iter().map(view::mark).collect::<Outcome<_>>()?, row.pages.max(0) as u32);
        Ok(MaterialOpened {
            pages,
            outline: serde_json::from_value(row.outline.clone()).unwrap_or_default(),
            note: row.note.clone(),
            material: view::material(row.into())?,
        })
    }

    /// One page, numbered from 1. A page that is not read yet is there, and waits.
    pub async fn page(&self, actor: &Actor, id: MaterialId, number: u32) -> Outcome<PageView> {
        let material = permit::material(&self.tools, actor, id).await?;
        match store::page(self.tools.store.reads(), material.id, number).await? {
            Some(row) => {
                let html = self.html_of(&material, &row).await?;
                view::page(row, html)
            }
            None if number >= 1 && i64::from(number) <= i64::from(material.pages) => Ok(PageView {
                material: id,
                number,
                label: None,
                width: 0.0,
                height: 0.0,
                state: PageState::Waiting,
                text: String::new(),
                html: None,
                words: Vec::new(),
                needs_ocr: false,
                say: None,
                notes: None,
                ocr: None,
                confidence: None,
                cues: Vec::new(),
            }),
            None => Err(Refusal::Missing.into()),
        }
    }

    /// Where a passage stands, and the parts of it that are quoted: `quoted` are bytes of the passage's text, and what
    /// does not fit it is left out.
    pub async fn passage(
        &self,
        actor: &Actor,
        id: MaterialId,
        chunk: ChunkId,
        quoted: &Stretches,
    ) -> Outcome<PassageView> {
        let material = permit::material(&self.tools, actor, id).await?;
        let db = self.tools.store.reads();
        let chunk = store::chunk(db, material.id, chunk.0).await?.ok_or(Refusal::Missing)?;
        let page = chunk.page.max(0) as u32;
        let second = chunk.second.map(|second| second.max(0) as u32);
        if let Some(figure) = chunk.figure_id {
            let rect = store::figure(db, material.id, figure).await?.as_ref().and_then(rect_of);
            let boxes = rect.map(|rect| PageBox { page, rect }).into_iter().collect();
            let (quoted, quoted_boxes) = (Vec::new(), Vec::new());
            let figure = Some(figure.into());
            return Ok(PassageView { page, text: chunk.text, boxes, quoted, quoted_boxes, figure, second });
        }
        let stored = store::page(db, material.id, page).await?.ok_or(Refusal::Missing)?;
        let range = chunk.start.max(0) as u32..chunk.end_.max(0) as u32;
        let placed = words::unpack(&stored.words);
        let text = |part: &Range<u32>| chunk.text.get(part.start as usize..part.end as usize).map(str::to_owned);
        let (quoted, parts): (Vec<_>, Vec<_>) = quoted.iter().filter_map(|part| Some((text(&part)?, part))).unzip();
        let moved = |part: Range<u32>| range.start + part.start..range.start + part.end;
        // What is quoted is said later than the passage begins.
        let first = parts.iter().map(|part| range.start + part.start).min().unwrap_or(range.start);
        let second = second.map(|second| said_at(&stored, first).unwrap_or(second));
        let quoted_boxes = parts.into_iter().flat_map(|part| words::boxes(&placed, page, moved(part))).collect();
        let boxes = words::boxes(&placed, page, range);
        Ok(PassageView { page, text: chunk.text, boxes, quoted, quoted_boxes, figure: None, second })
    }

    /// Where words stand in a material, first to last, whatever their case.
    pub async fn find(&self, actor: &Actor, id: MaterialId, text: &str) -> Outcome<Vec<Finding>> {
        let material = permit::material(&self.tools, actor, id).await?;
        let db = self.tools.store.reads();
        let sought = search_text::Folded::new(text);
        let mut found = Vec::new();
        for (number, text) in store::texts(db, material.id).await? {
            let left = MOST_FINDINGS - found.len();
            for range in search_text::Folded::new(&text).find(&sought, left) {
                let (snippet, mark) = search_text::snippet(&text, &range);
                found.push((number, range, snippet, mark));
            }
            if found.len() == MOST_FINDINGS {
                break;
            }
        }
        let mut numbers: Vec<i32> = found.iter().map(|(number, ..)| *number).collect();
        numbers.dedup();
        let stored = store::words(db, material.id, numbers).await?;
        let placed: HashMap<i32, _> = stored.iter().map(|(number, words)| (*number, words::unpack(words))).collect();
        Ok(found
            .into_iter()
            .map(|(number, range, snippet, mark)| {
                let page = number.max(0) as u32;
                let words = placed.get(&number).map(Vec::as_slice).unwrap_or_default();
                let boxes = words::boxes(words, page, range.start as u32..range.end as u32);
                Finding { page, snippet, mark, boxes }
            })
            .collect())
    }

    /// Pages that flow are shown as HTML, with their figures; a page with a picture of itself is not.
    async fn html_of(&self, material: &material::Model, row: &page::Model) -> Outcome<Option<String>> {
        if row.width > 0.0 || Kind::of_media_type(&material.media_type).has_page_pictures() {
            return Ok(None);
        }
        let Some(source) = &row.markdown else { return Ok(Some(markdown::plain(&row.text))) };
        let figures = store::figures_on(self.tools.store.reads(), material.id, row.number).await?;
        let shown = |number: u32| {
            let figure = figures.iter().find(|figure| figure.picture == Some(number as i32))?;
            let alt = [&figure.alt, &figure.caption, &figure.description].into_iter().flatten().next();
            figure.file_key.as_ref().map(|_| markdown::ShownFigure {
                id: figure.id,
                width: figure.width.max(0) as u32,
                height: figure.height.max(0) as u32,
                alt: alt.cloned().unwrap_or_default(),
            })
        };
        Ok(Some(markdown::html_with_figures(source, shown)))
    }
}

/// When a recording says what stands at this byte of a page.
fn said_at(page: &page::Model, offset: u32) -> Option<u32> {
    second_at(&serde_json::from_value::<Vec<_>>(page.blocks.clone()).ok()?, offset)
}

/// One mark for each page. Pages not read yet are taken to be as large as the ones before them.
fn all_marks(read: Vec<PageMark>, pages: u32) -> Vec<PageMark> {
    let mut size = read.first().map_or((0.0, 0.0), |mark| (mark.width, mark.height));
    let mut read = read.into_iter().peekable();
    (1..=pages)
        .map(|number| match read.next_if(|mark| mark.number == number) {
            Some(mark) => {
                size = (mark.width, mark.height);
                mark
            }
            None => PageMark {
                number,
                label: None,
                width: size.0,
                height: size.1,
                state: PageState::Waiting,
                needs_ocr: false,
            },
        })
        .collect()
}
