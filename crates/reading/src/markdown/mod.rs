//! Markdown to blocks: the text without its marks; code, tables and formulas stay as they are.
//!
//! Invariant: what a reader would see is in the text, in order. It does not make HTML.

mod file;
mod front_matter;
mod html;
mod pictures;

pub(crate) use file::document;

use crate::delimiters::to_dollars;
use crate::page::{BlockKind, Page};
use crate::sections::{Piece, pages_of};
use html::Html;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The Markdown that is understood: CommonMark with tables, footnotes, task lists, formulas.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// Reads Markdown. Empty source gives one empty page.
pub fn markdown(source: &str) -> Vec<Page> {
    let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    pages_of(pieces(&to_dollars(&source)).0)
}

/// The blocks of a Markdown text, and the places of the pictures in it ([`crate::Document::pictures`]) in order.
pub(crate) fn pieces(source: &str) -> (Vec<Piece>, Vec<u32>) {
    let mut walk = Walk::default();
    for event in Parser::new_ext(source, OPTIONS) {
        walk.take(event);
    }
    walk.finish();
    (walk.pieces, walk.pictures)
}

/// Text such that Markdown shows it as it stands.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c.is_ascii_punctuation() && !",.;:?\"'/()%@-".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// How a picture of the document's own is addressed.
pub(crate) const PICTURE: &str = "picture:";

/// Where the walk is, and what it has gathered.
#[derive(Default)]
struct Walk {
    pieces: Vec<Piece>,
    pictures: Vec<u32>,
    text: String,
    /// The list levels open, with the next number of each.
    lists: Vec<Option<u64>>,
    /// The mark of the item just begun.
    mark: Option<String>,
    code: bool,
    table: bool,
    hidden: u32,
    html: Html,
}

