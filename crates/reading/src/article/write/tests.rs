//! What a browser shows is what the Markdown says.

use crate::article::{Shown, chapter};

/// The body as Markdown; pictures are numbered as they come.
fn written(html: &str) -> String {
    let mut count = 0;
    let mut place = |_: Shown| {
        count += 1;
        Some(count - 1)
    };
    chapter(html.as_bytes(), &mut place).map(|chapter| chapter.markdown).unwrap_or_default()
}

#[test]
fn blocks_stand_apart_and_keep_their_kind() {
    assert_eq!(
        written(
            "<h1>A</h1><p>one<br>two</p><div>three <b>four</b></div><hr><blockquote><p>five</p><p>six</p></blockquote>seven"
        ),
        "# A\n\none\\\ntwo\n\nthree **four**\n\n---\n\n> five\n>\n> six\n\nseven"
    );
}

#[test]
fn lists_keep_their_levels_and_numbers() {
    assert_eq!(
        written(
            "<ul><li>a<ul><li>b</li><li>c<ol start=3><li>d</ol></ul></li><li><p>e</p><p>f</p></li></ul><ol><li>g<li>h</ol>"
        ),
        "- a\n  - b\n  - c\n\n    3. d\n- e\n\n  f\n\n1. g\n2. h"
    );
    assert_eq!(written("<ul><li></li><li><ul><li>x</li></ul></li></ul>"), "- x");
    assert_eq!(written("<ul><li>a</li><ul><li>b</li></ul></ul>"), "- a\n  - b");
    assert_eq!(
        written("<ul><li><blockquote>q</blockquote></li><li><pre>c\n d</pre></li></ul>"),
        "- q\n- ```\n  c\n   d\n  ```"
    );
}

#[test]
fn tables_are_rows_and_layout_is_text() {
    assert_eq!(
        written(
            "<table><caption>C</caption><tr><th>a</th><th colspan=2>b</th></tr>\
             <tr><td rowspan=2>1</td><td>x|y</td><td><p>2</p><p>3</p></td></tr><tr><td>4</td><td>5</td></tr></table>"
        ),
        "C\n\n| a | b |  |\n| --- | --- | --- |\n| 1 | x\\|y | 2 3 |\n|  | 4 | 5 |"
    );
    assert_eq!(written("<table><tr><td><p>left</p></td></tr><tr><td>under</td></tr></table>"), "left\n\nunder");
    assert_eq!(
        written("<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"),
        "a\n\nb\n\nc"
    );
}

#[test]
fn code_keeps_its_lines_and_names_its_language() {
    assert_eq!(
        written(
            "<pre><code class='language-rust'>fn main() {\n    let a = `b`;\n}\n</code></pre><p>in <code>a `b`</code></p>"
        ),
        "```rust\nfn main() {\n    let a = `b`;\n}\n```\n\nin `` a `b` ``"
    );
    assert_eq!(written("<div class='highlight-source-shell'><pre>ls ```x</pre></div>"), "````shell\nls ```x\n````");
}

#[test]
fn formulas_come_as_tex() {
    let annotated = "<span class=katex><span class=katex-mathml><math><semantics><mi>x</mi>\
                     <annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span>\
                     <span class=katex-html aria-hidden=true>x2</span></span>";
    assert_eq!(written(&format!("<p>so {annotated}.</p>")), "so $x^2$.");
    assert_eq!(
        written(
            "<p><span class=MathJax_Preview>a</span><span class=MathJax>b</span><script type='math/tex'>a<b</script> c</p>"
        ),
        "$a<b$ c"
    );
    assert_eq!(written("<p><script type='math/tex; mode=display'>\\int x\n dx</script>"), "$$\\int x dx$$");
    assert_eq!(
        written(
            "<math display=block><mfrac><mi>α</mi><msup><mi>n</mi><mn>2</mn></msup></mfrac><mo>≤</mo><msqrt><mn>5</mn></msqrt></math>"
        ),
        "$$\\frac{\\alpha }{n^{2}}\\le \\sqrt{5}$$"
    );
    let page = "<script src='/mathjax/tex.js'></script><p>Let \\(a_1\\) be and \\[b\\] after, $5 and $6</p>";
    assert_eq!(written(page), "Let $a_1$ be and\n\n$$b$$\n\nafter, \\$5 and \\$6");
    assert_eq!(written("<p>10<sup>23</sup> H<sub>2</sub>O Ca<sup>2+</sup></p>"), "10²³ H2O Ca2+");
}

