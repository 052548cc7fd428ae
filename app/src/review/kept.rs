//! The sitting that this browser keeps for the time without a network. It goes with its person: what waits in it is sent
//! before they sign out, and whoever comes next is asked nothing of it.

use super::{api, state::Sitting};
use crate::browser::storage;
use crate::prelude::*;
use contract::{AccountId, GivenGrade};
use serde::Deserialize;
use web_sys::{CustomEvent, CustomEventInit};

const KEPT: &str = "lectern.review";
/// Answers that are sent at once.
pub(super) const AT_ONCE: usize = 200;

/// What has to be known of a sitting to end it; the rest is not read, since every page may ask.
#[derive(Deserialize)]
struct Owned {
    account: AccountId,
    unsent: Vec<GivenGrade>,
}

/// The sitting.
pub(super) fn sitting() -> Option<Sitting> {
    serde_json::from_str(&storage::get(KEPT)?).ok()
}

/// Keeps it.
pub(super) fn keep(sitting: &Sitting) {
    if let Ok(text) = serde_json::to_string(sitting) {
        storage::set(KEPT, &text);
    }
}

/// Has the service worker keep what cards show and play, by their addresses, and nothing of others.
pub(super) fn keep_media(addresses: &[String]) {
    let Ok(said) = serde_json::to_string(addresses) else { return };
    let event = CustomEventInit::new();
    event.set_detail(&said.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("lectern:cards", &event) {
        drop(window().dispatch_event(&event));
    }
}

/// Sends what waits, as far as the server takes it.
pub async fn send_all() {
    let waiting = owned().map(|kept| kept.unsent).unwrap_or_default();
    for answers in waiting.chunks(AT_ONCE) {
        if api::answer(answers.to_vec()).await.is_err() {
            break;
        }
    }
}

/// Keeps nothing any more.
pub fn forget() {
    storage::remove(KEPT);
    keep_media(&[]);
}

/// Forgets a sitting that is not this person's: theirs ended without a word, or they signed out without JavaScript.
pub fn forget_others(account: AccountId) {
    if owned().is_some_and(|kept| kept.account != account) {
        forget();
    }
}

fn owned() -> Option<Owned> {
    serde_json::from_str(&storage::get(KEPT)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_of_a_kept_sitting_is_known_without_its_cards() {
        let account = AccountId(uuid::Uuid::from_u128(7));
        let queue = contract::ReviewQueue {
            cards: Vec::new(),
            left: 0,
            done: 0,
            minutes: 0,
            carried: 0,
            next_at: None,
            any: true,
            at: chrono::DateTime::from_timestamp(1_795_000_000, 0).expect("a moment"),
            account,
        };
        let text = serde_json::to_string(&Sitting::new(&queue)).expect("it is written");
        let kept: Owned = serde_json::from_str(&text).expect("it is read");
        assert_eq!((kept.account, kept.unsent.len()), (account, 0));
    }
}
