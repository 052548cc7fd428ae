//! What survives of a field, and what does not.

use super::{html, markdown, masks, masks_in, picture, words};
use crate::outline::Mask;
use proptest::prelude::*;

#[test]
fn scripts_handlers_and_addresses_are_dropped_and_words_stay() {
    let field = "<div onclick=\"steal()\">The <b>heart</b> <i>pumps </i>blood.</div><script>alert('x')</script>\
        <style>b{}</style><img src=\"https://evil.example/x.png\"><img src=\"../../etc/passwd\">\
        <a href=\"javascript:go()\">more</a><iframe src=x>inside</iframe>";
    let found = markdown(field);
    assert_eq!(found.text, "The **heart** *pumps* blood.\n\nmore");
    assert!(found.media.is_empty());
}

#[test]
fn media_are_named_and_shown_again() {
    let found = markdown("<img src=\"my%20heart.png\"> [sound:beat.mp3]");
    assert_eq!(found.media, ["my heart.png", "beat.mp3"]);
    let back = html(&found.text);
    assert!(back.contains("src=\"my heart.png\"") && back.contains("[sound:beat.mp3]"), "{back}");
    assert_eq!(markdown(&back).media, found.media);
    assert_eq!(markdown(&picture("a (1) ü.png")).media, ["a (1) ü.png"]);
}

#[test]
fn formulas_change_their_marks_both_ways() {
    let field = "so \\(a_1 &lt; b\\) and \\[\\frac{1}{2}\\] or [$]x^2[/$] or <anki-mathjax>y_2</anki-mathjax>";
    let found = markdown(field).text;
    assert_eq!(found, "so $a_1 < b$ and $$\\frac{1}{2}$$ or $x^2$ or $y_2$");
    assert_eq!(html(&found), "so \\(a_1 &lt; b\\) and \\[\\frac{1}{2}\\] or \\(x^2\\) or \\(y_2\\)");
}

#[test]
fn lists_lines_code_and_small_digits_keep_their_form() {
    assert_eq!(markdown("a<br>b<ul><li>one</li><li>two</li></ul>").text, "a\\\nb\n\n- one\n- two");
    assert_eq!(markdown("H<sub>2</sub>O, m<sup>2</sup>").text, "H₂O, m²");
    assert_eq!(markdown("use <code>a*b</code>").text, "use `a*b`");
    assert_eq!(markdown("<pre>let a = 1;\nlet b;</pre>").text, "```\nlet a = 1;\nlet b;\n```");
}

#[test]
fn marks_that_cross_each_other_or_the_end_of_a_block_keep_their_words() {
    assert_eq!(markdown("<i>é<b></i>x</b>").text, "*é***x**");
    assert_eq!(markdown("<code>é<i></code>z</i>").text, "`é`*z*");
    let field = format!("<pre>a{}<b></pre>{}</b>", " ".repeat(13), "é".repeat(6));
    assert_eq!(markdown(&field).text, "```\na\n```\n\néééééé");
}

#[test]
fn emphasis_within_emphasis_without_end_keeps_its_words() {
    // Within seconds: it took minutes when each mark was looked for among all that were open.
    let field = format!("{}{}", "<b><i>x".repeat(40_000), "</b>".repeat(40_000));
    assert_eq!(words(&html(&markdown(&field).text)).matches('x').count(), 40_000);
}

#[test]
fn a_cloze_stays_a_cloze() {
    let field = "The {{c1::<b>mitochondrion</b>::organelle}} makes {{c2::ATP}}.";
    let found = markdown(field).text;
    assert_eq!(found, "The {{c1::**mitochondrion**::organelle}} makes {{c2::ATP}}.");
    assert_eq!(html(&found), "The {{c1::<strong>mitochondrion</strong>::organelle}} makes {{c2::ATP}}.");
}

#[test]
fn html_in_markdown_becomes_words() {
    let made = html("<script>alert(1)</script>\n\na <b>[link](javascript:x) ![far](https://evil.example/a.png)");
    assert!(!made.contains("<script") && !made.contains("javascript:") && !made.contains("<img"), "{made}");
    assert!(made.contains("&lt;script&gt;"));
}

#[test]
fn masks_are_written_as_anki_reads_them() {
    let mask = Mask { number: 2, left: 0.125, top: 0.5, width: 0.25, height: 0.1 };
    let field = masks(&[Mask { number: 1, ..mask }, mask]);
    assert!(field.starts_with("{{c1::image-occlusion:rect:left=0.125:top=0.5:width=0.25:height=0.1:oi=1}}<br>{{c2::"));
    assert_eq!(masks_in(&field), [Mask { number: 1, ..mask }, mask]);
    for points in [".1,.2 .5,.6", ".1,.2 -inf,.3 .5,.6 NaN,1"] {
        let found = masks_in(&format!("{{{{c3::image-occlusion:polygon:points={points}}}}} {{{{c1::plain}}}}"));
        assert_eq!(found.len(), 1);
        assert!((found[0].width - 0.4).abs() < 1e-6, "{found:?}");
    }
}

proptest! {
    #[test]
    fn whatever_words_a_field_has_survive_the_way_there_and_back(text in "[ -~äöüßéαβ中ع]{0,80}") {
        let field = text.replace('&', "&amp;").replace('<', "&lt;").replace('[', "(").replace('\\', "/");
        let there = markdown(&field).text;
        prop_assert_eq!(words(&html(&there)), words(&field));
    }

    #[test]
    fn no_crossing_of_marks_breaks_the_reader(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<pre>", "</pre>", "<sup>", "</sup>", "<p>", "<li>",
                "<br>", "<td>", "é", "   ", "a",
            ]),
            0..24,
        ),
    ) {
        let _ = markdown(&parts.concat());
    }

    #[test]
    fn no_field_whatever_breaks_the_reader(field in "\\PC{0,200}") {
        let found = markdown(&field);
        prop_assert!(!html(&found.text).to_ascii_lowercase().contains("<script"));
    }
}
