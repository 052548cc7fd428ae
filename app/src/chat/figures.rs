//! Figures that match a question, below its answer: the picture, what stands under it, the way to its page.

use crate::{i18n::*, prelude::*, reader::page_href};
use contract::AnswerFigure;

/// The figures; nothing where there are none.
#[component]
pub fn Figures(figures: Vec<AnswerFigure>) -> impl IntoView {
    let i18n = use_i18n();
    let one = move |figure: AnswerFigure| {
        let (title, page) = (figure.title.clone(), figure.page);
        let alt = if figure.caption.is_empty() { figure.title.clone() } else { figure.caption.clone() };
        view! {
            <figure class="answer-figure">
                <a href=page_href(figure.material, page)>
                    <img
                        src=format!("/figures/{}.webp", figure.id)
                        alt=alt
                        width=figure.width
                        height=figure.height
                        loading="lazy"
                    />
                </a>
                <figcaption dir="auto">
                    {(!figure.caption.is_empty()).then(|| view! { <span>{figure.caption.clone()}" "</span> })}
                    <a href=page_href(figure.material, page)>
                        {move || t_string!(i18n, chat.figure_from, title = title.clone(), page = page).to_string()}
                    </a>
                </figcaption>
            </figure>
        }
    };
    (!figures.is_empty())
        .then(|| view! { <div class="answer-figures">{figures.into_iter().map(one).collect_view()}</div> })
}
