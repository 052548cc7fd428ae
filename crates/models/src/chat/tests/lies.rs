//! Servers that say one thing and send another. Whatever comes, it ends, in little memory, as a fault or as an answer.

use super::*;

const OK_JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test]
async fn a_good_status_with_an_error_inside_is_that_error() {
    for (kind, body, expected) in [
        (
            Kind::OpenAi,
            r#"{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}"#,
            ModelFault::WrongKey,
        ),
        (Kind::OpenAi, r#"{"error":{"message":"model 'x' not found","code":404}}"#, ModelFault::UnknownModel),
        (Kind::Ollama, r#"{"error":"model 'x' not found"}"#, ModelFault::UnknownModel),
    ] {
        assert_eq!(ask(kind, page("200 OK", OK_JSON, body)).await, Err(expected), "{body}");
    }
}

#[tokio::test]
async fn a_page_for_people_is_not_a_server_for_models() {
    for kind in KINDS {
        for headers in ["Content-Type: text/html; charset=utf-8\r\n", "Content-Type: text/event-stream\r\n", ""] {
            let body = "<!doctype html>\n<title>Welcome</title>\n<p>Sign in</p>\n";
            assert_eq!(
                ask(kind, page("200 OK", headers, body)).await,
                Err(ModelFault::NotAServer),
                "{kind:?} {headers}"
            );
        }
    }
}

#[tokio::test]
async fn another_label_on_a_right_stream_does_no_harm() {
    for kind in KINDS {
        for label in ["text/plain", "application/octet-stream"] {
            let head = send(format!("HTTP/1.1 200 OK\r\nContent-Type: {label}\r\nConnection: close\r\n\r\n"));
            let answer = ask(kind, vec![head, delta(kind, "Yes"), end(kind)]).await;
            assert_eq!(answer.unwrap()[0], text("Yes"), "{kind:?} {label}");
        }
    }
}

#[tokio::test]
async fn an_answer_in_one_piece_is_taken_where_a_stream_was_asked_for() {
    let whole = r#"{"choices":[{"message":{"role":"assistant","content":"Yes"}}],"usage":{"prompt_tokens":3,"completion_tokens":1}}"#;
    let answer = ask(Kind::OpenAi, page("200 OK", OK_JSON, whole)).await.unwrap();
    assert_eq!(answer[0], text("Yes"));
    assert!(matches!(answer[1], Piece::Used(_)));
    let parts =
        r#"{"choices":[{"message":{"content":[{"type":"thinking","thinking":[]},{"type":"text","text":"Yes"}]}}]}"#;
    assert_eq!(ask(Kind::OpenAi, page("200 OK", OK_JSON, parts)).await, Ok(vec![text("Yes")]));
    for strange in ["{}", "[]", "7", r#"{"choices":[]}"#, "{\"choices\":"] {
        let answer = ask(Kind::OpenAi, page("200 OK", OK_JSON, strange)).await;
        assert!(matches!(answer, Err(ModelFault::Broken(_))), "{strange}: {answer:?}");
    }
}

#[tokio::test]
async fn what_is_not_text_ends_the_answer() {
    for kind in KINDS {
        let bad = if kind == Kind::Ollama {
            &b"{\"message\":{\"content\":\"\xff\xfe\"}}\n"[..]
        } else {
            &b"data: \xff\xfe\n\n"[..]
        };
        let answer = ask(kind, vec![head(kind), delta(kind, "Half"), send(bad)]).await;
        assert_eq!(answer, Err(ModelFault::Broken("the answer is not text".into())), "{kind:?}");
    }
}

#[tokio::test]
async fn a_line_without_an_end_is_given_up() {
    for kind in KINDS {
        let endless = Act::Forever(vec![b'a'; 64 << 10]);
        let answer = ask(kind, vec![head(kind), send("data: "), endless]).await;
        assert_eq!(answer, Err(ModelFault::Broken("the answer does not end".into())), "{kind:?}");
    }
}

#[tokio::test]
async fn a_stream_without_an_end_is_given_up_whether_it_says_something_or_not() {
    for kind in KINDS {
        let talks = ask(kind, vec![head(kind), Act::Forever(delta_of(kind, "and so on ").into_bytes())]).await;
        assert_eq!(talks, Err(ModelFault::Broken("the answer is longer than was asked for".into())), "{kind:?}");
        let nothing = delta_of(kind, "").repeat(1_000);
        let waits = ask(kind, vec![head(kind), Act::Forever(nothing.into_bytes())]).await;
        assert_eq!(waits, Err(ModelFault::Broken("the answer does not end".into())), "{kind:?}");
    }
    let comments = Act::Forever(": still here\n\n".repeat(1_000).into_bytes());
    let waits = ask(Kind::OpenAi, vec![head(Kind::OpenAi), comments]).await;
    assert_eq!(waits, Err(ModelFault::Broken("the answer does not end".into())));
}

#[tokio::test]
async fn a_refusal_without_an_end_is_read_in_part() {
    for kind in KINDS {
        let head = send("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
        let answer = ask(kind, vec![head, Act::Forever(vec![b'x'; 64 << 10])]).await;
        assert_eq!(answer, Err(ModelFault::WrongKey), "{kind:?}");
    }
}

#[tokio::test]
async fn what_is_not_http_is_broken() {
    for kind in KINDS {
        let answer = ask(kind, vec![send("SSH-2.0-OpenSSH_9.9\r\n")]).await;
        assert!(matches!(answer, Err(ModelFault::Broken(_))), "{kind:?}: {answer:?}");
    }
}
