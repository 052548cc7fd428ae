//! The left side: small pictures of the pages or, where they have none, their list; or the document's own outline.
//!
//! Only the pictures in view and a few around them are drawn; the rest is empty space of the right height.

use super::{
    book::{Book, Leaf},
    page::Layout,
    state::{Strip, page_href},
};
use crate::i18n::*;
use crate::prelude::*;
use contract::{OutlineEntry, PageState};
use leptos::html;

/// Height of one thumbnail with its number, in pixels; the style sheet says the same.
const SLOT: f64 = 152.0;

/// More pages than this are not listed by name.
const LISTED: u32 = 1000;

/// The side. A book of one page without an outline does without.
#[component]
pub fn Rail() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let outline = Memo::new(move |_| book.outline.get());
    let has_outline = move || outline.with(|outline| !outline.is_empty());
    // What a book without pictures of its pages has is its outline.
    let lists = RwSignal::new(!untrack(|| book.has_pictures()));
    view! {
        <aside class="reader-rail" aria-label=move || t_string!(i18n, reader.rail)>
            <Show when=has_outline>
                <div class="tabs" role="group">
                    <button class="tab" type="button" aria-pressed=move || (!lists.get()).to_string() on:click=move |_| lists.set(false)>
                        {t!(i18n, reader.pages)}
                    </button>
                    <button class="tab" type="button" aria-pressed=move || lists.get().to_string() on:click=move |_| lists.set(true)>
                        {t!(i18n, reader.outline)}
                    </button>
                </div>
            </Show>
            {move || {
                if lists.get() && has_outline() {
                    view! { <Outline entries=outline.get()/> }.into_any()
                } else if !book.has_pictures() && book.count() <= LISTED {
                    view! { <Outline entries=pages(i18n, book)/> }.into_any()
                } else {
                    view! { <Thumbnails/> }.into_any()
                }
            }}
        </aside>
    }
    .into_any()
}

/// The pages by their labels.
fn pages(i18n: leptos_i18n::I18nContext<Locale>, book: Book) -> Vec<OutlineEntry> {
    let entry = |leaf: &Leaf| OutlineEntry {
        title: leaf
            .mark
            .with(|mark| mark.label.clone())
            .unwrap_or_else(|| t_string!(i18n, reader.page_number, page = leaf.number).to_string()),
        level: 1,
        page: Some(leaf.number),
    };
    book.leaves.with(|leaves| leaves.iter().map(entry).collect())
}

#[component]
fn Outline(entries: Vec<OutlineEntry>) -> impl IntoView {
    let book = expect_context::<Book>();
    let layout = expect_context::<Layout>();
    // A document whose headings begin at the third level is not indented by two.
    let top = entries.iter().map(|entry| entry.level).min().unwrap_or(1);
    let rows = entries
        .into_iter()
        .map(|entry| {
            let level = format!("--level:{}", (entry.level - top + 1).min(6));
            let title = entry.title.clone();
            let words = match entry.page {
                Some(page) => {
                    let go = move |event: leptos::ev::MouseEvent| {
                        event.prevent_default();
                        book.go_to(page);
                        layout.leave_rail();
                    };
                    view! {
                        <a href=page_href(book.id, page) title=title on:click=go>
                            <span dir="auto">{entry.title}</span>
                            <span class="outline-page">{page}</span>
                        </a>
                    }
                    .into_any()
                }
                None => view! { <span dir="auto">{entry.title}</span> }.into_any(),
            };
            view! { <li style=level>{words}</li> }
        })
        .collect_view();
    view! { <ol class="outline">{rows}</ol> }
}

#[component]
fn Thumbnails() -> impl IntoView {
    let book = expect_context::<Book>();
    let count = Memo::new(move |_| book.count());
    let strip = RwSignal::new(Strip::around(book.current.get_untracked(), count.get_untracked()));
    let view = NodeRef::<html::Div>::new();
    let look = move || {
        if let Some(view) = view.get_untracked() {
            let next =
                Strip::at(f64::from(view.scroll_top()), f64::from(view.client_height()), SLOT, count.get_untracked());
            if strip.get_untracked() != next {
                strip.set(next);
            }
        }
    };
    // The page being read is kept in sight.
    Effect::new(move || {
        let place = f64::from(book.current.get().saturating_sub(1)) * SLOT;
        count.track();
        if let Some(view) = view.get() {
            let (top, height) = (f64::from(view.scroll_top()), f64::from(view.client_height()));
            if place < top || place + SLOT > top + height {
                view.set_scroll_top((place - (height - SLOT) / 2.0).max(0.0) as i32);
            }
            look();
        }
    });
    let leaves = move || {
        strip
            .get()
            .pages()
            .filter_map(|number| book.leaves.with(|all| all.get(number as usize - 1).copied()))
            .collect::<Vec<_>>()
    };
    let space = move || {
        let first = f64::from(strip.get().first) * SLOT;
        let all = f64::from(count.get()) * SLOT;
        format!("block-size:{all}px;padding-block-start:{first}px")
    };
    view! {
        <div class="thumbnails" node_ref=view on:scroll=move |_| look()>
            <ol style=space>
                <For each=leaves key=|leaf| leaf.number children=|leaf| view! { <Small leaf=leaf/> }/>
            </ol>
        </div>
    }
    .into_any()
}

#[component]
fn Small(leaf: Leaf) -> impl IntoView {
    let book = expect_context::<Book>();
    let layout = expect_context::<Layout>();
    let i18n = use_i18n();
    let number = leaf.number;
    let here = Memo::new(move |_| book.current.get() == number);
    let drawn = Memo::new(move |_| {
        book.has_pictures() && leaf.mark.with(|mark| !matches!(mark.state, PageState::Waiting | PageState::Failed))
    });
    let state = move || leaf.mark.with(|mark| format!("{:?}", mark.state).to_lowercase());
    let label = move || leaf.mark.with(|mark| mark.label.clone()).unwrap_or_else(|| number.to_string());
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        book.go_to(number);
        layout.leave_rail();
    };
    view! {
        <li class="thumbnail-slot">
            <a
                href=page_href(book.id, number)
                aria-current=move || here.get().then_some("page")
                aria-label=move || t_string!(i18n, reader.page_number, page = number).to_string()
                data-state=state
                on:click=go
            >
                <span class="thumbnail-picture">
                    {move || {
                        drawn
                            .get()
                            .then(|| {
                                let source = format!("/materials/{}/pages/{number}.webp?width=200", book.id);
                                view! { <img src=source alt="" loading="lazy" decoding="async"/> }
                            })
                    }}
                </span>
                <span class="thumbnail-number">{label}</span>
            </a>
        </li>
    }
    .into_any()
}
