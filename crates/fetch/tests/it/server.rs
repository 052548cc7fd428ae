//! A server of raw answers: each path has bytes that it sends and a way to end.

use fetch::{Fetcher, Limits, Settings};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What follows the first bytes of an answer.
#[derive(Clone)]
pub enum Then {
    /// The connection is closed.
    Close,
    /// Nothing, for ever.
    Silence,
    /// The same bytes again and again.
    Repeat(Vec<u8>),
}

pub type Answers = HashMap<&'static str, (Vec<u8>, Then)>;

/// Serves on a free port of 127.0.0.1; its base address.
pub async fn serve(answers: Answers) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    let answers = Arc::new(answers);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, Arc::clone(&answers)));
        }
    });
    address
}

async fn answer(mut stream: TcpStream, answers: Arc<Answers>) {
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    let line = String::from_utf8_lossy(&request).into_owned();
    let path = line.split(' ').nth(1).unwrap_or_default();
    if path == "/echo" {
        let _ = stream.write_all(&page("text/plain", line.as_bytes())).await;
        return;
    }
    let missing = (b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_vec(), Then::Close);
    let (bytes, then) = answers.get(path).cloned().unwrap_or(missing);
    if stream.write_all(&bytes).await.is_err() {
        return;
    }
    match then {
        Then::Close => {}
        Then::Silence => std::future::pending().await,
        Then::Repeat(bytes) => while stream.write_all(&bytes).await.is_ok() {},
    }
}

pub fn page(media_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

pub fn status(line: &str, more: &str) -> (Vec<u8>, Then) {
    (format!("HTTP/1.1 {line}\r\n{more}content-length: 0\r\nconnection: close\r\n\r\n").into_bytes(), Then::Close)
}

pub fn redirect(to: &str) -> (Vec<u8>, Then) {
    status("302 Found", &format!("location: {to}\r\n"))
}

/// A fetcher that may reach this machine by its number, and has little patience.
pub fn fetcher() -> Fetcher {
    Fetcher::new(Settings {
        allowed_networks: vec!["127.0.0.1/32".parse().expect("a network")],
        ports: vec![],
        limits: Limits {
            page: 100_000,
            file: 200_000,
            picture: 50_000,
            whole: Duration::from_secs(30),
            silence: Duration::from_millis(300),
            redirects: 5,
        },
        ..Default::default()
    })
    .expect("a fetcher")
}
