//! What `lectern read` prints: one file, read to the end, as the command line's contract has it.
//!
//! Invariant: a page that cannot be read is in the report with its error; only a file that cannot be opened fails.

use crate::page::{BlockKind, OutlineEntry, Page};
use crate::pdf::{PdfReaders, Warning};
use crate::{Kind, ReadError, language, markdown, plain_text, sniff};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Text files larger than this are refused.
const TEXT_AT_MOST: u64 = 64 * 1024 * 1024;
/// Width of the page pictures written to a folder.
const PICTURE_PX: u32 = 1600;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    pub password: Option<String>,
    /// Report the words' boxes.
    pub boxes: bool,
    /// Write the pages' pictures here.
    pub out: Option<PathBuf>,
}

/// A file, read.
#[derive(Clone, Debug, Serialize)]
pub struct ReadReport {
    pub file: String,
    /// `pdf`, `markdown` or `text`.
    pub kind: String,
    pub title: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub site: Option<String>,
    /// ISO 639-3.
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

/// A figure of a page. None are told apart yet.
#[derive(Clone, Debug, Serialize)]
pub struct FigureReport {
    pub caption: Option<String>,
    pub alt: Option<String>,
    #[serde(rename = "box")]
    pub place: [f32; 4],
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
pub async fn read_file(readers: &PdfReaders, path: &Path, options: &ReadOptions) -> Result<ReadReport, ReadError> {
    let begun = Instant::now();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let head = head_of(path).await?;
    let kind = sniff(&head, &name);
    let mut report = ReadReport {
        file: path.to_string_lossy().into_owned(),
        kind: kind.name().to_string(),
        title: None,
        author: None,
        date: None,
        site: None,
        language: None,
        pages: Vec::new(),
        outline: Vec::new(),
        warnings: Vec::new(),
        seconds: 0.0,
    };
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    match kind {
        Kind::Pdf => pdf(readers, path, options, &mut report).await?,
        Kind::Unsupported { .. } => return Err(ReadError::NotThisKind),
        Kind::Markdown => {
            let source = plain_text::decode(&text_of(path).await?)?;
            let pages = markdown(&source);
            if pages.iter().all(|page| page.text.is_empty()) {
                return Err(ReadError::Empty);
            }
            texts(pages, options, &mut report);
        }
        Kind::PlainText => texts(plain_text(&text_of(path).await?)?, options, &mut report),
    }
    let sample: Vec<&str> = report.pages.iter().take(20).map(|page| page.text.as_str()).collect();
    report.language = language(&sample.join("\n"));
    report.seconds = begun.elapsed().as_secs_f64();
    Ok(report)
}

async fn head_of(path: &Path) -> Result<Vec<u8>, ReadError> {
    use tokio::io::AsyncReadExt;
    if !tokio::fs::metadata(path).await?.is_file() {
        return Err(ReadError::NotThisKind);
    }
    let mut head = Vec::new();
    tokio::fs::File::open(path).await?.take(8192).read_to_end(&mut head).await?;
    Ok(head)
}

async fn text_of(path: &Path) -> Result<Vec<u8>, ReadError> {
    if tokio::fs::metadata(path).await?.len() > TEXT_AT_MOST {
        return Err(ReadError::TooLarge { what: "this text file".into() });
    }
    Ok(tokio::fs::read(path).await?)
}

/// Texts have their headings for an outline, and the first of them for a title.
fn texts(pages: Vec<Page>, options: &ReadOptions, report: &mut ReadReport) {
    for page in &pages {
        for block in &page.blocks {
            if let BlockKind::Heading(level) = block.kind {
                let title = block.text(page).to_string();
                report.outline.push(OutlineEntry { title, level: level.into(), page: Some(page.number) });
            }
        }
    }
    report.title = report.outline.iter().find(|entry| entry.level == 1).map(|entry| entry.title.clone());
    report.pages = pages.into_iter().map(|page| page_report(page, options)).collect();
}

async fn pdf(
    readers: &PdfReaders,
    path: &Path,
    options: &ReadOptions,
    report: &mut ReadReport,
) -> Result<(), ReadError> {
    let mut open = readers.open(path, options.password.as_deref()).await?;
    let about = open.about().clone();
    if let Some(out) = &options.out {
        tokio::fs::create_dir_all(out).await?;
    }
    for number in 1..=about.pages {
        let mut page = match open.page(number).await {
            Ok(page) => page_report(page, options),
            Err(error) => {
                let say = format!("Page {number} could not be read.");
                report.warnings.push(Warning { code: format!("page_{}", error.code()), say });
                let (width, height) = about.sizes.get(number as usize - 1).copied().unwrap_or_default();
                let fault = PageFault { code: error.code(), say: error.say(), hint: error.hint() };
                let empty = Page { number, width, height, ..Page::default() };
                PageReport { error: Some(fault), ..page_report(empty, options) }
            }
        };
        if let Some(out) = &options.out
            && let Ok(bytes) = open.render(number, PICTURE_PX).await
        {
            let file = out.join(format!("page-{number}.webp"));
            tokio::fs::write(&file, bytes).await?;
            page.image = Some(file.to_string_lossy().into_owned());
        }
        report.pages.push(page);
    }
    report.title = about.title;
    report.author = about.author;
    report.date = about.date;
    report.outline = about.outline;
    report.warnings.splice(0..0, about.warnings);
    Ok(())
}

fn page_report(page: Page, options: &ReadOptions) -> PageReport {
    let tables = page.blocks.iter().filter(|block| block.kind == BlockKind::Table);
    let rows = |text: &str| text.lines().map(|row| row.split('\t').map(str::to_string).collect()).collect();
    PageReport {
        number: page.number,
        width: page.width,
        height: page.height,
        words: page.text.split_whitespace().count(),
        ocr: None,
        needs_ocr: page.needs_ocr,
        confidence: None,
        notes: None,
        tables: tables.map(|block| TableReport { rows: rows(block.text(&page)) }).collect(),
        figures: Vec::new(),
        boxes: options
            .boxes
            .then(|| page.words.iter().map(|word| (word.text.clone(), word.x0, word.y0, word.x1, word.y1)).collect()),
        image: None,
        error: None,
        label: page.label,
        text: page.text,
    }
}
