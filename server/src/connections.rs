//! Connections: who comes in, and how long they may take to say what they want.
//!
//! Invariant: an open connection costs one small task. One that does not finish the head of a request in time is closed,
//! so that nobody can hold all of them open by speaking slowly; bodies and answers have their own bounds.

use anyhow::Context;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// After the system had no room for another connection.
const BREATH: Duration = Duration::from_secs(1);

/// How long visitors may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request, and between two of them.
    pub head: Duration,
    /// For requests that are open when the server stops.
    pub stop: Duration,
}

/// Serves until `stop`, then gives open requests their time to end.
///
/// # Errors
/// When the listener breaks for good.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: CancellationToken,
    patience: Patience,
) -> anyhow::Result<()> {
    let mut open = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            Some(_) = open.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, visitor)) => {
                open.spawn(attend(stream, visitor, router.clone(), stop.clone(), patience.head));
            }
            Err(error) if is_theirs(&error) => {}
            Err(error) if is_passing(&error) => {
                tracing::warn!(error = %error, "no room for another connection");
                tokio::time::sleep(BREATH).await;
            }
            Err(error) => return Err(error).context("serving broke off"),
        }
    }
    drop(listener);
    let all = async { while open.join_next().await.is_some() {} };
    if tokio::time::timeout(patience.stop, all).await.is_err() {
        tracing::warn!("some requests did not end in time and were cut off");
    }
    Ok(())
}

/// One visitor, until they leave, say nothing for too long, or the server stops.
async fn attend(stream: TcpStream, visitor: SocketAddr, router: Router, stop: CancellationToken, head: Duration) {
    // Small pieces of a stream are not to wait for each other.
    let _slower = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(visitor));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(error = %error, "a connection ended early");
    }
}

/// The visitor left while they were let in.
fn is_theirs(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::Interrupted
    )
}

/// Too many files are open; some will be closed.
fn is_passing(error: &std::io::Error) -> bool {
    const TOO_MANY_HERE: i32 = 24;
    const TOO_MANY_ALL: i32 = 23;
    matches!(error.raw_os_error(), Some(TOO_MANY_HERE | TOO_MANY_ALL)) || error.kind() == ErrorKind::OutOfMemory
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    async fn started(head: Duration) -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<anyhow::Result<()>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let stop = CancellationToken::new();
        let visitor = |ConnectInfo(visitor): ConnectInfo<SocketAddr>| async move { visitor.ip().to_string() };
        let router = Router::new().route("/", get(visitor));
        let patience = Patience { head, stop: Duration::from_secs(30) };
        (address, stop.clone(), tokio::spawn(serve(listener, router, stop, patience)))
    }

    #[tokio::test]
    async fn who_does_not_finish_a_head_is_sent_away() {
        let (address, stop, serving) = started(Duration::from_millis(50)).await;
        let mut slow = TcpStream::connect(address).await.expect("connects");
        slow.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.expect("writes");
        let mut answer = Vec::new();
        // Without its end this would wait for ever; the bound is there for a test that fails.
        let read = tokio::time::timeout(Duration::from_secs(30), slow.read_to_end(&mut answer)).await;
        assert!(read.is_ok(), "the connection stayed open");
        assert!(!String::from_utf8_lossy(&answer).contains("200 OK"));
        stop.cancel();
        serving.await.expect("no panic").expect("ends well");
    }

    #[tokio::test]
    async fn a_request_is_answered_and_idle_visitors_do_not_hold_a_stop_up() {
        let (address, stop, serving) = started(Duration::from_secs(30)).await;
        let mut idle = TcpStream::connect(address).await.expect("connects");
        idle.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("writes");
        let mut first = [0; 15];
        idle.read_exact(&mut first).await.expect("reads");
        assert_eq!(&first, b"HTTP/1.1 200 OK");
        stop.cancel();
        serving.await.expect("no panic").expect("ends well");
        let mut rest = String::new();
        idle.read_to_string(&mut rest).await.expect("is closed");
        assert!(rest.ends_with("127.0.0.1"), "{rest}");
    }
}
