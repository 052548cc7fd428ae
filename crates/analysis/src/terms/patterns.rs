//! How clearly a sentence says what one of its phrases means: "X is a …", "… is called X", "X, or Y, …".
//!
//! The figures are ranks, not measurements: 4 defines, 3 nearly always defines, 2 explains, below 1 only mentions.

use super::german;
use super::noun::{self, is_article};
use super::phrase::Phrase;
use crate::result::Evidence;
use crate::words::Language;
use std::ops::Range;

/// What a sentence says of a phrase in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub clarity: f32,
    pub evidence: Evidence,
    /// Bytes of the page that can stand for the term.
    pub meaning: Option<Range<usize>>,
    /// Words that are another name of it.
    pub alias: Option<Range<usize>>,
}

impl Said {
    pub fn new(clarity: f32, evidence: Evidence) -> Self {
        Self { clarity, evidence, meaning: None, alias: None }
    }

    fn meaning(mut self, meaning: Range<usize>) -> Self {
        self.meaning = Some(meaning);
        self
    }
}

const BE: &[&str] = &["is", "are", "was", "were"];
const MEANS: &[&str] =
    &["refers", "refer", "means", "mean", "denotes", "denote", "describes", "describe", "represents", "signifies"];
const EXPLAINS: &[&str] = &[
    "occurs",
    "occur",
    "happens",
    "happen",
    "involves",
    "involve",
    "consists",
    "consist",
    "comprises",
    "includes",
    "include",
    "results",
    "allows",
    "allow",
    "enables",
    "causes",
    "helps",
    "requires",
    "measures",
    "begins",
    "uses",
    "stores",
    "develops",
    "contains",
];
/// Words that begin a clause to which another follows behind a comma.
const OPENS: &[&str] = &[
    "if",
    "when",
    "because",
    "although",
    "though",
    "while",
    "after",
    "before",
    "to",
    "in",
    "for",
    "with",
    "as",
    "since",
    "during",
    "thus",
    "however",
    "hence",
    "therefore",
    "once",
    "unless",
    "until",
    "by",
    "on",
    "at",
    "from",
    "under",
    "through",
    "without",
    "finally",
    "moreover",
    "similarly",
    "instead",
    "consequently",
    "meanwhile",
    "also",
    "then",
    "often",
    "due",
    "among",
    "given",
    "additionally",
    "usually",
    "generally",
    "according",
    "unlike",
    "like",
    "despite",
    "whenever",
    "where",
    "furthermore",
];
const CLAIMS: &[&str] = &["states", "suggests", "holds", "proposes", "posits", "says", "predicts", "argues"];
const CALLED: &[&str] = &["called", "termed", "named", "labeled", "labelled", "dubbed", "considered", "coined", "call"];

/// What the sentence says of its words `of`.
pub(crate) fn said(phrase: &Phrase<'_>, of: &Range<usize>) -> Said {
    if phrase.language == Language::German {
        return german::said(phrase, of);
    }
    let before = before(phrase, of);
    let (alias, next) = behind_aliases(phrase, of.end);
    let after = after(phrase, of, next);
    let mut best = if before.clarity >= after.clarity { before } else { after };
    best.alias = best.alias.or(alias);
    best
}

/// Skips "(ICF)" and ", or Y," behind word `end`: the other name, and the word that follows.
fn behind_aliases(phrase: &Phrase<'_>, end: usize) -> (Option<Range<usize>>, usize) {
    let mut next = end;
    let mut alias = None;
    if let Some((inside, behind)) = phrase.behind_bracket(end - 1) {
        let skip = ["or", "also", "called", "known", "as", "the"];
        let start = inside.clone().find(|at| !skip.contains(&phrase.lower(*at))).unwrap_or(inside.end);
        let is_name = (1..=4).contains(&(inside.end - start))
            && !phrase.words[start..inside.end].iter().any(|word| word.small || word.lower.starts_with("fig"))
            && !phrase.text(&phrase.bytes(start, inside.end)).starts_with(|c: char| c.is_ascii_digit());
        alias = is_name.then_some(start..inside.end);
        next = behind;
    }
    if phrase.gap(next).trim() == "," && matches!(phrase.lower(next), "or" | "also") {
        let skip = ["or", "also", "called", "known", "as", "termed", "the", "a", "an", "referred", "to", "simply"];
        let start = (next..phrase.words.len()).find(|at| !skip.contains(&phrase.lower(*at))).unwrap_or(next);
        let close =
            (start + 1..=phrase.words.len().min(start + 4)).find(|at| phrase.gap(*at).trim_start().starts_with(','));
        if let Some(close) = close
            && !phrase.words[start..close].iter().any(|word| word.small)
        {
            return (alias.or(Some(start..close)), close);
        }
    }
    (alias, next)
}

