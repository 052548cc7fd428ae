//! What stands in the middle of an article without being part of it.

use super::clean::remove;
use super::phrases;
use super::role::Role;
use super::weigh::Weights;
use crate::article::dom::{Dom, Id};
use crate::article::write::is_block;

pub(super) fn prune(dom: &mut Dom, top: Id, title: Option<&str>) {
    captions(dom, top);
    let weights = Weights::of(dom, top);
    let whole = weights.weight(top);
    let mut sources = vec![false; dom.len()];
    dom.subtree(top).for_each(|id| sources[id as usize] = dom.is_element(id) && Role::of(dom, id).sources);
    remove(dom, top, |dom, id| {
        let name = dom.name(id);
        if !is_block(name) && name != "span" && name != "a" && name != "time" {
            return false;
        }
        let role = Role::of(dom, id);
        let weight = weights.weight(id);
        if role.sources || dom.ancestors(id).take_while(|above| *above != top).any(|above| sources[above as usize]) {
            return false;
        }
        if (role.furniture || role.beside || ["aside", "footer", "nav"].contains(&name))
            && weight.letters < whole.letters * 0.35
        {
            return true;
        }
        // What a picture is said to show, without the picture.
        if role.caption
            && !["figcaption", "figure"].contains(&name)
            && weight.letters < whole.letters * 0.2
            && dom.elements(id, &["img"]).next().is_none()
        {
            return true;
        }
        if role.byline && weight.letters < 150.0 && weight.good < 100.0 {
            return true;
        }
        // A paragraph that is one link leads elsewhere.
        if matches!(name, "p" | "h4" | "h5" | "h6")
            && weight.density() > 0.95
            && weight.letters > 15.0
            && !dom.whole_text(id).contains("://")
            && dom.elements(id, &["img"]).next().is_none()
        {
            return true;
        }
        let group = matches!(name, "div" | "ul" | "ol" | "section" | "table" | "article" | "header");
        group && weight.density() > 0.5 && weight.good < 80.0 && dom.elements(id, &["img"]).next().is_none()
    });
    own_title(dom, top, title);
    phrases::prune(dom, top);
    loose_ends(dom, top);
}

/// Captions that are not marked up as such.
fn captions(dom: &mut Dom, top: Id) {
    let marked: Vec<Id> = dom
        .subtree(top)
        .filter(|id| {
            dom.is_element(*id)
                && dom.name(*id) != "figcaption"
                && dom.name(*id) != "caption"
                && dom.name(*id) != "figure"
                && Role::of(dom, *id).caption
        })
        .collect();
    for id in marked {
        if dom.elements(id, &["img"]).next().is_some() {
            continue;
        }
        let around = dom
            .ancestors(id)
            .take(3)
            .take_while(|above| *above != top)
            .find(|above| dom.elements(*above, &["img"]).next().is_some());
        if let Some(around) = around.filter(|around| {
            dom.elements(*around, &["img"]).count() == 1 && dom.elements(*around, &["figcaption"]).next().is_none()
        }) {
            dom.rename(id, "figcaption");
            if dom.name(around) != "figure" {
                dom.rename(around, "figure");
            }
        }
    }
}

/// The article's own title is told apart from its text.
fn own_title(dom: &mut Dom, top: Id, title: Option<&str>) {
    let Some(title) = title.map(letters) else { return };
    let first = dom.elements(top, &["h1", "h2", "h3"]).find(|id| {
        let text = letters(&dom.whole_text(*id));
        !text.is_empty()
            && (text == title
                || text.len() > 10 && title.starts_with(&text)
                || title.len() > 10 && text.starts_with(&title) && dom.name(*id) == "h1")
    });
    if let Some(first) = first {
        dom.detach(first);
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Headings at the end that nothing follows.
fn loose_ends(dom: &mut Dom, top: Id) {
    loop {
        let last = dom
            .subtree(top)
            .filter(|id| {
                dom.text(*id).is_some_and(|text| !text.trim().is_empty())
                    || ["img", "math", "table"].contains(&dom.name(*id))
            })
            .last();
        let heading = last.and_then(|last| {
            dom.ancestors(last)
                .take_while(|above| *above != top)
                .find(|above| matches!(dom.name(*above), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
        });
        let Some(heading) = heading else { return };
        dom.detach(heading);
    }
}
