//! An answer as it arrives, and whether the view follows it.
//!
//! Events are numbered; what comes twice after a reconnection is taken once. Blocks before the last one never change,
//! so only the block that changed is drawn again.

use contract::{AnswerEvent, AnswerSentence, AnswerState, AnswerView, Citation, Support};

/// What one event changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Known already.
    Nothing,
    State,
    /// The text begins anew: what was told of it before is gone.
    Anew,
    Citations,
    /// The block at this position.
    Block(usize),
    End,
}

/// An answer while it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The last event taken in.
    pub sequence: u64,
    pub state: AnswerState,
    pub citations: Vec<Citation>,
    /// HTML of each block.
    pub blocks: Vec<String>,
    /// The whole answer, once it has ended.
    pub end: Option<AnswerView>,
}

impl Draft {
    /// Nothing has come yet beyond what the page was loaded with.
    pub fn of(answer: &AnswerView) -> Self {
        Self {
            sequence: 0,
            state: answer.state,
            citations: answer.citations.clone(),
            blocks: Vec::new(),
            end: answer.state.is_final().then(|| answer.clone()),
        }
    }

    /// Takes an event in.
    pub fn take(&mut self, sequence: u64, event: AnswerEvent) -> Step {
        if sequence <= self.sequence || self.end.is_some() {
            return Step::Nothing;
        }
        self.sequence = sequence;
        match event {
            AnswerEvent::State { state } => {
                self.state = state;
                let anew = matches!(state, AnswerState::Waiting | AnswerState::Searching) && !self.blocks.is_empty();
                if anew {
                    self.blocks.clear();
                }
                if anew { Step::Anew } else { Step::State }
            }
            AnswerEvent::Citations { citations } => {
                self.citations = citations;
                Step::Citations
            }
            AnswerEvent::Block { position, html } => {
                let position = position as usize;
                if self.blocks.len() <= position {
                    self.blocks.resize(position + 1, String::new());
                }
                self.blocks[position] = html;
                Step::Block(position)
            }
            AnswerEvent::End { answer } => {
                self.state = answer.state;
                self.citations.clone_from(&answer.citations);
                self.end = Some(*answer);
                Step::End
            }
        }
    }
}

/// Sentences that are held by what they cite, of all; nothing for an answer without sentences.
pub fn supported(sentences: &[AnswerSentence]) -> Option<(usize, usize)> {
    let held = sentences.iter().filter(|sentence| sentence.support == Support::Supported).count();
    (!sentences.is_empty()).then_some((held, sentences.len()))
}

/// How near the end of the thread counts as "at the end", in pixels.
const NEAR_END: f64 = 80.0;

/// The view follows new text only when the reader is at the end of the thread.
pub fn follows(scroll_top: f64, view_height: f64, content_height: f64) -> bool {
    content_height - scroll_top - view_height <= NEAR_END
}

/// How near an end of what is loaded is near enough to load on, in pixels.
const NEAR: f64 = 900.0;
/// Exchanges that are kept in the page. What is further away is loaded again when one comes back.
pub const KEPT: usize = 24;
/// Exchanges that are loaded at once.
pub const PART: u32 = 12;

/// What is to be loaded of a long conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    Earlier,
    Later,
}

/// What a reader is about to come to: earlier exchanges first. `shown` are the positions that are loaded, of `total`.
pub fn load(shown: std::ops::Range<u32>, total: u32, to_top: f64, to_end: f64) -> Option<Load> {
    if shown.start > 0 && to_top < NEAR {
        return Some(Load::Earlier);
    }
    (shown.end < total && to_end < NEAR).then_some(Load::Later)
}

/// Which exchanges to ask for, as their first position and how many.
pub fn asked(load: Load, shown: std::ops::Range<u32>) -> (u32, u32) {
    match load {
        Load::Earlier => {
            let from = shown.start.saturating_sub(PART);
            (from, shown.start - from)
        }
        Load::Later => (shown.end, PART),
    }
}

/// Puts a part before or behind what is loaded and lets go of what is too far away at the other end.
pub fn joined<T>(held: Vec<T>, part: Vec<T>, load: Load) -> Vec<T> {
    let (mut all, behind) = match load {
        Load::Earlier => (part, held),
        Load::Later => (held, part),
    };
    all.extend(behind);
    let over = all.len().saturating_sub(KEPT);
    match load {
        Load::Earlier => all.truncate(KEPT),
        Load::Later => drop(all.drain(..over)),
    }
    all
}

/// What a click on a citation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Show the source beside the answer.
    Beside,
    /// Go to the reader.
    Reader,
}

/// A first click opens the source beside, a second one on the same mark the reader; where there is no room for a
/// source beside, the first one does.
pub fn opening(shown: bool, room_beside: bool) -> Opening {
    if room_beside && !shown { Opening::Beside } else { Opening::Reader }
}

