//! The `<meta>` elements of a page, by name.

use super::{date, tidy};
use crate::article::dom::{Dom, ROOT};
use std::collections::HashMap;

/// Elements looked at; pages have some dozens.
const MOST: usize = 500;

pub(super) struct Meta(HashMap<String, String>);

impl Meta {
    pub fn read(dom: &Dom) -> Self {
        let mut all = HashMap::new();
        for id in dom.elements(ROOT, &["meta"]).take(MOST) {
            let Some(content) = dom.attribute(id, "content").and_then(tidy) else { continue };
            for key in ["property", "name", "itemprop", "http-equiv"] {
                for name in dom.attribute(id, key).unwrap_or_default().split_whitespace() {
                    all.entry(name.to_ascii_lowercase()).or_insert_with(|| content.clone());
                }
            }
        }
        Self(all)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)).cloned()
    }

    pub fn title(&self) -> Option<String> {
        self.first(&[
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterm.title",
            "parsely-title",
            "weibo:article:title",
            "title",
        ])
    }

    pub fn author(&self) -> Option<String> {
        let names =
            ["author", "dc.creator", "dcterm.creator", "parsely-author", "sailthru.author", "article:author", "byl"];
        names
            .iter()
            .filter_map(|name| self.0.get(*name))
            .find(|name| !name.contains("://") && !name.starts_with('@'))
            .cloned()
    }

    pub fn date(&self) -> Option<String> {
        let names = [
            "article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "og:published_time",
            "article.published",
            "article:published",
            "citation_publication_date",
            "citation_date",
            "revised",
            "dcterms.modified",
            "article:modified_time",
        ];
        names.iter().filter_map(|name| self.0.get(*name)).find_map(|text| date::date(text))
    }

    pub fn site(&self) -> Option<String> {
        self.first(&["og:site_name", "application-name", "dc.publisher", "publisher"])
    }

    pub fn language(&self) -> Option<String> {
        self.first(&["content-language", "og:locale", "dc.language", "language", "inlanguage"])
    }
}
