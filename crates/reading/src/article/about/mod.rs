//! What a page says of itself: title, author, date, site, language.
//!
//! Invariant: every answer stands in the page; nothing is made up, and empty answers are none. Where sources disagree,
//! what was made for programs (JSON-LD, meta) comes before what is only shown.

mod date;
mod linked_data;
mod meta;
mod shown;
mod title;

use super::dom::{Dom, ROOT};
use crate::About;
use linked_data::LinkedData;
use meta::Meta;

/// Longer answers are no names.
const LONGEST_NAME: usize = 200;

/// All there is to know.
pub(super) fn about(dom: &Dom) -> About {
    let meta = Meta::read(dom);
    let data = LinkedData::read(dom);
    About {
        title: title::title(dom, &meta, &data),
        author: meta
            .author()
            .or_else(|| data.author.clone())
            .or_else(|| shown::author(dom))
            .and_then(|name| name_of(&name)),
        date: data.date.as_deref().and_then(date::date).or_else(|| meta.date()).or_else(|| shown::date(dom)),
        site: meta.site().or_else(|| data.site.clone()).and_then(|name| tidy(&name)),
        language: language(dom, &meta),
    }
}

/// What the head alone says: the title as it stands, and the language.
pub(super) fn of_head(dom: &Dom) -> About {
    let meta = Meta::read(dom);
    let title = dom.elements(ROOT, &["title"]).next().and_then(|id| tidy(&dom.whole_text(id)));
    About { title, language: language(dom, &meta), ..Default::default() }
}

fn language(dom: &Dom, meta: &Meta) -> Option<String> {
    let html = dom.elements(ROOT, &["html"]).next();
    let said = html.and_then(|id| dom.attribute(id, "lang").or_else(|| dom.attribute(id, "xml:lang")));
    let said = said.map(str::to_string).filter(|said| !said.trim().is_empty()).or_else(|| meta.language());
    said.and_then(|said| bcp47(&said))
}

/// `en_us` as `en-US`; what is no language tag is none.
fn bcp47(said: &str) -> Option<String> {
    let first = said.split([',', ';', ' ']).find(|part| !part.is_empty())?;
    let mut parts = first.split(['-', '_']);
    let language = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&language.len()) || !language.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let mut tag = language;
    for part in parts.filter(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())) {
        tag.push('-');
        tag.push_str(&match part.len() {
            2 => part.to_ascii_uppercase(),
            4 => format!("{}{}", part[..1].to_ascii_uppercase(), part[1..].to_ascii_lowercase()),
            _ => part.to_ascii_lowercase(),
        });
    }
    Some(tag)
}

/// Blanks made one, entities that were escaped twice resolved, empty is none.
fn tidy(text: &str) -> Option<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let escaped = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&#8211;", "–"),
        ("&hellip;", "…"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    for (entity, character) in escaped {
        if text.contains(entity) {
            text = text.replace(entity, character);
        }
    }
    let text = text.trim();
    (!text.is_empty() && text != "null" && text != "undefined").then(|| text.to_string())
}

/// A person's name as a byline has it, without "by".
fn name_of(text: &str) -> Option<String> {
    let text = tidy(text)?;
    if text.chars().count() > LONGEST_NAME || text.starts_with("http") || text.starts_with('@') {
        return None;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_made_alike() {
        assert_eq!(bcp47("en_us").as_deref(), Some("en-US"));
        assert_eq!(bcp47("DE").as_deref(), Some("de"));
        assert_eq!(bcp47("zh-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(bcp47("english"), None);
        assert_eq!(bcp47(""), None);
    }
}