/// Patterns whose sign stands behind the term; `next` is the word behind it and its other names.
fn after(phrase: &Phrase<'_>, of: &Range<usize>, next: usize) -> Said {
    let mention = Said::new(0.4, Evidence::Bold);
    let start = subject_start(phrase, of.start);
    // "The intracellular fluid (ICF) compartment is …".
    let behind = phrase.gap(next).trim_start().starts_with(')') && BE.contains(&phrase.lower(next + 1));
    let next = next + usize::from(behind);
    let gap = phrase.gap(next).trim().trim_start_matches(')').trim_start();
    let verb = phrase.lower(next);
    let to_end = |from: usize| phrase.bytes(from, phrase.clause_end(from));
    let left = phrase.clause_end(next).saturating_sub(next);
    if (gap.is_empty() || gap == "," || gap == ")" || gap == "),") && start {
        if BE.contains(&verb) && left >= 4 {
            return copula(phrase, next, verb);
        }
        if MEANS.contains(&verb) && left >= 4 {
            let to = next + 1 + usize::from(phrase.lower(next + 1) == "to");
            return Said::new(4.0, Evidence::Is).meaning(to_end(to));
        }
        if CLAIMS.contains(&verb) && phrase.lower(next + 1) == "that" {
            let idea = noun::is_idea(phrase.lower(of.end - 1));
            return Said::new(if idea { 3.2 } else { 1.5 }, Evidence::Is).meaning(to_end(next + 2));
        }
        if EXPLAINS.contains(&verb) && left >= 5 {
            let when =
                matches!(phrase.lower(next + 1), "when" | "if" | "whenever") || matches!(verb, "consists" | "consist");
            return Said::new(if when { 2.9 } else { 2.1 }, Evidence::Is);
        }
    }
    let first = &phrase.gap(of.end).trim_start();
    let is_new =
        |at: usize| is_article(phrase.lower(at)) || matches!(phrase.lower(at), "or" | "i.e" | "meaning" | "that");
    if first.starts_with('(') && is_new(of.end) {
        let from = of.end + usize::from(!is_article(phrase.lower(of.end)));
        let close = (from..phrase.words.len()).find(|at| phrase.gap(at + 1).contains(')')).unwrap_or(from);
        if close >= from + 2 {
            return Said::new(3.1, Evidence::Or).meaning(phrase.bytes(from, close + 1));
        }
    }
    if gap == "," && verb == "or" && !in_list(phrase, of) && says_again(phrase, next + 1) {
        let close = (next + 2..phrase.words.len()).find(|at| phrase.gap(*at).trim_start().starts_with(','));
        let end = close.unwrap_or(phrase.words.len());
        if end >= next + 4 {
            return Said::new(if start { 3.7 } else { 3.2 }, Evidence::Or).meaning(phrase.bytes(next + 1, end));
        }
    }
    if gap == "," && matches!(verb, "which" | "meaning") && left >= 4 {
        let is = matches!(phrase.lower(next + 1), "is" | "are") && is_new_thing(phrase.lower(next + 2));
        let says = verb == "meaning" || MEANS.contains(&phrase.lower(next + 1)) || phrase.lower(next + 2) == "that";
        let clarity = if is || says { 3.1 } else { 1.8 };
        return Said::new(clarity, Evidence::Or).meaning(to_end(next + 1 + usize::from(is || says)));
    }
    if gap == "," && matches!(verb, "a" | "an" | "the") && left >= 4 {
        return apposition(phrase, of, next, start);
    }
    if matches!(gap, "—" | "–" | "-") && phrase.words.len() - next >= 3 && phrase.gap(next) != "-" {
        let clarity = if is_article(phrase.lower(next)) && !in_list(phrase, of) { 2.6 } else { 1.6 };
        return Said::new(clarity, Evidence::Or).meaning(to_end(next));
    }
    if gap.ends_with(':') && phrase.words.len() - next >= 3 {
        let rest = phrase.bytes(next, phrase.words.len());
        let clarity = match phrase.is_item && of.start == 0 {
            true => 3.7,
            false if is_enumeration(phrase, of, next) => 0.5,
            false => 3.2,
        };
        return Said::new(clarity, Evidence::Colon).meaning(rest);
    }
    if start && matches!(phrase.lower(of.start.wrapping_sub(1)), "in" | "with") && gap == "," && left >= 4 {
        return Said::new(2.4, Evidence::Or).meaning(to_end(next));
    }
    // What a sentence begins with is what it speaks of.
    if gap.is_empty() && of.start <= 1 && start { Said::new(1.2, Evidence::Bold) } else { mention }
}

/// Whether "is" before this word says what something is, not how.
fn is_new_thing(lower: &str) -> bool {
    matches!(lower, "a" | "an" | "the" | "when" | "any" | "how" | "what" | "where" | "those")
}

