//! Where a client goes, and where it does not.

use super::*;
use crate::{Guard, Reach, models_of};

#[test]
fn addresses_that_cannot_be_are_refused_and_remote_ones_are_known() {
    for address in ["not an address", "file:///etc/passwd", "", "http://"] {
        assert!(Remote::new("a", Provider::new(address, "m")).is_err(), "{address}");
    }
    for (address, remote) in
        [("http://localhost:1/v1", false), ("http://[::1]:1/v1", false), ("https://models.example/v1", true)]
    {
        assert_eq!(Remote::new("a", Provider::new(address, "m")).unwrap().remote(), remote, "{address}");
    }
}

#[tokio::test]
async fn a_guarded_client_reaches_nothing_private_by_address_or_by_name() {
    let (address, mut heard) = serve(vec![vec![Act::Hang]]).await;
    let port = address.rsplit(':').next().unwrap();
    let hosts = ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "169.254.169.254", "2130706433"];
    for host in hosts {
        for kind in KINDS {
            let provider = Provider::new(format!("http://{host}:{port}"), "m").of_kind(kind);
            let provider = provider.within(Reach::Guarded(Guard::default()));
            let fault = Remote::new("a", provider.clone()).unwrap().stream(question()).await.err();
            assert_eq!(fault, Some(ModelFault::Private), "{host} {kind:?}");
            assert_eq!(models_of(provider).await, Err(ModelFault::Private), "{host} {kind:?}");
        }
    }
    assert!(heard.try_recv().is_err(), "nobody was there");
}

#[tokio::test]
async fn a_network_that_is_allowed_is_reached() {
    let kind = Kind::OpenAi;
    let (address, _heard) = serve(vec![vec![head(kind), delta(kind, "Yes"), end(kind)]]).await;
    let guard = Guard::new(vec!["127.0.0.0/8".parse().unwrap()]);
    let provider = provider(kind, &address).within(Reach::Guarded(guard));
    assert!(Remote::new("a", provider).unwrap().stream(question()).await.is_ok());
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_takes_no_key_along() {
    let (elsewhere, mut heard) = serve(vec![vec![Act::Hang]]).await;
    for kind in KINDS {
        let answer = ask(kind, page("307 Temporary Redirect", &format!("Location: {elsewhere}\r\n"), "")).await;
        assert_eq!(answer, Err(ModelFault::Broken("status 307".into())), "{kind:?}");
    }
    assert!(heard.try_recv().is_err());
}

#[test]
fn what_people_leave_at_the_end_of_an_address_is_taken_off() {
    use crate::provider::trimmed;
    for (kind, address, base) in [
        (Kind::OpenAi, " https://a.org/v1/ ", "https://a.org/v1"),
        (Kind::OpenAi, "https://a.org/v1/chat/completions", "https://a.org/v1"),
        (Kind::Ollama, "http://box:11434/v1/", "http://box:11434"),
        (Kind::Ollama, "http://box:11434/api", "http://box:11434"),
        (Kind::Gemini, "https://g.org/v1beta/models/", "https://g.org/v1beta"),
        (Kind::Gemini, "https://g.org/v1beta/openai", "https://g.org/v1beta"),
    ] {
        assert_eq!(trimmed(kind, address), base);
    }
}
