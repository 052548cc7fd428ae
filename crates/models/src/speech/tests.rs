//! The protocol, against a server on this machine.

use super::*;
use crate::{Provider, testing::answering};
use std::time::Duration;
use tokio::net::TcpListener;

async fn ask(status: &str, body: &str) -> (Result<Vec<Said>, ModelFault>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("kept");
    tokio::fs::write(&file, b"RIFF sound").await.expect("it is written");
    let (base_url, task) = answering(status, body).await;
    let provider =
        Provider::new(base_url, "whisper-1").with_key(Some("secret".into())).with_patience(Duration::from_secs(20));
    let transcriber = OpenAiTranscriber::new(provider).expect("a good address");
    assert!(!transcriber.remote());
    let recording = Recording { file, name: "lecture.wav".into(), media_type: "audio/wav".into() };
    let said = transcriber.transcribe(recording).await;
    (said, String::from_utf8_lossy(&task.await.expect("it was heard")).into_owned())
}

#[tokio::test]
async fn a_recording_is_sent_whole_and_what_is_said_comes_back_with_its_seconds() {
    let body = r#"{"task":"transcribe","language":"english","duration":7.5,"text":"Cells divide. They die.",
        "segments":[{"id":0,"seek":0,"start":0.0,"end":3.5,"text":" Cells divide.","tokens":[1],"temperature":0.0},
        {"id":1,"start":3.5,"end":7.5,"text":" They die."},{"id":2,"start":7.5,"end":7.5,"text":"  "}]}"#;
    let (said, heard) = ask("200 OK", body).await;
    let said = said.expect("it answers");
    assert_eq!(
        said,
        [
            Said { start: 0.0, end: 3.5, text: "Cells divide.".into() },
            Said { start: 3.5, end: 7.5, text: "They die.".into() },
        ]
    );
    assert!(heard.starts_with("POST /v1/audio/transcriptions "), "{heard}");
    for part in ["authorization: Bearer secret", "whisper-1", "verbose_json", "lecture.wav", "audio/wav", "RIFF sound"]
    {
        assert!(heard.to_lowercase().contains(&part.to_lowercase()), "{part} is not in {heard}");
    }
}

#[tokio::test]
async fn what_a_server_refuses_is_told_apart() {
    for (status, body, fault) in [
        ("401 Unauthorized", "{}", ModelFault::WrongKey),
        ("404 Not Found", r#"{"error":"no such model"}"#, ModelFault::UnknownModel),
        ("404 Not Found", "{}", ModelFault::NotAServer),
        ("413 Payload Too Large", "{}", ModelFault::TooLarge),
        ("429 Too Many Requests", "{}", ModelFault::Quota { wait: None }),
        ("503 Service Unavailable", "", ModelFault::NoRoute),
        ("200 OK", "not JSON", ModelFault::Broken("what came back is not JSON".into())),
        ("200 OK", r#"{"text":"Words without times."}"#, ModelFault::Broken("the answer has no times".into())),
    ] {
        let (said, _) = ask(status, body).await;
        assert_eq!(said, Err(fault.clone()), "{status}");
        assert!(!fault.to_string().contains("secret") && !fault.hint().is_empty());
    }
}

#[tokio::test]
async fn silence_is_nothing_said() {
    assert_eq!(ask("200 OK", r#"{"text":"","segments":[]}"#).await.0, Ok(Vec::new()));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said_so() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base_url = format!("http://{}/v1", listener.local_addr().expect("an address"));
    drop(listener);
    let provider = Provider::new(base_url, "m").with_patience(Duration::from_secs(5));
    let recording = Recording {
        file: std::env::current_exe().expect("itself"),
        name: "a.mp3".into(),
        media_type: "audio/mpeg".into(),
    };
    let said = OpenAiTranscriber::new(provider).expect("a good address").transcribe(recording).await;
    assert_eq!(said, Err(ModelFault::NoRoute));
}
