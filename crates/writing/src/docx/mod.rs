//! What all DOCX files share: paper, fonts, runs of inline Markdown, formulas, figures.
//!
//! The library behind it knows no formulas, and no words that say what a picture shows. A run with a mark stands for
//! each formula until the document is finished; then the mark is replaced by Office Math, and pictures are described.

mod finish;

use crate::outline::Picture;
use crate::rich::{self, Span};
use crate::{WriteFault, formula, pictures};
use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, Footer, IndentLevel, Level, LevelJc, LevelText, LineSpacing, NumPages,
    NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Pic, Run, RunFonts, SpecialIndentType, Start,
    Style, StyleType, Table,
};

/// English Metric Units in an inch.
const EMU: f64 = 914_400.0;
/// The library has a numbering of its own under 1.
const BULLETS: usize = 7;
const GREY: &str = "5A5A5A";

/// What a document is printed on. Sizes of text in half points, lengths in twentieths of a point.
pub(crate) struct Paper {
    pub(crate) columns: usize,
    pub(crate) margin: i32,
    pub(crate) text: usize,
    pub(crate) headings: [usize; 4],
    pub(crate) after: u32,
}

enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// A document that is being written.
pub(crate) struct Document {
    docx: Docx,
    body: Vec<Part>,
    formulas: Vec<String>,
    /// What each picture shows, in their order.
    pictures: Vec<String>,
    text: usize,
}

