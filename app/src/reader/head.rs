//! The line above the pages: where one is, how large, one page or all, and the side parts.

use super::{
    book::Book,
    page::{Layout, Part, Side},
    state::{Zoom, page_href},
};
use crate::{
    i18n::*,
    library::{Arrival, ReadingIn},
    prelude::*,
    ui::{Icon, IconButton, Menu},
};

/// The field for a page's number.
pub const PAGE_FIELD: &str = "reader-page";

/// The line.
#[component]
pub fn Head() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let layout = expect_context::<Layout>();
    let title = move || book.material.with(|material| material.title.clone());
    let arrival = Memo::new(move |_| book.material.with(Arrival::of));
    let toggle = |side: RwSignal<Side>| {
        side.update(|side| *side = if *side == Side::Closed { Side::Open } else { Side::Closed });
    };
    let open_narrow = |side: RwSignal<Side>| {
        side.update(|side| *side = if *side == Side::Open { Side::Closed } else { Side::Open });
    };
    view! {
        <header class="reader-head">
            <a class="icon-button" href="/library" aria-label=move || t_string!(i18n, reader.to_library) title=move || t_string!(i18n, reader.to_library)>
                <Icon icon=icondata::LuArrowLeft/>
            </a>
            <h1 class="reader-title" dir="auto" title=title>{title}</h1>
            <ReadingIn arrival=arrival/>
            <Pager/>
            <div class="reader-zoom">
                <IconButton
                    icon=icondata::LuMinus
                    label=move || t_string!(i18n, reader.smaller)
                    on:click=move |_| book.zoom.update(|zoom| *zoom = zoom.smaller())
                />
                <button
                    class="reader-fit"
                    type="button"
                    title=move || t_string!(i18n, reader.fit)
                    on:click=move |_| book.zoom.set(Zoom::FIT)
                >
                    {move || format!("{} %", book.zoom.get().0)}
                </button>
                <IconButton
                    icon=icondata::LuPlus
                    label=move || t_string!(i18n, reader.larger)
                    on:click=move |_| book.zoom.update(|zoom| *zoom = zoom.larger())
                />
            </div>
            <div class="reader-sides">
                <span class="only-wide for-rail">
                    <IconButton
                        icon=icondata::LuPanelLeft
                        label=move || t_string!(i18n, reader.show_rail)
                        on:click=move |_| toggle(layout.rail)
                    />
                </span>
                <span class="only-narrow for-rail">
                    <IconButton
                        icon=icondata::LuPanelLeft
                        label=move || t_string!(i18n, reader.show_rail)
                        on:click=move |_| open_narrow(layout.rail)
                    />
                </span>
                <IconButton
                    icon=icondata::LuSearch
                    label=move || t_string!(i18n, reader.find)
                    on:click=move |_| {
                        layout.show(Part::Find);
                        super::follow::focus_soon(super::panel::FIND_FIELD);
                    }
                />
                <IconButton
                    icon=icondata::LuPanelRight
                    label=move || t_string!(i18n, reader.show_panel)
                    on:click=move |_| open_narrow(layout.panel)
                />
            </div>
            <More/>
        </header>
    }
    .into_any()
}

/// Where one is, and the pages before and after. Links, so that it works without JavaScript.
#[component]
fn Pager() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let current = move || book.current.get();
    let count = Memo::new(move |_| book.count());
    let beside = move |page: u32, label: &'static str, icon: icondata::Icon, rel: &'static str| {
        let there = (1..=count.get()).contains(&page);
        view! {
            <a
                class="icon-button"
                rel=rel
                href=there.then(|| page_href(book.id, page))
                role=(!there).then_some("link")
                aria-disabled=(!there).then_some("true")
                aria-label=label
                title=label
                on:click=move |event| {
                    event.prevent_default();
                    if there {
                        book.go_to(page);
                    }
                }
            >
                <Icon icon=icon/>
            </a>
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = document().get_element_by_id(PAGE_FIELD).and_then(|field| {
            wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(field).ok()?.value().parse::<u32>().ok()
        });
        if let Some(page) = typed {
            book.go_to(page);
        }
    };
    view! {
        <nav class="reader-pager" aria-label=move || t_string!(i18n, reader.pages)>
            {move || beside(current().saturating_sub(1), t_string!(i18n, reader.previous), icondata::LuChevronUp, "prev")}
            <form action=format!("/materials/{}", book.id) method="get" on:submit=submit>
                <input
                    id=PAGE_FIELD
                    name="page"
                    inputmode="numeric"
                    pattern="[0-9]*"
                    autocomplete="off"
                    aria-label=move || t_string!(i18n, reader.page)
                    value=move || current().to_string()
                    prop:value=move || current().to_string()
                />
                <span class="reader-count">{move || format!("/ {}", count.get())}</span>
            </form>
            {move || beside(current() + 1, t_string!(i18n, reader.next), icondata::LuChevronDown, "next")}
        </nav>
    }
    .into_any()
}

#[component]
fn More() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let address = book.material.with_untracked(|material| material.address.clone());
    let single = move |_| {
        book.continuous.update(|all| *all = !*all);
        book.go_to(book.current.get_untracked());
    };
    view! {
        <Menu label=move || t_string!(i18n, reader.more)>
            <button class="button" type="button" on:click=single>
                {move || {
                    if book.continuous.get() {
                        t_string!(i18n, reader.one_page)
                    } else {
                        t_string!(i18n, reader.all_pages)
                    }
                }}
            </button>
            {if book.note {
                view! { <a href=format!("/materials/{}/edit", book.id)>{t!(i18n, reader.edit_note)}</a> }.into_any()
            } else {
                view! {
                    <a href=format!("/materials/{}/original", book.id) rel="external" download="">
                        {t!(i18n, reader.download)}
                    </a>
                    {address.map(|address| {
                        view! {
                            <a href=address rel="external noopener noreferrer" target="_blank">
                                {t!(i18n, reader.open_address)}
                            </a>
                        }
                    })}
                }
                    .into_any()
            }}
        </Menu>
    }
    .into_any()
}
