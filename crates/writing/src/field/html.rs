//! Markdown to a field's HTML.

use super::picture;
use crate::apkg::is_plain_name;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

/// A field of Lectern's Markdown. HTML in it becomes words; pictures stay where they name a media file; addresses stay
/// where they lead to the web or to a mailbox.
pub fn html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let mut in_picture = false;
    let events = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::End(TagEnd::Image) => {
            in_picture = false;
            None
        }
        _ if in_picture => None,
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::InlineMath(formula) => Some(Event::Text(format!("\\({formula}\\)").into())),
        Event::DisplayMath(formula) => Some(Event::Text(format!("\\[{formula}\\]").into())),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let known = ["https://", "http://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme));
            let dest_url = if known { dest_url } else { CowStr::Borrowed("#") };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::Start(Tag::Image { dest_url, .. }) => {
            in_picture = true;
            let name = percent_encoding::percent_decode_str(&dest_url).decode_utf8_lossy();
            match (is_plain_name(&name), is_sound(&name)) {
                (false, _) => None,
                (true, true) => Some(Event::Text(format!("[sound:{name}]").into())),
                (true, false) => Some(Event::InlineHtml(picture(&name).into())),
            }
        }
        other => Some(other),
    });
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, events);
    let html = html.trim();
    let inner = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).unwrap_or(html).to_owned()
}

fn is_sound(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "mp3" | "ogg" | "oga" | "opus" | "wav" | "m4a" | "flac" | "mp4" | "webm" | "mov")
}
