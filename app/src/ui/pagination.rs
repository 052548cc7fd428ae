//! Pages of a list, as links.

use super::Icon;
use crate::i18n::*;
use crate::prelude::*;

/// Leads through `pages` pages; `href` gives the address of one. Shows nothing when there is only one.
#[component]
pub fn Pagination(page: u32, pages: u32, #[prop(into)] href: Callback<u32, String>) -> impl IntoView {
    let i18n = use_i18n();
    (pages > 1).then(|| {
        view! {
            <nav class="pagination" aria-label=move || t_string!(i18n, ui.pages)>
                {(page > 1).then(|| view! {
                    <a class="button" data-kind="plain" rel="prev" href=href.run(page - 1)>
                        <Icon icon=icondata::LuChevronLeft />
                        {t!(i18n, ui.previous)}
                    </a>
                })}
                <span class="pagination-place">{t!(i18n, ui.page_of, page = page, pages = pages)}</span>
                {(page < pages).then(|| view! {
                    <a class="button" data-kind="plain" rel="next" href=href.run(page + 1)>
                        {t!(i18n, ui.next)}
                        <Icon icon=icondata::LuChevronRight />
                    </a>
                })}
            </nav>
        }
    })
}
