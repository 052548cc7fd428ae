//! Figures with their captions: the label and the credit apart from what the caption says.

use crate::corpus::Corpus;
use crate::headings::Under;
use crate::input::{Figure, Page};
use crate::result::{FoundFigure, Place};
use crate::words::{count, single};
use std::collections::HashMap;

/// Figures of one analysis.
const MOST: usize = 5_000;

/// In reading order; those without a caption and a description are left out.
pub(crate) fn find(corpus: &Corpus<'_>) -> Vec<FoundFigure> {
    let places = sections_by_page(corpus);
    let mut found = Vec::new();
    for (material, source) in corpus.materials.iter().enumerate() {
        for (index, page) in source.pages.iter().enumerate() {
            for figure in &page.figures {
                if found.len() >= MOST {
                    return found;
                }
                found.extend(of(corpus, material, index, page, figure, &places));
            }
        }
    }
    found
}

/// Section headings of each page: byte and number of the section.
type Sections = HashMap<(usize, u32), Vec<(usize, usize)>>;

fn sections_by_page(corpus: &Corpus<'_>) -> Sections {
    let mut pages = Sections::new();
    for (at, section) in corpus.sections.iter().enumerate() {
        pages.entry((section.material, section.first_page)).or_default().push((section.place.start, at));
    }
    pages
}

fn of(
    corpus: &Corpus<'_>,
    material: usize,
    index: usize,
    page: &Page<'_>,
    figure: &Figure<'_>,
    sections: &Sections,
) -> Option<FoundFigure> {
    let whole = figure.caption.map(single).filter(|caption| !caption.is_empty());
    let alt = figure.alt.map(single).filter(|alt| count(alt) >= 3);
    if whole.is_none() && alt.is_none() {
        return None;
    }
    let (label, rest) = whole.as_deref().map(parted).unwrap_or_default();
    let caption = Some(without_credit(rest)).filter(|caption| count(caption) >= 2);
    let place = figure.caption.and_then(|caption| {
        page.text.find(caption.trim()).map(|start| Place {
            material,
            page: page.number,
            start,
            end: start + caption.trim().len(),
        })
    });
    // The nearest heading before the caption on the page, else what the page's units are in.
    let on_page = sections.get(&(material, page.number)).and_then(|all| {
        let at = place.map_or(usize::MAX, |place| place.start);
        all.iter().rev().find(|(start, _)| *start < at).map(|(_, section)| *section)
    });
    let first = || {
        corpus.units.iter().find(|unit| unit.material == material && unit.page == index).and_then(|unit| unit.section)
    };
    let section = on_page.or_else(first);
    let left_out = section.is_some_and(|section| corpus.sections[section].left_out);
    let under_exercises =
        left_out && crate::headings::under(&corpus.sections[section.unwrap_or(0)].title) == Under::LeftOut;
    (!under_exercises).then(|| FoundFigure {
        material,
        page: page.number,
        number: figure.number,
        label: label.map(str::to_owned),
        caption,
        caption_whole: whole.clone(),
        place,
        alt,
        words: figure.words.map(single).filter(|words| !words.is_empty()),
        section,
    })
}

/// "Figure 8.1" and what follows.
fn parted(caption: &str) -> (Option<&str>, &str) {
    let lower = caption.to_lowercase();
    let kinds = ["figure", "fig.", "fig", "table", "abbildung", "abb.", "tabelle", "tab.", "chart", "scheme"];
    let Some(kind) = kinds.iter().find(|kind| lower.starts_with(**kind)) else { return (None, caption) };
    let Some(rest) = caption.get(kind.len()..) else { return (None, caption) };
    let after = rest.trim_start();
    let number = after
        .chars()
        .take_while(|c| c.is_ascii_digit() || ".-–".contains(*c) || c.is_ascii_uppercase())
        .map(char::len_utf8)
        .sum::<usize>();
    if number == 0 || !after[..number].contains(|c: char| c.is_ascii_digit()) {
        return (None, caption);
    }
    let end = caption.len() - after.len() + number;
    (
        Some(caption[..end].trim_end_matches(['.', '-', '–'])),
        caption[end..].trim_start_matches([':', '.', ' ', '|', '–', '—', '-']),
    )
}

/// Without "(credit: …)" at its end.
fn without_credit(caption: &str) -> String {
    let lower = caption.to_lowercase();
    let at = ["(credit", "(source", "(quelle", "(bild:", "(foto", "(photo"]
        .iter()
        .filter_map(|sign| lower.rfind(sign))
        .min();
    // Lower case may be longer or shorter than what it was made from.
    let cut = at.filter(|at| lower.len() == caption.len() && caption.is_char_boundary(*at));
    caption[..cut.unwrap_or(caption.len())].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_is_parted_from_its_label_and_its_credit() {
        let (label, rest) =
            parted("Figure 8.1 Photographs bring back the past. (credit: modification of work by C. Z.)");
        assert_eq!(label, Some("Figure 8.1"));
        assert_eq!(without_credit(rest), "Photographs bring back the past.");
        assert_eq!(parted("Abb. 3: Die Zelle"), (Some("Abb. 3"), "Die Zelle"));
        assert_eq!(parted("Figures of speech"), (None, "Figures of speech"));
    }
}
