//! Files on their way to the server, a few at a time, with how much of them has arrived.

use contract::{CardImportId, Refusal, SubjectId, Uploaded};
use leptos::task::spawn_local;
use serde::{Deserialize, de::DeserializeOwned};
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, FormData, ProgressEvent, XmlHttpRequest};

/// Files of one request, and their bytes: few enough that each is seen to land soon.
const FILES: usize = 8;
const BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// Who hears of a sending.
pub struct Told {
    /// Bytes that have left, and those there are.
    pub moved: Box<dyn Fn(f64, f64)>,
    /// What became of the next files.
    pub landed: Box<dyn Fn(Vec<Uploaded>)>,
    /// The end, once.
    pub ended: Box<dyn Fn()>,
}

/// Sends files into a subject, or into none, one request after the other. A request that fails names its files; the
/// others are sent all the same.
pub fn send(files: Vec<File>, subject: Option<SubjectId>, told: Told) {
    let told = Rc::new(told);
    spawn_local(async move {
        let total: f64 = files.iter().map(|file| file.size()).sum();
        let mut before = 0.0;
        for lot in lots(files) {
            let size: f64 = lot.iter().map(|file| file.size()).sum();
            let moved = {
                let (told, before) = (told.clone(), before);
                move |done: f64| (told.moved)(before + done.min(size), total)
            };
            let answered = match send_lot(&lot, subject, moved).await {
                Ok(uploaded) => uploaded,
                Err(refusal) => lot.iter().map(|file| refused(file.name(), refusal.clone())).collect(),
            };
            before += size;
            (told.landed)(answered);
        }
        (told.ended)();
    });
}

/// Files in lots; subtitles last, when the recordings that they belong to are there.
fn lots(mut files: Vec<File>) -> Vec<Vec<File>> {
    files.sort_by_key(|file| is_subtitles(&file.name()));
    let mut lots: Vec<Vec<File>> = Vec::new();
    let mut bytes = 0.0;
    for file in files {
        let size = file.size();
        match lots.last_mut() {
            Some(lot) if lot.len() < FILES && bytes + size <= BYTES => {
                bytes += size;
                lot.push(file);
            }
            _ => {
                bytes = size;
                lots.push(vec![file]);
            }
        }
    }
    lots
}

fn is_subtitles(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    matches!(end.as_deref(), Some("srt" | "vtt"))
}

fn refused(file_name: String, refusal: Refusal) -> Uploaded {
    Uploaded { file_name, material: None, duplicate: false, refusal: Some(refusal) }
}

async fn send_lot(
    files: &[File],
    subject: Option<SubjectId>,
    progress: impl Fn(f64) + 'static,
) -> Result<Vec<Uploaded>, Refusal> {
    let form = FormData::new().map_err(|_| lost())?;
    if let Some(subject) = subject {
        drop(form.append_with_str("subject", &subject.to_string()));
    }
    for file in files {
        drop(form.append_with_blob_and_filename("file", file, &file.name()));
    }
    send_form("/upload", &form, progress).await
}

/// Sends a package of cards to be looked into; `progress` hears of the bytes that have left.
pub async fn send_package(file: &File, progress: impl Fn(f64) + 'static) -> Result<CardImportId, Refusal> {
    #[derive(Deserialize)]
    struct Looked {
        import: CardImportId,
    }
    let form = FormData::new().map_err(|_| lost())?;
    drop(form.append_with_blob_and_filename("file", file, &file.name()));
    let looked: Looked = send_form("/cards/import/package", &form, progress).await?;
    Ok(looked.import)
}

async fn send_form<T: DeserializeOwned>(
    address: &str,
    form: &FormData,
    progress: impl Fn(f64) + 'static,
) -> Result<T, Refusal> {
    let request = XmlHttpRequest::new().map_err(|_| lost())?;
    let moved = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| progress(event.loaded()));
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(moved.as_ref().unchecked_ref()));
    }
    let sent = request.clone();
    let ended = js_sys::Promise::new(&mut |resolve, _| {
        sent.set_onloadend(Some(&resolve));
        if sent.open("POST", address).is_ok() {
            drop(sent.set_request_header("Accept", "application/json"));
            drop(sent.send_with_opt_form_data(Some(form)));
        }
    });
    drop(JsFuture::from(ended).await);
    let text = request.response_text().ok().flatten().unwrap_or_default();
    answer(request.status().unwrap_or(0), &text)
}

/// The files of a list.
pub fn files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

fn lost() -> Refusal {
    Refusal::Unavailable { say: crate::NOT_SENT.into(), hint: "Check your connection and try again.".into() }
}

/// What the server's answer means.
fn answer<T: DeserializeOwned>(status: u16, text: &str) -> Result<T, Refusal> {
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
        && let Ok(answer) = serde_json::from_str(text)
    {
        return Ok(answer);
    }
    Err(match serde_json::from_str::<Outer>(text) {
        Ok(Outer { error }) if status == 413 => Refusal::too_much(error.say).with_hint(error.hint),
        Ok(Outer { error }) => Refusal::Unavailable { say: error.say, hint: error.hint },
        Err(_) => lost(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_of_the_server_is_told_in_its_own_words() {
        let text = r#"{"error":{"code":"too_much","say":"The file is too large.","hint":"Split it."}}"#;
        assert_eq!(
            answer::<Vec<Uploaded>>(413, text),
            Err(Refusal::too_much("The file is too large.").with_hint("Split it."))
        );
    }

    #[test]
    fn an_answer_that_is_none_is_a_lost_line() {
        assert!(matches!(answer::<Vec<Uploaded>>(0, ""), Err(Refusal::Unavailable { .. })));
        assert!(matches!(answer::<Vec<Uploaded>>(200, "<html>"), Err(Refusal::Unavailable { .. })));
    }

    #[test]
    fn subtitles_are_told_by_their_ending() {
        assert!(is_subtitles("Lecture 1.SRT") && is_subtitles("a.b.vtt"));
        assert!(!is_subtitles("vtt") && !is_subtitles("a.vtt.mp4"));
    }
}
