//! Files in by a form, and out again.

use crate::started::{Browser, Seen, Started, leads_to};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use bytes::Bytes;
use contract::Uploaded;
use std::path::Path;

const BOUNDARY: &str = "lectern-test-boundary";

/// A form's part; a file's when it has a name.
fn part(field: &str, name: Option<&str>, content: &str) -> String {
    let name = name.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default();
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"{name}\r\n\r\n{content}\r\n")
}

async fn upload(browser: &mut Browser<'_>, accept: &str, parts: &[String]) -> Seen {
    let body = format!("{}--{BOUNDARY}--\r\n", parts.concat());
    send(browser, accept, Body::from(body)).await
}

async fn send(browser: &mut Browser<'_>, accept: &str, body: Body) -> Seen {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [("content-type", kind.as_str()), ("accept", accept), ("sec-fetch-site", "same-origin")];
    browser.ask(Method::POST, "/upload", &headers, body).await
}

fn uploaded(seen: &Seen) -> Vec<Uploaded> {
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    serde_json::from_str(&seen.body).unwrap_or_else(|error| panic!("{error}: {}", seen.body))
}

fn files_under(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.flatten().map(|entry| if entry.path().is_dir() { files_under(&entry.path()) } else { 1 }).sum()
}

#[tokio::test]
async fn each_file_of_a_form_is_judged_on_its_own() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let parts = [
        part("file", Some("cells.md"), "# Cells\n\nThey divide."),
        part("file", Some("old.ppt"), "\u{1}\u{2}\u{0}\u{3}"),
        part("file", Some("again.md"), "# Cells\n\nThey divide."),
    ];
    let all = uploaded(&upload(&mut browser, "application/json", &parts).await);
    assert_eq!(all.iter().map(|one| one.file_name.as_str()).collect::<Vec<_>>(), ["cells.md", "old.ppt", "again.md"]);
    assert!(all[0].material.is_some() && !all[0].duplicate);
    let say = all[1].refusal.as_ref().map(contract::Refusal::say).unwrap_or_default();
    assert!(say.starts_with("This kind of file cannot be read."), "{say}");
    assert!(all[1].material.is_some(), "it is kept all the same");
    assert_eq!((all[2].material, all[2].duplicate), (all[0].material, true));
}

#[tokio::test]
async fn a_form_without_script_leads_to_the_library_or_says_what_was_not_taken_or_cannot_be_read() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let good =
        upload(&mut browser, "text/html", &[part("subject", None, ""), part("file", Some("a.txt"), "Words.")]).await;
    assert_eq!((good.status, leads_to(&good)), (StatusCode::SEE_OTHER, "/library"));
    let unread = upload(&mut browser, "text/html", &[part("file", Some("<b>.bin"), "\u{1}\u{2}\u{0}\u{3}")]).await;
    assert_eq!(unread.status, StatusCode::OK);
    for said in ["&lt;b&gt;.bin", "This kind of file cannot be read.", "This one is kept.", "Files taken: 1."] {
        assert!(unread.body.contains(said), "{said}: {}", unread.body);
    }
    let empty = upload(&mut browser, "text/html", &[part("file", Some("<b>.txt"), "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("&lt;b&gt;.txt") && empty.body.contains("This file is empty."), "{}", empty.body);
    assert!(!empty.body.contains("This one is kept."), "{}", empty.body);
    let none = upload(&mut browser, "text/html", &[part("file", Some(""), "")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("Choose at least one file."), "{}", none.body);
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_and_the_next_one_taken() {
    let started = Started::with(&[("limits.upload_megabytes", "1")]).await;
    let mut browser = started.registered("Ada").await;
    let large = "x".repeat(1_100_000);
    let parts = [part("file", Some("large.txt"), &large), part("file", Some("small.txt"), "Words.")];
    let all = uploaded(&upload(&mut browser, "application/json", &parts).await);
    let refusal = all[0].refusal.clone().expect("it is refused");
    assert_eq!((refusal.code(), refusal.status()), ("too_much", 413));
    assert!(refusal.say().contains("larger than 1 MB"), "{}", refusal.say());
    assert!(all[1].material.is_some());
    assert_eq!(files_under(&started.folder.path().join("data/files")), 1);
}

#[tokio::test]
async fn an_upload_that_is_cut_leaves_nothing_behind() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let begun = part("file", Some("a.txt"), "Half of the wor");
    let pieces = [Ok(Bytes::from(begun)), Err(std::io::Error::other("the line is dead"))];
    let seen = send(&mut browser, "application/json", Body::from_stream(futures::stream::iter(pieces))).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", seen.body);
    let begun = part("file", Some("a.txt"), "Half of the wor");
    let seen = send(&mut browser, "application/json", Body::from(begun[..begun.len() - 4].to_owned())).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", seen.body);
    assert_eq!(files_under(&started.folder.path().join("data/files")), 0);
}

#[tokio::test]
async fn an_original_comes_back_as_a_download_to_its_owner_only() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let parts = [part("file", Some("Übung 1.md"), "# <script>alert(1)</script>")];
    let id = uploaded(&upload(&mut browser, "application/json", &parts).await)[0].material.expect("it is taken");
    let address = format!("/materials/{id}/original");
    let seen = browser.get(&address).await;
    assert_eq!((seen.status, seen.body.as_str()), (StatusCode::OK, "# <script>alert(1)</script>"));
    assert_eq!(
        seen.header("content-disposition"),
        "attachment; filename=\"_bung 1.md\"; filename*=UTF-8''%C3%9Cbung%201.md"
    );
    assert_eq!(seen.header("x-content-type-options"), "nosniff");
    assert!(seen.header("cache-control").starts_with("private"));

    let mut stranger = started.registered("Eve").await;
    assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get(&format!("/materials/{id}/pages/1.webp")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/materials/nonsense/original").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("/materials/{id}/pages/1.webp")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(started.browser().get(&address).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_file_that_nothing_reads_is_a_download_to_its_owner_only_and_never_a_page() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let mut stranger = started.registered("Eve").await;
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (name, content) in [
        ("drawing.svg", drawing),
        ("saved.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related"),
        ("tune.mid", "MThd\0\0\0\u{6}\0\u{1}\0\u{1}\0\u{60}"),
        ("setup.exe", "MZ\u{1}\0\u{3}\0\0\0\u{4}\0\0\0"),
    ] {
        let parts = [part("file", Some(name), content)];
        let one = uploaded(&upload(&mut browser, "application/json", &parts).await).remove(0);
        assert!(one.refusal.is_some(), "{name} cannot be read");
        let id = one.material.unwrap_or_else(|| panic!("{name} is kept"));
        let address = format!("/materials/{id}/original");
        let seen = browser.get(&address).await;
        assert_eq!((seen.status, seen.body.as_str()), (StatusCode::OK, content), "{name}");
        assert!(seen.header("content-disposition").starts_with(&format!("attachment; filename=\"{name}\"")), "{name}");
        assert_eq!(seen.header("content-type"), "application/octet-stream", "{name}");
        assert_eq!(seen.header("x-content-type-options"), "nosniff", "{name}");
        for other in ["recording", "pages/1.webp"] {
            let seen = browser.get(&format!("/materials/{id}/{other}")).await;
            assert_eq!(seen.status, StatusCode::NOT_FOUND, "{name}: {other}");
        }
        assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}
