//! What `lectern read` prints: one file, read to the end, as the command line's contract has it.
//!
//! Invariant: a page that cannot be read is in the report with its error; only a file that cannot be opened fails.

use crate::about::Warning;
use crate::page::{BlockKind, OutlineEntry, Page};
use crate::{Kind, Ocr, OpenMaterial, OpenOptions, ReadError, Readers, language, sniff_file};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Width of the page pictures written to a folder.
const PICTURE_PX: u32 = 1600;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    pub password: Option<String>,
    pub ocr: Ocr,
    /// Report the words' boxes.
    pub boxes: bool,
    /// Write the pictures of pages and figures here.
    pub out: Option<PathBuf>,
}

/// A file, read.
#[derive(Clone, Debug, Serialize)]
pub struct ReadReport {
    pub file: String,
    /// As [`Kind::name`] has it.
    pub kind: String,
    pub title: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub site: Option<String>,
    /// ISO 639-3 where the text tells it, else as the file has it.
    pub language: Option<String>,
    pub pages: Vec<PageReport>,
    pub outline: Vec<OutlineEntry>,
    pub warnings: Vec<Warning>,
    pub seconds: f64,
}

/// A word, and its box: left, top, right, bottom, in points.
pub type WordBox = (String, f32, f32, f32, f32);

/// One page of it.
#[derive(Clone, Debug, Serialize)]
pub struct PageReport {
    pub number: u32,
    pub label: Option<String>,
    pub width: f32,
    pub height: f32,
    pub text: String,
    /// How many words the text has.
    pub words: usize,
    /// The engine that recognised the text.
    pub ocr: Option<String>,
    pub needs_ocr: bool,
    pub confidence: Option<f32>,
    pub notes: Option<String>,
    pub tables: Vec<TableReport>,
    pub figures: Vec<FigureReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boxes: Option<Vec<WordBox>>,
    /// The page's picture, where it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    pub error: Option<PageFault>,
}

/// A table of a page.
#[derive(Clone, Debug, Serialize)]
pub struct TableReport {
    pub rows: Vec<Vec<String>>,
}

/// A figure of a page.
#[derive(Clone, Debug, Serialize)]
pub struct FigureReport {
    pub caption: Option<String>,
    pub alt: Option<String>,
    /// `None` on a page without a shape.
    #[serde(rename = "box")]
    pub place: Option<[f32; 4]>,
    pub file: Option<String>,
}

/// Why a page has no text.
#[derive(Clone, Debug, Serialize)]
pub struct PageFault {
    pub code: &'static str,
    pub say: String,
    pub hint: &'static str,
}

/// Reads a file of any kind that can be read.
///
/// # Errors
/// When nothing of it can be read.
pub async fn read_file(readers: &Readers, path: &Path, options: &ReadOptions) -> Result<ReadReport, ReadError> {
    let begun = Instant::now();
    let kind = sniff_file(path).await?;
    let how = OpenOptions { password: options.password.clone(), ocr: options.ocr, ..OpenOptions::default() };
    let mut open = readers.open(path, &kind, &how).await?;
    let about = open.about().clone();
    if let Some(out) = &options.out {
        tokio::fs::create_dir_all(out).await?;
    }
    let mut warnings = about.warnings;
    let mut pages = Vec::new();
    for number in 1..=about.pages {
        let mut page = match open.page(number).await {
            Ok(page) => page_report(page, options),
            Err(error) => {
                let say = format!("Page {number} could not be read.");
                warnings.push(Warning { code: format!("page_{}", error.code()), say });
                let (width, height) = about.sizes.get(number as usize - 1).copied().unwrap_or_default();
                let fault = PageFault { code: error.code(), say: error.say(), hint: error.hint() };
                let empty = Page { number, width, height, ..Page::default() };
                PageReport { error: Some(fault), ..page_report(empty, options) }
            }
        };
        if let Some(out) = &options.out {
            write_pictures(&mut open, &mut page, out).await?;
        }
        pages.push(page);
    }
    let sample: Vec<&str> = pages.iter().take(20).map(|page| page.text.as_str()).collect();
    let language = language(&sample.join("\n")).or(about.language);
    let mut outline = about.outline;
    if matches!(kind, Kind::Html | Kind::Markdown | Kind::PlainText | Kind::Csv | Kind::Notebook) {
        // The cuts are ours: to whoever asks for the text it has no pages.
        pages = pages.into_iter().reduce(joined).into_iter().collect();
        outline.iter_mut().for_each(|entry| entry.page = Some(1));
    }
    Ok(ReadReport {
        file: path.to_string_lossy().into_owned(),
        kind: kind.name().to_string(),
        title: about.title,
        author: about.author,
        date: about.date,
        site: about.site,
        language,
        pages,
        outline,
        warnings,
        seconds: begun.elapsed().as_secs_f64(),
    })
}

/// Writes the page's picture and those of its figures, as far as there are some, and notes where.
async fn write_pictures(open: &mut OpenMaterial, page: &mut PageReport, out: &Path) -> Result<(), ReadError> {
    let number = page.number;
    if let Ok(bytes) = open.render(number, PICTURE_PX).await {
        let file = out.join(format!("page-{number}.webp"));
        tokio::fs::write(&file, bytes).await?;
        page.image = Some(file.to_string_lossy().into_owned());
    }
    for (figure, report) in (1..).zip(&mut page.figures) {
        if let Ok(bytes) = open.picture(number, figure).await {
            let file = out.join(format!("page-{number}-figure-{figure}.webp"));
            tokio::fs::write(&file, bytes).await?;
            report.file = Some(file.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

fn joined(mut whole: PageReport, next: PageReport) -> PageReport {
    if !whole.text.is_empty() && !next.text.is_empty() {
        whole.text.push_str("\n\n");
    }
    whole.text.push_str(&next.text);
    whole.words += next.words;
    whole.tables.extend(next.tables);
    whole.figures.extend(next.figures);
    whole.error = whole.error.or(next.error);
    whole
}

fn page_report(page: Page, options: &ReadOptions) -> PageReport {
    let tables = page.blocks.iter().filter(|block| block.kind == BlockKind::Table);
    PageReport {
        number: page.number,
        width: page.width,
        height: page.height,
        words: page.text.split_whitespace().count(),
        ocr: page.ocr.as_ref().map(|ocr| ocr.engine.clone()),
        needs_ocr: page.needs_ocr,
        confidence: page.ocr.as_ref().and_then(|ocr| ocr.confidence),
        tables: tables.map(|block| TableReport { rows: rows(block.text(&page)) }).collect(),
        figures: page
            .figures
            .iter()
            .map(|figure| FigureReport {
                caption: figure.caption.clone(),
                alt: figure.alt.clone(),
                place: (page.width > 0.0).then_some(figure.place),
                file: None,
            })
            .collect(),
        boxes: options
            .boxes
            .then(|| page.words.iter().map(|word| (word.text.clone(), word.x0, word.y0, word.x1, word.y1)).collect()),
        image: None,
        error: None,
        label: page.label,
        notes: page.notes,
        text: page.text,
    }
}

/// The rows of a table's block, each as wide as the widest.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> =
        text.lines().map(|row| row.split('\t').map(|cell| cell.trim().to_string()).collect()).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    rows
}