/// "X, a …": what it is, when that is told at some length; else a list.
fn apposition(phrase: &Phrase<'_>, of: &Range<usize>, next: usize, start: bool) -> Said {
    let close = (next + 1..phrase.words.len()).find(|at| phrase.gap(*at).contains([',', ';', '—', ':', '(']));
    let end = close.unwrap_or(phrase.words.len());
    let words = end - next;
    let the = phrase.lower(next) == "the";
    let tells = (next..end).any(|at| {
        matches!(phrase.lower(at), "of" | "that" | "which" | "in" | "for" | "with" | "by" | "used" | "where")
    });
    // "the amygdala, the hippocampus, and …" is a list.
    let listed =
        the && (end..phrase.words.len().min(end + 2)).any(|at| matches!(phrase.lower(at), "and" | "or" | "the"));
    // "If chloride is lost, the body …" begins a clause.
    let first_comma = !(1..=of.start).any(|at| phrase.gap(at).contains(','));
    let opens =
        first_comma && OPENS.contains(&phrase.lower(0)) || of.len() == 1 && OPENS.contains(&phrase.lower(of.start));
    // "… of the lungs, a common symptom": what was said before is meant, not the lungs.
    let whole = [
        "symptom",
        "situation",
        "condition",
        "result",
        "process",
        "fact",
        "sign",
        "problem",
        "phenomenon",
        "practice",
        "change",
        "consequence",
        "effect",
        "task",
        "feature",
    ];
    let of_all = (next + 1..next + 4).any(|at| whole.contains(&phrase.lower(at))) && !start;
    let clarity = if listed || opens || of_all || in_list(phrase, of) {
        0.5
    } else if the && close.is_none() {
        1.8
    } else if (tells && words >= 4) || (start && words >= 3 && !the) {
        3.0
    } else {
        1.4
    };
    Said::new(clarity, Evidence::Or).meaning(phrase.bytes(next, end))
}

/// Whether commas part the phrase from others like it: "drugs such as morphine, barbiturates, or ethanol".
fn in_list(phrase: &Phrase<'_>, of: &Range<usize>) -> bool {
    let start = of.start - usize::from(of.start > 0 && is_article(phrase.lower(of.start - 1)));
    let commas = start > 4 && (phrase.gap(start).contains(',') || phrase.lower(start - 1) == "and");
    let named = (start.saturating_sub(4)..start).any(|at| {
        phrase.says(at, "such as") || matches!(phrase.lower(at), "including" | "include" | "includes" | "like")
    });
    commas || named
}

/// Whether behind "X, or" a phrase follows that says what X is, not another choice.
fn says_again(phrase: &Phrase<'_>, at: usize) -> bool {
    let word = phrase.lower(at);
    !word.ends_with("ing")
        && !matches!(
            word,
            "you"
                | "we"
                | "he"
                | "she"
                | "they"
                | "it"
                | "people"
                | "to"
                | "in"
                | "even"
                | "if"
                | "when"
                | "by"
                | "at"
                | "for"
                | "from"
                | "with"
                | "not"
                | "both"
        )
}

/// "three kinds of memory: a, b and c".
fn is_enumeration(phrase: &Phrase<'_>, of: &Range<usize>, next: usize) -> bool {
    let last = phrase.lower(of.end - 1);
    let plural = last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("is") && !last.ends_with("us");
    let short = |at: usize| phrase.gap(at).contains(',');
    let commas = (next + 1..phrase.words.len().min(next + 6)).any(short);
    let last_of_list = matches!(phrase.lower(of.start.wrapping_sub(1)), "and" | "or") && of.start > 2;
    let counted = last_of_list
        || (of.start.saturating_sub(4)..of.start).any(|at| {
            matches!(
                phrase.lower(at),
                "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "several"
                    | "following"
                    | "types"
                    | "kinds"
                    | "forms"
            )
        });
    counted || (plural && commas) || (next > of.end + 6)
}

/// "X is …": a definition, a description or something that happens to it.
fn copula(phrase: &Phrase<'_>, verb_at: usize, verb: &str) -> Said {
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
    const OTHERS: &[&str] = &[
        "full",
        "aware",
        "capable",
        "sure",
        "true",
        "part",
        "clear",
        "certain",
        "worth",
        "short",
        "made",
        "found",
        "seen",
        "likely",
        "low",
        "high",
        "good",
        "easy",
        "hard",
        "best",
        "evident",
        "wrong",
        "right",
        "necessary",
        "afraid",
        "ready",
        "free",
        "proud",
    ];
    const ENDS: &[&str] = &["able", "ible", "ful", "ous", "ive", "ic", "al", "ent", "ant", "ar", "less"];
    ENDS.iter().any(|end| lower.ends_with(end)) || OTHERS.contains(&lower)
}

