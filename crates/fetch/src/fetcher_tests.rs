//! Names that lead where they should not.

use super::*;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

fn names(answers: Vec<Vec<SocketAddr>>) -> (LookUp, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let look_up: LookUp = Arc::new(move |_| {
        let at = count.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1);
        let answer = answers[at].clone();
        Box::pin(async move { Ok(answer) })
    });
    (look_up, asked)
}

#[tokio::test]
async fn a_name_that_leads_into_a_private_network_is_refused() {
    for address in ["127.0.0.1:0", "10.1.2.3:0", "[::1]:0", "[::ffff:192.168.0.1]:0", "169.254.169.254:0"] {
        let (look_up, _) = names(vec![address.parse().into_iter().collect()]);
        let fetcher = Fetcher::with_names(Settings::default(), look_up);
        let fault = match fetcher {
            Ok(fetcher) => fetcher.get("http://rebound.example/", Want::Page).await.err(),
            Err(fault) => Some(fault),
        };
        assert_eq!(fault, Some(FetchFault::PrivateNetwork), "{address}");
    }
}

#[tokio::test]
async fn only_the_address_that_was_checked_is_connected_to() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 1024];
            let _ = stream.read(&mut request).await;
            let _ =
                stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nhi").await;
        }
    });
    // The first answer holds a private address beside the allowed one; a second answer would be private altogether.
    let (look_up, asked) =
        names(vec![vec!["10.0.0.1:0".parse()?, "127.0.0.1:0".parse()?], vec!["10.0.0.1:0".parse()?]]);
    let settings = Settings { allowed_networks: vec!["127.0.0.1/32".parse()?], ports: vec![], ..Default::default() };
    let fetched =
        Fetcher::with_names(settings, look_up)?.get(&format!("http://rebound.example:{port}/"), Want::Page).await?;
    assert_eq!((&fetched.bytes[..], asked.load(Ordering::SeqCst)), (b"hi".as_slice(), 1));
    Ok(())
}
