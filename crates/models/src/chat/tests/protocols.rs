//! A server that does right, in each protocol; and the ways in which it is slow or breaks off.

use super::*;
use crate::Tokens;
use futures::StreamExt;

#[tokio::test]
async fn an_answer_comes_piece_by_piece_with_what_it_took() {
    for kind in KINDS {
        let acts = vec![head(kind), delta(kind, "Because "), delta(kind, "it rains — ß."), end(kind)];
        let used = Piece::Used(Tokens { asked: 20, answered: 5, estimated: false });
        assert_eq!(ask(kind, acts).await, Ok(vec![text("Because "), text("it rains — ß."), used]), "{kind:?}");
    }
}

#[tokio::test]
async fn the_request_is_as_the_protocol_wants_it_and_carries_no_tool() {
    for (kind, path, key) in [
        (Kind::OpenAi, "POST /v1/chat/completions ", "authorization: bearer sk-secret"),
        (Kind::HuggingFace, "POST /chat/completions ", "authorization: bearer sk-secret"),
        (Kind::Ollama, "POST /api/chat ", "authorization: bearer sk-secret"),
        (Kind::Gemini, "POST /models/small-max:streamGenerateContent?alt=sse ", "x-goog-api-key: sk-secret"),
    ] {
        let (address, mut heard) = serve(vec![vec![head(kind), delta(kind, "Yes"), end(kind)]]).await;
        let asked = ChatRequest { turns: vec![Turn::person("A"), Turn::model("B"), Turn::person("C")], ..question() };
        model(kind, &address).stream(asked).await.unwrap().count().await;
        let heard = heard.recv().await.unwrap();
        assert!(heard.starts_with(path), "{heard}");
        assert!(heard.to_lowercase().contains(key), "{heard}");
        let body: serde_json::Value = serde_json::from_str(heard.split_once("\r\n\r\n").unwrap().1).unwrap();
        assert!(body.get("tools").is_none(), "{body}");
        if kind == Kind::Gemini {
            assert_eq!(body["systemInstruction"]["parts"][0]["text"], "Be brief.");
            assert_eq!(body["contents"][1], json!({"role": "model", "parts": [{"text": "B"}]}));
            assert_eq!(body["generationConfig"]["maxOutputTokens"], 100);
        } else {
            assert_eq!(body["model"], "small-max", "the name is sent whole");
            assert_eq!(body["messages"][0], json!({"role": "system", "content": "Be brief."}));
            assert_eq!(body["messages"][2], json!({"role": "assistant", "content": "B"}));
            assert_eq!(body["stream"], true);
        }
    }
}

#[tokio::test]
async fn an_ollama_is_asked_to_read_as_much_as_the_question_has() {
    for (letters, window) in [(10, 4_096), (40_000, 16_384), (4_000_000, 32_768)] {
        let (address, mut heard) =
            serve(vec![vec![head(Kind::Ollama), delta(Kind::Ollama, "Yes"), end(Kind::Ollama)]]).await;
        let asked = ChatRequest { turns: vec![Turn::person("a".repeat(letters))], ..question() };
        model(Kind::Ollama, &address).stream(asked).await.unwrap().count().await;
        let heard = heard.recv().await.unwrap();
        let body: serde_json::Value = serde_json::from_str(heard.split_once("\r\n\r\n").unwrap().1).unwrap();
        assert_eq!(body["options"]["num_ctx"], window, "{letters}");
        assert_eq!(body["options"]["num_predict"], 100);
    }
}

#[tokio::test]
async fn thinking_is_not_told_and_keeps_the_answer_alive() {
    for (kind, thought) in [
        (Kind::OpenAi, json!({"choices": [{"delta": {"reasoning_content": "hm", "content": null}}]})),
        (Kind::Ollama, json!({"message": {"role": "assistant", "content": "", "thinking": "hm"}, "done": false})),
        (Kind::Gemini, json!({"candidates": [{"content": {"parts": [{"text": "hm", "thought": true}]}}]})),
    ] {
        let acts = vec![head(kind), send(event(kind, &thought)), delta(kind, "Yes"), end(kind)];
        assert_eq!(ask(kind, acts).await.unwrap()[0], text("Yes"), "{kind:?}");
    }
}

#[tokio::test]
async fn a_slow_start_is_waited_for() {
    for kind in KINDS {
        let go = Arc::new(Notify::new());
        let (address, mut heard) =
            serve(vec![vec![head(kind), Act::Wait(go.clone()), delta(kind, "Late"), end(kind)]]).await;
        let asked = tokio::spawn(async move { model(kind, &address).stream(question()).await.unwrap().next().await });
        heard.recv().await.unwrap();
        go.notify_one();
        assert_eq!(asked.await.unwrap(), Some(Ok(text("Late"))), "{kind:?}");
    }
}

