//! The whole site map on one page.
//!
//! Every page is rendered whole before its first byte is sent: it is useful without WASM, and its status is right. The
//! browser loads what wakes it with the page, see [`pages`](crate::pages).

use crate::{
    i18n::*,
    pages::*,
    prelude::*,
    shell::{Frame, NotFoundPage, provide_around},
    ui::provide_toasts,
};
use leptos_i18n::context::UseLocalesOptions;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

/// The app, inside the document's body.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_toasts();
    provide_around();
    view! {
        <I18nContextProvider enable_cookie=false ssr_lang_header_getter=languages()>
            <Title formatter=|page: String| if page.is_empty() { "Lectern".into() } else { format!("{page} · Lectern") } />
            <Router>
                <Routes fallback=|| view! { <NotFoundPage /> }>
                    <Route path=path!("/sign-in") view={Lazy::<SignIn>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register") view={Lazy::<Register>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/review/away") view={Lazy::<Away>::new()} ssr=SsrMode::Async />
                    <ParentRoute path=path!("") view=Frame ssr=SsrMode::Async>
                        <Route path=path!("") view={Lazy::<Today>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/library") view={Lazy::<Library>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/materials/:id") view={Lazy::<Reader>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/materials/:id/edit") view={Lazy::<EditNote>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/notes/new") view={Lazy::<NewNote>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/ask/:conversation?") view={Lazy::<Ask>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/study") view={Lazy::<Study>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/study/:id") view={Lazy::<Output>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/study/:id/take") view={Lazy::<Quiz>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/search") view={Lazy::<Search>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/settings") view={Lazy::<Settings>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/settings/models") view={Lazy::<Models>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/settings/models/:id") view={Lazy::<OneModel>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/cards") view={Lazy::<Cards>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/cards/cover/:figure") view={Lazy::<Cover>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/cards/import") view={Lazy::<Import>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/review") view={Lazy::<Review>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/review/settings") view={Lazy::<ReviewSettings>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/jobs") view={Lazy::<Jobs>::new()} ssr=SsrMode::Async />
                    </ParentRoute>
                </Routes>
            </Router>
        </I18nContextProvider>
    }
}

/// On the server: the language that the person chose, else what the browser asks for. In the browser the document
/// says which it is.
fn languages() -> UseLocalesOptions {
    #[cfg(feature = "ssr")]
    return UseLocalesOptions::default().ssr_lang_header_getter(crate::request::languages);
    #[cfg(not(feature = "ssr"))]
    UseLocalesOptions::default()
}
