//! Terms and what they mean: gathered by their signs, looked up wherever they are spoken of, and kept where some
//! sentence says what they are.
//!
//! Linear in the length of the text; the number of terms is bounded.

mod drafts;
mod gather;
mod german;
mod keep;
mod mentions;
mod names;
mod noun;
mod patterns;
mod phrase;
mod quality;
mod relations;
mod tables;
mod vocabulary;

use crate::corpus::Corpus;
use crate::result::Term;

/// All terms, the most important first.
pub(crate) fn find(corpus: &Corpus<'_>) -> Vec<Term> {
    let mut drafts = gather::gather(corpus);
    names::join_aliases(&mut drafts);
    mentions::look_up(corpus, &mut drafts);
    // What is no term after all took mentions from those that are: "specific fluid compartment".
    keep::weed(corpus, &mut drafts);
    mentions::look_up(corpus, &mut drafts);
    keep::keep(corpus, &drafts)
}