impl Walk {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ if self.hidden > 0 => {}
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            _ if self.html.is_unread() => {}
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::InlineMath(text) => self.push(&format!("${text}$")),
            Event::DisplayMath(text) => self.push(&format!("$${text}$$")),
            Event::FootnoteReference(name) => self.push(&format!("[{name}]")),
            Event::SoftBreak => self.push(if self.code { "\n" } else { " " }),
            Event::HardBreak => self.line(),
            Event::TaskListMarker(done) => self.push(if done { "[x] " } else { "[ ] " }),
            Event::Rule => self.close(BlockKind::Paragraph),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph | Tag::HtmlBlock => self.close_open_item(),
            Tag::CodeBlock(_) => {
                self.close_open_item();
                self.code = true;
            }
            Tag::List(first) => {
                self.close_open_item();
                self.lists.push(first);
            }
            Tag::Item => {
                self.close_open_item();
                self.mark = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".into(),
                });
            }
            Tag::Table(_) => {
                self.close_open_item();
                self.table = true;
            }
            Tag::FootnoteDefinition(name) => {
                self.close_open_item();
                self.mark = Some(format!("[{name}] "));
            }
            Tag::MetadataBlock(_) => self.hidden += 1,
            Tag::Image { dest_url, .. } => {
                self.pictures.extend(dest_url.strip_prefix(PICTURE).and_then(|place| place.parse::<u32>().ok()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.close(BlockKind::Heading(level as u8)),
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => self.close_open_item(),
            TagEnd::CodeBlock => {
                self.code = false;
                self.close(BlockKind::Code);
            }
            TagEnd::Item => {
                self.close_open_item();
                self.mark = None;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => self.text.push('\t'),
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = self.text.trim_end_matches('\t').len();
                self.text.truncate(row);
                self.text.push('\n');
            }
            TagEnd::Table => {
                self.table = false;
                self.close(BlockKind::Table);
            }
            TagEnd::MetadataBlock(_) => self.hidden = self.hidden.saturating_sub(1),
            _ => {}
        }
    }

    /// A new line; a row of a table is one line whatever its cells hold.
    fn line(&mut self) {
        self.push(if self.table { " " } else { "\n" });
    }

    fn push(&mut self, text: &str) {
        if let Some(mark) = self.mark.take() {
            self.text.insert_str(0, &mark);
        }
        self.text.push_str(text);
    }

    /// Keeps what a person would read of HTML.
    fn html(&mut self, html: &str) {
        let seen = self.html.seen(html);
        let seen = if self.text.is_empty() || self.text.ends_with(char::is_whitespace) {
            seen.trim_start_matches(if self.text.ends_with(' ') { &[' '][..] } else { &[' ', '\n'] })
        } else {
            seen.as_str()
        };
        let seen = if self.table { seen.replace('\n', " ") } else { seen.to_string() };
        if seen.starts_with('\n') {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        if seen.trim().is_empty() {
            self.text.push_str(&seen);
        } else {
            self.push(&seen);
        }
    }

    /// Ends the running text, whether of a paragraph or of a list's item.
    fn close_open_item(&mut self) {
        if self.code || self.table {
            return;
        }
        let kind = if self.lists.is_empty() { BlockKind::Paragraph } else { BlockKind::ListItem };
        self.close(kind);
    }

    fn close(&mut self, kind: BlockKind) {
        let text = match kind {
            // An empty cell is a cell.
            BlockKind::Code | BlockKind::Table => self.text.trim_matches('\n'),
            _ => self.text.trim(),
        };
        if !text.trim().is_empty() {
            self.pieces.push(Piece { kind, text: text.trim_end().to_string() });
        }
        self.text.clear();
        self.html = Html::default();
    }

    fn finish(&mut self) {
        self.close_open_item();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<(BlockKind, String)> {
        let pages = markdown(source);
        pages.iter().flat_map(|page| page.blocks.iter().map(|b| (b.kind, b.text(page).to_string()))).collect()
    }

    #[test]
    fn marks_go_and_what_is_read_stays() {
        let source = "---\nid: 1\n---\n# Cells\n\nThe *cell* is [small](http://x) and `alive`.\nTruly: $e=mc^2$.\n\n\
                      - one\n- two\n  - three\n\n1. first\n2. second\n\n```rust\nfn main() {\n    run();\n}\n```\n\n\
                      | a | b |\n|---|---|\n| 1 | **2** |\n\n$$x^2$$\n";
        assert_eq!(
            blocks(source),
            vec![
                (BlockKind::Heading(1), "Cells".into()),
                (BlockKind::Paragraph, "The cell is small and alive. Truly: $e=mc^2$.".into()),
                (BlockKind::ListItem, "• one".into()),
                (BlockKind::ListItem, "• two".into()),
                (BlockKind::ListItem, "• three".into()),
                (BlockKind::ListItem, "1. first".into()),
                (BlockKind::ListItem, "2. second".into()),
                (BlockKind::Code, "fn main() {\n    run();\n}".into()),
                (BlockKind::Table, "a\tb\n1\t2".into()),
                (BlockKind::Paragraph, "$$x^2$$".into()),
            ]
        );
    }

    #[test]
    fn formulas_and_footnotes_read_alike_however_they_are_written() {
        assert_eq!(
            blocks("So \\(x^2\\) is[^1] small.\n\n\\[ y \\]\n\n[^1]: Or not.\n"),
            vec![
                (BlockKind::Paragraph, "So $x^2$ is[1] small.".into()),
                (BlockKind::Paragraph, "$$y$$".into()),
                (BlockKind::Paragraph, "[1] Or not.".into()),
            ]
        );
    }

    #[test]
    fn html_inside_is_not_shown() {
        assert_eq!(
            blocks("a <b>bold</b> word<br>next\n\n<!-- hidden -->\n"),
            vec![(BlockKind::Paragraph, "a bold word\nnext".into())]
        );
        assert_eq!(markdown("").len(), 1);
        assert_eq!(
            blocks("<script>\nalert(1)\n\n</script>\n\nTwo <style>p {}</style>words.\n\n<script>alert(2)\n"),
            vec![(BlockKind::Paragraph, "Two words.".into())]
        );
    }

    #[test]
    fn blocks_of_html_keep_their_words_apart() {
        assert_eq!(
            blocks(
                "<div class=\"a\"\n  id=\"b\">\nFirst words\nand more\n<p>second</p><img src=x alt=\"a &gt; b\">\n</div>\n"
            ),
            vec![(BlockKind::Paragraph, "First words and more\nsecond\na > b".into())]
        );
        assert_eq!(blocks("<p>a < b and\n2 > 1</p>\n"), vec![(BlockKind::Paragraph, "a < b and 2 > 1".into())]);
    }
}
