//! Forms, strangers, and servers that are tested.

use super::*;
use crate::{Fault, Outcome};
use contract::{ProviderId, ProviderKind, Refusal};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

fn wrong_field<T>(outcome: Outcome<T>) -> String {
    match outcome {
        Err(Fault::Refused(Refusal::Invalid { field, .. })) => field,
        Err(other) => panic!("{other:?}"),
        Ok(_) => "none".into(),
    }
}

const ADDRESS: &str = "https://models.example.org/v1";

#[tokio::test]
async fn a_form_is_checked_and_completed() {
    for desk in desks(|| vec![ScriptedChat::saying("offered", "Yes")]).await {
        let (providers, actor) = (&desk.providers, &desk.actor);
        let good = || form("mine", ADDRESS);
        let cases: Vec<(&str, ProviderForm)> = vec![
            ("address", form("a", "")),
            ("address", form("a", "models")),
            ("address", form("a", "ftp://models.example.org")),
            ("address", form("a", "https://me:secret@models.example.org/v1")),
            ("address", form("a", "https://models.example.org/v1?key=x")),
            ("address", form("a", &format!("https://models.example.org/{}", "a".repeat(500)))),
            ("address", form("a", "http://127.0.0.1:11434")),
            ("address", form("a", "http://[::1]/v1")),
            ("address", form("a", "http://169.254.169.254/latest")),
            ("name", form("offered", ADDRESS)),
            ("name", form("Extractive", ADDRESS)),
            ("name", form(&"a".repeat(61), ADDRESS)),
            ("model", ProviderForm { model: "a\nb".into(), ..good() }),
            ("key", ProviderForm { key: "two words".into(), ..good() }),
            ("patience", ProviderForm { patience: "4".into(), ..good() }),
            ("patience", ProviderForm { patience: "soon".into(), ..good() }),
        ];
        for (field, form) in cases {
            assert_eq!(wrong_field(providers.add(actor, &form).await), field, "{form:?}");
        }
        let usual =
            ProviderForm { kind: ProviderKind::Gemini, model: "gemini-flash".into(), ..ProviderForm::default() };
        let id = providers.add(actor, &usual).await.unwrap();
        let kept = providers.open(actor, id).await.unwrap();
        assert_eq!((kept.name.as_str(), kept.patience, kept.has_key), ("gemini-flash", 90, false));
        assert_eq!(kept.address, "https://generativelanguage.googleapis.com/v1beta");
        assert!(kept.remote);
        providers.add(actor, &good()).await.unwrap();
        assert_eq!(wrong_field(providers.add(actor, &good()).await), "name", "one name, one model");
        for number in 0..18 {
            providers.add(actor, &form(&format!("more {number}"), ADDRESS)).await.unwrap();
        }
        let one_more = providers.add(actor, &form("one more", ADDRESS)).await;
        assert!(matches!(one_more, Err(Fault::Refused(Refusal::TooMuch { .. }))));
    }
}

#[tokio::test]
async fn a_key_is_never_told_and_goes_only_where_it_was_meant_to_go() {
    for desk in desks(Vec::new).await {
        let (providers, actor) = (&desk.providers, &desk.actor);
        let id = providers.add(actor, &form("mine", ADDRESS)).await.unwrap();
        let shown = format!("{:?}", providers.settings(actor).await.unwrap());
        assert!(!shown.contains("sesame") && shown.contains("has_key: true"), "{shown}");
        let elsewhere = ProviderForm { key: String::new(), ..form("mine", "https://evil.example.org/v1") };
        assert_eq!(wrong_field(providers.change(actor, id, &elsewhere).await), "key");
        let another_kind = ProviderForm { kind: ProviderKind::Gemini, key: String::new(), ..form("mine", ADDRESS) };
        assert_eq!(wrong_field(providers.change(actor, id, &another_kind).await), "key");
        let same_server = ProviderForm { key: String::new(), ..form("renamed", "https://models.example.org/v2") };
        providers.change(actor, id, &same_server).await.unwrap();
        assert!(providers.open(actor, id).await.unwrap().has_key, "an empty field keeps it");
        providers.change(actor, id, &ProviderForm { forget_key: true, ..elsewhere }).await.unwrap();
        assert!(!providers.open(actor, id).await.unwrap().has_key);
        providers.remove(actor, id).await.unwrap();
        assert!(providers.settings(actor).await.unwrap().own.is_empty());
    }
}

