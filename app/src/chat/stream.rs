//! An answer's event stream in the browser. The browser reconnects by itself and names the last event it has; the
//! draft takes nothing twice.

use contract::{AnswerEvent, MessageId};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// An open stream; dropping it closes it.
pub struct Stream {
    source: EventSource,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut()>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

impl Stream {
    /// Opens it. `hear` gets each event with its number; `lost` is called when the server will not go on.
    pub fn open(
        message: MessageId,
        hear: impl Fn(u64, AnswerEvent) + 'static,
        lost: impl Fn() + 'static,
    ) -> Option<Self> {
        let source = EventSource::new(&format!("/answers/{message}/events")).ok()?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new({
            let source = source.clone();
            move |event: MessageEvent| {
                let read = event.data().as_string().and_then(|text| serde_json::from_str::<AnswerEvent>(&text).ok());
                if let (Some(answer), Ok(sequence)) = (read, event.last_event_id().parse()) {
                    if matches!(answer, AnswerEvent::End { .. }) {
                        source.close();
                    }
                    hear(sequence, answer);
                }
            }
        });
        let failed = Closure::<dyn FnMut()>::new({
            let source = source.clone();
            move || {
                if source.ready_state() == EventSource::CLOSED {
                    lost();
                }
            }
        });
        source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        source.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self { source, _message: heard, _error: failed })
    }
}
