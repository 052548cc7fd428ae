//! The built files: css, wasm, scripts, icons.
//!
//! Pages ask for `/pkg/{build}/…`, where the build's name comes from all that is in it. Such a file is kept for good,
//! and a page that was open while Lectern was renewed finds nothing there rather than half of another build.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header::CACHE_CONTROL};
use axum::response::Response;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Which files wake which page, as `cargo leptos --split` writes it down.
const MANIFEST: &str = "__wasm_split_manifest.json";

/// What lies in the folder, as it was when the server started.
#[derive(Clone, Debug)]
pub struct Built {
    folder: PathBuf,
    /// For pages: where the files are, and which ones each part of the WASM needs.
    pub page: app::Built,
    prefix: String,
}

impl Built {
    /// Looks into the folder. One without files has a name too; then nothing is found later.
    pub fn of(folder: &Path) -> Self {
        let files = read(&folder.join("pkg")).unwrap_or_default();
        let mut digest = Sha256::new();
        for (name, bytes) in &files {
            digest.update(name.len().to_le_bytes());
            digest.update(name);
            digest.update(bytes.len().to_le_bytes());
            digest.update(bytes);
        }
        let build = hex::encode(&digest.finalize()[..8]);
        let parts: HashMap<String, Vec<String>> =
            files.get(MANIFEST).and_then(|text| serde_json::from_slice(text).ok()).unwrap_or_default();
        let prefix = format!("/pkg/{build}/");
        let page = app::Built { folder: prefix.trim_matches('/').to_owned(), parts: parts.into() };
        Self { folder: folder.to_owned(), page, prefix }
    }

    /// The file that is asked for, if there is one by that name.
    pub async fn file(&self, mut asked: Request) -> Option<Response> {
        let for_good = match asked.uri().path().strip_prefix(&self.prefix) {
            Some(file) => {
                let uri = Uri::try_from(format!("/pkg/{file}")).ok()?;
                *asked.uri_mut() = uri;
                true
            }
            None => false,
        };
        let folder =
            ServeDir::new(&self.folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
        let mut file = folder.oneshot(asked).await.ok()?.map(Body::new);
        if file.status() == StatusCode::NOT_FOUND {
            return None;
        }
        let kept = if for_good { "public, max-age=31536000, immutable" } else { "public, no-cache" };
        file.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(kept));
        Some(file)
    }
}

/// The files by name, without their compressed twins.
fn read(folder: &Path) -> std::io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && !name.ends_with(".br") && !name.ends_with(".gz") {
            files.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(files)
}
