//! A long Markdown text cut where its headings stand, so that each part is one page that can be shown on its own.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// Words after which the next heading begins a new part. As many as reading puts on a page.
const WORDS: usize = 3_000;

/// The parts in order; together they are the whole text. A short text is one part.
pub(crate) fn sections(source: &str) -> Vec<&str> {
    if source.split_whitespace().nth(WORDS).is_none() {
        return vec![source];
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut depth = 0_usize;
    let mut parts = Vec::new();
    let mut from = 0;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                let heading = matches!(tag, Tag::Heading { .. }) && depth == 0;
                if heading && source[from..range.start].split_whitespace().nth(WORDS).is_some() {
                    parts.push(&source[from..range.start]);
                    from = range.start;
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    parts.push(&source[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::sections;

    #[test]
    fn a_short_text_is_whole() {
        assert_eq!(sections("# A\n\nb"), ["# A\n\nb"]);
    }

    #[test]
    fn a_long_text_is_cut_at_headings_and_nothing_is_lost() {
        let chapter = |n| format!("# Chapter {n}\n\n{}\n\n```\n# not a heading\n```\n\n", "word ".repeat(1_600));
        let source: String = (0..5).map(chapter).collect();
        let parts = sections(&source);
        assert_eq!(parts.len(), 3);
        assert!(parts.iter().all(|part| part.starts_with("# Chapter")));
        assert_eq!(parts.concat(), source);
    }
}
