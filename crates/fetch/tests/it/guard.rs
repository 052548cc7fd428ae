//! No link leads where it should not.

use crate::server::{Then, fetcher, page, redirect, serve};
use fetch::{FetchFault, Fetcher, Settings, Want};

#[tokio::test]
async fn without_an_allowed_network_nothing_of_this_machine_is_reached() {
    let base = serve([("/", (page("text/html", b"secret"), Then::Close))].into()).await;
    let port = base.rsplit(':').next().unwrap_or_default().to_string();
    let fetcher = Fetcher::new(Settings { ports: vec![], ..Default::default() }).expect("a fetcher");
    for host in
        ["127.0.0.1", "localhost", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0177.0.0.1", "LocalHost"]
    {
        let fault = fetcher.get(&format!("http://{host}:{port}/"), Want::Page).await.err();
        assert_eq!(fault, Some(FetchFault::PrivateNetwork), "{host}");
    }
}

#[tokio::test]
async fn every_redirect_is_checked_like_the_first_address() {
    let base = serve(
        [
            ("/private", redirect("http://10.0.0.1/")),
            ("/metadata", redirect("//169.254.169.254/latest")),
            ("/name", redirect("http://localhost:1/")),
            ("/file", redirect("file:///etc/passwd")),
            ("/password", redirect("http://a:b@127.0.0.1/")),
            ("/mapped", redirect("http://[::ffff:127.0.0.2]/")),
            ("/two", redirect("/private")),
        ]
        .into(),
    )
    .await;
    for (path, code) in [
        ("/private", "private_network"),
        ("/metadata", "private_network"),
        // The number is allowed, what the name may mean beside it is not: ::1 is not, 127.0.0.1 is and refuses.
        ("/name", "no_connection"),
        ("/file", "not_the_web"),
        ("/password", "has_password"),
        ("/mapped", "private_network"),
        ("/two", "private_network"),
    ] {
        let fault = fetcher().get(&format!("{base}{path}"), Want::Page).await.err();
        assert_eq!(fault.map(|fault| fault.code()), Some(code), "{path}");
    }
}

#[tokio::test]
async fn ports_are_kept_to() {
    let base = serve([].into()).await;
    let fetcher = Fetcher::new(Settings {
        allowed_networks: vec!["127.0.0.0/8".parse().expect("a network")],
        ..Default::default()
    });
    let fault = fetcher.expect("a fetcher").get(&base, Want::Page).await.err();
    assert_eq!(fault.map(|fault| fault.code()), Some("port_refused"));
}

#[tokio::test]
async fn a_request_says_who_asks_and_nothing_of_the_person() {
    let base = serve([("/go", redirect("/echo"))].into()).await;
    let fetched = fetcher().get(&format!("{base}/go#part"), Want::Page).await.expect("the request as it came");
    let request = String::from_utf8_lossy(&fetched.bytes).to_lowercase();
    assert!(request.contains("lectern/"), "{request}");
    for word in ["cookie:", "referer:", "authorization:", "#part"] {
        assert!(!request.contains(word), "{request}");
    }
    assert_eq!(fetched.address, format!("{base}/echo"));
}
