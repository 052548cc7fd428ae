//! Text that looks like marks, put into every kind of place.

use super::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// What a reader sees, and the marks other than paragraphs.
fn read(markdown: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::Paragraph) | Event::End(_) => {}
            other => marks.push(format!("{other:?}")),
        }
    }
    (alike(&text), marks)
}

fn alike(text: &str) -> String {
    text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn seen(text: &str) -> String {
    alike(&text.replace('\u{b}', "\n").chars().filter(|c| c.is_whitespace() || !c.is_control()).collect::<String>())
}

/// Text made of what Markdown reads as marks.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~",
        "~~~",
        "#",
        "# ",
        "## ",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        "---",
        "===",
        "|",
        "| a |",
        "|-|",
        ":-:",
        "$",
        "$$",
        "$x$",
        "\\",
        "\\(",
        "\\[",
        "\\]",
        "[",
        "]",
        "[a](b)",
        "![a](b)",
        "[^1]",
        "[^1]: x",
        "[a]: http://b",
        "<",
        ">",
        "<b>",
        "<script>",
        "<!--",
        "&",
        "&amp;",
        "&#42;",
        "&lt;",
        "!",
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "a",
        "b c",
        "é",
        "1",
        ".",
        "(",
        ")",
        ":",
        "{",
        "}",
        "^",
        "=",
        "+++",
        "[ ] ",
        "http://a.b",
        "a@b.c",
        "<http://a.b>",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn text_in_a_paragraph_is_read_as_text(source in nasty()) {
        let mut writer = Writer::default();
        writer.paragraph(&Inline::plain(&source));
        let markdown = writer.finish();
        let (text, marks) = read(&markdown);
        prop_assert!(marks.is_empty(), "{:?} {:?}", marks, markdown);
        prop_assert_eq!(text, seen(&source), "{}", markdown);
    }

    #[test]
    fn any_text_is_read_as_text(source in "\\PC{0,40}") {
        let mut writer = Writer::default();
        writer.paragraph(&Inline::plain(&source));
        let (text, marks) = read(&writer.finish());
        prop_assert!(marks.is_empty(), "{:?}", marks);
        let source: String = source.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{feff}')).collect();
        prop_assert_eq!(text, seen(&source));
    }

    #[test]
    fn a_table_has_the_cells_it_was_given(cells in prop::collection::vec(nasty(), 6)) {
        let rows: Vec<Vec<Inline>> = cells.chunks(2).map(|row| row.iter().map(|cell| Inline::plain(cell)).collect()).collect();
        let mut writer = Writer::default();
        writer.table(&rows);
        let markdown = writer.finish();
        let mut found: Vec<String> = Vec::new();
        for event in Parser::new_ext(&markdown, options()) {
            match event {
                Event::Start(Tag::TableCell) => found.push(String::new()),
                Event::Text(text) => found.last_mut().expect("text is in a cell").push_str(&text),
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {}
                other => prop_assert!(false, "{other:?} in {markdown}"),
            }
        }
        let found: Vec<String> = found.iter().map(|cell| alike(cell)).collect();
        let given: Vec<String> = cells.iter().map(|cell| seen(cell)).collect();
        prop_assert_eq!(found, given);
    }

    #[test]
    fn headings_items_and_labels_keep_their_text(heading in nasty(), item in nasty(), alt in nasty(), label in nasty()) {
        let mut writer = Writer::default();
        writer.heading(2, &Inline::plain(&heading));
        writer.item(0, &Marker::Bullet, &Inline::plain(&item));
        writer.item(1, &Marker::Number(3), &Inline::plain(&item));
        let mut inline = Inline::plain("See! ");
        inline.text(&label, Style::default(), Some("https://a.b/(c) d"));
        inline.picture(7, &alt);
        writer.paragraph(&inline);
        let markdown = writer.finish();
        let expected = [&heading, &item, &item, "See!", &label, &alt].map(seen).join(" ");
        let (text, _) = read(&markdown);
        let bare = |text: &str| text.replace(' ', "");
        prop_assert_eq!(bare(&text), bare(&expected), "{}", markdown);
        let pictures = Parser::new_ext(&markdown, options())
            .filter(|event| matches!(event, Event::Start(Tag::Image { dest_url, .. }) if &**dest_url == "picture:7"))
            .count();
        prop_assert_eq!(pictures, 1);
    }

    #[test]
    fn looks_change_nothing_of_the_text(runs in prop::collection::vec((nasty(), any::<[bool; 4]>()), 0..6)) {
        let mut inline = Inline::default();
        for (text, [bold, italic, struck, _]) in &runs {
            inline.text(text, Style { bold: *bold, italic: *italic, struck: *struck, code: false }, None);
        }
        let mut writer = Writer::default();
        writer.paragraph(&inline);
        let markdown = writer.finish();
        let whole: String = runs.iter().map(|(text, _)| text.as_str()).collect();
        let (text, marks) = read(&markdown);
        prop_assert_eq!(text.replace(' ', ""), seen(&whole).replace(' ', ""), "{}", markdown);
        prop_assert!(marks.iter().all(|mark| mark.contains("Strong") || mark.contains("Emphasis") || mark.contains("Strike")));
    }
}

#[test]
fn lists_nest_number_and_end() {
    let mut writer = Writer::default();
    let item = |text: &str| Inline::plain(text);
    writer.item(0, &Marker::Bullet, &item("a"));
    writer.item(2, &Marker::Number(1), &item("b"));
    writer.item(2, &Marker::Number(2), &item("c\nd"));
    writer.item(0, &Marker::Label("x)".into()), &item("e"));
    writer.item(0, &Marker::Number(4), &item("f"));
    writer.item(0, &Marker::Number(1), &item("g"));
    writer.paragraph(&item("h"));
    assert_eq!(writer.finish(), "- a\n  1. b\n  2. c\\\n     d\n- x) e\n\n4. f\n1) g\n\nh");
}

#[test]
fn formulas_code_and_emphasis_are_marked() {
    let mut inline = Inline::plain("Let ");
    inline.math("x^{2}", false);
    inline.text(" be ", Style::default(), None);
    inline.text("very bold ", Style { bold: true, ..Style::default() }, None);
    inline.text("a`b", Style { code: true, ..Style::default() }, None);
    inline.math("a | b", true);
    inline.math("{", false);
    assert_eq!(inline.markdown(Place::Paragraph), "Let $x^{2}$ be **very bold** ``a`b``$$a \\vert b$${");
}
