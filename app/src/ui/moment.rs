//! A moment in time: in UTC as the server writes it, in the person's own time and words once the page is awake.

use super::awake;
use crate::prelude::*;
use chrono::{DateTime, SecondsFormat, Utc};

/// Date and time.
#[component]
pub fn Moment(at: DateTime<Utc>) -> impl IntoView {
    let awake = awake();
    let iso = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let plain = format!("{} {} UTC", &iso[..10], &iso[11..16]);
    let words = move || if awake.get() { local(at) } else { plain.clone() };
    view! { <time datetime=iso>{words}</time> }.into_any()
}

/// As the browser's own settings write it.
fn local(at: DateTime<Utc>) -> String {
    let date = js_sys::Date::new(&(at.timestamp_millis() as f64).into());
    let options = js_sys::Object::new();
    for part in ["dateStyle", "timeStyle"] {
        drop(js_sys::Reflect::set(&options, &part.into(), &"short".into()));
    }
    String::from(date.to_locale_string("default", &options))
}
