//! Fields of Anki's notes: HTML to Markdown and back, safely.
//!
//! Towards Markdown nothing survives but words, emphasis, lists, code, formulas and the names of media files: scripts,
//! styles, handlers and every address are dropped. Towards HTML, HTML in the Markdown becomes words. Formulas are
//! `$…$` and `$$…$$` here, `\(…\)` and `\[…\]` there. A medium is written `![name](name)`, sounds too.

mod html;
mod markdown;
mod masks;
mod pieces;
mod scripts;
#[cfg(test)]
mod tests;

pub use html::html;
pub use markdown::{Markdown, markdown};
pub use masks::{masks, masks_in};

use pieces::Piece;

/// HTML longer than this is cut before it is read.
const AT_MOST: usize = 1 << 20;

/// The words of a field on one line, without any mark: to sort, to compare, to list.
pub fn words(field: &str) -> String {
    let mut words = String::new();
    for piece in pieces::of(field) {
        match piece {
            Piece::Text(text) => words.push_str(&text),
            Piece::Open { name, .. } | Piece::Close { name } if pieces::is_block(&name) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The field that shows a media file.
pub fn picture(name: &str) -> String {
    // Anki looks for the name as it is, not as an address.
    let escaped = name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!("<img src=\"{escaped}\">")
}
