//! Views that wake in one go.
//!
//! Leptos boxes with every view a second way to wake it, for parts of a page that are still being loaded. Ours are
//! loaded before they are shown, so that way is never taken; left out, it is a good part of the WASM.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    children::{ChildrenOptContainer, ToChildren},
    prelude::{AddAnyAttr, AnyView, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        ssr::StreamBuilder,
        view::{Position, PositionState, any_view},
    },
};

/// A view whose asynchronous waking is the synchronous one; in all else the view itself.
pub struct Whole<V>(V);

/// Boxes a view, so that what holds it need not know its type.
pub trait IntoAny {
    /// The boxed view.
    fn into_any(self) -> AnyView;
}

impl<V: RenderHtml + Send> IntoAny for V {
    fn into_any(self) -> AnyView {
        any_view::IntoAny::into_any(Whole(self))
    }
}

/// What stands between the tags of one of our pieces.
pub struct Children(Box<dyn FnOnce() -> AnyView + Send>);

impl Children {
    /// Makes the view.
    pub fn view(self) -> AnyView {
        (self.0)()
    }

    /// For a piece of Leptos's own.
    pub fn boxed(self) -> leptos::children::Children {
        self.0
    }
}

impl<F, V> ToChildren<F> for Children
where
    F: FnOnce() -> V + Send + 'static,
    V: RenderHtml + Send + 'static,
{
    fn to_children(make: F) -> Self {
        Self(Box::new(move || make().into_any()))
    }
}

impl<V: RenderHtml + Send + 'static> ToChildren<ChildrenOptContainer<V>> for Children {
    fn to_children(made: ChildrenOptContainer<V>) -> Self {
        Self(Box::new(move || made.0.into_any()))
    }
}

impl<V: Render> Render for Whole<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.0.rebuild(state);
    }
}

impl<V: AddAnyAttr> AddAnyAttr for Whole<V> {
    type Output<Another: Attribute> = Whole<V::Output<Another>>;

    fn add_any_attr<Another: Attribute>(self, attribute: Another) -> Self::Output<Another>
    where
        Self::Output<Another>: RenderHtml,
    {
        Whole(self.0.add_any_attr(attribute))
    }
}

impl<V: RenderHtml> RenderHtml for Whole<V> {
    type AsyncOutput = V::AsyncOutput;
    type Owned = Whole<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;
    const EXISTS: bool = V::EXISTS;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    async fn resolve(self) -> Self::AsyncOutput {
        self.0.resolve().await
    }

    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.to_html_async_with_buf::<OUT_OF_ORDER>(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    // `hydrate_async` is left as the trait has it: at once.

    fn into_owned(self) -> Self::Owned {
        Whole(self.0.into_owned())
    }
}
