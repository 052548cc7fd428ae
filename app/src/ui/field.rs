//! Fields of forms: a label above, a hint below, and what is wrong beside it.

use crate::prelude::*;

/// One line of text. `name` is the name in the form and, unless `id` is given, the element's id.
#[component]
pub fn Field(
    #[prop(into)] label: TextProp,
    name: &'static str,
    #[prop(optional)] id: Option<&'static str>,
    /// As the element's `type`.
    #[prop(optional)]
    kind: Option<&'static str>,
    #[prop(optional, into)] value: MaybeProp<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] required: bool,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] maxlength: Option<u32>,
    /// The id of a `<datalist>` with what could stand here.
    #[prop(optional_no_strip)]
    list: Option<&'static str>,
) -> impl IntoView {
    let id = id.unwrap_or(name);
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "true")>
            <label for=id>{move || label.get()}</label>
            <input
                id=id
                name=name
                type=kind.unwrap_or("text")
                value=move || value.get()
                autocomplete=autocomplete
                autocapitalize="none"
                required=required
                autofocus=autofocus
                maxlength=maxlength.map(|length| length.to_string())
                list=list
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described(id)
            />
            <FieldNotes id=id hint=hint error=error />
        </div>
    }
    .into_any()
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] label: TextProp,
    name: &'static str,
    #[prop(optional)] rows: Option<u32>,
    #[prop(optional, into)] value: MaybeProp<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "true")>
            <label for=name>{move || label.get()}</label>
            <textarea
                id=name
                name=name
                rows=rows.unwrap_or(6).to_string()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described(name)
                inner_html=super::escape(&value.get_untracked().unwrap_or_default())
            ></textarea>
            <FieldNotes id=name hint=hint error=error />
        </div>
    }
    .into_any()
}

/// One of several. `options` are the value in the form and the words for it.
#[component]
pub fn Select(
    #[prop(into)] label: TextProp,
    name: &'static str,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: MaybeProp<String>,
) -> impl IntoView {
    let entries = move || {
        let chosen = value.get();
        let entry = |(key, words): (String, String)| {
            let selected = key == chosen;
            view! { <option value=key selected=selected>{words}</option> }
        };
        options.get().into_iter().map(entry).collect_view()
    };
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "true")>
            <label for=name>{move || label.get()}</label>
            <select id=name name=name aria-describedby=described(name)>
                {entries}
            </select>
            <FieldNotes id=name hint=hint error=error />
        </div>
    }
    .into_any()
}

fn described(id: &str) -> String {
    format!("{id}-notes")
}

#[component]
fn FieldNotes(id: &'static str, hint: Option<TextProp>, error: MaybeProp<String>) -> impl IntoView {
    view! {
        <div class="field-notes" id=described(id)>
            {move || error.get().map(|error| view! { <p class="field-error" role="alert">{error}</p> })}
            {hint.map(|hint| view! { <p class="field-hint">{move || hint.get()}</p> })}
        </div>
    }
    .into_any()
}
