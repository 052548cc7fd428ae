//! A student who is not there: what a month will ask of a person, and what a year of reviews would come to.
//!
//! The real rules, the real plan of a day; only the answers are made up, by chance, from a memory that the rules do not
//! see.

use crate::chance::Chance;
use crate::day::{Candidate, Limits, plan_day};
use crate::{Calendar, CardMemory, Fitting, Fsrs, Grade, Load, Logged, Pace, Rules, Scheduler, State, fit};
use chrono::{DateTime, Days, Duration, NaiveDate, TimeDelta, Utc};
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

/// Somebody who answers.
#[derive(Clone, Debug)]
pub struct Student {
    /// How memory really fades, as parameters of FSRS-6.
    pub memory: Vec<f32>,
    pub pace: Pace,
    pub seed: u64,
}

/// Days without study, counted from 0.
#[derive(Clone, Copy, Debug)]
pub struct Pause {
    pub from: u32,
    pub days: u32,
}

/// A year, or as many days as it has.
#[derive(Clone, Debug)]
pub struct YearPlan {
    pub begins: DateTime<Utc>,
    pub days: u32,
    /// Cards that there are to learn.
    pub cards: u32,
    pub minutes: u32,
    pub new_per_day: u32,
    pub pause: Option<Pause>,
    /// Days on which parameters are fitted from the log so far.
    pub fitted_on: Vec<u32>,
}

/// What one day came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayFigures {
    pub day: NaiveDate,
    pub minutes: f32,
    /// Answers to cards that were days away, and those that were right.
    pub reviews: u32,
    pub recalled: u32,
    pub new: u32,
    /// Due, but more than the day held.
    pub carried: u32,
    /// Cards that would be remembered at the end of the day, of all that were ever seen.
    pub remembered: f32,
}

/// What one day will ask.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    pub day: NaiveDate,
    pub minutes: f32,
    pub cards: u32,
    pub carried: u32,
}

/// How people grade a card that they see for the first time, worst first.
const FIRST: [f64; 3] = [0.24, 0.33, 0.83];
/// How people grade what they remember: hard, good.
const REMEMBERED: [f64; 2] = [0.1, 0.9];

struct Simulated {
    card: u128,
    note: u128,
    memory: CardMemory,
    /// The same card in the student's head.
    truth: CardMemory,
}

struct World<'a> {
    rules: Rules,
    truth: Scheduler,
    pace: &'a Pace,
    chance: Chance,
    cards: Vec<Simulated>,
    /// Cards that nobody has seen, in their order.
    unseen: VecDeque<usize>,
    load: Load,
    log: Option<Vec<Logged>>,
    seed: u64,
}

/// The next `days` days from `now` on, for cards with their notes, by the real rules and limits.
pub fn forecast(
    cards: &[(u128, u128, CardMemory)],
    rules: &Rules,
    limits: &Limits,
    pace: &Pace,
    now: DateTime<Utc>,
    days: u32,
) -> Vec<Forecast> {
    let today = rules.calendar.day_of(now);
    let mut world = World::new(rules.clone(), rules.scheduler.clone(), pace, 1);
    for (card, note, memory) in cards {
        world.add(*card, *note, *memory, now);
    }
    (0..days)
        .filter_map(|nth| {
            let day = today.checked_add_days(Days::new(u64::from(nth)))?;
            let (from, limits) = match nth {
                0 => (now, *limits),
                _ => (rules.calendar.begins(day), Limits { seconds_done: 0.0, new_done: 0, ..*limits }),
            };
            let figures = world.study(day, from, &limits);
            let cards = figures.reviews + figures.new;
            Some(Forecast { day, minutes: figures.minutes, cards, carried: figures.carried })
        })
        .collect()
}

/// What a year of reviews comes to, day by day.
pub fn simulate(plan: &YearPlan, rules: &Rules, student: &Student) -> Vec<DayFigures> {
    let truth = Scheduler::Fsrs(Fsrs::new(&student.memory));
    let mut world = World::new(rules.clone(), truth, &student.pace, student.seed);
    for card in 0..u128::from(plan.cards) {
        world.add(card, card, CardMemory::new(plan.begins), plan.begins);
    }
    world.log = (!plan.fitted_on.is_empty()).then(Vec::new);
    let limits = Limits {
        minutes: plan.minutes,
        new_cards: plan.new_per_day,
        steps: rules.learning.minutes().len(),
        seconds_done: 0.0,
        new_done: 0,
    };
    let first = rules.calendar.day_of(plan.begins);
    (0..plan.days)
        .filter_map(|nth| {
            let day = first.checked_add_days(Days::new(u64::from(nth)))?;
            if plan.fitted_on.contains(&nth) {
                world.fit_parameters();
            }
            if plan.pause.is_some_and(|pause| (pause.from..pause.from + pause.days).contains(&nth)) {
                return Some(world.rest(day));
            }
            Some(world.study(day, rules.calendar.begins(day) + TimeDelta::hours(12), &limits))
        })
        .collect()
}

impl<'a> World<'a> {
    fn new(rules: Rules, truth: Scheduler, pace: &'a Pace, seed: u64) -> Self {
        let (load, log) = (Load::default(), None);
        let chance = Chance::new(seed);
        Self { rules, truth, pace, chance, cards: Vec::new(), unseen: VecDeque::new(), load, log, seed }
    }

    fn calendar(&self) -> Calendar {
        self.rules.calendar
    }

