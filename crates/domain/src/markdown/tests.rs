//! What may and may not come out.

use super::{html, page, plain};

#[test]
fn ordinary_markdown_reads_as_expected() {
    let out = html("# Title\n\nSome *words*, a [link](https://example.org/a).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    assert!(out.contains("<h1>Title</h1>"), "{out}");
    assert!(out.contains("<em>words</em>"), "{out}");
    assert!(out.contains(r#"<a href="https://example.org/a" rel="noopener noreferrer nofollow">link</a>"#), "{out}");
    assert!(out.contains("<td>2</td>"), "{out}");
}

#[test]
fn nothing_that_runs_or_loads_by_itself_comes_through() {
    let hostile = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![track](https://evil.example/p.png)",
        "<a href=\"https://e.example\" onclick=\"alert(1)\">x</a>",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<div style=\"position:fixed;inset:0\">x</div>",
        "<form action=\"/sign-out\" method=post><input name=a><button>x</button></form>",
        "<svg onload=alert(1)><circle/></svg>",
        "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
        "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>",
        "$\\text{<img src=x onerror=alert(1)>}$",
        "$\\href{javascript:alert(1)}{x}$",
        "```html\n<script>alert(1)</script>\n```",
        "```\" onmouseover=alert(1) x=\"\ncode\n```",
        "<div title=\"\n\n$\\text{ onmouseover=alert(1) }$ \">",
        "<base href=\"https://evil.example\">",
        "<link rel=stylesheet href=https://evil.example/a.css>",
    ];
    for source in hostile {
        let out = html(source);
        for tag in ["<script", "<img", "<iframe", "<form", "<button", "<svg", "<base", "<link", "<annotation"] {
            assert!(!out.contains(tag), "{source} became {out}");
        }
        for opening in out.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
            for bad in [" on", "style=", "javascript:", "data:", "src="] {
                assert!(!opening.contains(bad), "{source} became {out}");
            }
        }
    }
}

#[test]
fn a_picture_becomes_a_link() {
    let out = html("![the cell](https://example.org/cell.png)");
    assert!(out.contains("<a href=\"https://example.org/cell.png\""), "{out}");
    assert!(out.contains(">the cell</a>"), "{out}");
}

#[test]
fn formulas_become_mathml_in_both_spellings() {
    for source in ["Then $x^2$ holds.", "Then \\(x^2\\) holds."] {
        let out = html(source);
        assert!(out.contains("<math display=\"inline\">") && out.contains("<msup>"), "{out}");
    }
    for source in ["$$\\frac{1}{2}$$", "\\[\n\\frac{1}{2}\n\\]"] {
        let out = html(source);
        assert!(out.contains("<math display=\"block\">") && out.contains("<mfrac>"), "{out}");
        assert!(out.contains("<span class=\"formula\" tabindex=\"0\">"), "a long one can be scrolled by keys: {out}");
    }
}

#[test]
fn a_formula_that_cannot_be_read_stays_as_it_was_written() {
    for source in ["$\\frac{1}$", "$\\def\\a{\\a\\a}\\a$", "$\\begin{array}{x}1\\end$"] {
        let out = html(source);
        assert!(out.contains("<code>"), "{source} became {out}");
        assert!(!out.contains("<math"), "{source} became {out}");
    }
}

#[test]
fn backslashes_in_code_stay() {
    let out = html("Use `\\(x\\)` or\n\n```tex\n\\[ y \\]\n```\n");
    assert!(out.contains("<code>\\(x\\)</code>"), "{out}");
    let words: String = out.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    assert!(words.contains("\\[ y \\]"), "{out}");
    assert!(!out.contains("<math"), "{out}");
}

#[test]
fn facts_about_a_note_are_no_heading_of_it() {
    let out = page("---\ntitle: Cells\ntags: [a, b]\n---\n\n# Cells\n");
    assert_eq!(out.trim(), "<h1>Cells</h1>");
    assert!(html("---\nOne line\n---\n").contains("One line"), "an answer has no such facts");
}

#[test]
fn a_footnote_stands_where_it_is_written_and_is_named_where_it_is_meant() {
    let out = page("Small[^a] cells.\n\n[^a]: A <script>alert(1)</script> *thousandth*.\n");
    assert!(out.contains("Small<sup>[a]</sup> cells."), "{out}");
    assert!(out.contains("<div class=\"footnote\"><sup>[a]</sup>") && out.contains("<em>thousandth</em>"), "{out}");
    assert!(!out.contains("script") && !page("x[^<b>]\n\n[^<b>]: y").contains("<b>"), "{out}");
}

#[test]
fn code_is_coloured_and_whole() {
    let out = html("```rust\nfn main() { let a = \"<b>\"; } // done\n```\n");
    assert!(out.contains("code-keyword") && out.contains("code-comment"), "{out}");
    let text: String = out.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    assert_eq!(text.trim(), "fn main() { let a = \"&lt;b&gt;\"; } // done");
}

#[test]
fn words_in_pointed_brackets_are_not_lost() {
    assert!(html("A `Vec` is Vec<T> here.").contains("Vec&lt;T&gt;"));
}

#[test]
fn plain_text_keeps_its_lines_and_loses_no_character() {
    assert_eq!(plain("a < b\nc\n\nd & e"), "<p>a &lt; b<br>c</p>\n<p>d &amp; e</p>\n");
}
