//! A moment in time: in UTC as the server writes it, in the person's own time and words once the page is awake.

use super::awake;
use crate::i18n::*;
use crate::prelude::*;
use chrono::{DateTime, SecondsFormat, Utc};
use leptos_i18n::Locale as _;

/// Date and time.
#[component]
pub fn Moment(at: DateTime<Utc>) -> impl IntoView {
    let i18n = use_i18n();
    let awake = awake();
    let iso = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let plain = format!("{} {} UTC", &iso[..10], &iso[11..16]);
    let words = move || if awake.get() { local(at, i18n.get_locale().as_str()) } else { plain.clone() };
    view! { <time datetime=iso>{words}</time> }.into_any()
}

/// As the page's language writes it, in the way of the browser's own country where that speaks it too.
fn local(at: DateTime<Utc>, language: &str) -> String {
    let browser = window().navigator().language().unwrap_or_default();
    let locale = if browser.split('-').next() == Some(language) { browser.as_str() } else { language };
    let date = js_sys::Date::new(&(at.timestamp_millis() as f64).into());
    let options = js_sys::Object::new();
    for part in ["dateStyle", "timeStyle"] {
        drop(js_sys::Reflect::set(&options, &part.into(), &"short".into()));
    }
    String::from(date.to_locale_string(locale, &options))
}
