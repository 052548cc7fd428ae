//! An answer: as far as it is written, and whole.

use super::{
    coached::Coached,
    desk::Desk,
    doubts::{Doubt, marked},
    figures::Figures,
    foot::Foot,
    state::{Draft, Step},
    stream::Stream,
    thread::View,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Skeleton, SkeletonShape},
};
use contract::{AnswerSentence, AnswerState, AnswerView, MessageId, Support};

/// One block of an answer being written.
#[derive(Clone, Copy)]
struct Block {
    position: usize,
    html: RwSignal<String>,
}

/// The answer. It follows its stream until it ends.
#[component]
pub fn Answer(message: MessageId, answer: AnswerView) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let view = expect_context::<View>();
    desk.cites(message, answer.citations.clone());
    let state = RwSignal::new(answer.state);
    let blocks = RwSignal::new(Vec::<Block>::new());
    let end = RwSignal::new(answer.state.is_final().then(|| answer.clone()));
    let loaded = RwSignal::new(answer.html.clone());
    let draft = StoredValue::new(Draft::of(&answer));

    let take = move |sequence, event| {
        let Some(step) = draft.try_update_value(|draft| draft.take(sequence, event)) else { return };
        match step {
            Step::Nothing => {}
            Step::State => state.set(draft.with_value(|draft| draft.state)),
            Step::Anew => {
                state.set(draft.with_value(|draft| draft.state));
                loaded.set(String::new());
                blocks.set(Vec::new());
            }
            Step::Citations => desk.cites(message, draft.with_value(|draft| draft.citations.clone())),
            Step::Block(position) => {
                let html = draft.with_value(|draft| draft.blocks[position].clone());
                put(blocks, position, html);
                view.follow();
            }
            Step::End => {
                let whole = draft.with_value(|draft| draft.end.clone());
                desk.cites(message, draft.with_value(|draft| draft.citations.clone()));
                end.set(whole);
                view.follow();
            }
        }
    };
    Effect::new(move |before: Option<Option<Stream>>| {
        if end.with(Option::is_some) {
            desk.writing.update(|writing| *writing = writing.filter(|writing| *writing != message));
            return None;
        }
        desk.writing.set(Some(message));
        before.flatten().or_else(|| Stream::open(message, take, move || desk.refresh()))
    });

    move || match end.get() {
        Some(answer) => view! { <Whole message=message answer=answer/> }.into_any(),
        None => view! { <Written state=state blocks=blocks loaded=loaded/> }.into_any(),
    }
}

fn put(blocks: RwSignal<Vec<Block>>, position: usize, html: String) {
    let known = blocks.with_untracked(|blocks| blocks.get(position).copied());
    match known {
        Some(block) => block.html.set(html),
        None => blocks.update(|blocks| {
            for position in blocks.len()..=position {
                blocks.push(Block { position, html: RwSignal::new(String::new()) });
            }
            blocks[position].html.set(html);
        }),
    }
}

/// As far as it is written. What the page was loaded with stands until the stream has more.
#[component]
fn Written(state: RwSignal<AnswerState>, blocks: RwSignal<Vec<Block>>, loaded: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let empty = Memo::new(move |_| blocks.with(Vec::is_empty));
    let nothing = Memo::new(move |_| loaded.with(String::is_empty));
    let doing = move || match state.get() {
        AnswerState::Waiting => t_string!(i18n, chat.waiting),
        AnswerState::Searching => t_string!(i18n, chat.searching),
        _ => t_string!(i18n, chat.writing),
    };
    let reload = move || format!("<p><a href=\"\">{}</a></p>", t_string!(i18n, chat.reload));
    view! {
        <div class="answer-text prose" dir="auto" aria-busy="true">
            {move || {
                empty.get().then(|| view! { <div inner_html=move || loaded.get()></div> })
            }}
            <For
                each=move || blocks.get()
                key=|block| block.position
                children=|block| view! { <div class="answer-block" inner_html=move || block.html.get()></div> }
            />
        </div>
        <Show when=move || empty.get() && nothing.get()>
            <Skeleton shape=SkeletonShape::Lines(3)/>
        </Show>
        <p class="answer-doing" role="status">{doing}</p>
        <noscript inner_html=reload></noscript>
    }
    .into_any()
}

/// The whole answer with its foot. Sentences that are not held by what they cite carry a dotted line.
#[component]
fn Whole(message: MessageId, answer: AnswerView) -> impl IntoView {
    let i18n = use_i18n();
    let doubt = |sentence: &AnswerSentence| {
        let (support, title) = match sentence.support {
            Support::Supported => return None,
            Support::Partly => ("partly", t_string!(i18n, chat.partly)),
            Support::Unsupported => ("unsupported", t_string!(i18n, chat.unsupported)),
        };
        answer.found.then(|| Doubt { sentence: sentence.text.clone(), support, title: title.to_owned() })
    };
    let doubts: Vec<Doubt> = answer.sentences.iter().filter_map(doubt).collect();
    let found = answer.found || answer.state != AnswerState::Done;
    let text = (!answer.html.is_empty()).then(|| {
        let html = marked(&answer.html, &doubts);
        view! {
            <div class="answer-text prose" dir="auto" data-found=found.to_string() inner_html=html></div>
            <Figures figures=answer.basis.figures.clone()/>
        }
    });
    let body = match answer.basis.coaching.clone() {
        Some(coaching) => view! { <Coached coaching=coaching>{text}</Coached> }.into_any(),
        None => text.into_any(),
    };
    view! {
        {body}
        <Foot message=message answer=answer/>
    }
    .into_any()
}
