//! "X is …".

use super::Said;
use super::before::CALLED;
use crate::result::Evidence;
use crate::terms::phrase::Phrase;
use crate::terms::vocabulary;

/// "X is …": a definition, a description or something that happens to it.
pub(super) fn copula(phrase: &Phrase<'_>, verb_at: usize, verb: &str) -> Said {
    let adverbs = [
        "thus",
        "therefore",
        "basically",
        "essentially",
        "usually",
        "generally",
        "simply",
        "typically",
        "then",
        "actually",
    ];
    let at = verb_at + 1 + usize::from(adverbs.contains(&phrase.lower(verb_at + 1)));
    let rest = phrase.bytes(at, phrase.clause_end(at));
    let one = phrase.lower(at);
    let past = if matches!(verb, "was" | "were") { 1.2 } else { 0.0 };
    if phrase.says(at, "defined as") || phrase.says(at, "thought of as") {
        return Said::new(4.5, Evidence::Is).meaning(phrase.bytes(at + 2, phrase.clause_end(at)));
    }
    let calls = CALLED.contains(&one)
        || matches!(one, "known" | "also" | "sometimes" | "often" | "referred" | "not" | "commonly")
        || phrase.says(at, "another name");
    if calls {
        return Said::new(0.5, Evidence::Bold);
    }
    let relative = (at + 1..phrase.words.len().min(at + 7)).any(|at| {
        matches!(
            phrase.lower(at),
            "that" | "which" | "who" | "of" | "in" | "for" | "by" | "used" | "where" | "we" | "with" | "when"
        )
    });
    let superlative = matches!(
        phrase.lower(at + 1),
        "most" | "same" | "first" | "only" | "main" | "best" | "largest" | "reason" | "key" | "more"
    );
    let clarity = match one {
        "a" | "an" | "the"
            if matches!(
                phrase.lower(at + 1),
                "opposite" | "result" | "same" | "case" | "reason" | "problem" | "part"
            ) =>
        {
            1.5
        }
        "a" | "an" | "when" | "any" | "those" if !superlative => 4.0,
        "the" if !superlative => 3.6,
        "one" => 2.4,
        "a" | "an" | "the" => 2.0,
        "how" | "what" | "where" => 3.0,
        _ if phrase.says(at + 1, "opposite") || one == "responsible" || one == "part" => 1.4,
        _ if one.ends_with("ing") => 2.6,
        _ if one.ends_with("ed") || one.ends_with("en") || one == "due" || one.ends_with("ly") => 1.6,
        // "is knowledge about …", "is loss of …": a noun, since no adjective takes these.
        _ if matches!(phrase.lower(at + 1), "of" | "about" | "that" | "which") && !is_adjective(one) => 3.2,
        _ if is_adjective(one) => 1.3,
        _ if relative && verb == "are" => 2.9,
        _ if relative => 2.3,
        _ => 1.3,
    };
    let said = Said::new(f32::max(clarity - past, 0.6), Evidence::Is);
    if clarity >= 2.3 { said.meaning(rest) } else { said }
}

fn is_adjective(lower: &str) -> bool {
    const ENDS: &[&str] = &["able", "ible", "ful", "ous", "ive", "ic", "al", "ent", "ant", "ar", "less"];
    ENDS.iter().any(|end| lower.ends_with(end)) || vocabulary::ADJECTIVES.contains(lower)
}