#[tokio::test]
async fn a_strangers_provider_is_not_there_for_administrators_either() {
    for desk in desks(Vec::new).await {
        let providers = &desk.providers;
        let id = providers.add(&desk.actor, &form("mine", ADDRESS)).await.unwrap();
        for role in [Role::Learner, Role::Instructor, Role::Administrator] {
            let eve = desk.bench.person(&format!("{role:?}"), role).await;
            for id in [id, ProviderId(uuid::Uuid::nil())] {
                let missing = |fault: Option<Fault>| assert!(matches!(fault, Some(Fault::Refused(Refusal::Missing))));
                missing(providers.open(&eve, id).await.err());
                missing(providers.change(&eve, id, &form("taken", ADDRESS)).await.err());
                missing(providers.remove(&eve, id).await.err());
                missing(providers.try_out(&eve, id).await.err());
            }
            assert!(providers.settings(&eve).await.unwrap().own.is_empty());
            assert!(providers.line_up(eve.account, "mine", Work::Chat).await.unwrap().is_empty());
        }
    }
}

/// A server that answers each request by its path, `times` times.
async fn server(chat: &'static str, list: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/v1", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let mut heard = vec![0; 64 << 10];
                let read = socket.read(&mut heard).await.unwrap_or_default();
                let answer = if heard[..read].starts_with(b"GET") { list } else { chat };
                let _ = socket.write_all(answer.as_bytes()).await;
                let _ = socket.shutdown().await;
            });
        }
    });
    address
}

const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\
                      {\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}";
const LIST: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\
                    {\"data\":[{\"id\":\"model-1\"},{\"id\":\"model-2\"}]}";
const NO_LIST: &str = "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n{}";
const NO_MODEL: &str = "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n{\"error\":\"model not found\"}";
const NO_KEY: &str = "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n{\"error\":\"sesame is wrong\"}";

#[tokio::test]
async fn a_test_says_what_is_wrong_and_is_kept_until_something_changes() {
    for desk in desks_with(Vec::new, reaching_here).await {
        let (providers, actor) = (&desk.providers, &desk.actor);
        for (chat, list, model, passed, say, hint) in [
            (ANSWER, LIST, "model-1", true, "Hello", ""),
            (ANSWER, NO_LIST, "model-1", true, "Hello", ""),
            (NO_MODEL, LIST, "model-3", false, "does not know this model", "It has: model-1, model-2."),
            (NO_KEY, NO_KEY, "model-1", false, "did not take the key", "still valid"),
            (ANSWER, LIST, "", false, "has 2 models", "Choose one and save: model-1, model-2."),
        ] {
            let address = server(chat, list).await;
            let form = ProviderForm { model: model.into(), ..form("mine", &address) };
            let id = providers.add(actor, &form).await.unwrap();
            let tested = providers.try_out(actor, id).await.unwrap();
            assert_eq!(tested.passed, passed, "{tested:?}");
            assert!(tested.say.contains(say) && tested.hint.contains(hint), "{tested:?}");
            assert!(!format!("{tested:?}").contains("sesame"));
            let kept = providers.open(actor, id).await.unwrap();
            assert_eq!((kept.tested.as_ref(), kept.tested_at), (Some(&tested), Some(desk.bench.tools.now())));
            providers.change(actor, id, &form).await.unwrap();
            assert_eq!(providers.open(actor, id).await.unwrap().tested, None, "what was changed is not tested");
            providers.remove(actor, id).await.unwrap();
        }
    }
}

#[tokio::test]
async fn ones_own_model_answers_and_is_counted_apart() {
    for desk in desks_with(Vec::new, reaching_here).await {
        let address = server(ANSWER, LIST).await;
        desk.providers.add(&desk.actor, &form("mine", &address)).await.unwrap();
        assert_eq!(desk.ask("mine").await, [("mine".to_owned(), Ok("Hello".to_owned()))]);
        let usage = desk.providers.usage(&desk.actor).await.unwrap();
        let used = &usage.uses[0];
        assert_eq!((used.provider.as_str(), used.model.as_str(), used.own), ("mine", "model-1", true));
        assert_eq!(usage.today, 0, "only the server's models count towards the day's tokens");
    }
}
