//! Other names of the same thing: drafts that are a name of another draft go into it.

use super::drafts::Drafts;

/// An abbreviation or a second name that has a draft of its own becomes part of the first.
pub(super) fn join_aliases(drafts: &mut Drafts) {
    for at in 0..drafts.all.len() {
        if drafts.all[at].gone {
            continue;
        }
        let own = drafts.all[at].key.clone();
        for (name, key) in drafts.all[at].aliases.clone() {
            let Some(other) = drafts.index(&key).filter(|other| *other != at && !drafts.all[*other].gone) else {
                continue;
            };
            // "the pressure of blood" is no pressure but its own.
            if own.starts_with(&key) {
                drafts.all[at].aliases.retain(|(_, other)| *other != key);
                continue;
            }
            // Two terms that are both set in bold are two terms, unless one is the other's letters.
            let both = drafts.all[at].bold && drafts.all[other].bold;
            if both && !is_short_form(&name) {
                continue;
            }
            drafts.all[other].gone = true;
            let (bold, heading, defined) = {
                let other = &drafts.all[other];
                (other.bold, other.heading, other.defined)
            };
            let draft = &mut drafts.all[at];
            draft.bold |= bold;
            draft.heading |= heading;
            draft.defined |= defined;
        }
    }
}

/// Letters that stand for words: "ADH".
pub(super) fn is_short_form(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    name.chars().count() <= 8 && letters.clone().filter(|c| c.is_uppercase()).count() * 2 > letters.count()
}
