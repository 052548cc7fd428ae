//! What came, and what a refusal is called.

use crate::server::{Then, fetcher, page, serve, status};
use fetch::{FetchFault, Media, Want};

#[tokio::test]
async fn a_page_comes_with_what_the_server_says_of_it() {
    let answer = b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=\"iso-8859-1\"\r\nETag: \"v1\"\r\n\
                   Last-Modified: Thu, 19 Mar 2015 10:00:00 GMT\r\nContent-Length: 4\r\nConnection: close\r\n\r\nGr\xfcn";
    let base = serve([("/page", (answer.to_vec(), Then::Close))].into()).await;
    let fetched = fetcher().get(&format!("{base}/page"), Want::Page).await.expect("the page");
    assert_eq!((fetched.media, fetched.media_type.as_str()), (Media::Html, "text/html"));
    assert_eq!((fetched.charset.as_deref(), fetched.etag.as_deref()), (Some("iso-8859-1"), Some("\"v1\"")));
    assert_eq!(fetched.last_modified.as_deref(), Some("Thu, 19 Mar 2015 10:00:00 GMT"));
    assert_eq!(&fetched.bytes[..], b"Gr\xfcn");
}

#[tokio::test]
async fn kinds_are_told_by_the_server_and_the_first_bytes() {
    let base = serve(
        [
            ("/pdf", (page("application/pdf", b"%PDF-1.7 x"), Then::Close)),
            ("/vague", (page("application/octet-stream", b"%PDF-1.7 x"), Then::Close)),
            ("/text", (page("text/plain; charset=utf-8", b"words"), Then::Close)),
            ("/zip", (page("application/zip", b"PK\x03\x04"), Then::Close)),
            ("/empty", (page("text/html", b""), Then::Close)),
            ("/big", (page("video/mp4", &[0; 150_000]), Then::Silence)),
        ]
        .into(),
    )
    .await;
    for (path, expected) in [
        ("/pdf", Ok(Media::Pdf)),
        ("/vague", Ok(Media::Pdf)),
        ("/text", Ok(Media::PlainText)),
        ("/zip", Err("wrong_kind")),
        ("/empty", Err("empty")),
        ("/big", Err("wrong_kind")),
    ] {
        let fetched = fetcher().get(&format!("{base}{path}"), Want::Page).await;
        assert_eq!(fetched.map(|fetched| fetched.media).map_err(|fault| fault.code()), expected, "{path}");
    }
}

#[tokio::test]
async fn every_refusal_has_its_sentence() {
    let puzzle = page("text/html", b"<title>Just a moment...</title>");
    let base = serve(
        [
            ("/401", status("401 Unauthorized", "")),
            ("/403", status("403 Forbidden", "")),
            ("/410", status("410 Gone", "")),
            ("/503", status("503 Unavailable", "")),
            ("/challenge", status("503 Unavailable", "cf-mitigated: challenge\r\n")),
            ("/puzzle", (puzzle, Then::Close)),
            ("/nonsense", (b"hello\r\n\r\n".to_vec(), Then::Close)),
        ]
        .into(),
    )
    .await;
    for (path, sentence) in [
        ("/401", "The page wants a sign-in (401)."),
        ("/403", "The site does not let programs read this page (403)."),
        ("/404", "The page does not exist (404)."),
        ("/410", "The page does not exist (410)."),
        ("/503", "The site answered with an error (503)."),
        ("/challenge", "The site does not let programs read this page (503)."),
        ("/puzzle", "The site does not let programs read this page (200)."),
        ("/nonsense", "The answer of the site broke off or made no sense."),
    ] {
        let fault = fetcher().get(&format!("{base}{path}"), Want::Page).await.err();
        assert_eq!(fault.map(|fault| fault.say()).as_deref(), Some(sentence), "{path}");
    }
}

#[tokio::test]
async fn nobody_there_is_said_so() {
    let fault = fetcher().get("http://127.0.0.1:1/", Want::Page).await.err();
    assert!(matches!(fault, Some(FetchFault::NoConnection(_))), "{fault:?}");
    let fault = fetcher().get("http://no-such-name.invalid/", Want::Page).await.err();
    assert_eq!(fault, Some(FetchFault::UnknownName));
}
