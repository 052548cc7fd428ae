//! JSON-LD: what a page tells search engines of the article on it.
//!
//! Invariant: bounded in bytes and in things looked at; broken JSON is passed over.

use super::tidy;
use crate::article::dom::{Dom, ROOT};
use serde_json::Value;

const LONGEST_SCRIPT: usize = 1024 * 1024;
const MOST_THINGS: usize = 400;

#[derive(Debug, Default)]
pub(super) struct LinkedData {
    pub headline: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub site: Option<String>,
}

impl LinkedData {
    pub fn read(dom: &Dom) -> Self {
        let mut found = Self::default();
        for script in dom.elements(ROOT, &["script"]) {
            if dom.attribute(script, "type").is_none_or(|kind| !kind.trim().eq_ignore_ascii_case("application/ld+json"))
            {
                continue;
            }
            let text = dom.whole_text(script);
            if text.len() > LONGEST_SCRIPT {
                continue;
            }
            let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim().trim_end_matches(';');
            if let Ok(value) = serde_json::from_str(text) {
                found.take(&value);
            }
        }
        found
    }

    fn take(&mut self, value: &Value) {
        let mut things = vec![value];
        for _ in 0..MOST_THINGS {
            let Some(thing) = things.pop() else { break };
            match thing {
                Value::Array(all) => things.extend(all.iter().rev()),
                Value::Object(all) => {
                    if is_article(thing) {
                        self.article(thing);
                    } else if is_a(thing, &["WebSite"]) {
                        self.site = self.site.take().or_else(|| name(&thing["name"]));
                    }
                    for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                        things.extend(all.get(key));
                    }
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, thing: &Value) {
        self.headline = self.headline.take().or_else(|| name(&thing["headline"])).or_else(|| name(&thing["name"]));
        self.author = self.author.take().or_else(|| names(&thing["author"])).or_else(|| names(&thing["creator"]));
        self.date = self.date.take().or_else(|| name(&thing["datePublished"])).or_else(|| name(&thing["dateCreated"]));
        self.site = name(&thing["publisher"]).or(self.site.take());
    }
}

fn is_article(thing: &Value) -> bool {
    is_a(thing, &["Article", "BlogPosting", "Posting", "Report", "HowTo", "Recipe", "Chapter"])
}

fn is_a(thing: &Value, kinds: &[&str]) -> bool {
    let one = |kind: &Value| kind.as_str().is_some_and(|kind| kinds.iter().any(|known| kind.ends_with(known)));
    match &thing["@type"] {
        Value::Array(all) => all.iter().any(one),
        kind => one(kind),
    }
}

/// A name, whether it stands as text or as a thing with a name.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => tidy(text).filter(|text| text.chars().count() < 500),
        Value::Object(_) => value["name"].as_str().and_then(tidy),
        Value::Array(all) => all.first().filter(|first| !first.is_array()).and_then(name),
        _ => None,
    }
}

fn names(value: &Value) -> Option<String> {
    match value {
        Value::Array(all) => {
            let all: Vec<String> = all.iter().filter(|one| !one.is_array()).filter_map(name).take(20).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        one => name(one),
    }
}