/// Whose page an address is.
pub fn host(address: &str) -> String {
    let after = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or_default();
    host.rsplit('@').next().unwrap_or_default().trim_start_matches("www.").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_web_is_named_by_its_host() {
        for (address, name) in [
            ("https://www.example.org/a?b#c", "example.org"),
            ("http://bank.example@evil.example:80/", "evil.example:80"),
            ("", ""),
        ] {
            assert_eq!(host(address), name);
        }
    }

    fn answer(state: AnswerState) -> AnswerView {
        AnswerView {
            state,
            answerer: contract::EXTRACTIVE.into(),
            found: true,
            markdown: String::new(),
            html: "<p>all</p>".into(),
            citations: Vec::new(),
            sentences: Vec::new(),
            refusal: None,
            still_reading: 0,
            basis: Default::default(),
        }
    }

    fn block(position: u32, html: &str) -> AnswerEvent {
        AnswerEvent::Block { position, html: html.into() }
    }

    #[test]
    fn blocks_are_replaced_in_place() {
        let mut draft = Draft::of(&answer(AnswerState::Waiting));
        assert_eq!(draft.take(1, AnswerEvent::State { state: AnswerState::Writing }), Step::State);
        assert_eq!(draft.take(2, block(0, "<p>a")), Step::Block(0));
        assert_eq!(draft.take(3, block(0, "<p>a b")), Step::Block(0));
        assert_eq!(draft.take(4, block(1, "<p>c")), Step::Block(1));
        assert_eq!(draft.blocks, ["<p>a b", "<p>c"]);
    }

    #[test]
    fn an_answer_that_begins_anew_forgets_what_it_said() {
        let mut draft = Draft::of(&answer(AnswerState::Writing));
        let searching = || AnswerEvent::State { state: AnswerState::Searching };
        assert_eq!(draft.take(1, searching()), Step::State, "nothing was said yet");
        draft.take(2, block(0, "old"));
        draft.take(3, block(1, "older"));
        assert_eq!(draft.take(4, searching()), Step::Anew);
        draft.take(5, block(0, "new"));
        assert_eq!(draft.blocks, ["new"]);
    }

    #[test]
    fn what_comes_again_after_a_reconnection_is_taken_once() {
        let mut draft = Draft::of(&answer(AnswerState::Writing));
        draft.take(5, block(0, "new"));
        assert_eq!(draft.take(4, block(0, "old")), Step::Nothing);
        assert_eq!(draft.take(5, block(0, "old")), Step::Nothing);
        assert_eq!(draft.blocks, ["new"]);
    }

    #[test]
    fn the_end_ends_it() {
        let mut draft = Draft::of(&answer(AnswerState::Writing));
        assert_eq!(draft.take(1, AnswerEvent::End { answer: Box::new(answer(AnswerState::Done)) }), Step::End);
        assert_eq!(draft.state, AnswerState::Done);
        assert_eq!(draft.take(2, block(0, "late")), Step::Nothing);
    }

    #[test]
    fn an_answer_loaded_whole_waits_for_nothing() {
        assert!(Draft::of(&answer(AnswerState::Stopped)).end.is_some());
        assert!(Draft::of(&answer(AnswerState::Searching)).end.is_none());
    }

    #[test]
    fn support_counts_only_what_is_wholly_held() {
        let sentence = |support| AnswerSentence { text: "A.".into(), citations: vec![1], support };
        let sentences = [sentence(Support::Supported), sentence(Support::Partly), sentence(Support::Unsupported)];
        assert_eq!(supported(&sentences), Some((1, 3)));
        assert_eq!(supported(&[]), None);
    }

    #[test]
    fn the_view_follows_only_from_the_end() {
        assert!(follows(1_000.0, 600.0, 1_620.0));
        assert!(!follows(500.0, 600.0, 1_620.0));
        assert!(follows(0.0, 600.0, 300.0));
    }

    #[test]
    fn a_long_conversation_is_loaded_where_one_comes_to() {
        assert_eq!(load(488..500, 500, 100.0, 0.0), Some(Load::Earlier), "from its end upwards");
        assert_eq!(load(488..500, 500, 2_000.0, 0.0), None);
        assert_eq!(load(100..124, 500, 2_000.0, 10.0), Some(Load::Later));
        assert_eq!(load(0..5, 5, 0.0, 0.0), None, "there is no more");
        assert_eq!(asked(Load::Earlier, 488..500), (476, 12));
        assert_eq!(asked(Load::Earlier, 5..17), (0, 5));
        assert_eq!(asked(Load::Later, 100..124), (124, 12));
    }

    #[test]
    fn what_is_far_away_is_let_go_of() {
        let held: Vec<u32> = (100..124).collect();
        let up = joined(held.clone(), (88..100).collect(), Load::Earlier);
        assert_eq!((up.len(), up[0], up[23]), (KEPT, 88, 111));
        let down = joined(held, (124..136).collect(), Load::Later);
        assert_eq!((down.len(), down[0], down[23]), (KEPT, 112, 135));
        assert_eq!(joined(vec![1], vec![2], Load::Later), [1, 2]);
    }

    #[test]
    fn a_citation_opens_beside_first_and_the_reader_next() {
        assert_eq!(opening(false, true), Opening::Beside);
        assert_eq!(opening(true, true), Opening::Reader);
        assert_eq!(opening(false, false), Opening::Reader);
    }
}
