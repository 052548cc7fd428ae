//! The protocols, against a server on this machine.

use super::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers one request; gives its address, and what was asked.
async fn server(status: &'static str, media: &'static str, body: String) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    let task = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.expect("a visitor");
        let mut heard = Vec::new();
        let mut part = [0; 4096];
        while !String::from_utf8_lossy(&heard).contains("\r\n\r\n") {
            let read = socket.read(&mut part).await.expect("it speaks");
            heard.extend_from_slice(&part[..read]);
        }
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {media}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        // One that reads no further has closed its end, which is what some tests want.
        let _ = socket.write_all(head.as_bytes()).await;
        let _ = socket.write_all(body.as_bytes()).await;
        String::from_utf8_lossy(&heard).into_owned()
    });
    (address, task)
}

fn found(title: &str, address: &str, snippet: &str) -> WebFound {
    WebFound { title: title.into(), address: address.into(), snippet: snippet.into() }
}

#[tokio::test]
async fn searxng_is_asked_for_json_and_its_results_come_in_order() {
    let body = r#"{"query":"cells","number_of_results":2,"results":[
        {"url":"https://example.org/cells","title":"Cells","content":"Cells\n divide.","engine":"x","score":2.0},
        {"url":"https://example.org/cells","title":"Again","content":""},
        {"url":"javascript:alert(1)","title":"Bad","content":""},
        {"url":"https://me:secret@example.org/","title":"Worse","content":""},
        {"url":"http://example.org/two","title":"","content":null}],"suggestions":[]}"#;
    let (address, task) = server("200 OK", "application/json", body.into()).await;
    let results = SearXng::at(&address).expect("an address").search("what are\n cells & co").await.expect("results");
    assert_eq!(
        results,
        [
            found("Cells", "https://example.org/cells", "Cells divide."),
            found("http://example.org/two", "http://example.org/two", "")
        ]
    );
    let heard = task.await.expect("it was asked");
    assert!(heard.starts_with("GET /search?q=what+are+cells+%26+co&format=json "), "{heard}");
}

#[tokio::test]
async fn a_searxng_for_people_only_says_how_to_open_it() {
    for (status, body) in [("403 Forbidden", ""), ("200 OK", " <!doctype html><html></html>")] {
        let (address, _task) = server(status, "text/html", body.into()).await;
        let fault = SearXng::at(&address).expect("an address").search("cells").await.expect_err("it refuses");
        assert_eq!(fault, WebFault::NotForPrograms { engine: "SearXNG".into() });
        assert!(fault.hint().contains("settings.yml"));
    }
}

const PAGE: &str = r#"<html><body><form action="/html/"><input name="q"></form><div id="links">
  <div class="result results_links result--ad"><h2><a class="result__a" href="//duckduckgo.com/y.js?ad=1">Buy cells</a></h2>
    <a class="result__snippet" href="x">An advertisement</a></div>
  <div class="result results_links web-result"><h2 class="result__title">
    <a rel="nofollow" class="result__a" href="//duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fcells%3Fa%3D1&amp;rut=9">What <b>cells</b> are</a></h2>
    <a class="result__snippet" href="//duckduckgo.com/l/?uddg=x">A <b>cell</b> &amp; its parts.</a></div>
  <div class="result web-result"><a class="result__a" href="https://example.org/two">Two</a></div>
</div></body></html>"#;

#[tokio::test]
async fn duckduckgo_s_results_come_without_advertisements_and_detours() {
    let (address, task) = server("200 OK", "text/html", PAGE.into()).await;
    let results = DuckDuckGo::at(&address).expect("an address").search("cells").await.expect("results");
    assert_eq!(
        results,
        [
            found("What cells are", "https://example.org/cells?a=1", "A cell & its parts."),
            found("Two", "https://example.org/two", "")
        ]
    );
    assert!(task.await.expect("it was asked").starts_with("POST / "));
}

#[tokio::test]
async fn being_blocked_is_said_as_such() {
    let puzzle =
        r#"<form id="challenge-form" action="//duckduckgo.com/anomaly.js"><div class="anomaly-modal"></div></form>"#;
    for (status, body) in
        [("202 Accepted", ""), ("429 Too Many Requests", ""), ("403 Forbidden", ""), ("200 OK", puzzle)]
    {
        let (address, _task) = server(status, "text/html", body.into()).await;
        let fault = DuckDuckGo::at(&address).expect("an address").search("cells").await.expect_err("it is blocked");
        assert_eq!(fault.to_string(), "DuckDuckGo blocked the search.");
    }
}

#[tokio::test]
async fn no_results_are_no_fault_and_nonsense_is_one() {
    let (address, _task) = server("200 OK", "text/html", "<p>No results.</p>".into()).await;
    assert_eq!(DuckDuckGo::at(&address).expect("an address").search("qwxz").await, Ok(vec![]));
    let (address, _task) = server("200 OK", "application/json", "{\"results\":7}".into()).await;
    let fault = SearXng::at(&address).expect("an address").search("x").await.expect_err("it is nonsense");
    assert!(matches!(fault, WebFault::Broken { .. }), "{fault:?}");
}

#[tokio::test]
async fn nobody_there_and_an_answer_without_end_are_told_apart() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let nobody = format!("http://{}/", listener.local_addr().expect("an address"));
    drop(listener);
    let fault = SearXng::at(&nobody).expect("an address").search("x").await.expect_err("nobody is there");
    assert_eq!(fault, WebFault::NoRoute { engine: "SearXNG".into() });
    let (address, _task) = server("200 OK", "text/html", "x".repeat(3 << 20)).await;
    let fault = DuckDuckGo::at(&address).expect("an address").search("x").await.expect_err("it is too long");
    assert!(matches!(fault, WebFault::Broken { .. }), "{fault:?}");
}

#[test]
fn only_addresses_of_the_web_name_a_search_engine() {
    for address in ["", "file:///etc/passwd", "searx.example.org"] {
        assert!(SearXng::at(address).is_err(), "{address}");
    }
}
