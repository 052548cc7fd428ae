//! What is shown only sometimes: while something holds, or once something has come.
//!
//! Leptos's own pieces, given boxed children: they are compiled once, and not for each view between their tags.

use super::{Children, IntoAny};
use leptos::{
    children::{ToChildren, TypedChildren, TypedChildrenFn, ViewFn, ViewFnOnce},
    prelude::{AnyView, IntoView, RenderHtml, component},
};
use std::sync::Arc;

/// Children that are made anew each time they are shown.
pub struct Again(Arc<dyn Fn() -> AnyView + Send + Sync>);

impl<F, V> ToChildren<F> for Again
where
    F: Fn() -> V + Send + Sync + 'static,
    V: RenderHtml + Send + 'static,
{
    fn to_children(make: F) -> Self {
        Self(Arc::new(move || make().into_any()))
    }
}

/// A question with a yes or a no.
pub struct Whether(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Whether {
    fn from(ask: F) -> Self {
        Self(Box::new(ask))
    }
}

/// Shows its children while `when` is true.
#[component]
pub fn Show(#[prop(into)] when: Whether, #[prop(optional, into)] fallback: ViewFn, children: Again) -> impl IntoView {
    let children = TypedChildrenFn::to_children(move || (children.0)());
    let props = leptos::control_flow::ShowProps::builder().when(when.0).fallback(fallback).children(children).build();
    leptos::control_flow::Show(props).into_any()
}

/// Shows its children once all that they ask for has come; `fallback` until then, and each time something is asked anew.
#[component]
pub fn Suspense(#[prop(optional, into)] fallback: ViewFnOnce, children: Children) -> impl IntoView {
    let children = TypedChildren::to_children(move || children.view());
    let props = leptos::suspense::SuspenseProps::builder().fallback(fallback).children(children).build();
    leptos::suspense::Suspense(props).into_any()
}

/// Shows its children once all that they ask for has come; `fallback` until then, and later what was there before.
#[component]
pub fn Transition(#[prop(optional, into)] fallback: ViewFnOnce, children: Children) -> impl IntoView {
    let children = TypedChildren::to_children(move || children.view());
    let props = leptos::suspense::TransitionProps::builder().fallback(fallback).children(children).build();
    leptos::suspense::Transition(props).into_any()
}
