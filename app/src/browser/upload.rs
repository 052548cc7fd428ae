//! Files on their way to the server, with how much of them has arrived.

use contract::{Refusal, SubjectId, Uploaded};
use serde::Deserialize;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{File, FileList, FormData, ProgressEvent, XmlHttpRequest};

/// What became of a sending.
pub type Sent = Result<Vec<Uploaded>, Refusal>;

/// Sends files into a subject, or into none. `progress` hears the bytes that are sent and those there are;
/// `done` hears the end, once.
pub fn send(
    files: Vec<File>,
    subject: Option<SubjectId>,
    progress: impl Fn(f64, f64) + 'static,
    done: impl Fn(Sent) + 'static,
) {
    let (Ok(form), Ok(request)) = (FormData::new(), XmlHttpRequest::new()) else { return };
    if let Some(subject) = subject {
        drop(form.append_with_str("subject", &subject.to_string()));
    }
    for file in &files {
        drop(form.append_with_blob_and_filename("file", file, &file.name()));
    }
    let moved = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
        progress(event.loaded(), event.total());
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(moved.as_ref().unchecked_ref()));
    }
    let ended = {
        let request = request.clone();
        Closure::<dyn FnMut()>::new(move || {
            let text = request.response_text().ok().flatten().unwrap_or_default();
            done(answer(request.status().unwrap_or(0), &text));
        })
    };
    request.set_onloadend(Some(ended.as_ref().unchecked_ref()));
    // The request holds both until it ends; they are small, and it ends once.
    moved.forget();
    ended.forget();
    if request.open("POST", "/upload").is_ok() {
        drop(request.set_request_header("Accept", "application/json"));
        drop(request.send_with_opt_form_data(Some(&form)));
    }
}

/// The files of a list.
pub fn files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// What the server's answer means.
fn answer(status: u16, text: &str) -> Sent {
    #[derive(Deserialize)]
    struct Outer {
        error: Inner,
    }
    #[derive(Deserialize)]
    struct Inner {
        say: String,
        #[serde(default)]
        hint: String,
    }
    if (200..300).contains(&status)
        && let Ok(uploaded) = serde_json::from_str(text)
    {
        return Ok(uploaded);
    }
    Err(match serde_json::from_str::<Outer>(text) {
        Ok(Outer { error }) if status == 413 => Refusal::TooMuch { say: error.say, wait: 0 },
        Ok(Outer { error }) => Refusal::Unavailable { say: error.say, hint: error.hint },
        Err(_) => Refusal::Unavailable {
            say: "The files did not arrive.".into(),
            hint: "Check your connection and try again.".into(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_of_the_server_is_told_in_its_own_words() {
        let text = r#"{"error":{"code":"too_much","say":"The file is too large.","hint":""}}"#;
        assert_eq!(answer(413, text), Err(Refusal::TooMuch { say: "The file is too large.".into(), wait: 0 }));
    }

    #[test]
    fn an_answer_that_is_none_is_a_lost_line() {
        assert!(matches!(answer(0, ""), Err(Refusal::Unavailable { .. })));
        assert!(matches!(answer(200, "<html>"), Err(Refusal::Unavailable { .. })));
    }
}
