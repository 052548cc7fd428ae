//! The protocol, against a server on this machine that sends exactly the bytes a test wants.

use super::*;
use futures::{StreamExt, TryStreamExt};
use secrecy::SecretString;
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    sync::{Notify, oneshot},
};

/// What the server does after it has read the request.
enum Act {
    Send(String),
    Wait(Arc<Notify>),
    Hang,
}

/// Serves one request; gives the request's text back through the receiver.
async fn serve(acts: Vec<Act>) -> (String, oneshot::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/v1", listener.local_addr().unwrap());
    let (heard, hear) = oneshot::channel();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let _ = heard.send(request(&mut socket).await);
        for act in acts {
            match act {
                Act::Send(text) => {
                    if socket.write_all(text.as_bytes()).await.is_err() {
                        return;
                    }
                }
                Act::Wait(go) => go.notified().await,
                Act::Hang => std::future::pending::<()>().await,
            }
        }
        let _ = socket.shutdown().await;
    });
    (address, hear)
}

async fn request(socket: &mut tokio::net::TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse::<usize>().ok())
                .unwrap_or(0);
            if body.len() >= length {
                return text;
            }
        }
        match socket.read(&mut part).await.unwrap() {
            0 => return text,
            read => bytes.extend_from_slice(&part[..read]),
        }
    }
}

fn head(status: &str) -> Act {
    Act::Send(format!("HTTP/1.1 {status}\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"))
}

fn refusal(status: &str, more: &str, body: &str) -> Vec<Act> {
    vec![Act::Send(format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{more}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    ))]
}

fn delta(text: &str) -> Act {
    let data = serde_json::json!({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": null}]});
    Act::Send(format!("data: {data}\n\n"))
}

fn end() -> Act {
    let data = serde_json::json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]});
    Act::Send(format!("data: {data}\n\ndata: [DONE]\n\n"))
}

fn model(address: &str) -> OpenAiCompatible {
    let key = Some(SecretString::from("sk-secret"));
    let endpoint = Endpoint::new("mine", address, "small-max").with_key(key).with_patience(Duration::from_secs(20));
    OpenAiCompatible::new(endpoint).unwrap()
}

fn question() -> ChatRequest {
    ChatRequest { system: "Be brief.".into(), turns: vec![Turn::person("Why?")], max_tokens: 100 }
}

async fn ask(acts: Vec<Act>) -> Result<String, ChatFault> {
    let (address, _) = serve(acts).await;
    model(&address).stream(question()).await?.try_collect().await
}

