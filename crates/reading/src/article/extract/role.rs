//! What an element is for, by the names that its author gave it.
//!
//! Names are compared word by word (`article-share` is `article` and `share`), so that `header` holds no `ad`.

use crate::article::dom::{Dom, Id};
use std::collections::HashSet;
use std::sync::LazyLock;

/// What names tell. Several may be true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    /// Around the text on every page of a site: menus, banners, forms, advertisements.
    pub furniture: bool,
    /// Beside the text: what else to read, who wrote it, what others say.
    pub beside: bool,
    /// The body of an article.
    pub body: bool,
    /// Who and when.
    pub byline: bool,
    /// Of a picture.
    pub caption: bool,
    /// What the text rests on: belongs to it, although it is mostly links.
    pub sources: bool,
}

const FURNITURE: &str = "\
    nav navbar navigation navi menu submenu breadcrumb breadcrumbs footer cookie cookies consent gdpr modal popup \
    popover overlay lightbox toolbar masthead pagination pager paging login signin signup register search \
    searchform share sharing sharer shares sharebar sharetools sharethis sharedaddy sociable social socials \
    addthis addtoany newsletter newsletters subscribe subscription paywall ad ads adbox adslot adunit adsense \
    advert adverts advertisement advertising advertorial sponsor sponsors sponsored dfp skip skiplink printonly \
    noprint navbox editsection catlinks jumplink toast snackbar shortlink";

const BESIDE: &str = "\
    sidebar aside widget widgets related relatedposts recommend recommended recommendation recommendations recirc \
    recirculation trending popular mostread outbrain taboola zergnet revcontent promo promos promotion teaser \
    teasers comments commentlist comment disqus respond livefyre rating ratings votes poll feedback tags taglist \
    tagcloud topics categories bio authorbox copyright disclaimer latest readmore upnext carousel partner partners \
    yarpp crp toc upsell cta callout inset externals keywords print backlinks rollover tooltip hovercard \
    resgallery slideshow trackback trackbacks reactions likes donate donation reprints";

const BYLINE: &str = "\
    byline bylines author authors dateline timestamp date published pubdate datetime meta metadata postmeta \
    credits updated kicker eyebrow posted postedon postmetadata readtime";

const SOURCES: &str = "\
    references reflist footnotes footnote bibliography citation citations endnotes refbegin";

const CAPTION: &str = "\
    caption captions figcaption imagecaption credit photocredit cutline";

/// Parts of names, not words.
const BODY: &str = "\
    articlebody article-body article-content article-text article__body article__content articletext story-body \
    storybody story-content storytext story-text post-content post-body postbody post-text entry-content entry- \
    body blog-content blog-post body-text body-copy content-body main-content page-content rich-text richtext \
    article-copy td-post-content single-content mw-parser-output mw-content-text bodytext postcontent entrycontent \
    content-article post-entry";

type Words = HashSet<&'static str>;

fn words_of(list: &'static str) -> Words {
    list.split_whitespace().collect()
}

static FURNITURE_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(FURNITURE));
static BESIDE_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(BESIDE));
static BYLINE_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(BYLINE));
static SOURCES_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(SOURCES));
static CAPTION_WORDS: LazyLock<Words> = LazyLock::new(|| words_of(CAPTION));

impl Role {
    pub fn of(dom: &Dom, id: Id) -> Self {
        let mut role = Self::default();
        // Formulas carry names of what can be done with them (`CtxtMenu`).
        let class = dom.attribute(id, "class").unwrap_or_default();
        if dom.name(id).starts_with("mjx-") || ["MathJax", "katex", "mwe-math"].iter().any(|one| class.contains(one)) {
            return role;
        }
        let prop = dom.attribute(id, "itemprop").unwrap_or_default();
        role.body = prop.split_whitespace().any(|one| one.eq_ignore_ascii_case("articleBody"));
        let aria = dom.attribute(id, "role").unwrap_or_default();
        role.furniture = [
            "navigation",
            "banner",
            "contentinfo",
            "search",
            "dialog",
            "alert",
            "menu",
            "menubar",
            "toolbar",
            "complementary",
        ]
        .contains(&aria);
        for key in ["class", "id", "data-component", "data-testid"] {
            for name in dom.attribute(id, key).unwrap_or_default().split_whitespace().take(40) {
                role.named(name);
            }
        }
        role
    }

    fn named(&mut self, name: &str) {
        let lower = name.to_ascii_lowercase();
        // WordPress puts what an article is about among its classes.
        if lower.starts_with("tag-") || lower.starts_with("category-") || lower.len() > 120 {
            return;
        }
        self.body |= BODY.split_whitespace().any(|body| lower.contains(body));
        words(name, |word| {
            self.furniture |= FURNITURE_WORDS.contains(word);
            self.beside |= BESIDE_WORDS.contains(word);
            self.byline |= BYLINE_WORDS.contains(word);
            self.caption |= CAPTION_WORDS.contains(word);
            self.sources |= SOURCES_WORDS.contains(word);
        });
    }
}

/// The words of a name in small letters: apart by anything but letters, and where a capital follows a small one.
fn words(name: &str, mut each: impl FnMut(&str)) {
    for run in name.split(|c: char| !c.is_ascii_alphabetic()).filter(|run| !run.is_empty()) {
        let humps = humps(run);
        // Programs make names such as `hJpRRP`; their pieces mean nothing.
        if humps.len() > 1 && humps.iter().any(|hump| hump.len() < 3 && *hump != "ad" && *hump != "Ad") {
            continue;
        }
        humps.into_iter().for_each(|hump| each(&hump.to_ascii_lowercase()));
    }
}

fn humps(run: &str) -> Vec<&str> {
    let bytes = run.as_bytes();
    let mut begins = vec![0];
    begins.extend((1..bytes.len()).filter(|at| bytes[at - 1].is_ascii_lowercase() && bytes[*at].is_ascii_uppercase()));
    begins.push(bytes.len());
    begins.windows(2).map(|pair| &run[pair[0]..pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_are_taken_apart() {
        let mut all = Vec::new();
        words("articleShare_box2-adSlot HEADER hJpRRP", |word| all.push(word.to_string()));
        assert_eq!(all, ["article", "share", "box", "ad", "slot", "header"]);
    }
}
