//! One page: its picture with the words over it, or its reflowed text; what is marked on it; what is wrong with it.

use super::{
    book::{Book, Goal, Leaf},
    highlight_marks::{self, HighlightStrokes},
    marker,
    spoken::Cues,
    watch, words,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, Notice, NoticeKind, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::{PageBox, PageState};
use leptos::html;

/// The size of a page that nobody knows yet: A4.
const USUAL: (f32, f32) = (595.0, 842.0);

/// The page, or its place while it is far from the view.
#[component]
pub fn Sheet(leaf: Leaf) -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let number = leaf.number;
    let size = Memo::new(move |_| leaf.mark.with(|mark| (mark.width, mark.height)));
    let pictured = Memo::new(move |_| book.has_pictures());
    let style = move || {
        let (width, height) = match size.get() {
            (width, height) if width > 0.0 && height > 0.0 => (width, height),
            _ => USUAL,
        };
        pictured.get().then(|| format!("aspect-ratio:{width}/{height}"))
    };
    let state = Memo::new(move |_| leaf.mark.with(|mark| mark.state));
    Effect::new(move || {
        if leaf.near.get() && state.get() != PageState::Waiting {
            book.fetch(leaf);
        }
    });
    view! {
        <article
            class="sheet"
            id=format!("page-{number}")
            data-page=number.to_string()
            data-look=move || if pictured.get() { "picture" } else { "text" }
            style=style
            aria-label=move || t_string!(i18n, reader.page_number, page = number).to_string()
        >
            {move || {
                leaf.near
                    .get()
                    .then(|| match state.get() {
                        PageState::Waiting => view! { <Waiting/> }.into_any(),
                        PageState::Failed => view! { <Failed leaf=leaf/> }.into_any(),
                        PageState::Read | PageState::Indexed if pictured.get() => {
                            view! { <Pictured leaf=leaf/> }.into_any()
                        }
                        PageState::Read | PageState::Indexed => view! { <Reflowed leaf=leaf/> }.into_any(),
                    })
            }}
        </article>
    }
    .into_any()
}

#[component]
fn Waiting() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="sheet-waiting">
            <Skeleton shape=SkeletonShape::Page/>
            <p>{t!(i18n, reader.page_waiting)}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Failed(leaf: Leaf) -> impl IntoView {
    let i18n = use_i18n();
    let say = move || {
        let said = leaf.page.with(|page| page.as_ref().and_then(|page| page.say.clone()));
        said.unwrap_or_else(|| t_string!(i18n, reader.page_failed).to_owned())
    };
    view! {
        <div class="sheet-failed">
            <Notice kind=NoticeKind::Warn>
                <p>{say}</p>
            </Notice>
        </div>
    }
    .into_any()
}

#[component]
fn Pictured(leaf: Leaf) -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let base = format!("/materials/{}/pages/{}.webp?width=", book.id, leaf.number);
    let set = [800, 1600, 2400].map(|width| format!("{base}{width} {width}w")).join(", ");
    let sizes = move || match book.zoom.get().0 {
        zoom if zoom > 150 => "150vw",
        zoom if zoom > 100 => "80vw",
        _ => "(max-width: 700px) 100vw, 60vw",
    };
    let layer = move || leaf.page.with(|page| page.as_ref().map(words::layer).unwrap_or_default());
    let ocr = Memo::new(move |_| leaf.mark.with(|mark| mark.needs_ocr));
    view! {
        <img class="sheet-picture" src=format!("{base}1600") srcset=set sizes=sizes alt="" decoding="async" draggable="false"/>
        <div class="sheet-words" dir="ltr" inner_html=layer></div>
        <HighlightStrokes leaf=leaf/>
        <Marked leaf=leaf/>
        {move || ocr.get().then(|| view! { <p class="sheet-ocr">{t!(i18n, reader.needs_ocr)}</p> })}
        <Refused leaf=leaf/>
    }
    .into_any()
}

