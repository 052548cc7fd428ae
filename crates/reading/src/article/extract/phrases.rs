//! Short lines that sites put between and after paragraphs: they are known by their words.

use crate::article::dom::{Dom, Id};
use crate::article::write::is_block;

/// Longer blocks say something themselves.
const LONGEST: usize = 140;

/// All that a line says.
const WHOLE: &[&str] = &[
    "advertisement",
    "advert",
    "ad",
    "sponsored",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "caption",
    "close",
    "share",
    "share this",
    "share this article",
    "share this post",
    "teilen",
    "tweet",
    "print",
    "email",
    "comments",
    "comment",
    "kommentare",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "reply",
    "antworten",
    "read more",
    "show more",
    "load more",
    "continue reading",
    "related",
    "related articles",
    "related stories",
    "related posts",
    "related topics",
    "see also",
    "don't miss",
    "don’t miss",
    "trending",
    "most popular",
    "most read",
    "you may also like",
    "you might also like",
    "popular posts",
    "recommended",
    "recommended for you",
    "more from",
    "about the author",
    "this slideshow requires javascript",
    "tags",
    "topics",
    "mehr zum thema",
    "lesen sie auch",
    "auch interessant",
    "follow us",
    "sign up",
    "subscribe",
    "newsletter",
    "back to top",
    "loading",
    "view comments",
    "view all",
    "image",
    "photo",
    "video",
    "gallery",
    "next",
    "previous",
    "top",
    "story continues below",
    "story continues below advertisement",
    "article continues below advertisement",
    "more on this story",
    "like this",
    "like",
    "pin it",
    "rate this",
    "relacionado",
    "compartilhe",
];

/// How a line begins.
const BEGIN: &[&str] = &[
    "read more:",
    "read more about",
    "read also",
    "read next",
    "related:",
    "see more:",
    "see also:",
    "also read",
    "more:",
    "tags:",
    "filed under",
    "posted in",
    "categories:",
    "category:",
    "share this:",
    "follow us on",
    "follow me on",
    "click here to",
    "sign up for",
    "subscribe to",
    "get the latest",
    "photo:",
    "photos:",
    "image:",
    "image credit",
    "photo by",
    "photo credit",
    "foto:",
    "fotos:",
    "lesen sie auch",
    "mehr zum thema",
    "lies auch",
    "siehe auch:",
    "watch:",
    "listen:",
    "copyright ©",
    "©",
    "all rights reserved",
    "this site uses akismet",
    "this website uses cookies",
    "we use cookies",
    "this post may contain affiliate",
    "story continues",
    "article continues",
    "you may also like",
    "want more",
    "posted by",
    "posted on",
    "written by",
    "published on",
    "last updated",
];

/// Takes away blocks of one line that are one of these.
pub(super) fn prune(dom: &mut Dom, top: Id) {
    let lines: Vec<Id> = dom
        .subtree(top)
        .filter(|id| *id != top && is_block(dom.name(*id)) && !["td", "th", "dt", "dd"].contains(&dom.name(*id)))
        .filter(|id| {
            !dom.subtree(*id).any(|inner| inner != *id && (is_block(dom.name(inner)) || dom.name(inner) == "img"))
        })
        .collect();
    for id in lines {
        let text = dom.whole_text(id);
        if text.len() > LONGEST * 4 {
            continue;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let core = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
        let counted = core.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let short = text.chars().count() <= LONGEST;
        if WHOLE.contains(&core)
            || WHOLE.contains(&counted)
            || short && BEGIN.iter().any(|begin| core.starts_with(begin) || text.starts_with(begin))
        {
            dom.detach(id);
        }
    }
}