#[tokio::test]
async fn an_answer_comes_piece_by_piece_and_the_request_is_as_configured() {
    let (address, heard) = serve(vec![head("200 OK"), delta("Because "), delta("it rains — ß."), end()]).await;
    let pieces: Vec<String> = model(&address).stream(question()).await.unwrap().try_collect().await.unwrap();
    assert_eq!(pieces, ["Because ", "it rains — ß."]);
    let heard = heard.await.unwrap();
    assert!(heard.starts_with("POST /v1/chat/completions "), "{heard}");
    assert!(heard.to_lowercase().contains("authorization: bearer sk-secret"));
    let body: serde_json::Value = serde_json::from_str(heard.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(body["model"], "small-max", "the name is sent whole");
    assert_eq!(body["stream"], true);
    assert!(body.get("tools").is_none() && body.get("reasoning_effort").is_none());
    assert_eq!(body["messages"][0]["role"], "system");
    assert_eq!(body["messages"][1]["content"], "Why?");
}

#[tokio::test]
async fn a_slow_start_is_waited_for() {
    let go = Arc::new(Notify::new());
    let acts = vec![head("200 OK"), Act::Wait(go.clone()), delta("Late"), end()];
    let (address, heard) = serve(acts).await;
    let asked = tokio::spawn(async move { model(&address).stream(question()).await.unwrap().next().await });
    heard.await.unwrap();
    go.notify_one();
    assert_eq!(asked.await.unwrap(), Some(Ok("Late".into())));
}

#[tokio::test]
async fn silence_ends_as_too_slow() {
    let (address, _) = serve(vec![Act::Hang]).await;
    let endpoint = Endpoint::new("mine", address, "small").with_patience(Duration::from_millis(100));
    let fault = OpenAiCompatible::new(endpoint).unwrap().stream(question()).await.err();
    assert_eq!(fault, Some(ChatFault::TooSlow));
}

#[tokio::test]
async fn broken_json_ends_the_answer_and_keeps_what_came() {
    let (address, _) = serve(vec![head("200 OK"), delta("Half "), Act::Send("data: {\"choi\n\n".into())]).await;
    let mut stream = model(&address).stream(question()).await.unwrap();
    assert_eq!(stream.next().await, Some(Ok("Half ".into())));
    assert!(matches!(stream.next().await, Some(Err(ChatFault::Broken(_)))));
    assert_eq!(stream.next().await, None, "one fault, then the end");
}

#[tokio::test]
async fn a_stream_that_is_cut_is_not_taken_for_a_whole_answer() {
    assert!(matches!(ask(vec![head("200 OK"), delta("Half")]).await, Err(ChatFault::Broken(_))));
    let short = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n".to_owned();
    assert!(matches!(ask(vec![Act::Send(short), delta("Half")]).await, Err(ChatFault::Broken(_))));
    assert!(matches!(ask(vec![head("200 OK"), end()]).await, Err(ChatFault::Broken(_))), "no word at all");
}

#[tokio::test]
async fn refusals_of_the_server_are_told_apart() {
    let cases = [
        ("401 Unauthorized", "", r#"{"error":"bad key"}"#, ChatFault::WrongKey),
        ("404 Not Found", "", r#"{"error":{"message":"model not found"}}"#, ChatFault::UnknownModel),
        ("429 Too Many Requests", "Retry-After: 7\r\n", "{}", ChatFault::Quota { wait: Some(Duration::from_secs(7)) }),
        ("429 Too Many Requests", "Retry-After: soon\r\n", "{}", ChatFault::Quota { wait: None }),
        ("400 Bad Request", "", r#"{"error":{"code":"context_length_exceeded"}}"#, ChatFault::TooLong),
        ("503 Service Unavailable", "", "", ChatFault::NoRoute),
        ("500 Internal Server Error", "", "sk-secret", ChatFault::Broken("status 500".into())),
        ("302 Found", "Location: http://127.0.0.1:1/\r\n", "", ChatFault::Broken("status 302".into())),
    ];
    for (status, more, body, expected) in cases {
        assert_eq!(ask(refusal(status, more, body)).await, Err(expected), "{status}");
    }
}

#[tokio::test]
async fn a_refusal_inside_the_stream_is_understood() {
    let data = Act::Send("data: {\"error\":{\"code\":429,\"message\":\"slow down\"}}\n\n".into());
    assert_eq!(ask(vec![head("200 OK"), data]).await, Err(ChatFault::Quota { wait: None }));
}

#[tokio::test]
async fn nobody_listening_is_no_route() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/v1/", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(model(&address).stream(question()).await.err(), Some(ChatFault::NoRoute));
}

#[tokio::test]
async fn ollama_is_found_with_its_models_or_quietly_not() {
    let body = r#"{"models":[{"name":"llama3.2:3b","size":1},{"name":"nomic-embed-text:latest"}]}"#;
    let (address, heard) = serve(refusal("200 OK", "", body)).await;
    let found = find_ollama_at(address.trim_end_matches("/v1")).await;
    assert_eq!(found.iter().map(|model| model.name()).collect::<Vec<_>>(), ["ollama/llama3.2:3b"]);
    assert!(!found[0].remote());
    assert!(heard.await.unwrap().starts_with("GET /api/tags "));
    let (address, _) = serve(refusal("200 OK", "", "<html>")).await;
    assert!(find_ollama_at(&address).await.is_empty());
    assert!(find_ollama_at("http://127.0.0.1:1").await.is_empty());
}

#[test]
fn addresses_that_cannot_be_are_refused_and_remote_ones_are_known() {
    assert!(OpenAiCompatible::new(Endpoint::new("a", "not an address", "m")).is_err());
    assert!(OpenAiCompatible::new(Endpoint::new("a", "file:///etc/passwd", "m")).is_err());
    for (address, remote) in
        [("http://localhost:1/v1", false), ("http://[::1]:1/v1", false), ("https://models.example/v1", true)]
    {
        assert_eq!(OpenAiCompatible::new(Endpoint::new("a", address, "m")).unwrap().remote(), remote, "{address}");
    }
}
