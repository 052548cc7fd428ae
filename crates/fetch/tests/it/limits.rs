//! Nothing is endless.

use crate::server::{Then, fetcher, page, redirect, serve};
use fetch::{FetchFault, Want};
use std::io::Write;

const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn redirects_end() {
    let base = serve([("/loop", redirect("/loop"))].into()).await;
    let fault = fetcher().get(&format!("{base}/loop"), Want::Page).await.err();
    assert_eq!(fault, Some(FetchFault::TooManyRedirects(5)));
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let endless = (HEAD.to_vec(), Then::Repeat(vec![b'a'; 4096]));
    let claimed = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 999999999\r\n\r\n".to_vec();
    let base = serve([("/endless", endless), ("/claimed", (claimed, Then::Silence))].into()).await;
    for path in ["/endless", "/claimed"] {
        let fault = fetcher().get(&format!("{base}{path}"), Want::Page).await.err();
        assert_eq!(fault, Some(FetchFault::TooLarge { limit: 100_000 }), "{path}");
    }
}

#[tokio::test]
async fn a_packed_bomb_is_counted_as_it_unpacks() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..1000 {
        packer.write_all(&[b' '; 10_000]).expect("memory");
    }
    let body = packer.finish().expect("memory");
    assert!(body.len() < 50_000);
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let base = serve([("/bomb", ([head.as_bytes(), &body].concat(), Then::Close))].into()).await;
    let fault = fetcher().get(&format!("{base}/bomb"), Want::Page).await.err();
    assert_eq!(fault, Some(FetchFault::TooLarge { limit: 100_000 }));
}

#[tokio::test]
async fn silence_is_not_waited_for() {
    let half = [HEAD, b"<p>half"].concat();
    let base = serve([("/silent", (Vec::new(), Then::Silence)), ("/half", (half, Then::Silence))].into()).await;
    for path in ["/silent", "/half"] {
        let fault = fetcher().get(&format!("{base}{path}"), Want::Page).await.err();
        assert_eq!(fault, Some(FetchFault::TookTooLong(1)), "{path}");
    }
}

#[tokio::test]
async fn pictures_end_where_their_bytes_do() {
    let base = serve(
        [
            ("/a.png", (page("image/png", &[1; 40_000]), Then::Close)),
            ("/page", (page("text/html", b"<p>no picture"), Then::Close)),
        ]
        .into(),
    )
    .await;
    let address = |path: &str| format!("{base}{path}");
    let all =
        [address("/a.png"), address("/page"), "http://10.0.0.1/b.png".into(), address("/a.png"), address("/a.png")];
    let results = fetcher().pictures(&all, 4, 90_000).await;
    let codes: Vec<&str> = results.iter().map(|one| one.as_ref().map_or_else(|fault| fault.code(), |_| "ok")).collect();
    assert_eq!(codes, ["ok", "wrong_kind", "private_network", "ok"]);
    assert_eq!(fetcher().pictures(&all, 4, 50_000).await.len(), 3);
}
