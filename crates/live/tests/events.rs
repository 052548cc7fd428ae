//! What a page can rely on, whatever the interleaving.

use contract::{AccountId, LiveEvent, MaterialId};
use futures::{FutureExt, Stream, StreamExt};
use live::{KEPT, Live};
use proptest::prelude::*;
use std::pin::Pin;
use uuid::Uuid;

fn account(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

/// An event that can be told from any other.
fn event(number: u32) -> LiveEvent {
    LiveEvent::Page { material: MaterialId(Uuid::nil()), page: number }
}

type Events = Pin<Box<dyn Stream<Item = (u64, LiveEvent)> + Send>>;

/// What has come by now.
fn heard(events: &mut Events) -> Vec<(u64, LiveEvent)> {
    std::iter::from_fn(|| events.next().now_or_never().flatten()).collect()
}

#[test]
fn a_page_hears_what_happens_after_it_opened_and_nothing_before() {
    let live = Live::numbered_from(1);
    live.publish(account(1), event(1));
    let mut events: Events = Box::pin(live.subscribe(account(1), None));
    assert_eq!(heard(&mut events), []);
    live.publish(account(1), event(2));
    live.publish(account(1), event(3));
    assert_eq!(heard(&mut events), [(2, event(2)), (3, event(3))]);
}

#[test]
fn two_pages_of_one_account_hear_the_same_and_another_account_hears_nothing() {
    let live = Live::numbered_from(1);
    let mut first: Events = Box::pin(live.subscribe(account(1), None));
    let mut second: Events = Box::pin(live.subscribe(account(1), None));
    let mut stranger: Events = Box::pin(live.subscribe(account(2), None));
    live.publish(account(1), event(1));
    assert_eq!(heard(&mut first), [(1, event(1))]);
    assert_eq!(heard(&mut second), [(1, event(1))]);
    assert_eq!(heard(&mut stranger), []);
}

#[test]
fn a_page_that_comes_back_gets_what_it_missed() {
    let live = Live::numbered_from(1);
    for number in 1..=5 {
        live.publish(account(1), event(number));
    }
    let mut events: Events = Box::pin(live.subscribe(account(1), Some(3)));
    assert_eq!(heard(&mut events), [(4, event(4)), (5, event(5))]);
}

#[test]
fn a_page_that_missed_too_much_is_told_to_reload() {
    let live = Live::numbered_from(1);
    for number in 1..=(KEPT as u32 + 2) {
        live.publish(account(1), event(number));
    }
    let mut events: Events = Box::pin(live.subscribe(account(1), Some(1)));
    assert_eq!(heard(&mut events), [(KEPT as u64 + 2, LiveEvent::Reload)]);
    let mut just: Events = Box::pin(live.subscribe(account(1), Some(2)));
    assert_eq!(heard(&mut just).len(), KEPT);
}

#[test]
fn a_page_from_before_a_restart_is_told_to_reload() {
    let before = Live::numbered_from(1);
    before.publish(account(1), event(1));
    let after = Live::numbered_from(1_000);
    let mut events: Events = Box::pin(after.subscribe(account(1), Some(1)));
    assert_eq!(heard(&mut events), [(999, LiveEvent::Reload)]);
    after.publish(account(1), event(2));
    assert_eq!(heard(&mut events), [(1_000, event(2))]);
    let mut ahead: Events = Box::pin(after.subscribe(account(1), Some(5_000)));
    assert_eq!(heard(&mut ahead), [(1_000, LiveEvent::Reload)]);
}

#[test]
fn numbers_of_a_later_process_are_higher() {
    let live = Live::in_process();
    let mut events: Events = Box::pin(live.subscribe(account(1), None));
    live.publish(account(1), event(1));
    let (number, _) = heard(&mut events)[0];
    assert!(number > 1_700_000_000 * (1 << 20));
    assert!(number < 1 << 53, "a browser must be able to count on");
}

#[test]
fn when_an_account_is_gone_its_streams_end() {
    let live = Live::numbered_from(1);
    let mut events: Events = Box::pin(live.subscribe(account(1), None));
    assert_eq!(heard(&mut events), []);
    live.forget(account(1));
    assert_eq!(events.next().now_or_never(), Some(None));
}

#[tokio::test]
async fn a_waiting_page_is_woken() {
    let live = Live::numbered_from(1);
    let mut events: Events = Box::pin(live.subscribe(account(1), None));
    let page = tokio::spawn(async move { events.next().await });
    live.publish(account(1), event(1));
    assert_eq!(page.await.expect("the page hears"), Some((1, event(1))));
}

proptest! {
    /// However publishing, reading and losing the connection interleave: numbers rise, nothing is told twice, and what
    /// was not told lies before a `Reload`.
    #[test]
    fn no_hole_without_a_reload(acts in prop::collection::vec((0u8..4, 1usize..400), 1..40)) {
        let live = Live::numbered_from(1);
        let mut events: Events = Box::pin(live.subscribe(account(1), None));
        let (mut published, mut seen) = (0u64, 0u64);
        for (act, times) in acts {
            match act {
                0 | 1 => for _ in 0..times {
                    published += 1;
                    live.publish(account(1), event(published as u32));
                },
                2 => events = Box::pin(live.subscribe(account(1), Some(seen))),
                _ => for _ in 0..times {
                    let Some((number, got)) = events.next().now_or_never().flatten() else { break };
                    prop_assert!(number > seen);
                    match got {
                        LiveEvent::Reload => prop_assert!(number - seen > 1),
                        got => {
                            prop_assert_eq!(number, seen + 1);
                            prop_assert_eq!(got, event(number as u32));
                        }
                    }
                    seen = number;
                },
            }
        }
        for (number, got) in heard(&mut events) {
            prop_assert!(number == seen + 1 || got == LiveEvent::Reload);
            seen = number;
        }
        prop_assert_eq!(seen, published);
    }
}
