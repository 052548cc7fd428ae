//! The pages, each with the part of the WASM that it is in.
//!
//! A part is loaded when somebody first goes to a page in it; the server names the part of the page it sends, so that
//! the browser fetches it beside the rest. Until it is there, the page that was stays as it was. If it cannot be loaded,
//! a link is followed as it would be without WASM, and a page that was just sent stays as it was sent.

use crate::{
    accounts::{RegisterPage, SettingsPage, SignInPage},
    cards::{CardsPage, CoverPage, ImportPage},
    chat::AskPage,
    jobs::JobsPage,
    library::{EditNotePage, LibraryPage, NewNotePage},
    parts::{announce, apart},
    prelude::*,
    providers::{ModelsPage, ProviderPage},
    reader::ReaderPage,
    retrieval::SearchPage,
    review::{AwayPage, ReviewPage, ReviewSettingsPage},
    study::{OutputPage, QuizPage, StudyPage},
    today::TodayPage,
};
use leptos::wasm_split::SplitLoaderError;
use leptos_router::{LazyRoute, hooks::use_url};
use std::future::pending;

/// `Page, function in part: View` for each page.
macro_rules! pages {
    ($($page:ident, $show:ident in $part:ident: $view:ident;)*) => {
        $(
            pub struct $page;

            const _: () = {
                apart!($show, load in $part: $view);

                impl LazyRoute for $page {
                    fn data() -> Self {
                        Self
                    }

                    async fn preload() {
                        if load().await.is_err() {
                            do_without().await;
                        }
                    }

                    async fn view(_: Self) -> AnyView {
                        announce(stringify!($part));
                        match $show().await {
                            Ok(view) => view,
                            Err(_) => pending().await,
                        }
                    }
                }
            };
        )*
    };
}

pages! {
    SignIn, sign_in in door: SignInPage;
    Register, register in door: RegisterPage;
    Today, today in today: TodayPage;
    Library, library in shelf: LibraryPage;
    EditNote, edit_note in shelf: EditNotePage;
    NewNote, new_note in shelf: NewNotePage;
    Settings, settings in shelf: SettingsPage;
    Models, models in shelf: ModelsPage;
    OneModel, one_model in shelf: ProviderPage;
    Jobs, jobs in shelf: JobsPage;
    Cards, cards in cards: CardsPage;
    Cover, cover in cards: CoverPage;
    Import, import in cards: ImportPage;
    Review, review in cards: ReviewPage;
    ReviewSettings, review_settings in cards: ReviewSettingsPage;
    Away, away in cards: AwayPage;
    Reader, reader in book: ReaderPage;
    Ask, ask in book: AskPage;
    Search, search in book: SearchPage;
    Study, study in study: StudyPage;
    Output, output in study: OutputPage;
    Quiz, quiz in study: QuizPage;
}

/// Never ends: leaves a page that was just sent as it is, else has the browser go where the router was going.
async fn do_without() {
    let just_sent = Owner::current_shared_context().is_some_and(|context| context.during_hydration());
    if !just_sent {
        let to = use_url().with_untracked(|url| {
            let search = if url.search().is_empty() { String::new() } else { format!("?{}", url.search()) };
            format!("{}{}{search}{}", url.origin(), url.path(), url.hash())
        });
        let location = window().location();
        // The address may be there already, with the page that was; one with a `#` would then only be scrolled to.
        drop(if location.href().is_ok_and(|here| here == to) { location.reload() } else { location.set_href(&to) });
    }
    pending().await
}
