//! What every page names: Leptos's own, but for what would be compiled again for each place it is used at. Ours of the
//! same name box what they are given, which is a third of the WASM.

pub use crate::{
    resource::{Resource, resource},
    ui::{ActionForm, Children, IntoAny, Show, Suspense, Transition},
};
pub use leptos::prelude::*;
