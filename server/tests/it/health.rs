//! Health, readiness and figures.

use crate::started::Started;
use axum::http::StatusCode;

#[tokio::test]
async fn the_process_says_that_it_is_up() {
    let started = Started::new().await;
    let seen = started.browser().get("/health").await;
    assert_eq!(seen.status, StatusCode::OK);
    assert_eq!(seen.json()["status"], "up");
}

#[tokio::test]
async fn ready_names_what_is_missing() {
    let started = Started::with(&[("models.tools", "/nowhere")]).await;
    let seen = started.browser().get("/ready").await;
    assert_eq!(seen.status, StatusCode::SERVICE_UNAVAILABLE);
    let json = seen.json();
    assert_eq!(json["ready"], false);
    let checks = json["checks"].as_array().expect("a list");
    let of = |name: &str| checks.iter().find(|check| check["name"] == name).unwrap_or_else(|| panic!("{name}"));
    assert_eq!(of("database")["ok"], true);
    assert_eq!(of("disk_writable")["ok"], true);
    assert_eq!(of("embedding_model")["ok"], false);
    assert!(of("embedding_model")["hint"].as_str().is_some_and(|hint| hint.ends_with('.')));
}

#[tokio::test]
async fn ready_is_ready_when_all_is_there() {
    let tools = tempfile::tempdir().expect("a folder");
    let model = tools.path().join("models/all-MiniLM-L6-v2");
    std::fs::create_dir_all(&model).expect("a folder");
    for name in ["model.onnx", "tokenizer.json"] {
        std::fs::write(model.join(name), "there").expect("writes");
    }
    let started = Started::with(&[("models.tools", &tools.path().display().to_string())]).await;
    let seen = started.browser().get("/ready").await;
    assert_eq!((seen.status, seen.json()["ready"].as_bool()), (StatusCode::OK, Some(true)), "{}", seen.body);
}

#[tokio::test]
async fn figures_are_for_the_machine_itself_and_name_routes_not_paths() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    ada.get("/materials/0192d4a0-0000-7000-8000-000000000000?page=3").await;
    let seen = ada.get("/metrics").await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.body.contains("lectern_http_requests_total"), "{}", seen.body);
    assert!(seen.body.contains("lectern_http_seconds_bucket"), "{}", seen.body);
    assert!(seen.body.contains("lectern_sessions 1"), "{}", seen.body);
    assert!(!seen.body.contains("0192d4a0"), "{}", seen.body);

    let mut far = started.browser();
    far.address = ([203, 0, 113, 7], 1).into();
    assert_eq!(far.get("/metrics").await.status, StatusCode::NOT_FOUND);
}