    fn add(&mut self, card: u128, note: u128, memory: CardMemory, now: DateTime<Utc>) {
        match memory.state {
            State::New => self.unseen.push_back(self.cards.len()),
            _ if memory.due > now => self.load.add(self.calendar().day_of(memory.due)),
            _ => {}
        }
        self.cards.push(Simulated { card, note, memory, truth: memory });
    }

    fn rest(&self, day: NaiveDate) -> DayFigures {
        let ends = self.calendar().ends(day);
        let due = self.cards.iter().filter(|card| card.memory.state != State::New && card.memory.due < ends).count();
        let blank = DayFigures { day, minutes: 0.0, reviews: 0, recalled: 0, new: 0, carried: 0, remembered: 0.0 };
        DayFigures { carried: due as u32, remembered: self.remembered(day), ..blank }
    }

    fn study(&mut self, day: NaiveDate, from: DateTime<Utc>, limits: &Limits) -> DayFigures {
        let ends = self.calendar().ends(day);
        let mut now = from;
        let mut at: HashMap<u128, usize> = HashMap::new();
        let mut candidates = Vec::new();
        let new = self.unseen.iter().take(limits.new_cards as usize + 1).copied();
        let due = (0..self.cards.len())
            .filter(|nth| self.cards[*nth].memory.state != State::New && self.cards[*nth].memory.due < ends);
        for nth in due.chain(new) {
            let card = &self.cards[nth];
            let (recall, at_risk) = (self.rules.recall(&card.memory, now), self.rules.at_risk(&card.memory, now));
            at.insert(card.card, nth);
            candidates.push(Candidate { card: card.card, note: card.note, state: card.memory.state, recall, at_risk });
        }
        let plan = plan_day(&candidates, limits, self.pace, &HashSet::new(), self.seed ^ day_number(day));
        let mut figures = DayFigures {
            day,
            minutes: 0.0,
            reviews: 0,
            recalled: 0,
            new: plan.new,
            carried: plan.carried,
            remembered: 0.0,
        };
        let mut queue: VecDeque<usize> = plan.order.iter().filter_map(|card| at.get(card).copied()).collect();
        let mut soon: BTreeSet<(DateTime<Utc>, usize)> = BTreeSet::new();
        let mut seconds = 0.0;
        loop {
            let waiting = soon.first().copied().filter(|(due, _)| *due <= now || queue.is_empty());
            let nth = match waiting {
                Some((due, nth)) => {
                    soon.pop_first();
                    now = now.max(due);
                    nth
                }
                None => match queue.pop_front() {
                    Some(nth) => nth,
                    None => break,
                },
            };
            if now >= ends {
                break;
            }
            let before = self.cards[nth].memory;
            let took = self.pace.of(before.state);
            seconds += took;
            now += Duration::milliseconds((took * 1000.0) as i64);
            let grade = self.answer(nth, now);
            if before.state == State::Review {
                figures.reviews += 1;
                figures.recalled += u32::from(grade != Grade::Again);
            }
            let after = self.cards[nth].memory;
            if after.in_steps() && after.due < ends {
                soon.insert((after.due, nth));
            }
        }
        figures.minutes = seconds / 60.0;
        figures.remembered = self.remembered(day);
        figures
    }

    /// Answers one card by chance, and moves it on in both heads.
    fn answer(&mut self, nth: usize, now: DateTime<Utc>) -> Grade {
        let calendar = self.calendar();
        let Simulated { card, memory, truth, .. } = self.cards[nth];
        let elapsed = truth.last_review.map_or(0, |last| calendar.days_between(last, now));
        let luck = self.chance.share();
        let grade = match memory.state {
            State::New => Grade::ALL[FIRST.iter().filter(|edge| luck >= **edge).count()],
            _ if luck >= f64::from(self.truth.recall(&truth, elapsed as f32)) => Grade::Again,
            _ => {
                let luck = self.chance.share();
                Grade::ALL[1 + REMEMBERED.iter().filter(|edge| luck >= **edge).count()]
            }
        };
        if let Some(log) = &mut self.log {
            log.push(Logged { card, grade, at: now, state: memory.state });
        }
        let seed = self.chance.bits();
        let after = self.rules.answer(&memory, grade, now, &self.load, seed).after;
        let next = self.truth.next(&truth, 0.9, elapsed)[grade as usize];
        if memory.state == State::Review {
            self.load.remove(calendar.day_of(memory.due));
        }
        if after.state == State::Review {
            self.load.add(calendar.day_of(after.due));
        }
        if memory.state == State::New {
            self.unseen.retain(|unseen| *unseen != nth);
        }
        let simulated = &mut self.cards[nth];
        simulated.memory = after;
        simulated.truth = CardMemory { stability: next.stability, difficulty: next.difficulty, ..after };
        grade
    }

    fn remembered(&self, day: NaiveDate) -> f32 {
        let ends = self.calendar().ends(day);
        let seen = self.cards.iter().filter(|card| card.memory.state != State::New);
        seen.map(|card| {
            let days = card.truth.last_review.map_or(0, |last| self.calendar().days_between(last, ends));
            self.truth.recall(&card.truth, days as f32)
        })
        .sum()
    }

    fn fit_parameters(&mut self) {
        let log = self.log.as_deref().unwrap_or_default();
        if let Some(fitted) = fit(log, &self.rules.calendar, &Fitting::default()) {
            self.rules.scheduler = Scheduler::Fsrs(Fsrs::new(&fitted.parameters));
        }
    }
}

fn day_number(day: NaiveDate) -> u64 {
    u64::try_from((day - NaiveDate::default()).num_days()).unwrap_or(0)
}
