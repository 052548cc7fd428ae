//! What stands around the pages and is moved by them, and the keys that open what hangs over them.
//!
//! The keys are listened for above the pages: one that is pressed while a page is still on its way is kept, and what it
//! opens is open when the page is there.

use super::state::Place;
use crate::{
    browser::keys::{on_key, plain},
    prelude::*,
};

/// What stands around the page and is moved by it: what hangs over it, and the subjects beside it.
#[derive(Clone, Copy)]
pub struct Around {
    pub palette: RwSignal<bool>,
    pub keys: RwSignal<bool>,
    /// Counts up when the rail's subjects may hold other materials.
    pub subjects: RwSignal<u32>,
}

/// Makes [`Around`] known below here, and opens what hangs over the page on its keys.
pub fn provide_around() {
    let around = Around { palette: RwSignal::new(false), keys: RwSignal::new(false), subjects: RwSignal::new(0) };
    provide_context(around);
    on_key(move |event| {
        // At the door there is nothing to open, and the keys are the browser's.
        if !window().location().pathname().is_ok_and(|path| Place::of(&path).is_some()) {
            return;
        }
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            around.palette.set(true);
        } else if plain(event, "?") {
            around.keys.set(true);
        }
    });
}

impl Around {
    /// Nothing is open any more: whoever comes next starts without.
    pub fn close(self) {
        for open in [self.palette, self.keys] {
            open.try_set(false);
        }
    }
}
