//! What is never read: what is not shown, and what stands around the text on every page of a site.

use super::role::Role;
use super::weigh::Weights;
use crate::article::dom::{Dom, Id, ROOT};

/// Elements of a site's furniture that a document may have by chance.
const MOST_MARKS: usize = 2;

/// Takes away what a reader of the page in a browser would not see.
pub(super) fn unread(dom: &mut Dom, top: Id) {
    let mut formulas = vec![false; dom.len()];
    for math in dom.elements(top, &["math"]) {
        formulas[math as usize] = true;
        for above in dom.ancestors(math) {
            // What is above a marked one is marked.
            if std::mem::replace(&mut formulas[above as usize], true) {
                break;
            }
        }
    }
    remove(dom, top, |dom, id| {
        let name = dom.name(id);
        if name == "script" {
            return !dom.attribute(id, "type").is_some_and(|kind| kind.starts_with("math/tex"));
        }
        if ["style", "template", "iframe", "object", "embed", "link", "meta", "dialog"].contains(&name) {
            return true;
        }
        // Formulas are kept for machines where people do not see them.
        if formulas[id as usize] {
            return false;
        }
        let style = dom.attribute(id, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
        dom.attribute(id, "hidden").is_some()
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || dom.attribute(id, "aria-hidden") == Some("true")
                && !dom.attribute(id, "class").unwrap_or_default().contains("fallback-image")
    });
}

/// Whether the page is a document of its own (a chapter, notes, a report that was saved or exported) and not a page of
/// a site: nothing on it leads around.
pub(super) fn is_document(dom: &Dom, body: Id) -> bool {
    let weights = Weights::of(dom, body);
    if stands_in_a_site(dom, body, &weights) {
        return false;
    }
    let leads = |id: Id| weights.weight(id).density() > 0.3;
    let around = dom.subtree(body).filter(|id| *id != body && dom.is_element(*id)).filter(|id| {
        let role = Role::of(dom, *id);
        match dom.name(*id) {
            "nav" | "form" => true,
            "footer" | "header" => leads(*id),
            // Boxes beside the text are part of a textbook.
            "aside" => false,
            _ => role.furniture,
        }
    });
    if around.take(MOST_MARKS + 1).count() > MOST_MARKS {
        return false;
    }
    let said = dom
        .elements(ROOT, &["meta"])
        .any(|id| dom.attribute(id, "property") == Some("og:type") && dom.attribute(id, "content") == Some("article"));
    !said && weights.weight(body).density() < 0.25
}

/// Whether the page itself tells its text from what leads around and closes it.
fn stands_in_a_site(dom: &Dom, body: Id, weights: &Weights) -> bool {
    let most = weights.good(body) * 0.6;
    let mut inner = dom.elements(body, &["article", "main"]).filter(|id| weights.good(*id) > most);
    let Some(text) = inner.next() else { return false };
    let beside = |name: &'static str| {
        dom.subtree(body).any(|id| dom.name(id) == name && !dom.ancestors(id).any(|above| above == text))
    };
    beside("nav") && beside("footer")
}

/// Takes away menus, banners, forms and the like, unless the text itself is in them.
pub(super) fn furniture(dom: &mut Dom, body: Id) {
    let weights = Weights::of(dom, body);
    let all = weights.weight(body);
    remove(dom, body, |dom, id| {
        let name = dom.name(id);
        let role = Role::of(dom, id);
        let by_name =
            ["nav", "footer", "aside", "button", "select", "textarea", "input", "label", "canvas"].contains(&name);
        let furniture = by_name || role.furniture || name == "form";
        if !furniture || ["html", "body", "article", "main"].contains(&name) || role.body || role.sources {
            return false;
        }
        let (good, foot) = (weights.good(id), name == "footer" || dom.attribute(id, "role") == Some("contentinfo"));
        good < all.good * 0.3 || foot && all.good - good > 200.0
    });
}

/// Takes away every element below `top` that `is` names.
pub(super) fn remove(dom: &mut Dom, top: Id, is: impl Fn(&Dom, Id) -> bool) {
    let mut gone = Vec::new();
    let mut next = dom.first_child(top);
    while let Some(id) = next {
        let goes = dom.is_element(id) && is(dom, id);
        if goes {
            gone.push(id);
        }
        next = dom.following(id, top, !goes);
    }
    for id in gone {
        dom.detach(id);
    }
}
