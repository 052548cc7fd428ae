//! The sanitiser: the tags, attributes and classes that may reach a page, and nothing else.

use ammonia::Builder;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

const TEXT: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

const MATH: &[&str] = &[
    "math",
    "merror",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "mmultiscripts",
    "mprescripts",
];

const MATH_ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

const CODE_CLASSES: &[&str] = &["code-keyword", "code-string", "code-comment", "code-number", "code-name", "code-type"];

const TABLE_CLASSES: &[&str] = &[
    "menv-alignlike",
    "menv-align",
    "menv-arraylike",
    "menv-cases",
    "menv-cells-left",
    "menv-cells-right",
    "menv-multline",
    "menv-with-eqn",
    "menv-nonumber",
    "menv-hline",
    "menv-hdashline",
    "menv-left-solid",
    "menv-left-dashed",
    "menv-right-solid",
    "menv-right-dashed",
    "menv-border-only",
    "cell-left",
    "cell-right",
];

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("ol", HashSet::from(["start"])),
        ("td", HashSet::from(["colspan", "rowspan", "align"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope", "align"])),
        ("input", HashSet::from(["type", "disabled", "checked"])),
    ]);
    let mut classes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("span", CODE_CLASSES.iter().chain(&["formula"]).copied().collect()),
        ("div", set(&["footnote"])),
    ]);
    for tag in MATH {
        attributes.entry(tag).or_default().extend(MATH_ATTRIBUTES);
    }
    for tag in ["mtable", "mtr", "mtd"] {
        classes.insert(tag, set(TABLE_CLASSES));
    }
    let mut builder = Builder::empty();
    builder
        .tags(TEXT.iter().chain(MATH).copied().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        // A form's field could be mistaken for ours, so the only kind that passes is a task list's dead tick.
        .set_tag_attribute_values(HashMap::from([("input", HashMap::from([("type", "checkbox"), ("disabled", "")]))]))
        .tag_attribute_values(HashMap::from(
            ["span", "pre"].map(|tag| (tag, HashMap::from([("tabindex", HashSet::from(["0"]))]))),
        ))
        .generic_attributes(HashSet::from(["title", "lang", "dir"]))
        .allowed_classes(classes)
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// The same HTML without anything that is not listed above.
pub fn clean(html: &str) -> String {
    BUILDER.clean(html).to_string()
}

/// Whether this inline tag (as written, with its brackets) would survive; a comment counts as known and vanishes.
pub fn is_known(tag: &str) -> bool {
    if tag.starts_with("<!--") {
        return true;
    }
    let name: String = tag
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    TEXT.contains(&name.as_str()) || ["script", "style", "img"].contains(&name.as_str())
}

fn set(words: &[&'static str]) -> HashSet<&'static str> {
    words.iter().copied().collect()
}
