//! Pages of the web, and the HTML inside of books: the text that was meant to be read, as Markdown, and what the page
//! says of itself.
//!
//! Invariant: any bytes end in a document or a [`ReadError`], in bounded time and memory and without deep recursion
//! (see `dom`). Nothing is fetched, no script runs.

mod about;
mod decode;
mod dom;
mod extract;
mod gallery;
mod gate;
mod parse;
mod sink;
mod write;

pub(crate) use gallery::Gallery;
pub use write::Shown;

use crate::{Document, ReadError, Section};
use dom::{Dom, ROOT};
use parse::Markup;
use url::Url;

/// The largest page that is read, in bytes; a whole book as one file is about 5 MB.
pub const LARGEST_PAGE: usize = 64 * 1024 * 1024;

/// What is known of a page beside its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints<'a> {
    /// Where it was fetched from, after all redirects.
    pub address: Option<&'a str>,
    /// The charset that the server named.
    pub charset: Option<&'a str>,
}

/// Reads an HTML page: the article on it, or all of it where it is a document and not a page of a site.
///
/// The one section has the text, headings and all. Addresses are absolute where the page's own is known (from the hints
/// or its `<base>`), else as written. [`ReadError::Empty`] when there is nothing to read.
pub fn article(bytes: &[u8], hints: Hints<'_>) -> Result<Document, ReadError> {
    let mut dom = tree(bytes, hints.charset, Markup::Html)?;
    let base = base(&dom, hints.address);
    let tex = tex_in_text(&dom);
    let about = about::about(&dom);
    let top = extract::readable(&mut dom, about.title.as_deref());
    let mut gallery = Gallery::default();
    let markdown = write::write(&dom, top, base.as_ref(), tex, &mut |shown| gallery.place(shown));
    if markdown.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let (pictures, warnings) = gallery.into_parts();
    let section = Section { label: None, markdown, notes: None };
    Ok(Document { about, sections: vec![section], pictures, warnings })
}

/// A chapter of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// What its head calls it.
    pub title: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    pub markdown: String,
}

/// Writes all of an XHTML file's body as Markdown; nothing is judged and left out. `place` is told of each picture, in
/// order, with its address as written, and says under which number the document keeps it (`None` leaves it out).
/// Links within the book become plain words. An empty body is an empty Markdown.
pub fn chapter(bytes: &[u8], place: &mut dyn FnMut(Shown) -> Option<usize>) -> Result<Chapter, ReadError> {
    let dom = tree(bytes, None, Markup::Xhtml)?;
    let about = about::of_head(&dom);
    let top = dom.elements(ROOT, &["body"]).next().unwrap_or(ROOT);
    let markdown = write::write(&dom, top, None, tex_in_text(&dom), place);
    Ok(Chapter { title: about.title, language: about.language, markdown })
}

fn tree(bytes: &[u8], charset: Option<&str>, markup: Markup) -> Result<Dom, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > LARGEST_PAGE {
        return Err(ReadError::TooLarge { what: "the page".into() });
    }
    parse::parse(&decode::decode(bytes, charset), markup)
}

/// What addresses on the page are relative to.
fn base(dom: &Dom, address: Option<&str>) -> Option<Url> {
    let own = address.and_then(|address| Url::parse(address).ok()).filter(is_web);
    let said = dom.elements(ROOT, &["base"]).find_map(|id| dom.attribute(id, "href"));
    let said = said.and_then(|href| match &own {
        Some(own) => own.join(href.trim()).ok(),
        None => Url::parse(href.trim()).ok(),
    });
    said.filter(is_web).or(own)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Whether the page's scripts turn text between delimiters into formulas.
fn tex_in_text(dom: &Dom) -> write::TexInText {
    let mut tex = write::TexInText::default();
    for script in dom.elements(ROOT, &["script"]) {
        let source = dom.attribute(script, "src").unwrap_or_default().to_ascii_lowercase();
        let text: String = dom.whole_text(script).chars().take(20_000).collect();
        tex.long |= source.contains("mathjax") || source.contains("katex") || text.contains("renderMathInElement");
        tex.dollar |= ["['$'", "[\"$\"", "left: \"$\"", "left: '$'", "left:\"$\"", "left:'$'"]
            .iter()
            .any(|config| text.contains(config));
    }
    tex
}
