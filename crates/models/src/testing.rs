//! For tests: a server on this machine that answers one request.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Answers one request with `status` and `body`; gives what was asked.
pub(crate) async fn answering(status: &str, body: &str) -> (String, tokio::task::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/v1", listener.local_addr().expect("an address"));
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let task = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.expect("a visitor");
        let mut heard = Vec::new();
        let mut part = [0; 4096];
        while !ended(&heard) {
            match socket.read(&mut part).await.expect("it speaks") {
                0 => break,
                read => heard.extend_from_slice(&part[..read]),
            }
        }
        socket.write_all(answer.as_bytes()).await.expect("it listens");
        heard
    });
    (address, task)
}

/// The whole body is there, by its length.
fn ended(heard: &[u8]) -> bool {
    let text = String::from_utf8_lossy(heard);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    length.is_some_and(|length: usize| body.len() >= length)
}
