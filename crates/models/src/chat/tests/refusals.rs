//! What servers say when they do not answer, in their own words, and what we make of it.

use super::*;

const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test]
async fn refusals_of_openai_compatible_servers_are_told_apart() {
    let quota = |seconds: u64| ModelFault::Quota { wait: Some(Duration::from_secs(seconds)) };
    let cases = [
        // llama.cpp and vLLM; OpenAI; Hugging Face.
        (
            "401 Unauthorized",
            "",
            r#"{"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}"#,
            ModelFault::WrongKey,
        ),
        (
            "401 Unauthorized",
            "",
            r#"{"error":{"message":"Incorrect API key provided: sk-se*ret","code":"invalid_api_key"}}"#,
            ModelFault::WrongKey,
        ),
        ("401 Unauthorized", "", r#"{"error":"Invalid username or password."}"#, ModelFault::WrongKey),
        (
            "404 Not Found",
            "",
            r#"{"error":{"message":"The model `x` does not exist","code":"model_not_found"}}"#,
            ModelFault::UnknownModel,
        ),
        (
            "404 Not Found",
            "",
            r#"{"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","code":404}"#,
            ModelFault::UnknownModel,
        ),
        (
            "400 Bad Request",
            "",
            r#"{"error":{"message":"The requested model 'x' does not exist","code":"model_not_found"}}"#,
            ModelFault::UnknownModel,
        ),
        (
            "404 Not Found",
            "",
            r#"{"error":{"message":"Invalid URL (POST /chat/completions)","type":"invalid_request_error"}}"#,
            ModelFault::NotAServer,
        ),
        ("404 Not Found", "", r#"{"detail":"Not Found"}"#, ModelFault::NotAServer),
        ("404 Not Found", "", "<html><body>No such page. Our model range …</body></html>", ModelFault::NotAServer),
        ("405 Method Not Allowed", "", "", ModelFault::NotAServer),
        ("429 Too Many Requests", "Retry-After: 7\r\n", r#"{"error":{"code":"rate_limit_exceeded"}}"#, quota(7)),
        ("429 Too Many Requests", "Retry-After: 99999\r\n", "{}", quota(3600)),
        ("429 Too Many Requests", "Retry-After: soon\r\n", "{}", ModelFault::Quota { wait: None }),
        (
            "429 Too Many Requests",
            "",
            r#"{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","code":"insufficient_quota"}}"#,
            ModelFault::Spent,
        ),
        (
            "402 Payment Required",
            "",
            r#"{"error":"You have exceeded your monthly included credits"}"#,
            ModelFault::Spent,
        ),
        ("400 Bad Request", "", r#"{"error":{"code":"context_length_exceeded"}}"#, ModelFault::TooLong),
        (
            "400 Bad Request",
            "",
            r#"{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}"#,
            ModelFault::TooLong,
        ),
        ("413 Payload Too Large", "", "", ModelFault::TooLong),
        (
            "400 Bad Request",
            "",
            r#"{"error":{"message":"messages must alternate"}}"#,
            ModelFault::Refused("status 400".into()),
        ),
        ("408 Request Timeout", "", "", ModelFault::TooSlow),
        ("504 Gateway Timeout", "", "<html>", ModelFault::TooSlow),
        ("503 Service Unavailable", "", "", ModelFault::NoRoute),
        ("500 Internal Server Error", "", "sk-secret", ModelFault::Failed { status: 500 }),
        ("302 Found", "Location: http://127.0.0.1:1/\r\n", "", ModelFault::Broken("status 302".into())),
    ];
    for (status, headers, body, expected) in cases {
        assert_eq!(ask(Kind::OpenAi, page(status, headers, body)).await, Err(expected), "{status} {body}");
    }
}

#[tokio::test]
async fn refusals_of_ollama_are_told_apart() {
    let cases = [
        ("404 Not Found", r#"{"error":"model 'small-max' not found"}"#, ModelFault::UnknownModel),
        ("404 Not Found", "404 page not found", ModelFault::NotAServer),
        (
            "400 Bad Request",
            r#"{"error":"\"small-max\" does not support chat"}"#,
            ModelFault::Refused("status 400".into()),
        ),
        (
            "503 Service Unavailable",
            r#"{"error":"server busy, please try again.  maximum pending requests exceeded"}"#,
            ModelFault::NoRoute,
        ),
        (
            "500 Internal Server Error",
            r#"{"error":"model requires more system memory (5.5 GiB) than is available"}"#,
            ModelFault::Failed { status: 500 },
        ),
    ];
    for (status, body, expected) in cases {
        assert_eq!(ask(Kind::Ollama, page(status, JSON, body)).await, Err(expected), "{status} {body}");
    }
}

#[tokio::test]
async fn refusals_of_gemini_are_told_apart() {
    let wait = ModelFault::Quota { wait: Some(Duration::from_secs(31)) };
    let cases = [
        (
            "400 Bad Request",
            r#"{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}"#,
            ModelFault::WrongKey,
        ),
        (
            "403 Forbidden",
            r#"{"error":{"code":403,"message":"Method doesn't allow unregistered callers","status":"PERMISSION_DENIED"}}"#,
            ModelFault::WrongKey,
        ),
        (
            "404 Not Found",
            r#"{"error":{"code":404,"message":"models/small-max is not found for API version v1beta","status":"NOT_FOUND"}}"#,
            ModelFault::UnknownModel,
        ),
        (
            "429 Too Many Requests",
            r#"{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay": "31s"}]}}"#,
            wait,
        ),
        (
            "503 Service Unavailable",
            r#"{"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}"#,
            ModelFault::Quota { wait: None },
        ),
        (
            "400 Bad Request",
            r#"{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}"#,
            ModelFault::TooLong,
        ),
    ];
    for (status, body, expected) in cases {
        assert_eq!(ask(Kind::Gemini, page(status, JSON, body)).await, Err(expected), "{status} {body}");
    }
}

#[tokio::test]
async fn what_gemini_will_not_speak_of_is_refused() {
    let kind = Kind::Gemini;
    let asked = json!({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}});
    let answered = json!({"candidates": [{"finishReason": "SAFETY"}]});
    for (told, words) in [(asked, "the question was blocked"), (answered, "the answer was blocked")] {
        let acts = vec![head(kind), send(event(kind, &told))];
        assert_eq!(ask(kind, acts).await, Err(ModelFault::Refused(words.into())));
    }
}

#[tokio::test]
async fn a_refusal_inside_the_stream_is_understood() {
    let quota = ModelFault::Quota { wait: None };
    let cases = [
        (Kind::OpenAi, json!({"error": {"code": 429, "message": "slow down"}}), quota.clone()),
        (Kind::OpenAi, json!({"error": {"code": "rate_limit_exceeded", "message": "slow down"}}), quota.clone()),
        (
            Kind::OpenAi,
            json!({"object": "error", "message": "The model `x` does not exist", "code": 404}),
            ModelFault::UnknownModel,
        ),
        (
            Kind::Ollama,
            json!({"error": "an error was encountered while running the model"}),
            ModelFault::Failed { status: 500 },
        ),
        (Kind::Gemini, json!({"error": {"code": 429, "status": "RESOURCE_EXHAUSTED"}}), quota),
    ];
    for (kind, told, expected) in cases {
        for before in [vec![], vec![delta(kind, "Half")]] {
            let acts = [vec![head(kind)], before, vec![send(event(kind, &told))]].concat();
            assert_eq!(ask(kind, acts).await, Err(expected.clone()), "{kind:?} {told}");
        }
    }
}

#[test]
fn no_sentence_carries_what_a_server_said() {
    for status in 200..600_u16 {
        let fault = ModelFault::refused(status, "sk-secret <b>x</b>", None);
        let words = format!("{fault} {} {fault:?}", fault.hint());
        assert!(!words.contains("sk-secret") && !words.contains('<'), "{status}: {words}");
    }
}
