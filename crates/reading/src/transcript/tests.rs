//! What reading transcripts promises.

use super::*;

fn read_text(source: &str) -> Vec<Page> {
    read(source.as_bytes()).unwrap_or_default()
}

#[test]
fn subrip_becomes_paragraphs_that_know_their_second() {
    let source = "1\r\n00:00:01,200 --> 00:00:04,000\r\n<i>Welcome</i> to the\r\nlecture.\r\n\r\n\
                  2\r\n00:00:04,100 --> 00:00:06,000\r\n{\\an8}Today: 3 < 4 &amp; cells.\r\n\r\n\
                  3\r\n00:00:30,000 --> 00:00:31,000\r\nAfter a pause.\r\n\r\n\
                  4\r\n01:02:40,000 --> 01:02:41,000\r\nMuch later.\r\n";
    let pages = read_text(source);
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[0].text, "Welcome to the lecture. Today: 3 < 4 & cells.\n\nAfter a pause.");
    let at: Vec<Option<u32>> = pages[0].blocks.iter().map(|block| block.at).collect();
    assert_eq!(at, [Some(1), Some(30)]);
    assert_eq!(pages[1].label.as_deref(), Some("1:02:40"));
    assert_eq!(pages[1].markdown.as_deref(), Some("**1:02:40** Much later."));
}

#[test]
fn webvtt_voices_notes_and_rolling_captions_are_understood() {
    let source = "WEBVTT\n\nNOTE a comment\nof two lines\n\nSTYLE\n::cue { color: red }\n\n\
                  intro\n00:01.000 --> 00:02.000 align:start\n<v Ada>The engine <00:01.500><c>weaves</c>\n\n\
                  00:02.000 --> 00:03.000\nThe engine weaves\npatterns.\n\n\
                  00:03.000 --> 00:04.000\n<v Charles>Indeed.\n";
    let pages = read_text(source);
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].text, "Ada: The engine weaves patterns.\n\nCharles: Indeed.");
}

#[test]
fn a_page_is_about_two_minutes() {
    let source: String = (0..60)
        .map(|n| {
            format!(
                "{n}\n00:{:02}:{:02},000 --> 00:{:02}:{:02},000\nSentence number {n}.\n\n",
                n / 6,
                n % 6 * 10,
                n / 6,
                n % 6 * 10 + 1
            )
        })
        .collect();
    let pages = read_text(&source);
    let labels: Vec<&str> = pages.iter().filter_map(|page| page.label.as_deref()).collect();
    assert_eq!(labels, ["0:00", "2:00", "4:00", "6:00", "8:00"]);
}

#[test]
fn nonsense_is_refused_or_passed_over() {
    assert_eq!(read(b"no times at all").err(), Some(ReadError::Damaged));
    assert_eq!(read(b"99999999:00:00,0 --> 99999999:00:01,0\nx").err(), Some(ReadError::Damaged));
    assert_eq!(read_text("00:01 --> 00:02\na < b <<<<\n00:03 --> 00:04\n5\n")[0].text, "a < b <<<< 5");
    assert_eq!(read_text(&format!("00:01 --> 00:02\n{}", "<".repeat(100_000)))[0].text.len(), 100_000);
    // Overlapping and backward times.
    assert_eq!(read_text("10:00 --> 00:02\na\n\n00:01 --> 00:02\nb\n").len(), 1);
}
