//! What becomes of each note, those that lose something first: a table that scrolls by itself.

use crate::{i18n::*, prelude::*};
use contract::{ImportCounts, ImportReason, ImportRow, ImportStatus};

/// The table.
#[component]
pub fn Rows(rows: Vec<ImportRow>, counts: ImportCounts) -> impl IntoView {
    let i18n = use_i18n();
    let all = counts.notes + counts.known + counts.left_out;
    let further = all.saturating_sub(rows.len() as u32);
    let row = |one: ImportRow| {
        let ImportRow { row, status, title, why, say } = one;
        let title = if title.is_empty() { "…".to_owned() } else { title };
        view! {
            <tr data-status=word(status)>
                <td class="import-number">{(row > 0).then_some(row)}</td>
                <td dir="auto">{title}</td>
                <td>{move || status_name(i18n, status)}</td>
                <td dir="auto">{move || why.map(|why| reason(i18n, why, &say))}</td>
            </tr>
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <h3 id="import-rows">{t!(i18n, cards.imports.rows)}</h3>
            <div class="import-rows" role="region" tabindex="0" aria-labelledby="import-rows">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, cards.imports.number)}</th>
                            <th scope="col">{t!(i18n, cards.imports.note)}</th>
                            <th scope="col">{t!(i18n, cards.imports.becomes)}</th>
                            <th scope="col">{t!(i18n, cards.imports.why)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            {(further > 0).then(|| view! {
                <p class="soft">{t!(i18n, cards.imports.further, count = move || further)}</p>
            })}
        }
    })
}

fn word(status: ImportStatus) -> &'static str {
    match status {
        ImportStatus::Taken => "taken",
        ImportStatus::Known => "known",
        ImportStatus::Changed => "changed",
        ImportStatus::LeftOut => "left-out",
    }
}

fn status_name(i18n: leptos_i18n::I18nContext<Locale>, status: ImportStatus) -> &'static str {
    match status {
        ImportStatus::Taken => t_string!(i18n, cards.imports.is_taken),
        ImportStatus::Known => t_string!(i18n, cards.imports.is_known),
        ImportStatus::Changed => t_string!(i18n, cards.imports.is_changed),
        ImportStatus::LeftOut => t_string!(i18n, cards.imports.is_left_out),
    }
}

/// Why a row lost something; a reason that has no words of its own is said as the domain says it.
fn reason(i18n: leptos_i18n::I18nContext<Locale>, why: ImportReason, say: &str) -> String {
    let words = match why {
        ImportReason::NoNoteType => t_string!(i18n, cards.imports.no_note_type),
        ImportReason::NoCard => t_string!(i18n, cards.imports.no_card),
        ImportReason::NoFace => t_string!(i18n, cards.imports.no_face),
        ImportReason::Media => t_string!(i18n, cards.imports.lost_media),
        ImportReason::Masks => t_string!(i18n, cards.imports.masks),
        ImportReason::NoPicture => t_string!(i18n, cards.imports.no_picture),
        ImportReason::Other => return say.to_owned(),
    };
    words.to_owned()
}
