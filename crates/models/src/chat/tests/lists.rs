//! The models that servers list.

use super::*;
use crate::chat::find_ollama_at;
use crate::models_of;

const JSON: &str = "Content-Type: application/json\r\n";

async fn listed(kind: Kind, body: &str) -> Result<Vec<String>, ModelFault> {
    let (address, _heard) = serve(vec![page("200 OK", JSON, body)]).await;
    models_of(provider(kind, &address)).await
}

#[tokio::test]
async fn each_kind_lists_its_models_for_chat() {
    let openai =
        r#"{"object":"list","data":[{"id":"zeta"},{"id":"alpha"},{"id":"text-embedding-3-small"},{"id":"alpha"}]}"#;
    for kind in [Kind::OpenAi, Kind::HuggingFace] {
        assert_eq!(listed(kind, openai).await.unwrap(), ["alpha", "zeta"]);
    }
    let ollama = r#"{"models":[{"name":"llama3.2:3b","size":1},{"name":"nomic-embed-text:latest"}]}"#;
    assert_eq!(listed(Kind::Ollama, ollama).await.unwrap(), ["llama3.2:3b"]);
    let gemini = r#"{"models":[{"name":"models/gemini-flash","supportedGenerationMethods":["generateContent"]},
        {"name":"models/aqa","supportedGenerationMethods":["generateAnswer"]}]}"#;
    assert_eq!(listed(Kind::Gemini, gemini).await.unwrap(), ["gemini-flash"]);
}

#[tokio::test]
async fn the_list_is_asked_for_at_the_right_place() {
    let places = [
        (Kind::OpenAi, "GET /v1/models "),
        (Kind::HuggingFace, "GET /models "),
        (Kind::Ollama, "GET /api/tags "),
        (Kind::Gemini, "GET /models?pageSize=1000 "),
    ];
    for (kind, place) in places {
        let (address, mut heard) = serve(vec![page("200 OK", JSON, "{}")]).await;
        let _ = models_of(provider(kind, &address)).await;
        assert!(heard.recv().await.unwrap().starts_with(place), "{kind:?}");
    }
}

#[tokio::test]
async fn a_list_has_bounds() {
    let many: Vec<_> = (0..3_000).map(|number| json!({ "id": format!("m{number:04}") })).collect();
    assert_eq!(listed(Kind::OpenAi, &json!({ "data": many }).to_string()).await.unwrap().len(), 1_000);
    let strange = json!({ "data": [{ "id": "x".repeat(201) }, { "id": "a\nb" }, { "id": "" }, { "id": "good" }] });
    assert_eq!(listed(Kind::OpenAi, &strange.to_string()).await.unwrap(), ["good"]);
    let (address, _heard) = serve(vec![vec![
        send(format!("HTTP/1.1 200 OK\r\n{JSON}Connection: close\r\n\r\n[")),
        Act::Forever(vec![b' '; 64 << 10]),
    ]])
    .await;
    let endless = models_of(provider(Kind::OpenAi, &address)).await;
    assert_eq!(endless, Err(ModelFault::Broken("the answer does not end".into())));
}

#[tokio::test]
async fn what_lists_no_models_says_why() {
    for (status, body, expected) in [
        ("401 Unauthorized", "{}", ModelFault::WrongKey),
        ("404 Not Found", r#"{"error":"no model list here"}"#, ModelFault::NotAServer),
        ("200 OK", "<html></html>", ModelFault::NotAServer),
        ("200 OK", r#"{"ok":true}"#, ModelFault::Broken("another shape than was asked for".into())),
    ] {
        let (address, _heard) = serve(vec![page(status, "", body)]).await;
        assert_eq!(models_of(provider(Kind::OpenAi, &address)).await, Err(expected), "{status} {body}");
    }
    let hasty = |address: &str| provider(Kind::OpenAi, address).with_patience(Duration::from_millis(100));
    let (address, _heard) = serve(vec![vec![Act::Hang]]).await;
    assert_eq!(models_of(hasty(&address)).await, Err(ModelFault::TooSlow));
}

#[tokio::test]
async fn ollama_is_found_with_its_models_or_quietly_not() {
    let body = r#"{"models":[{"name":"llama3.2:3b","size":1},{"name":"nomic-embed-text:latest"}]}"#;
    let (address, mut heard) = serve(vec![page("200 OK", JSON, body)]).await;
    let found = find_ollama_at(&format!("{address}/v1")).await;
    assert_eq!(found.iter().map(|model| model.name()).collect::<Vec<_>>(), ["ollama/llama3.2:3b"]);
    assert!(!found[0].remote());
    assert!(heard.recv().await.unwrap().starts_with("GET /api/tags "));
    let (address, _heard) = serve(vec![page("200 OK", "", "<html>")]).await;
    assert!(find_ollama_at(&address).await.is_empty());
    assert!(find_ollama_at("http://127.0.0.1:1").await.is_empty());
}
