//! Two ways to say how long a card is remembered: FSRS-6 and SM-2.
//!
//! A card can change from one to the other: what is missing then is made from what the other knew.

use crate::{CardMemory, Grade, State, sm2};
use fsrs::{FSRS, MemoryState};

/// The parameters of FSRS-6.
pub const PARAMETERS: usize = 21;

/// Recall that an interval of SM-2 is taken to stand for.
const SM2_RETENTION: f32 = 0.9;

/// How intervals are found.
#[derive(Clone, Debug)]
pub enum Scheduler {
    Fsrs(Fsrs),
    Sm2,
}

/// FSRS-6 with its parameters.
#[derive(Clone, Debug)]
pub struct Fsrs {
    model: FSRS,
    decay: f32,
}

/// What a card would be behind one grade, before steps and days are found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Next {
    pub stability: Option<f32>,
    pub difficulty: Option<f32>,
    pub ease: f32,
    /// Not rounded.
    pub days: f64,
}

impl Default for Fsrs {
    fn default() -> Self {
        Self { model: FSRS::default(), decay: fsrs::FSRS6_DEFAULT_DECAY }
    }
}

impl Fsrs {
    /// FSRS with these parameters; with those of everybody where they are none.
    pub fn new(parameters: &[f32]) -> Self {
        match (parameters.get(PARAMETERS - 1), FSRS::new(parameters)) {
            (Some(decay), Ok(model)) if parameters.len() == PARAMETERS => Self { model, decay: decay.clamp(0.1, 0.8) },
            _ => Self::default(),
        }
    }

    pub(crate) fn recall(&self, stability: f32, days: f32) -> f32 {
        let state = MemoryState { stability: stability.max(0.001), difficulty: 5.0 };
        fsrs::current_retrievability(state, days.max(0.0), self.decay)
    }

    /// Stability and difficulty of a card; for one that SM-2 has scheduled, what its ease and interval stand for.
    fn known(&self, card: &CardMemory) -> Option<MemoryState> {
        match (card.stability, card.difficulty) {
            (Some(stability), Some(difficulty)) if stability.is_finite() && difficulty.is_finite() => {
                Some(MemoryState { stability, difficulty })
            }
            _ if card.state == State::New || card.interval == 0 => None,
            _ => self.model.memory_state_from_sm2(card.ease, card.interval as f32, SM2_RETENTION).ok(),
        }
    }

    fn next(&self, card: &CardMemory, retention: f32, elapsed: u32) -> [Next; 4] {
        let states = self
            .model
            .next_states(self.known(card), retention, elapsed)
            .or_else(|_| self.model.next_states(None, retention, 0));
        let Ok(states) = states else { return Scheduler::Sm2.next(card, retention, elapsed) };
        [states.again, states.hard, states.good, states.easy].map(|state| Next {
            stability: Some(state.memory.stability),
            difficulty: Some(state.memory.difficulty),
            ease: card.ease,
            days: f64::from(state.interval),
        })
    }
}

impl Scheduler {
    /// FSRS-6 with the parameters of everybody.
    pub fn fsrs() -> Self {
        Self::Fsrs(Fsrs::default())
    }

    /// Behind each grade, worst first.
    pub(crate) fn next(&self, card: &CardMemory, retention: f32, elapsed: u32) -> [Next; 4] {
        match self {
            Self::Fsrs(fsrs) => fsrs.next(card, retention, elapsed),
            Self::Sm2 => Grade::ALL.map(|grade| {
                let (ease, days) = sm2::next(card, grade, elapsed);
                Next { stability: None, difficulty: None, ease, days }
            }),
        }
    }

    /// The chance that a card is remembered `days` after its last review; SM-2 takes its interval for its stability.
    pub(crate) fn recall(&self, card: &CardMemory, days: f32) -> f32 {
        if card.state == State::New {
            return 0.0;
        }
        let stability = card.stability.unwrap_or(card.interval.max(1) as f32);
        match self {
            Self::Fsrs(fsrs) => fsrs.recall(stability, days),
            Self::Sm2 => Fsrs::default().recall(stability, days),
        }
    }
}