/// Patterns whose sign stands before the term.
fn before(phrase: &Phrase<'_>, of: &Range<usize>) -> Said {
    let mention = Said::new(0.4, Evidence::Bold);
    let Some(mut at) = of.start.checked_sub(1) else { return mention };
    while at > 0 && (is_article(phrase.lower(at)) || phrase.lower(at) == "either") {
        at -= 1;
    }
    if phrase.gap(of.start).contains([',', ';', ')', '.']) {
        return mention;
    }
    // "Psychologists call this blocking".
    if matches!(phrase.lower(at), "this" | "it" | "that" | "them")
        && at > 0
        && matches!(phrase.lower(at - 1), "call" | "calls" | "called")
    {
        return Said::new(3.2, Evidence::Called);
    }
    // "The fluid in each cell is intracellular fluid."
    let closes = phrase.gap(of.end).contains(['.', ',', '(']) || of.end >= phrase.words.len();
    if BE.contains(&phrase.lower(at))
        && closes
        && at >= 4
        && phrase.lower(0) == "the"
        && (of.len() > 1 || is_article(phrase.lower(of.start - 1)))
        && !(1..at).any(|one| phrase.gap(one).contains(','))
    {
        return Said::new(2.7, Evidence::Called).meaning(phrase.bytes(0, at));
    }
    let as_name = phrase.lower(at) == "as" && at > 0;
    let known = as_name && (phrase.lower(at - 1) == "known" || (at > 1 && phrase.says(at - 2, "referred to as")));
    // "I called the court", "a character named Scout".
    let by_someone = matches!(phrase.lower(at.wrapping_sub(1)), "i" | "he" | "she" | "they" | "who" | "you" | "people")
        || phrase.lower(at.wrapping_sub(1)) == "immediately";
    let of_someone = phrase.lower(at) == "named" && phrase.words[of.start].capital;
    let called = CALLED.contains(&phrase.lower(at)) && !as_name && !by_someone && !of_someone;
    if known || called {
        let verb = if known { at - 1 - usize::from(phrase.lower(at - 1) == "to") } else { at };
        return called_so(phrase, of, verb);
    }
    if phrase.lower(at).starts_with("defin") && phrase.lower(of.end) == "as" {
        return Said::new(4.0, Evidence::Is).meaning(phrase.bytes(of.end + 1, phrase.clause_end(of.end)));
    }
    mention
}

/// "S is called X": S stands for X when it is a whole phrase of its own.
fn called_so(phrase: &Phrase<'_>, of: &Range<usize>, verb: usize) -> Said {
    let adverbs = ["also", "commonly", "often", "sometimes", "collectively", "usually", "generally"];
    let mut be = verb;
    while be > 0 && adverbs.contains(&phrase.lower(be - 1)) {
        be -= 1;
    }
    let also = be < verb && phrase.lower(verb - 1) == "also";
    let is_said = be > 0 && matches!(phrase.lower(be - 1), "is" | "are" | "was");
    // What follows the name goes on with something else, or the name closes the sentence.
    let closes = phrase.gap(of.end).contains(['.', ',', ';', ')', '(']) || of.end >= phrase.words.len();
    if is_said && phrase.lower(be.wrapping_sub(2)) != "what" {
        // The clause that says so: behind ", and" and the like.
        let begin = (1..be - 1).rev().find(|at| phrase.gap(*at).contains([',', ';', ':'])).unwrap_or(0);
        let begin =
            begin + usize::from(begin > 0 && matches!(phrase.lower(begin), "and" | "but" | "while" | "whereas" | "or"));
        let deictic = matches!(
            phrase.lower(begin),
            "this" | "these" | "it" | "they" | "that" | "such" | "which" | "their" | "its" | "his" | "her"
        );
        let clarity = if also { 2.4 } else { 3.8 };
        if deictic {
            return Said::new(clarity - 0.2, Evidence::Called);
        }
        if closes && be >= begin + 3 {
            return Said::new(clarity, Evidence::Called).meaning(phrase.bytes(begin, be - 1));
        }
    }
    Said::new(if also { 2.0 } else { 2.9 }, Evidence::Called)
}

/// Whether the term is what its clause speaks of: at its beginning, or behind an article, "the term" or "in".
fn subject_start(phrase: &Phrase<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..3 {
        if phrase.begins_clause(at) {
            return true;
        }
        let before = phrase.lower(at - 1);
        let skips = is_article(before)
            || matches!(
                before,
                "term" | "word" | "concept" | "in" | "while" | "whereas" | "and" | "but" | "because" | "phrase"
            );
        if !skips || at == 0 {
            return false;
        }
        at -= 1;
    }
    phrase.begins_clause(at)
}
