//! The parts that the WASM comes in, and the one that no page waits for: what hangs over it, and what comes later.
//!
//! With the feature `split`, what is [`apart`] is in a file of its own, or in files it has in common with other parts;
//! without, all is in one. [`pages`](crate::pages) has the pages' parts.

use crate::{
    jobs::DrawerBody,
    prelude::*,
    shell::{Keys, PaletteBody},
    today::{Sending, Way},
    ui::ToastList,
};
use contract::LiveEvent;
use leptos::wasm_split::SplitLoaderError;

/// `function in part: Component`: a function that gives the component's view once its part is there. Or, for what is no
/// view, `function in part: (argument: Type, …) -> Type { … }`. A second name is that of a function that only loads it.
macro_rules! apart {
    ($show:ident $(, $load:ident)? in $part:ident: $view:ident) => {
        apart!($show $(, $load)? in $part: () -> AnyView { view! { <$view /> }.into_any() });
    };
    ($do:ident $(, $load:ident)? in $part:ident: ($($given:ident: $of:ty),*) -> $made:ty $body:block) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, $(preload($load),)? fallible)]
        pub fn $do($($given: $of),*) -> Result<$made, SplitLoaderError> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        pub async fn $do($($given: $of),*) -> Result<$made, SplitLoaderError> {
            Ok($body)
        }

        $(
            #[cfg(not(feature = "split"))]
            pub async fn $load() -> Result<(), SplitLoaderError> {
                Ok(())
            }
        )?
    };
}
pub(crate) use apart;

/// What was built for the browser, as pages name it. Handed in by the server.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Where the files are, without slashes around it.
    pub folder: String,
    /// The files of each part, without `.wasm`.
    pub parts: std::sync::Arc<std::collections::HashMap<String, Vec<String>>>,
}

/// Tells the browser, in the head of the page that is sent, to fetch this part beside the rest.
#[cfg(feature = "ssr")]
pub fn announce(part: &str) {
    use leptos_meta::Link;
    let Some(built) = use_context::<Built>() else { return };
    for file in built.parts.get(part).into_iter().flatten() {
        let href = format!("/{}/{file}.wasm", built.folder);
        let link =
            view! { <Link rel="preload" as_="fetch" type_="application/wasm" crossorigin="anonymous" href=href /> };
        // Made into text, it is in the head and nowhere else: the browser's side need not know of it.
        drop(link.to_html());
    }
}

/// The browser asks when it is there.
#[cfg(not(feature = "ssr"))]
pub fn announce(_part: &str) {}

apart!(palette, load_palette in over: PaletteBody);
apart!(keys in over: Keys);
apart!(drawer in over: DrawerBody);
apart!(toasts in over: ToastList);
apart!(on_the_way in over: (sending: RwSignal<Sending>) -> AnyView {
    view! { <Way sending=sending /> }.into_any()
});
// What the server tells an open page is read there, too: it is long, and nothing waits for it.
apart!(live_event in over: (text: String) -> Option<LiveEvent> {
    serde_json::from_slice(text.as_bytes()).ok()
});

/// A view from another part, for what only the browser shows. If the part cannot be loaded, there is nothing.
pub fn later(view: impl Future<Output = Result<AnyView, SplitLoaderError>> + Send + 'static) -> impl IntoView {
    Suspend::new(async { view.await.unwrap_or_else(|_| ().into_any()) })
}

/// Loads the part that no page waits for, so that it is there before it is needed.
pub async fn load_ahead() {
    // Without it now, it is asked for again when something in it is needed.
    drop(load_palette().await);
}
