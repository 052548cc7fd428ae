//! The whole site map on one page.
//!
//! Every page is rendered whole before its first byte is sent: it is useful without WASM, and its status is right.

use crate::{
    accounts::{RegisterPage, SettingsPage, SignInPage},
    chat::AskPage,
    i18n::*,
    jobs::JobsPage,
    library::{EditNotePage, LibraryPage, NewNotePage},
    reader::ReaderPage,
    retrieval::SearchPage,
    shell::{Frame, NotFoundPage},
    today::TodayPage,
    ui::provide_toasts,
};
use leptos::prelude::*;
use leptos_i18n::context::UseLocalesOptions;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

/// The app, inside the document's body.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_toasts();
    view! {
        <I18nContextProvider enable_cookie=false ssr_lang_header_getter=languages()>
            <Title formatter=|page: String| if page.is_empty() { "Lectern".into() } else { format!("{page} · Lectern") } />
            <Router>
                <Routes fallback=|| view! { <NotFoundPage /> }>
                    <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                    <Route path=path!("/register") view=RegisterPage ssr=SsrMode::Async />
                    <ParentRoute path=path!("") view=Frame ssr=SsrMode::Async>
                        <Route path=path!("") view=TodayPage ssr=SsrMode::Async />
                        <Route path=path!("/library") view=LibraryPage ssr=SsrMode::Async />
                        <Route path=path!("/materials/:id") view=ReaderPage ssr=SsrMode::Async />
                        <Route path=path!("/materials/:id/edit") view=EditNotePage ssr=SsrMode::Async />
                        <Route path=path!("/notes/new") view=NewNotePage ssr=SsrMode::Async />
                        <Route path=path!("/ask/:conversation?") view=AskPage ssr=SsrMode::Async />
                        <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
                        <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async />
                        <Route path=path!("/jobs") view=JobsPage ssr=SsrMode::Async />
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