impl Document {
    pub(crate) fn new(title: &str, paper: &Paper) -> Self {
        let fonts = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial").east_asia("Arial");
        let margin = PageMargin {
            top: paper.margin,
            left: paper.margin,
            bottom: paper.margin,
            right: paper.margin,
            header: 300,
            footer: 300,
            gutter: 0,
        };
        let footer = Paragraph::new()
            .style("Footer")
            .align(AlignmentType::Center)
            .add_run(Run::new().add_text(format!("{} · ", fit(&rich::words(title)))))
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" / "))
            .add_num_pages(NumPages::new());
        let mut docx = Docx::new()
            .default_fonts(fonts)
            .default_size(paper.text)
            .default_line_spacing(LineSpacing::new().after(paper.after))
            .page_size(11_906, 16_838)
            .page_margin(margin)
            .footer(Footer::new().add_paragraph(footer))
            .add_style(Style::new("Footer", StyleType::Paragraph).name("footer").size(14).color(GREY));
        docx.document.section_property.columns = paper.columns;
        docx.document.section_property.space = 360;
        for (place, size) in paper.headings.into_iter().enumerate() {
            let style = Style::new(format!("Heading{}", place + 1), StyleType::Paragraph)
                .name(format!("heading {}", place + 1))
                .size(size)
                .bold()
                .outline_lvl(place)
                .line_spacing(LineSpacing::new().before(paper.after * 2 + 60).after(40));
            docx = docx.add_style(style);
        }
        let mut bullets = AbstractNumbering::new(BULLETS);
        for depth in 0..6_i32 {
            let sign = ["•", "–", "·"][depth as usize % 3];
            let level = Level::new(
                depth as usize,
                Start::new(1),
                NumberFormat::new("bullet"),
                LevelText::new(sign),
                LevelJc::new("left"),
            );
            let left = 200 + depth * 240;
            bullets = bullets.add_level(level.indent(Some(left), Some(SpecialIndentType::Hanging(200)), None, None));
        }
        docx = docx.add_abstract_numbering(bullets).add_numbering(Numbering::new(BULLETS, BULLETS));
        Self { docx, body: Vec::new(), formulas: Vec::new(), pictures: Vec::new(), text: paper.text }
    }

    /// Adds a paragraph to the end.
    pub(crate) fn push(&mut self, paragraph: Paragraph) {
        self.body.push(Part::Paragraph(Box::new(paragraph)));
    }

    /// Adds a table to the end.
    pub(crate) fn push_table(&mut self, table: Table) {
        self.body.push(Part::Table(Box::new(table)));
    }

    /// A heading of level 1 to 4.
    pub(crate) fn heading(&mut self, level: u8, text: &str) {
        let paragraph = Paragraph::new().style(&format!("Heading{}", level.clamp(1, 4))).keep_next(true);
        let paragraph = self.line(paragraph, text, false);
        self.push(paragraph);
    }

    /// Adds inline Markdown to a paragraph. The first text decides in which direction the paragraph is read.
    pub(crate) fn line(&mut self, mut paragraph: Paragraph, text: &str, bold: bool) -> Paragraph {
        if paragraph.children().is_empty() && rich::leftwards(text) {
            paragraph.property.bidi = Some(true);
        }
        for span in rich::spans(text) {
            paragraph = paragraph.add_run(match span {
                Span::Text { text, bold: strong, italic, code } => {
                    let mut run = Run::new().add_text(fit(&text));
                    if bold || strong {
                        run = run.bold();
                    }
                    if italic {
                        run = run.italic();
                    }
                    if code {
                        run = run.fonts(RunFonts::new().ascii("Courier New").hi_ansi("Courier New").cs("Courier New"));
                    }
                    run
                }
                Span::Formula { latex } => self.formula(&latex, false),
            });
        }
        paragraph
    }

    /// A run that stands for a formula.
    pub(crate) fn formula(&mut self, latex: &str, display: bool) -> Run {
        match formula::office(latex, display) {
            Some(xml) => {
                self.formulas.push(xml);
                Run::new().add_text(finish::mark(self.formulas.len() - 1))
            }
            None => Run::new().add_text(fit(latex)),
        }
    }

    /// The page that a line comes from, small and grey behind it.
    pub(crate) fn source(&self, paragraph: Paragraph, source: &str) -> Paragraph {
        if source.is_empty() {
            return paragraph;
        }
        let words = fit(&rich::words(source));
        paragraph.add_run(Run::new().add_text(format!("  {words}")).size(self.text.saturating_sub(3)).color(GREY))
    }

    /// An entry of a list.
    pub(crate) fn entry(&self, depth: u8) -> Paragraph {
        Paragraph::new().numbering(NumberingId::new(BULLETS), IndentLevel::new(usize::from(depth.min(5))))
    }

    /// An entry of a list with its mark; where entries are numbered, the mark is part of the text.
    pub(crate) fn marked(&self, depth: usize, mark: &str, numbered: bool) -> Paragraph {
        let paragraph = if numbered {
            let left = (depth as i32 + 1) * 420;
            let hanging = SpecialIndentType::Hanging(420);
            Paragraph::new().indent(Some(left), Some(hanging), None, None).add_run(Run::new().add_text(mark).add_tab())
        } else {
            self.entry(u8::try_from(depth).unwrap_or(5))
        };
        paragraph.line_spacing(LineSpacing::new().after(50))
    }

    /// A figure in the middle of its column, described for those who cannot see it: by its own words, else by its
    /// caption. `width` gives inches from the picture's own size.
    pub(crate) fn figure(
        &mut self,
        picture: &Picture,
        caption: &str,
        width: impl Fn(u32, u32) -> f64,
    ) -> Result<(), WriteFault> {
        let ready = pictures::ready(picture, true)?;
        let inches = width(ready.width, ready.height);
        let tall = inches * f64::from(ready.height) / f64::from(ready.width);
        let alt = picture.alt.split_whitespace().collect::<Vec<_>>().join(" ");
        self.pictures.push(if alt.is_empty() { rich::words(caption) } else { alt });
        let pic = Pic::new_with_dimensions(ready.bytes, ready.width, ready.height)
            .id(format!("rIdFigure{}", self.pictures.len()))
            .size((inches * EMU) as u32, (tall * EMU) as u32);
        self.push(Paragraph::new().align(AlignmentType::Center).keep_next(true).add_run(Run::new().add_image(pic)));
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, WriteFault> {
        let docx = self.body.into_iter().fold(self.docx, |docx, part| match part {
            Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Part::Table(table) => docx.add_table(*table),
        });
        finish::bytes(docx, &self.formulas, &self.pictures)
    }
}

/// Tabs would leave the column.
fn fit(text: &str) -> String {
    text.replace('\t', " ")
}
