//! The protocols, against a server on this machine that sends exactly the bytes a test wants.

mod addresses;
mod differences;
mod lies;
mod lists;
mod protocols;
mod refusals;

use super::{ChatModel, ChatRequest, Piece, Remote, Turn};
use crate::{Kind, ModelFault, Provider};
use futures::TryStreamExt;
use secrecy::SecretString;
use serde_json::json;
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Notify, mpsc},
};

/// The three ways to speak; Hugging Face's router speaks OpenAI's.
const KINDS: [Kind; 3] = [Kind::OpenAi, Kind::Ollama, Kind::Gemini];

/// What the server does after it has read a request.
#[derive(Clone)]
enum Act {
    Send(Vec<u8>),
    Wait(Arc<Notify>),
    Hang,
    /// Sends this over and over.
    Forever(Vec<u8>),
}

/// Serves one request after the other, each by its script; gives the requests' texts back.
async fn serve(scripts: Vec<Vec<Act>>) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (heard, hear) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        for acts in scripts {
            let (mut socket, _) = listener.accept().await.unwrap();
            let _ = heard.send(request(&mut socket).await);
            play(&mut socket, acts).await;
            let _ = socket.shutdown().await;
        }
    });
    (address, hear)
}

async fn play(socket: &mut TcpStream, acts: Vec<Act>) {
    for act in acts {
        match act {
            Act::Send(bytes) => {
                if socket.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Act::Wait(go) => go.notified().await,
            Act::Hang => std::future::pending::<()>().await,
            Act::Forever(bytes) => while socket.write_all(&bytes).await.is_ok() {},
        }
    }
}

async fn request(socket: &mut TcpStream) -> String {
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

fn send(text: impl Into<Vec<u8>>) -> Act {
    Act::Send(text.into())
}

/// The head of a stream as this kind sends it.
fn head(kind: Kind) -> Act {
    let media = if kind == Kind::Ollama { "application/x-ndjson" } else { "text/event-stream" };
    send(format!("HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nConnection: close\r\n\r\n"))
}

/// A whole answer without a stream.
fn page(status: &str, headers: &str, body: &str) -> Vec<Act> {
    let length = body.len();
    vec![send(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"))]
}

/// One event of this kind's stream.
fn event(kind: Kind, data: &serde_json::Value) -> String {
    if kind == Kind::Ollama { format!("{data}\n") } else { format!("data: {data}\n\n") }
}

/// A piece of an answer, in this kind's protocol.
fn delta_of(kind: Kind, text: &str) -> String {
    let data = match kind {
        Kind::OpenAi | Kind::HuggingFace => json!({"choices": [{"index": 0, "delta": {"content": text}}]}),
        Kind::Ollama => json!({"model": "m", "message": {"role": "assistant", "content": text}, "done": false}),
        Kind::Gemini => json!({"candidates": [{"content": {"role": "model", "parts": [{"text": text}]}, "index": 0}]}),
    };
    event(kind, &data)
}

fn delta(kind: Kind, text: &str) -> Act {
    send(delta_of(kind, text))
}

/// The end of an answer that took 20 tokens of a question and 5 of its own.
fn end(kind: Kind) -> Act {
    match kind {
        Kind::OpenAi | Kind::HuggingFace => {
            let finish = json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]});
            let used =
                json!({"choices": [], "usage": {"prompt_tokens": 20, "completion_tokens": 5, "total_tokens": 25}});
            send(format!("data: {finish}\n\ndata: {used}\n\ndata: [DONE]\n\n"))
        }
        Kind::Ollama => send(event(
            kind,
            &json!({"model": "m", "message": {"role": "assistant", "content": ""}, "done": true, "done_reason": "stop",
                "prompt_eval_count": 20, "eval_count": 5}),
        )),
        Kind::Gemini => send(event(
            kind,
            &json!({"candidates": [{"content": {"parts": [{"text": ""}]}, "finishReason": "STOP"}],
                "usageMetadata": {"promptTokenCount": 20, "candidatesTokenCount": 3, "thoughtsTokenCount": 2}}),
        )),
    }
}

fn provider(kind: Kind, address: &str) -> Provider {
    let base = if kind == Kind::OpenAi { format!("{address}/v1") } else { address.to_owned() };
    let key = Some(SecretString::from("sk-secret"));
    Provider::new(base, "small-max").of_kind(kind).with_key(key).with_patience(Duration::from_secs(20))
}

fn model(kind: Kind, address: &str) -> Remote {
    Remote::new("mine", provider(kind, address)).unwrap()
}

fn question() -> ChatRequest {
    ChatRequest { system: "Be brief.".into(), turns: vec![Turn::person("Why?")], max_tokens: 100 }
}

/// What a server's acts make of a question.
async fn ask(kind: Kind, acts: Vec<Act>) -> Result<Vec<Piece>, ModelFault> {
    let (address, _heard) = serve(vec![acts]).await;
    model(kind, &address).stream(question()).await?.try_collect().await
}

fn text(text: &str) -> Piece {
    Piece::Text(text.into())
}
