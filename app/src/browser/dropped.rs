//! What was dropped on the page: files, and the files of folders, however deep they lie.
//!
//! The browser hands out a folder's entries a hundred at a time and only while asked in the drop's own moment; so the
//! roots are taken at once, and everything below them afterwards. The interface is called by its names: browsers agree
//! on it, and it stands apart from all that the page needs otherwise.

use super::upload;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File};

/// More than one drop brings; the rest is left where it is.
const MOST: usize = 5_000;

/// Gives the files of a drop to `then`, in the order of their folders.
pub fn take(transfer: Option<DataTransfer>, then: impl FnOnce(Vec<File>) + 'static) {
    let Some(transfer) = transfer else { return };
    let items = transfer.items();
    let roots: Vec<Entry> = (0..items.length()).filter_map(|at| Entry::of(items.get(at)?.as_ref())).collect();
    if !roots.iter().any(Entry::is_folder) {
        return then(upload::files(transfer.files()));
    }
    spawn_local(async move { then(all(roots).await) });
}

async fn all(roots: Vec<Entry>) -> Vec<File> {
    let mut files = Vec::new();
    let mut waiting: Vec<Entry> = roots.into_iter().rev().collect();
    while let Some(entry) = waiting.pop() {
        if files.len() >= MOST || is_hidden(&entry.name()) {
            continue;
        }
        if entry.is_folder() {
            let mut inside = entry.entries().await;
            inside.sort_by_key(Entry::name);
            waiting.extend(inside.into_iter().rev());
        } else if let Some(file) = entry.file().await {
            files.push(file);
        }
    }
    files
}

/// What systems put into folders for themselves.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX")
}

/// A `FileSystemEntry`: a file or a folder that was dropped.
struct Entry(JsValue);

impl Entry {
    /// Of a dropped item; text that was dropped is none.
    fn of(item: &JsValue) -> Option<Self> {
        let entry = method(item, "webkitGetAsEntry")?.call0(item).ok()?;
        entry.is_object().then_some(Self(entry))
    }

    fn is_folder(&self) -> bool {
        Reflect::get(&self.0, &"isDirectory".into()).is_ok_and(|is| is.is_truthy())
    }

    fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Everything in a folder.
    async fn entries(&self) -> Vec<Self> {
        let mut entries = Vec::new();
        let Some(reader) = method(&self.0, "createReader").and_then(|create| create.call0(&self.0).ok()) else {
            return entries;
        };
        loop {
            let Some(next) = answer(&reader, "readEntries").await.map(|next| Array::from(&next)) else {
                return entries;
            };
            if next.length() == 0 {
                return entries;
            }
            entries.extend(next.iter().map(Self));
        }
    }

    async fn file(&self) -> Option<File> {
        answer(&self.0, "file").await?.dyn_into().ok()
    }
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// What a method gives to the first of its two callbacks; `None` where it calls the second.
async fn answer(object: &JsValue, name: &str) -> Option<JsValue> {
    let method = method(object, name)?;
    let answered = Promise::new(&mut |resolve, reject| drop(method.call2(object, &resolve, &reject)));
    JsFuture::from(answered).await.ok()
}

#[cfg(test)]
mod tests {
    use super::is_hidden;

    #[test]
    fn what_systems_put_into_folders_stays_there() {
        assert!(is_hidden(".DS_Store") && is_hidden("Thumbs.db") && !is_hidden("notes.md"));
    }
}
