//! What the server tells an open page, as it happens.
//!
//! One event stream for the whole page, from the event on that the page was made with. The browser resumes it by itself after a lost line; where it gives up, this
//! asks again with growing pauses and meanwhile tells the listeners to look for themselves, which is polling.

use super::page;
use crate::{parts, prelude::*};
use contract::LiveEvent;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// The first pause after a stream was refused; each further one is twice as long, up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

type Listener = Callback<LiveEvent>;

/// The page's live line.
#[derive(Clone, Copy)]
pub struct Live {
    listeners: StoredValue<Vec<(u64, Listener)>>,
    next: StoredValue<u64>,
    /// Made in the browser only: what belongs to one thread must not be let go of by another, as a server would.
    line: StoredValue<Option<StoredValue<Option<Line>, LocalStorage>>>,
    pause: StoredValue<Duration>,
    lost: RwSignal<bool>,
    /// The number of the last event that was told, or that the page was made with.
    seen: StoredValue<Option<String>>,
}

struct Line {
    source: EventSource,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _open: Closure<dyn FnMut()>,
    _error: Closure<dyn FnMut()>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Makes [`on_live`] work below here, and opens the line once the page is awake.
pub fn provide_live() -> Live {
    let live = Live {
        listeners: StoredValue::new(Vec::new()),
        next: StoredValue::new(0),
        line: StoredValue::new(None),
        pause: StoredValue::new(FIRST_PAUSE),
        lost: RwSignal::new(false),
        seen: StoredValue::new(None),
    };
    provide_context(live);
    Effect::new(move || {
        live.seen.set_value(page::take_seen());
        live.line.set_value(Some(StoredValue::new_local(None)));
        live.open();
        on_cleanup(move || live.put(None));
    });
    live
}

/// Calls `hear` for every live event, for as long as the calling component lives.
pub fn on_live(hear: impl Fn(LiveEvent) + Send + Sync + 'static) {
    let Some(live) = use_context::<Live>() else { return };
    let number = live.next.get_value();
    live.next.set_value(number + 1);
    live.listeners.update_value(|listeners| listeners.push((number, Callback::new(hear))));
    on_cleanup(move || {
        live.listeners.try_update_value(|listeners| listeners.retain(|(other, _)| *other != number));
    });
}

impl Live {
    /// Whether the line is down.
    pub fn lost(self) -> Signal<bool> {
        self.lost.into()
    }

    fn tell(self, event: LiveEvent) {
        // A copy, so that a listener may add or remove others.
        let listeners = self.listeners.try_get_value().unwrap_or_default();
        for (_, listener) in listeners {
            listener.run(event.clone());
        }
    }

    fn open(self) {
        let seen = self.seen.try_get_value().flatten();
        let address = seen.as_ref().map_or_else(|| "/live".to_owned(), |seen| format!("/live?after={seen}"));
        let Ok(source) = EventSource::new(&address) else { return };
        // Without a number nobody knows what happened before the line was open.
        let blind = StoredValue::new(seen.is_none());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let number = message.last_event_id();
            if !number.is_empty() {
                self.seen.try_set_value(Some(number));
            }
            if let Some(text) = message.data().as_string() {
                spawn_local(async move {
                    match parts::live_event(text).await {
                        Ok(Some(event)) => self.tell(event),
                        Ok(None) => {}
                        // What it says is not known: the listeners look for themselves.
                        Err(_) => self.tell(LiveEvent::Reload),
                    }
                });
            }
        });
        let open = Closure::<dyn FnMut()>::new(move || {
            let lost = self.lost.try_get_untracked() == Some(true);
            if lost {
                self.lost.set(false);
            }
            if lost || blind.try_get_value() == Some(true) {
                blind.try_set_value(false);
                self.tell(LiveEvent::Reload);
            }
            self.pause.try_set_value(FIRST_PAUSE);
        });
        let error = Closure::<dyn FnMut()>::new(move || {
            self.lost.try_set(true);
            if self.is_closed() {
                self.try_later();
            }
        });
        source.set_onmessage(Some(message.as_ref().unchecked_ref()));
        source.set_onopen(Some(open.as_ref().unchecked_ref()));
        source.set_onerror(Some(error.as_ref().unchecked_ref()));
        self.put(Some(Line { source, _message: message, _open: open, _error: error }));
    }

    /// Keeps a line instead of the one before, which is closed.
    fn put(self, line: Option<Line>) {
        if let Some(kept) = self.line.try_get_value().flatten() {
            kept.try_set_value(line);
        }
    }

    fn is_closed(self) -> bool {
        let kept = self.line.try_get_value().flatten();
        let closed =
            |line: &Option<Line>| line.as_ref().is_some_and(|it| it.source.ready_state() == EventSource::CLOSED);
        kept.and_then(|kept| kept.try_with_value(closed)).unwrap_or(false)
    }

    fn try_later(self) {
        let Some(pause) = self.pause.try_get_value() else { return };
        self.pause.set_value((pause * 2).min(LONGEST_PAUSE));
        set_timeout(
            move || {
                if self.pause.try_get_value().is_some() {
                    self.tell(LiveEvent::Reload);
                    self.open();
                }
            },
            pause,
        );
    }
}
