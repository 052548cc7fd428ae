//! `/materials/{id}?page=&passage=&find=`: the reader.
//!
//! The server sends one page, ready to be read without JavaScript; once awake, the reader lays all pages below each
//! other around it.

use super::{
    api,
    book::{Book, Opening, SpotKept},
    follow,
    head::Head,
    highlight::Highlights,
    highlight_api,
    highlight_marks::HighlightBar,
    panel::Panel,
    rail::Rail,
    sheets::Sheets,
    state::{Spot, first_page},
};
use crate::{
    Refused,
    cards::{CardDialog, CardMaking},
    i18n::*,
    prelude::*,
    ui::{ButtonLink, PageRefusal, PageTitle, Skeleton, SkeletonShape},
};
use contract::{MaterialId, Refusal};
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page.
#[component]
pub fn ReaderPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<MaterialId>().ok()));
    let spot = Memo::new(move |_| query.with(Spot::read));
    // An address that names another spot of the same book opens it anew: citations lead here from anywhere.
    let opening = resource(move || (id.get(), spot.get()), |(id, spot)| load(id, spot));
    view! {
        <Transition fallback=|| view! { <div class="reader-wait"><Skeleton shape=SkeletonShape::Page/></div> }>
            {move || Suspend::new(async move {
                match opening.await {
                    Ok(opening) => view! { <Reader opening=opening/> }.into_any(),
                    Err(Refused(refusal)) => view! { <Closed refusal=refusal/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

async fn load(id: Option<MaterialId>, spot: Spot) -> Result<Opening, Refused> {
    let id = id.ok_or(Refused(Refusal::Missing))?;
    let opened = api::open(id).await?;
    // A passage that is no longer there leaves its page; so do words.
    let passage = match (spot.passage, spot.page, &spot.words) {
        (Some(chunk), ..) => api::passage(id, chunk, spot.quote.to_string()).await.ok(),
        (None, Some(page), Some(words)) => api::place(id, page, words.clone()).await.ok(),
        _ => None,
    };
    let found = match &spot.find {
        Some(text) => api::find(id, text.clone()).await?,
        None => Vec::new(),
    };
    let highlights = highlight_api::list(id).await?;
    let asked = Spot { page: spot.page.or(passage.as_ref().map(|passage| passage.page)), ..spot };
    let number = first_page(&asked, opened.material.place, opened.pages.len() as u32);
    let page = if opened.pages.is_empty() { None } else { Some(api::page(id, number).await?) };
    let spot =
        SpotKept { passage: asked.passage, quote: asked.quote.to_string(), words: asked.words, find: asked.find };
    Ok(Opening { opened, number, page, passage, found, highlights, spot })
}

#[component]
fn Reader(opening: Opening) -> impl IntoView {
    CardMaking::provide();
    provide_context(Highlights::new(opening.opened.material.id, opening.highlights.clone()));
    let book = Book::new(opening);
    provide_context(book);
    let layout = Layout::new();
    provide_context(layout);
    follow::all(book, layout);
    view! {
        <PageTitle text=move || book.material.with(|material| material.title.clone())/>
        <section class="reader" data-rail=move || if book.leads() { layout.rail.get().word() } else { "none" } data-panel=move || layout.panel.get().word()>
            <Head/>
            <Rail/>
            <Sheets/>
            <Panel/>
            <HighlightBar/>
            <CardDialog/>
        </section>
    }
    .into_any()
}

/// A book that cannot be opened.
#[component]
fn Closed(refusal: Refusal) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="reader-closed">
            <PageRefusal refusal=refusal/>
            <ButtonLink href="/library">{t!(i18n, reader.to_library)}</ButtonLink>
        </section>
    }
    .into_any()
}

/// Whether a side part is shown. The same on both sides: `Auto` leaves it to the width there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Auto,
    Open,
    Closed,
}

impl Side {
    fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// The side parts.
#[derive(Clone, Copy)]
pub struct Layout {
    pub rail: RwSignal<Side>,
    pub panel: RwSignal<Side>,
    /// The panel shows this part.
    pub part: RwSignal<Part>,
}

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Ask,
    Find,
    Figures,
    Make,
    Highlights,
    Text,
}

impl Layout {
    fn new() -> Self {
        Self { rail: RwSignal::new(Side::Auto), panel: RwSignal::new(Side::Auto), part: RwSignal::new(Part::Ask) }
    }

    /// On a narrow screen the rail lies over the pages: it goes once it has led somewhere.
    pub fn leave_rail(self) {
        if self.rail.get_untracked() == Side::Open && narrow() {
            self.rail.set(Side::Auto);
        }
    }

    /// The same for the panel.
    pub fn leave_panel(self) {
        if self.panel.get_untracked() == Side::Open && narrow() {
            self.panel.set(Side::Auto);
        }
    }

    /// Escape puts away what lies over the pages or beside them; tells whether there was anything.
    pub fn put_away(self) -> bool {
        let open: Vec<_> =
            [self.panel, self.rail].into_iter().filter(|side| side.get_untracked() == Side::Open).collect();
        open.iter().for_each(|side| side.set(Side::Auto));
        !open.is_empty()
    }

    /// Opens the panel at a part.
    pub fn show(self, part: Part) {
        self.part.set(part);
        self.panel.set(Side::Open);
    }
}

/// The side parts lie over the pages. Asked in handlers only.
fn narrow() -> bool {
    window().match_media("(max-width: 900px)").ok().flatten().is_some_and(|query| query.matches())
}
