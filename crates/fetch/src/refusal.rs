//! Answers that are no page: what a status means, and puzzles for robots that come as if they were the page.

use crate::FetchFault;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

/// Larger answers are pages, whatever words are in them.
const LARGEST_PUZZLE: usize = 120 * 1024;

/// What a status that is no success means.
pub(crate) fn of_status(status: StatusCode, headers: &HeaderMap) -> FetchFault {
    let number = status.as_u16();
    match number {
        _ if headers.contains_key("cf-mitigated") => FetchFault::Blocked { status: number },
        401 | 402 | 407 => FetchFault::WantsSignIn { status: number },
        403 | 429 | 451 => FetchFault::Blocked { status: number },
        404 | 410 => FetchFault::NotFound { status: number },
        _ => FetchFault::Answered { status: number },
    }
}

/// Whether a page is a puzzle for robots rather than what was asked for.
pub(crate) fn is_puzzle(headers: &HeaderMap, body: &[u8]) -> bool {
    if headers.contains_key("cf-mitigated") || headers.contains_key("x-amzn-waf-action") {
        return true;
    }
    if body.len() > LARGEST_PUZZLE {
        return false;
    }
    let text = String::from_utf8_lossy(body).to_lowercase();
    let title =
        text.split_once("<title").and_then(|(_, rest)| rest.split_once("</title")).map_or("", |(title, _)| title);
    let titled = [
        "just a moment",
        "attention required",
        "are you a robot",
        "access denied",
        "security check",
        "captcha",
        "pardon our interruption",
        "verifying you are human",
    ];
    // A page may speak of such puzzles; then it has more to say than a puzzle's few lines.
    let short = text.matches("<p").count() < 8;
    let marked = [
        "cf-challenge",
        "challenge-platform",
        "g-recaptcha",
        "h-captcha",
        "px-captcha",
        "_incapsula_resource",
        "captcha-delivery.com",
        "/awswaf/",
    ];
    short
        && (titled.iter().any(|words| title.contains(words))
            || marked.iter().any(|mark| text.contains(mark)) && text.matches("<p").count() < 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puzzles_are_told_from_pages() {
        let none = HeaderMap::new();
        assert!(is_puzzle(&none, b"<html><title>Just a moment...</title><div class=cf-challenge></div>"));
        assert!(is_puzzle(&none, b"<script src='https://ct.captcha-delivery.com/c.js'></script><p>Please enable JS"));
        let article =
            format!("<title>How a captcha works</title>{}", "<p>It asks what a robot cannot see.</p>".repeat(9));
        assert!(!is_puzzle(&none, article.as_bytes()));
        assert!(!is_puzzle(&none, b"<title>Acids</title><p>One."));
    }
}
