//! What a material is, in a word and a drawing.

use crate::{i18n::*, prelude::*, ui::Icon};
use contract::{MaterialKind, MaterialView};

/// Kinds that lists and searches offer at once; others appear while they are chosen.
pub const OFFERED_KINDS: [MaterialKind; 6] = [
    MaterialKind::Document,
    MaterialKind::Slides,
    MaterialKind::Scan,
    MaterialKind::Note,
    MaterialKind::Link,
    MaterialKind::Recording,
];

/// The kind's name, for a person.
pub fn kind_name(i18n: leptos_i18n::I18nContext<Locale>, kind: MaterialKind) -> &'static str {
    match kind {
        MaterialKind::Document => t_string!(i18n, library.kind_document),
        MaterialKind::Slides => t_string!(i18n, library.kind_slides),
        MaterialKind::Scan => t_string!(i18n, library.kind_scan),
        MaterialKind::Image => t_string!(i18n, library.kind_image),
        MaterialKind::Note => t_string!(i18n, library.kind_note),
        MaterialKind::Link => t_string!(i18n, library.kind_link),
        MaterialKind::Recording => t_string!(i18n, library.kind_recording),
    }
}

/// The kind's drawing.
#[component]
pub fn KindIcon(kind: MaterialKind) -> impl IntoView {
    let icon = match kind {
        MaterialKind::Document => icondata::LuFileText,
        MaterialKind::Slides => icondata::LuPresentation,
        MaterialKind::Scan => icondata::LuScanText,
        MaterialKind::Image => icondata::LuImage,
        MaterialKind::Note => icondata::LuNotebookPen,
        MaterialKind::Link => icondata::LuLink,
        MaterialKind::Recording => icondata::LuAudioLines,
    };
    view! { <Icon icon=icon/> }
}

/// The address of a small picture that stands for it: its page, or a figure of a material whose pages flow.
pub fn small_picture(material: &MaterialView, page: u32) -> Option<String> {
    if material.has_page_pictures() {
        return Some(format!("/materials/{}/pages/{page}.webp?width=200", material.id));
    }
    material.cover.map(|figure| format!("/figures/{figure}.webp"))
}
