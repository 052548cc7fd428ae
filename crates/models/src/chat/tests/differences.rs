//! Servers of one protocol that do not take every field of it.

use super::*;
use futures::StreamExt;

#[tokio::test]
async fn a_field_that_a_server_refuses_is_left_out_from_then_on() {
    let kind = Kind::OpenAi;
    let refuses = |words: &str| page("400 Bad Request", "", &json!({ "error": { "message": words } }).to_string());
    let good = || vec![head(kind), delta(kind, "Yes"), end(kind)];
    let (address, mut heard) = serve(vec![
        refuses("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
        refuses("Unsupported value: 'temperature' does not support 0.2 with this model."),
        refuses("stream_options: Extra inputs are not permitted"),
        good(),
        good(),
    ])
    .await;
    let model = model(kind, &address);
    for _ in 0..2 {
        assert_eq!(model.stream(question()).await.unwrap().next().await, Some(Ok(text("Yes"))));
    }
    let mut bodies = Vec::new();
    for _ in 0..5 {
        let heard = heard.recv().await.unwrap();
        bodies.push(serde_json::from_str::<serde_json::Value>(heard.split_once("\r\n\r\n").unwrap().1).unwrap());
    }
    assert_eq!(bodies[0]["max_tokens"], 100);
    for last in &bodies[3..] {
        assert_eq!(last["max_completion_tokens"], 100);
        assert!(
            ["max_tokens", "temperature", "stream_options"].iter().all(|field| last.get(field).is_none()),
            "{last}"
        );
    }
}

#[tokio::test]
async fn a_server_that_refuses_a_field_that_is_not_sent_is_asked_once() {
    let refuses = || page("400 Bad Request", "", r#"{"error":"temperature is wrong"}"#);
    let (address, mut heard) = serve(vec![refuses(), refuses(), refuses()]).await;
    let fault = model(Kind::OpenAi, &address).stream(question()).await.err();
    assert_eq!(fault, Some(ModelFault::Refused("status 400 for temperature".into())));
    heard.recv().await.unwrap();
    heard.recv().await.unwrap();
    assert!(heard.try_recv().is_err(), "with the field, without it, and no third time");
}
