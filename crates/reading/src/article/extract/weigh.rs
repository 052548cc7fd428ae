//! How much running text is below each node, and how much that is not.
//!
//! A block is running text when it is long, or ends like a sentence, and is not mostly links. Running text counts its
//! letters; links and crumbs count against it.

use super::role::Role;
use crate::article::dom::{Dom, Id};
use crate::article::write::is_block;

/// Of one node, with all below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// Running text less what stands against it.
    pub score: f32,
    /// Letters of running text.
    pub good: f32,
    /// Letters of all text.
    pub letters: f32,
    /// Letters of links.
    pub linked: f32,
}

pub(super) struct Weights {
    all: Vec<Weight>,
}

/// Of the text that stands in one block, and in no block within it.
#[derive(Default)]
struct Block {
    letters: f32,
    linked: f32,
    sentence: bool,
    tail: char,
}

impl Weights {
    pub fn of(dom: &Dom, top: Id) -> Self {
        let plain = Self::with(dom, top, |_| false);
        let half = plain.good(top) * 0.5;
        // A name that says "sidebar" around most of the text is wrong.
        Self::with(dom, top, |id| plain.good(id) < half && Role::of(dom, id).beside)
    }

    fn with(dom: &Dom, top: Id, is_beside: impl Fn(Id) -> bool) -> Self {
        let order: Vec<Id> = dom.subtree(top).collect();
        let mut blocks: Vec<Option<Box<Block>>> = std::iter::repeat_with(|| None).take(dom.len()).collect();
        // Of each element on the way down: its block, whether it is within a link, how much it is trusted.
        let mut state: Vec<(Id, bool, f32)> = vec![(top, false, 1.0); dom.len()];
        for id in &order {
            let above = dom.parent(*id).filter(|_| *id != top).map(|parent| state[parent as usize]);
            let (block, linked, trust) = above.unwrap_or((top, false, 1.0));
            if let Some(text) = dom.text(*id) {
                blocks[block as usize].get_or_insert_default().take(text, linked);
                continue;
            }
            let name = dom.name(*id);
            let block = if is_block(name) { *id } else { block };
            let trust = if *id != top && is_beside(*id) { trust * 0.2 } else { trust };
            state[*id as usize] = (block, linked || name == "a" && dom.attribute(*id, "href").is_some(), trust);
        }
        let mut all = vec![Weight::default(); dom.len()];
        for id in order.iter().rev() {
            if let Some(block) = &blocks[*id as usize] {
                all[*id as usize].add(&block.weight(dom.name(*id), state[*id as usize].2));
            }
            let weight = all[*id as usize];
            if let Some(parent) = dom.parent(*id).filter(|_| *id != top) {
                all[parent as usize].add(&weight);
            }
        }
        Self { all }
    }

    pub fn weight(&self, id: Id) -> Weight {
        self.all.get(id as usize).copied().unwrap_or_default()
    }

    pub fn good(&self, id: Id) -> f32 {
        self.weight(id).good
    }
}

impl Weight {
    fn add(&mut self, other: &Self) {
        self.score += other.score;
        self.good += other.good;
        self.letters += other.letters;
        self.linked += other.linked;
    }

    /// The part of the text that is links.
    pub fn density(&self) -> f32 {
        if self.letters > 0.0 { self.linked / self.letters } else { 0.0 }
    }
}

impl Block {
    fn take(&mut self, text: &str, linked: bool) {
        let mut letters = 0.0;
        for c in text.chars() {
            if c.is_whitespace() {
                self.sentence |= ends_a_sentence(self.tail);
                continue;
            }
            // Characters that stand for words count as several letters.
            letters += if is_wide(c) { 2.5 } else { 1.0 };
            self.sentence |= matches!(c, '。' | '！' | '？');
            if !matches!(c, '"' | '”' | '’' | '\'' | '»' | ')') {
                self.tail = c;
            }
        }
        self.letters += letters;
        if linked {
            self.linked += letters;
        }
    }

    fn weight(&self, name: &str, trust: f32) -> Weight {
        let sentence = self.sentence || ends_a_sentence(self.tail);
        let density = if self.letters > 0.0 { self.linked / self.letters } else { 0.0 };
        let heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figcaption" | "caption");
        let good = density < 0.4 && (self.letters >= 80.0 || self.letters >= 30.0 && sentence);
        let weight = Weight { letters: self.letters, linked: self.linked, ..Default::default() };
        if self.letters == 0.0 || heading {
            weight
        } else if good {
            let running = (self.letters - self.linked) * trust;
            Weight { score: running, good: running, ..weight }
        } else if density > 0.5 {
            Weight { score: -(self.letters.min(100.0) * 0.5 + 15.0), ..weight }
        } else {
            Weight { score: -5.0, ..weight }
        }
    }
}

fn ends_a_sentence(c: char) -> bool {
    ".!?…:;".contains(c)
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}
