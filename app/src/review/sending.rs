//! The sitting of this browser: kept under its own name, its answers sent as soon as the server can be reached.

use super::{api, kept, state::Sitting};
use crate::{Refused, prelude::*};
use chrono::{DateTime, Utc};
use contract::{CardView, Refusal, ReviewQueue};
use leptos::ev;
use leptos::task::spawn_local;
use uuid::Uuid;

/// What the parts of a sitting share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub sitting: RwSignal<Sitting>,
    pub turned: RwSignal<bool>,
    /// The server cannot be reached; answers wait here.
    pub offline: RwSignal<bool>,
    /// The card that has just become a leech.
    pub leech: RwSignal<Option<CardView>>,
    pub refused: RwSignal<Option<Refusal>>,
    /// The moment that cards are chosen by: the server's at first, then this browser's, now and then.
    clock: RwSignal<DateTime<Utc>>,
    sending: RwSignal<bool>,
    /// When the card that is shown came up.
    since: RwSignal<DateTime<Utc>>,
}

impl Desk {
    /// A desk with this sitting on it.
    pub fn new(sitting: Sitting, turned: bool, at: DateTime<Utc>) -> Self {
        Self {
            sitting: RwSignal::new(sitting),
            turned: RwSignal::new(turned),
            offline: RwSignal::new(false),
            leech: RwSignal::new(None),
            refused: RwSignal::new(None),
            clock: RwSignal::new(at),
            sending: RwSignal::new(false),
            since: RwSignal::new(at),
        }
    }

    /// In the browser: keeps what changes, sends what is not sent, and looks at the clock.
    pub fn wake(self) {
        let sitting = self.sitting;
        Effect::new(move || {
            self.since.set(now());
            self.clock.set(now());
            if let Some(kept) = kept::sitting().filter(|kept| kept.account == sitting.with_untracked(|one| one.account))
            {
                // Answers of an earlier sitting that never left.
                sitting.update(|one| {
                    let here: Vec<Uuid> = one.unsent.iter().map(|answer| answer.client).collect();
                    let mut unsent: Vec<_> =
                        kept.unsent.into_iter().filter(|answer| !here.contains(&answer.client)).collect();
                    for answer in &unsent {
                        drop(one.drop_card(answer.card));
                    }
                    unsent.append(&mut one.unsent);
                    one.unsent = unsent;
                });
            }
            self.send();
        });
        Effect::new(move || {
            sitting.with(kept::keep);
        });
        let media = Memo::new(move |_| sitting.with(Sitting::media));
        Effect::new(move || media.with(|media| kept::keep_media(media)));
        Effect::new(move || {
            let minute = set_interval_with_handle(
                move || {
                    self.clock.set(now());
                    self.send();
                },
                std::time::Duration::from_secs(15),
            );
            let online = window_event_listener(ev::online, move |_| self.send());
            let offline = window_event_listener(ev::offline, move |_| self.offline.set(true));
            on_cleanup(move || {
                if let Ok(minute) = minute {
                    minute.clear();
                }
                online.remove();
                offline.remove();
            });
        });
    }

    /// The moment that cards are chosen by, followed.
    pub fn now(self) -> DateTime<Utc> {
        self.clock.get()
    }

    /// Seconds that the shown card has been there; the next one begins.
    pub fn lap(self) -> f32 {
        let seconds = (now() - self.since.get_untracked()).num_milliseconds() as f32 / 1000.0;
        self.since.set(now());
        self.clock.set(now());
        seconds.max(0.0)
    }

    /// Sends what is not sent, oldest first, and fetches more cards where they run low.
    pub fn send(self) {
        if self.sending.get_untracked() {
            return;
        }
        let answers: Vec<_> =
            self.sitting.with_untracked(|sitting| sitting.unsent.iter().take(kept::AT_ONCE).cloned().collect());
        let runs_low = self.sitting.with_untracked(Sitting::runs_low);
        if answers.is_empty() && !runs_low && !self.offline.get_untracked() {
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            if !answers.is_empty() {
                match api::answer(answers.clone()).await {
                    Ok(taken) => {
                        self.offline.try_set(false);
                        self.leech.try_update(|leech| *leech = taken.leeches.into_iter().next_back().or(leech.take()));
                        self.sitting.try_update(|sitting| sitting.sent(&answers, taken.again));
                    }
                    Err(refused) => self.failed(refused),
                }
            }
            if runs_low || self.offline.try_get_untracked() == Some(true) {
                match api::queue().await {
                    Ok(queue) => self.fresh(&queue),
                    Err(refused) => self.failed(refused),
                }
            }
            self.sending.try_set(false);
            let more = self.sitting.try_with_untracked(|sitting| !sitting.unsent.is_empty()).unwrap_or(false);
            if more && self.offline.try_get_untracked() == Some(false) {
                self.send();
            }
        });
    }

    /// The queue as the server has it now.
    pub fn fresh(self, queue: &ReviewQueue) {
        self.offline.try_set(false);
        self.sitting.try_update(|sitting| {
            if sitting.account == queue.account {
                sitting.refresh(queue);
            }
        });
    }

    fn failed(self, Refused(refusal): Refused) {
        match refusal {
            Refusal::Unavailable { .. } | Refusal::Internal { .. } | Refusal::TooMuch { .. } => {
                self.offline.try_set(true);
            }
            refusal => {
                self.refused.try_set(Some(refusal));
            }
        }
    }
}

/// The browser's clock.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// A name for an answer that nobody else gives.
pub fn client() -> Uuid {
    let bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
