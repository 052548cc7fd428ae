//! The title of a page, without the name of its site.

use super::linked_data::LinkedData;
use super::meta::Meta;
use super::tidy;
use crate::article::dom::{Dom, ROOT};

pub(super) fn title(dom: &Dom, meta: &Meta, data: &LinkedData) -> Option<String> {
    let said = data.headline.clone().or_else(|| meta.title()).and_then(|title| tidy(&title));
    let head = dom.elements(ROOT, &["title"]).find(|id| !dom.ancestors(*id).any(|above| dom.name(above) == "svg"));
    let head = head.and_then(|id| tidy(&dom.whole_text(id)));
    let first: Option<String> = dom.elements(ROOT, &["h1"]).find_map(|id| tidy(&dom.whole_text(id)));
    // Some pages put a description where the headline belongs; what the head and the page agree on is the title.
    let agreed = first.clone().filter(|first| head.as_deref().is_some_and(|head| head.starts_with(first.as_str())));
    let said = match (said, agreed) {
        (Some(said), Some(agreed)) if !said.contains(agreed.as_str()) && !agreed.contains(said.as_str()) => {
            Some(agreed)
        }
        (said, _) => said,
    };
    let title = said.or_else(|| head.map(|head| without_site(&head, first.as_deref(), meta.site().as_deref())));
    match (title, first) {
        (Some(title), Some(first)) if goes_on(&title, &first) => Some(first),
        (title, first) => title.or(first),
    }
}

/// Characters of a heading that is a title still.
const LONGEST: usize = 200;

/// Whether the page's heading is the title and more.
fn goes_on(title: &str, heading: &str) -> bool {
    let more = heading.strip_prefix(title).filter(|_| heading.chars().count() <= LONGEST);
    more.is_some_and(|more| more.chars().next().is_some_and(|c| !c.is_alphanumeric()))
}

/// `Title - Site`, `Site: Title`, `Title | Section | Site` without what is not the title.
fn without_site(head: &str, heading: Option<&str>, site: Option<&str>) -> String {
    let words = |text: &str| text.split_whitespace().count();
    if let Some(heading) = heading.filter(|heading| words(heading) > 2 && head.contains(*heading)) {
        return heading.to_string();
    }
    if let Some(site) = site {
        for mark in [" - ", " | ", " – ", " — ", " · ", " :: ", ": "] {
            let end = format!("{mark}{site}");
            let begin = format!("{site}{mark}");
            if let Some(title) = head.strip_suffix(end.as_str()).or_else(|| head.strip_prefix(begin.as_str())) {
                return title.trim().to_string();
            }
        }
    }
    for mark in [" | ", " - ", " – ", " — ", " / ", " > ", " » ", " · ", " :: "] {
        if let Some((title, _)) = head.rsplit_once(mark)
            && words(title) >= 3
        {
            return title.trim().to_string();
        }
    }
    head.to_string()
}

#[cfg(test)]
mod tests {
    use super::goes_on;

    #[test]
    fn a_heading_that_says_more_than_the_title_is_the_title() {
        assert!(goes_on("Café crème", "Café crème – “théorie”"));
        assert!(!goes_on("Cell", "Cellular respiration") && !goes_on("Cell", "Cell") && !goes_on("Cell", "The Cell"));
    }
}