#[test]
fn what_would_be_a_mark_is_escaped() {
    for text in
        ["# no", "- no", "1. no", "a * b * c", "[x](y)", "`x`", "<b>", "&amp;", "a_b _c_", "$x$", "> q", "===", "~~s~~"]
    {
        let html = format!("<p>{}</p>", text.replace('&', "&amp;").replace('<', "&lt;"));
        let pages = crate::markdown(&written(&html));
        assert_eq!(pages[0].text, text);
        assert_eq!(pages[0].blocks[0].kind, crate::BlockKind::Paragraph, "{text}");
    }
}

#[test]
fn emphasis_is_only_where_it_can_stand() {
    assert_eq!(
        written("<p><b> bold </b>and <i>slanted</i>, <b><i>both</i></b> <b></b>end</p>"),
        "**bold** and *slanted*, ***both*** end"
    );
    assert_eq!(written("<p><b>“x”</b>y a<i>b</i>c</p>"), "“x”y a*b*c");
    assert_eq!(written("<b><p>one</p><p>two</p></b>"), "one\n\ntwo");
}

#[test]
fn links_and_pictures_stay_where_they_are() {
    assert_eq!(
        written(
            "<p>See <a href='http://a.b/c (d)'>this <b>one</b></a>, <a href='#x'>here</a>, <a href='javascript:x'>no</a>.</p>"
        ),
        "See [this **one**](http://a.b/c%20%28d%29), here, no."
    );
    let figure = "<figure><a href='http://a/'><img src='a.png' alt='An [a]'></a><figcaption>Figure 1 <b>A</b></figcaption></figure>";
    let mut seen = Vec::new();
    let chapter = chapter(figure.as_bytes(), &mut |shown| {
        seen.push(shown);
        Some(7)
    });
    assert_eq!(chapter.map(|chapter| chapter.markdown), Ok("![An \\[a\\]](picture:7)".into()));
    let caption = Some("Figure 1 A".to_string());
    assert_eq!(seen, [Shown { source: "a.png".into(), alt: Some("An [a]".into()), caption }]);
    // A picture that is not kept leaves its caption.
    assert_eq!(
        super::super::chapter(figure.as_bytes(), &mut |_| None).map(|c| c.markdown),
        Ok("Figure 1 **A**".into())
    );
}

#[test]
fn late_and_drawn_pictures_have_their_real_address() {
    let mut seen = Vec::new();
    let html = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src='real.jpg'><img src=dot.gif width=1 height=1>\
                <img srcset='s.jpg 400w, m.jpg 1700w, l.jpg 4000w' src=s.jpg>\
                <picture><source srcset='p.webp 800w'><img alt=p></picture><svg><image href='cover.jpg'/></svg>\
                <noscript><p>Enable</p><img src=n.png></noscript>";
    let written = chapter(html.as_bytes(), &mut |shown| {
        seen.push(shown.source);
        None
    });
    assert_eq!(seen, ["real.jpg", "m.jpg", "p.webp", "cover.jpg", "n.png"]);
    assert_eq!(written.map(|chapter| chapter.markdown), Ok(String::new()));
}

#[test]
fn xhtml_closes_its_elements_itself() {
    let html = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='de'><head><title>T</title><script/></head>\
                <body><div id='a'/><p>one<a id='b'/> two</p><h:p xmlns:h='x'>three</h:p><![CDATA[four]]></body></html>";
    let chapter = chapter(html.as_bytes(), &mut |_| None).unwrap_or_default();
    assert_eq!((chapter.title.as_deref(), chapter.language.as_deref()), (Some("T"), Some("de")));
    assert_eq!(chapter.markdown, "one two\n\nthree\n\nfour");
}
