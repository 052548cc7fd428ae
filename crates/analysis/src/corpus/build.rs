//! Reads the materials into sections and units.

use super::asides::{Furniture, Pictures, are_aims, is_item};
use super::{Corpus, Kind, Unit, blocks, quality};
use crate::headings::{self, Under};
use crate::input::{Block, BlockKind, Material, Page};
use crate::result::{Place, Section};
use crate::words::{self, Language, Lexicon, single};
use crate::{bold, sentences};
use std::ops::Range;

/// Units of one analysis; what comes behind them is not read. A thousand pages have about 30,000.
const MOST_UNITS: usize = 200_000;
/// A unit longer than this is data, not a sentence: it is kept without words.
const LONGEST: usize = 4_000;
/// Bytes of a heading.
const LONGEST_HEADING: usize = 160;

pub(crate) fn read<'a>(materials: &'a [Material<'a>]) -> Corpus<'a> {
    let mut corpus = Corpus {
        materials,
        languages: Vec::new(),
        sections: Vec::new(),
        units: Vec::new(),
        lexicon: Lexicon::default(),
    };
    let mut block = 0;
    for (index, material) in materials.iter().enumerate() {
        let language = words::language(material.pages.iter().map(|page| page.text));
        corpus.languages.push(language);
        let mut reader = Reader {
            corpus: &mut corpus,
            material: index,
            language,
            furniture: Furniture::of(material),
            open: Vec::new(),
            block,
        };
        for page in 0..material.pages.len() {
            reader.page(page);
        }
        block = reader.block;
    }
    corpus
}

struct Reader<'r, 'a> {
    corpus: &'r mut Corpus<'a>,
    material: usize,
    language: Language,
    furniture: Furniture,
    /// The sections around the place, outermost first.
    open: Vec<usize>,
    block: usize,
}

impl<'a> Reader<'_, 'a> {
    fn page(&mut self, index: usize) {
        let page: &'a Page<'a> = &self.corpus.materials[self.material].pages[index];
        let blocks = blocks::of(page);
        let pictures = Pictures::of(page);
        let bold = page.markdown.map(|markdown| bold::ranges(page.text, markdown)).unwrap_or_default();
        let mut bold = bold.into_iter().peekable();
        let mut aims_until = 0;
        for (at, block) in blocks.iter().enumerate() {
            if self.corpus.units.len() >= MOST_UNITS {
                return;
            }
            let mut inside = Vec::new();
            while let Some(range) = bold.next_if(|range| range.start < block.end) {
                if range.start >= block.start && range.end <= block.end {
                    inside.push(range);
                }
            }
            self.block += 1;
            let text = &page.text[block.start..block.end];
            if is_item(block) && at >= aims_until {
                let end = at + blocks[at..].iter().take_while(|block| is_item(block)).count();
                let items = blocks[at..end].iter().map(|block| &page.text[block.start..block.end]);
                aims_until = if are_aims(items) { end } else { aims_until };
            }
            let kind = match block.kind {
                _ if self.furniture.holds(page, block) || pictures.is_description(text) => continue,
                BlockKind::Heading(level) if text.len() <= LONGEST_HEADING => {
                    self.heading(index, block, level);
                    continue;
                }
                BlockKind::ListItem if at < aims_until => continue,
                _ if pictures.is_caption(text) => Kind::Caption,
                BlockKind::Caption => Kind::Caption,
                BlockKind::Code => Kind::Code,
                BlockKind::Table => Kind::Row,
                BlockKind::ListItem => Kind::Item,
                BlockKind::Paragraph | BlockKind::Heading(_) => Kind::Sentence,
            };
            self.units(index, block, kind, &inside);
        }
    }

    fn heading(&mut self, page: usize, block: &Block, level: u8) {
        let source = &self.corpus.materials[self.material].pages[page];
        let range = trimmed(source.text, block.start..block.end);
        let text = &source.text[range.clone()];
        let level = level.max(1);
        self.open.retain(|open| self.corpus.sections[*open].level < level);
        let parent = self.open.last().copied();
        let under = headings::under(text);
        let around = parent.map(|parent| &self.corpus.sections[parent]);
        let left_out = under == Under::LeftOut || around.is_some_and(|section| section.left_out);
        let place = Place { material: self.material, page: source.number, start: range.start, end: range.end };
        self.open.push(self.corpus.sections.len());
        self.corpus.sections.push(Section {
            title: single(text),
            level,
            material: self.material,
            first_page: source.number,
            last_page: source.number,
            place,
            parent,
            words: 0,
            left_out,
            summary: under == Under::Summary,
        });
        self.push(page, range, Kind::Heading, true, false, &[], false);
    }

    /// A block's sentences, items or rows.
    fn units(&mut self, page: usize, block: &Block, kind: Kind, bold: &[Range<usize>]) {
        let source = &self.corpus.materials[self.material].pages[page];
        let text = &source.text[block.start..block.end];
        if let Some(section) = self.open.last() {
            let section = &mut self.corpus.sections[*section];
            section.last_page = source.number;
            section.words += words::count(text);
        }
        match kind {
            Kind::Row => {
                let mut start = block.start;
                for (at, line) in text.split('\n').enumerate() {
                    let range = trimmed(source.text, start..start + line.len());
                    self.push(page, range, Kind::Row, at == 0, false, bold, false);
                    start += line.len() + 1;
                }
            }
            Kind::Code => self.push(page, trimmed(source.text, block.start..block.end), kind, true, false, bold, false),
            _ => {
                for (at, sentence) in sentences::split_prose(text).into_iter().enumerate() {
                    let whole = &text[sentence.range.clone()];
                    let mark = if sentence.item { sentences::mark(whole).unwrap_or(0) } else { 0 };
                    let ordered = mark > 0 && whole.starts_with(|c: char| c.is_ascii_digit());
                    let begin = block.start + sentence.range.start + mark;
                    let range = trimmed(source.text, begin..block.start + sentence.range.end);
                    let is_list = kind == Kind::Item || sentence.item;
                    let own = if is_list && kind == Kind::Sentence { Kind::Item } else { kind };
                    let sound = matches!(own, Kind::Sentence | Kind::Item)
                        && quality::is_sound(self.language, &source.text[range.clone()], source.recognised);
                    self.push(page, range, own, at == 0, ordered, bold, sound);
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call for each field of a unit that differs")]
    fn push(
        &mut self,
        page: usize,
        range: Range<usize>,
        kind: Kind,
        first: bool,
        ordered: bool,
        bold: &[Range<usize>],
        sound: bool,
    ) {
        if range.is_empty() {
            return;
        }
        let section = self.open.last().copied();
        let under = self.under(section);
        let text = &self.corpus.materials[self.material].pages[page].text[range.clone()];
        let tokens = if text.len() > LONGEST || under == Under::LeftOut || kind == Kind::Code {
            Vec::new()
        } else {
            self.corpus.lexicon.tokens(self.language, text, range.start)
        };
        let bold = bold.iter().filter(|bold| bold.start >= range.start && bold.end <= range.end).cloned().collect();
        let (material, block) = (self.material, self.block);
        let sound = sound && under != Under::LeftOut;
        self.corpus.units.push(Unit {
            material,
            page,
            range,
            kind,
            block,
            first,
            ordered,
            section,
            under,
            bold,
            tokens,
            sound,
        });
    }

    fn under(&self, section: Option<usize>) -> Under {
        let Some(section) = section.map(|section| &self.corpus.sections[section]) else { return Under::Text };
        if section.left_out { Under::LeftOut } else { headings::under(&section.title) }
    }
}

/// Without white space at the ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
