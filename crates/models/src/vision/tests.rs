//! The protocol, against a server on this machine.

use super::*;
use crate::{Provider, testing::answering};
use std::time::Duration;

async fn describe(status: &str, body: &str) -> (Result<Description, ModelFault>, String) {
    let (address, heard) = answering(status, body).await;
    let provider =
        Provider::new(address, "eyes").with_key(Some("secret".into())).with_patience(Duration::from_secs(20));
    let describer = OpenAiDescriber::new(provider).expect("a good address");
    let told = describer.describe(b"picture".to_vec(), "image/webp", "Figure 1. Cells").await;
    (told, String::from_utf8_lossy(&heard.await.expect("it was heard")).into_owned())
}

#[tokio::test]
async fn a_picture_is_sent_with_its_caption_and_what_it_took_is_told_as_the_server_counts() {
    let body = r#"{"choices":[{"message":{"role":"assistant","content":" Two\n cells. "}}],
        "usage":{"prompt_tokens":1105,"completion_tokens":12,"total_tokens":1117}}"#;
    let (told, heard) = describe("200 OK", body).await;
    let tokens = Tokens { asked: 1_105, answered: 12, estimated: false };
    assert_eq!(told, Ok(Description { told: "Two cells.".into(), tokens }));
    assert!(
        heard.contains("data:image/webp;base64,cGljdHVyZQ==") && heard.contains("Its caption: <<Figure 1. Cells>>")
    );
}

#[tokio::test]
async fn what_a_server_does_not_count_is_estimated_and_marked_so() {
    for usage in ["", r#","usage":null"#, r#","usage":{}"#] {
        let body = format!(r#"{{"choices":[{{"message":{{"content":"Two cells."}}}}]{usage}}}"#);
        let tokens = describe("200 OK", &body).await.0.expect("it is told").tokens;
        assert!(tokens.estimated && tokens.asked > PICTURE && tokens.answered == 3, "{usage}: {tokens:?}");
    }
}

#[tokio::test]
async fn a_refusal_and_an_empty_answer_are_faults() {
    assert_eq!(describe("401 Unauthorized", "{}").await.0, Err(ModelFault::WrongKey));
    let empty = describe("200 OK", r#"{"choices":[{"message":{}}]}"#).await.0;
    assert!(matches!(empty, Err(ModelFault::Broken(_))), "{empty:?}");
}
