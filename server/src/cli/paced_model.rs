//! A model's server on this machine that speaks OpenAI's protocol and writes numbered words at a steady pace: what the
//! speed of streams is measured against.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How it writes.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Before the first word.
    pub first: Duration,
    /// Between two words.
    pub between: Duration,
    pub words: u32,
}

/// When a question came, and when its first word was sent.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    pub asked: Instant,
    pub first: Instant,
}

/// The server. It ends with the runtime.
pub struct PacedModel {
    /// As a configuration names it.
    pub base_url: String,
    begun: Arc<Mutex<Vec<Option<Begun>>>>,
}

impl PacedModel {
    /// Listens. Questions are told apart by [`mark`]s below `questions`.
    pub async fn listen(pace: Pace, questions: usize) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let base_url = format!("http://{}/v1", listener.local_addr()?);
        let begun = Arc::new(Mutex::new(vec![None; questions]));
        let told = begun.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let told = told.clone();
                // A visitor that goes away is its own affair.
                tokio::spawn(async move { drop(answer(socket, pace, &told).await) });
            }
        });
        Ok(Self { base_url, begun })
    }

    /// When the answer to a question began.
    pub fn begun(&self, question: usize) -> Option<Begun> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner).get(question).copied().flatten()
    }
}

/// How a question names itself.
pub fn mark(question: usize) -> String {
    format!("question{question}?")
}

/// The number of the last word in a text.
pub fn last_word(text: &str) -> Option<u32> {
    let at = text.rfind("word")? + "word".len();
    let digits: String = text[at..].chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

async fn answer(mut socket: TcpStream, pace: Pace, begun: &Mutex<Vec<Option<Begun>>>) -> anyhow::Result<()> {
    socket.set_nodelay(true)?;
    loop {
        let Some(request) = heard(&mut socket).await? else { return Ok(()) };
        let asked = Instant::now();
        tokio::time::sleep(pace.first).await;
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        let first = Instant::now();
        if let Some(question) = request
            .rfind("question")
            .and_then(|at| request[at + "question".len()..].split('?').next()?.parse::<usize>().ok())
            && let Some(place) = begun.lock().unwrap_or_else(PoisonError::into_inner).get_mut(question)
        {
            *place = Some(Begun { asked, first });
        }
        socket.write_all(head.as_bytes()).await?;
        for word in 0..pace.words {
            tokio::time::sleep_until((first + pace.between * word).into()).await;
            let end = if word % 12 == 11 { " [1]. " } else { " " };
            send(&mut socket, &format!(r#"{{"choices":[{{"index":0,"delta":{{"content":"word{word}{end}"}}}}]}}"#))
                .await?;
        }
        send(&mut socket, r#"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#).await?;
        send(&mut socket, "[DONE]").await?;
        socket.write_all(b"0\r\n\r\n").await?;
    }
}

async fn send(socket: &mut TcpStream, data: &str) -> std::io::Result<()> {
    let event = format!("data: {data}\n\n");
    socket.write_all(format!("{:x}\r\n{event}\r\n", event.len()).as_bytes()).await
}

/// One request, whole; `None` when there is none any more.
async fn heard(socket: &mut TcpStream) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let mut part = [0; 16 * 1024];
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
            if body.len() >= length.unwrap_or(0usize) {
                return Ok(Some(text.into_owned()));
            }
        }
        match socket.read(&mut part).await? {
            0 => return Ok(None),
            read => bytes.extend_from_slice(&part[..read]),
        }
    }
}
