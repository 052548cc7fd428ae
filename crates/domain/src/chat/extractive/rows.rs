//! Which rows of a table are quoted: those that hold what was asked, a few, in their order.

use super::{
    question::{Kind, Question},
    ranking::Candidate,
    words,
};
use crate::chat::Source;

/// Rows of one answer.
pub const ROWS: usize = 6;
/// Words of them.
pub const WORDS: usize = 120;

/// The rows that answer, where the best candidate is one of them or announces their table; else none. `ranked` is in
/// reading order and scored.
pub fn of(question: &Question, sources: &[Source], ranked: &[Candidate], best: usize) -> Vec<usize> {
    let Some(one) = table(sources, ranked, best) else { return Vec::new() };
    let all: Vec<usize> = (0..ranked.len()).filter(|at| ranked[*at].is_beside(&ranked[one])).collect();
    let mut order = all.clone();
    order.sort_by(|a, b| ranked[*b].score.total_cmp(&ranked[*a].score));
    let held: Vec<usize> = all.iter().map(|at| held(question, sources, &ranked[*at])).collect();
    let held = |at: usize| all.iter().position(|other| *other == at).map_or(0, |place| held[place]);
    let top = order.first().map_or(0, |at| held(*at));
    let whole = matches!(question.kind, Kind::List | Kind::Overview);
    let mut room = WORDS;
    let fits = |at: &usize| {
        let length = words::count(text(sources, &ranked[*at]));
        // A row with fewer of the words that were asked for is of something else.
        let fits = length <= room && (whole || held(*at) >= top);
        room -= if fits { length } else { 0 };
        fits
    };
    let mut rows: Vec<usize> = order.into_iter().filter(fits).take(ROWS).collect();
    rows.sort_unstable();
    rows
}

/// A row of the table that the best candidate is of, or that it announces by its colon.
fn table(sources: &[Source], ranked: &[Candidate], best: usize) -> Option<usize> {
    if ranked[best].row.is_some() {
        return Some(best);
    }
    let announces = text(sources, &ranked[best]).ends_with(':');
    let next = ranked.get(best + 1).filter(|next| next.source == ranked[best].source && next.row.is_some());
    next.filter(|_| announces).map(|_| best + 1)
}

/// How many of the words that were asked for stand in the row itself.
fn held(question: &Question, sources: &[Source], one: &Candidate) -> usize {
    let own = words::content(question.language, text(sources, one));
    question.words.iter().filter(|word| own.contains(word)).count()
}

fn text<'a>(sources: &'a [Source], one: &Candidate) -> &'a str {
    &sources[one.source].text[one.sentence.range.clone()]
}