#[tokio::test]
async fn silence_ends_as_too_slow_before_the_answer_and_within_it() {
    for kind in KINDS {
        for acts in [vec![Act::Hang], vec![head(kind), Act::Hang]] {
            let (address, _heard) = serve(vec![acts]).await;
            let hasty = provider(kind, &address).with_patience(Duration::from_millis(100));
            let fault = Remote::new("mine", hasty).unwrap().stream(question()).await.err();
            assert_eq!(fault, Some(ModelFault::TooSlow), "{kind:?}");
        }
        let (address, _heard) = serve(vec![vec![head(kind), delta(kind, "Half"), Act::Hang]]).await;
        let hasty = provider(kind, &address).with_patience(Duration::from_millis(100));
        let pieces = Remote::new("mine", hasty).unwrap().stream(question()).await.unwrap();
        let pieces: Vec<_> = pieces.collect().await;
        assert_eq!(pieces, [Ok(text("Half")), Err(ModelFault::TooSlow)], "{kind:?}");
    }
}

#[tokio::test]
async fn an_event_cut_in_two_is_one_event_and_letters_cut_in_two_are_whole() {
    for kind in KINDS {
        let bytes = delta_of(kind, "ß — 腎");
        for cut in 1..bytes.len() {
            let (one, two) = bytes.as_bytes().split_at(cut);
            // What comes in two writes may come in two reads, or in one: both are right.
            let acts = vec![head(kind), send(one), send(two), end(kind)];
            if cut % 7 == 0 {
                assert_eq!(ask(kind, acts).await.unwrap()[0], text("ß — 腎"), "{kind:?} cut at {cut}");
            }
        }
    }
}

#[tokio::test]
async fn broken_json_ends_the_answer_and_keeps_what_came() {
    for kind in KINDS {
        let broken = if kind == Kind::Ollama { "{\"mess\n" } else { "data: {\"choi\n\n" };
        let (address, _heard) = serve(vec![vec![head(kind), delta(kind, "Half "), send(broken)]]).await;
        let mut stream = model(kind, &address).stream(question()).await.unwrap();
        assert_eq!(stream.next().await, Some(Ok(text("Half "))), "{kind:?}");
        assert!(matches!(stream.next().await, Some(Err(ModelFault::Broken(_)))), "{kind:?}");
        assert_eq!(stream.next().await, None, "{kind:?}: one fault, then the end");
    }
}

#[tokio::test]
async fn a_stream_that_is_cut_is_not_taken_for_a_whole_answer() {
    for kind in KINDS {
        let cut = ask(kind, vec![head(kind), delta(kind, "Half")]).await;
        assert!(matches!(cut, Err(ModelFault::Broken(_))), "{kind:?}: {cut:?}");
        let short = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n";
        let cut = ask(kind, vec![send(short), delta(kind, "Half")]).await;
        assert!(matches!(cut, Err(ModelFault::Broken(_))), "{kind:?}: {cut:?}");
        let silent = ask(kind, vec![head(kind), end(kind)]).await;
        assert!(matches!(silent, Err(ModelFault::Broken(_))), "{kind:?}: no word at all");
    }
}

#[tokio::test]
async fn an_answer_that_says_why_it_ends_needs_no_end_mark() {
    let finish = event(Kind::OpenAi, &json!({"choices": [{"delta": {}, "finish_reason": "length"}]}));
    let acts = vec![head(Kind::OpenAi), delta(Kind::OpenAi, "Whole"), send(finish)];
    assert_eq!(ask(Kind::OpenAi, acts).await, Ok(vec![text("Whole")]));
}

#[tokio::test]
async fn nobody_listening_is_no_route() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    for kind in KINDS {
        assert_eq!(model(kind, &address).stream(question()).await.err(), Some(ModelFault::NoRoute), "{kind:?}");
    }
}

#[tokio::test]
async fn dropping_the_answer_hangs_up() {
    for kind in KINDS {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.unwrap();
            request(&mut socket).await;
            play(&mut socket, vec![head(kind), delta(kind, "Half")]).await;
            // The other side's end shows as an empty read, or as a broken line.
            let mut part = [0; 64];
            while socket.read(&mut part).await.is_ok_and(|read| read > 0) {}
        });
        let mut pieces = model(kind, &address).stream(question()).await.unwrap();
        assert_eq!(pieces.next().await, Some(Ok(text("Half"))));
        drop(pieces);
        tokio::time::timeout(Duration::from_secs(10), server).await.expect("it hangs up").unwrap();
    }
}
