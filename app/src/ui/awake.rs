//! Whether the page is awake: false on the server and in its first moment in the browser, true from then on.
//!
//! For what only one of the two needs: a button that sends a form without JavaScript, a drop zone that needs it.

use crate::prelude::*;

/// True once the page answers to the person.
pub fn awake() -> ReadSignal<bool> {
    let (awake, set_awake) = signal(false);
    Effect::new(move || set_awake.set(true));
    awake
}