#[component]
fn Reflowed(leaf: Leaf) -> impl IntoView {
    let book = expect_context::<Book>();
    let body = NodeRef::<html::Div>::new();
    let html = move || leaf.page.with(|page| page.as_ref().and_then(|page| page.html.clone()).unwrap_or_default());
    let spoken = Memo::new(move |_| leaf.page.with(|page| page.as_ref().is_some_and(|page| !page.cues.is_empty())));
    let label = Memo::new(move |_| leaf.mark.with(|mark| mark.label.clone()));
    highlight_marks::in_text(leaf, body);
    // A reflowed page has no boxes: the passage is looked for in its words, a figure among its pictures.
    Effect::new(move || {
        let arrived = leaf.page.with(Option::is_some);
        let passage =
            book.passage.with(|passage| passage.as_ref().filter(|passage| passage.page == leaf.number).cloned());
        if let (true, Some(passage), Some(body)) = (arrived, passage, body.get()) {
            match passage.figure {
                Some(figure) => watch::mark_figure(&body, &figure.to_string()),
                None => watch::mark_text(&body, &passage),
            }
            if book.goal.get_untracked() == Some(Goal::Marked(leaf.number)) {
                book.goal.set(None);
            }
        }
    });
    view! {
        <Show when=move || leaf.page.with(Option::is_none)>
            <Skeleton shape=SkeletonShape::Lines(9)/>
        </Show>
        // What is spoken has its time beside each line.
        {move || label.get().filter(|_| !spoken.get()).map(|label| view! { <p class="sheet-label" dir="auto">{label}</p> })}
        {move || {
            if spoken.get() {
                view! { <div class="sheet-text prose" dir="auto" node_ref=body><Cues leaf=leaf/></div> }.into_any()
            } else {
                view! { <div class="sheet-text prose" dir="auto" node_ref=body inner_html=html></div> }.into_any()
            }
        }}
        <Notes leaf=leaf/>
        <Refused leaf=leaf/>
    }
    .into_any()
}

/// What the speaker says to a slide.
#[component]
fn Notes(leaf: Leaf) -> impl IntoView {
    let i18n = use_i18n();
    let notes = Memo::new(move |_| leaf.page.with(|page| page.as_ref().and_then(|page| page.notes.clone())));
    move || {
        notes.get().map(|notes| {
            let paragraphs = notes.split("\n\n").map(|part| view! { <p>{part.to_owned()}</p> }).collect_view();
            view! {
                <section class="sheet-notes" dir="auto">
                    <h3>{t!(i18n, reader.notes)}</h3>
                    {paragraphs}
                </section>
            }
        })
    }
}

/// The marker over the cited passage, strong over what is quoted of it, and over the place that was found.
#[component]
fn Marked(leaf: Leaf) -> impl IntoView {
    let book = expect_context::<Book>();
    let number = leaf.number;
    let on_page = move |boxes: &[PageBox]| {
        let (width, height) = leaf.mark.with(|mark| (mark.width, mark.height));
        let places = marker::strokes(boxes, number).into_iter().map(move |stroke| marker::place(stroke, width, height));
        places.collect::<Vec<_>>()
    };
    let passage = Memo::new(move |_| {
        book.passage
            .with(|one| one.as_ref().map(|one| (on_page(&one.boxes), on_page(&one.quoted_boxes))))
            .unwrap_or_default()
    });
    let hit = Memo::new(move |_| {
        let at = book.hit.get();
        book.found.with(|found| at.and_then(|at| found.get(at)).map(|one| on_page(&one.boxes)).unwrap_or_default())
    });
    let layer = NodeRef::<html::Div>::new();
    Effect::new(move || {
        passage.track();
        hit.track();
        if layer.get().is_some() && book.goal.get() == Some(Goal::Marked(number)) {
            watch::to_middle(book, number);
            book.goal.set(None);
        }
    });
    let strokes = |places: Vec<String>, kind: &'static str| {
        places.into_iter().map(|place| view! { <mark class="stroke" data-kind=kind style=place></mark> }).collect_view()
    };
    view! {
        <div class="sheet-marks" aria-hidden="true" node_ref=layer>
            {move || match passage.get() {
                (whole, quoted) if quoted.is_empty() => strokes(whole, "passage").into_any(),
                (whole, quoted) => view! { {strokes(whole, "around")} {strokes(quoted, "passage")} }.into_any(),
            }}
            {move || strokes(hit.get(), "found")}
        </div>
    }
    .into_any()
}

/// A page that could not be fetched.
#[component]
fn Refused(leaf: Leaf) -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    move || {
        leaf.refusal.get().map(|refusal| {
            view! {
                <div class="sheet-refused">
                    <RefusalNotice refusal=refusal/>
                    <Button on:click=move |_| book.fetch(leaf)>{t!(i18n, reader.retry)}</Button>
                </div>
            }
        })
    }
}
