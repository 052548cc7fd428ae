//! Pages of the web, whole: the benchmark, documents that must stay whole, and pages made to hurt.

use crate::data;
use flate2::read::GzDecoder;
use proptest::prelude::*;
use reading::article::{Hints, article, chapter};
use reading::evaluation::article::{Match, compare, score, words};
use reading::{Document, ReadError, Section};
use serde_json::Value;
use std::io::Read;
use std::path::PathBuf;

fn json(path: PathBuf) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
}

fn read(bytes: &[u8]) -> Document {
    article(bytes, Hints::default()).expect("a page")
}

#[test]
fn the_benchmark_is_met_on_both_halves() {
    let Some(folder) = data("html/article_extraction_benchmark") else { return };
    let truth = json(folder.join("ground-truth.json"));
    // Rules were made by looking at the pages of the first half only.
    let mut halves: [Vec<Match>; 2] = [Vec::new(), Vec::new()];
    for (name, page) in truth.as_object().expect("pages by name") {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(folder.join(format!("html/{name}.html.gz"))).expect("a page");
        GzDecoder::new(file).read_to_end(&mut bytes).expect("a packed page");
        let read = article(&bytes, Hints { address: page["url"].as_str(), charset: None });
        let text = read.map(|document| words(&document)).unwrap_or_default();
        let half = u32::from_str_radix(&name[7..8], 16).expect("a hash") % 2;
        halves[half as usize].push(compare(page["articleBody"].as_str().unwrap_or_default(), &text));
    }
    let all = [halves[0].as_slice(), halves[1].as_slice()].concat();
    for (name, pages) in [("looked at", &halves[0]), ("not looked at", &halves[1]), ("all", &all)] {
        let score = score(pages);
        println!("{name}: {} pages, P {:.4} R {:.4} F1 {:.4}", pages.len(), score.precision, score.recall, score.f1);
        assert!(score.f1 >= 0.96, "{name}: {score:?}");
    }
}

#[test]
fn a_textbook_chapter_loses_nothing() {
    for name in ["openstax_psychology_ch8_memory", "openstax_anatomy_ch26_fluid_acid_base"] {
        let Some(folder) = data(&format!("lectures/{name}")) else { return };
        let bytes = std::fs::read(folder.join("chapter.html")).expect("the chapter");
        let document = read(&bytes);
        let mut number = 0;
        let whole = chapter(&bytes, &mut |_| {
            number += 1;
            Some(number - 1)
        });
        assert_eq!(document.sections[0].markdown, whole.expect("a chapter").markdown);
        let gold = json(folder.join("gold.json"));
        for figure in gold["figures"].as_array().expect("figures") {
            let caption = letters(figure["caption"].as_str().unwrap_or_default());
            for file in figure["files"].as_array().expect("files") {
                let file = file.as_str().unwrap_or_default();
                let picture =
                    document.pictures.iter().find(|one| one.address.as_deref().is_some_and(|at| at.ends_with(file)));
                let read = picture.and_then(|picture| picture.caption.as_deref()).map(letters).unwrap_or_default();
                assert!(read.contains(&caption), "{file}: {read}");
            }
        }
        let text = letters(&words(&document));
        for term in gold["glossary"].as_array().into_iter().flatten() {
            let term = term["term"].as_str().unwrap_or_default();
            assert!(text.contains(&letters(term)), "{term}");
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn what_pages_say_of_themselves_is_found() {
    let Some(folder) = data("html/readability") else { return };
    let keys = ["title", "byline", "publishedTime", "siteName"];
    let mut found = [(0, 0); 4];
    let mut pages = Vec::new();
    for case in std::fs::read_dir(folder).expect("cases").flatten() {
        let said = json(case.path().join("expected-metadata.json"));
        let source = std::fs::read(case.path().join("source.html")).expect("a page");
        let document = article(&source, Hints { address: Some("http://fakehost/test/page.html"), charset: None });
        let document = document.expect("an article");
        let about = &document.about;
        let mine = [&about.title, &about.author, &about.date, &about.site];
        for ((key, mine), count) in keys.iter().zip(mine).zip(&mut found) {
            let Some(said) = said[*key].as_str() else { continue };
            let said = if *key == "publishedTime" { &said[..10] } else { said };
            count.1 += 1;
            count.0 += usize::from(mine.as_deref() == Some(said));
        }
        let expected = std::fs::read(case.path().join("expected.html")).expect("what is right");
        let markdown = chapter(&expected, &mut |_| Some(0)).expect("a body").markdown;
        let expected = Document { sections: vec![Section { markdown, ..Default::default() }], ..Default::default() };
        pages.push(compare(&words(&expected), &words(&document)));
    }
    let score = score(&pages);
    println!("{found:?} of {keys:?}; {} texts: {score:?}", pages.len());
    let share = |(found, all): (usize, usize)| found as f64 / all as f64;
    assert!(share(found[0]) >= 0.95 && share(found[1]) >= 0.7 && share(found[2]) >= 0.95 && share(found[3]) >= 0.95);
    assert!(score.f1 >= 0.96);
}

#[test]
fn an_encyclopedia_and_a_blog_keep_what_they_say() {
    let Some(folder) = data("html/markitdown") else { return };
    let facts = json(folder.join("facts.json"));
    let text = words(&read(&std::fs::read(folder.join("test_blog.html")).expect("the blog")));
    for fact in facts[0]["must_include"].as_array().expect("facts") {
        assert!(letters(&text).contains(&letters(fact.as_str().unwrap_or_default())), "{fact}");
    }
    let Some(folder) = data("html/wikipedia_full") else { return };
    let document = read(&std::fs::read(folder.join("international_emergency_medicine.html")).expect("the page"));
    let markdown = &document.sections[0].markdown;
    assert_eq!(document.about.title.as_deref(), Some("International emergency medicine"));
    for part in ["## History", "## References", "](https://"] {
        assert!(markdown.contains(part), "{part}");
    }
    for crumb in ["Jump to", "mw-parser", "Toggle", "function(", "Create account"] {
        assert!(!markdown.contains(crumb), "{crumb}");
    }
}

#[test]
fn addresses_become_absolute_and_pictures_in_the_page_are_unpacked() {
    let page = "<base href='/notes/'><body><p>See <a href='b.html'>the second part of it</a>, which is long enough to stand here.</p>\
                <figure><img src='a.png' alt='A cell'><figcaption>Figure 1. A cell.</figcaption></figure>\
                <img src='data:image/png;base64,iVBORw0KGgo' alt='too small to be one'>";
    let page = format!("{page}<img alt=drawn src='data:image/gif;base64,{}'>", "AAAA".repeat(200));
    let document =
        article(page.as_bytes(), Hints { address: Some("https://a.org/x/y"), charset: None }).expect("a page");
    assert!(document.sections[0].markdown.contains("[the second part of it](https://a.org/notes/b.html)"));
    let pictures: Vec<_> =
        document.pictures.iter().map(|one| (one.address.as_deref(), one.caption.as_deref(), one.bytes.len())).collect();
    assert_eq!(pictures, [(Some("https://a.org/notes/a.png"), Some("Figure 1. A cell."), 0), (None, None, 600)]);
}

#[test]
fn pages_made_to_hurt_are_read_or_refused_on_a_small_stack() {
    let deep = |tag: &str, times: usize| format!("{}deep words", tag.repeat(times));
    let pages = [
        deep("<div>", 100_000),
        deep("<ul><li>", 50_000),
        deep("<table><tr><td>", 50_000),
        deep("<b><i>", 50_000),
        deep("<math><mrow>", 50_000),
        deep("<svg><g><script>alert(1)</script>", 20_000),
        deep("<a href=x><div>", 20_000),
        deep("<p><font color=a><i>", 20_000),
        deep("<b><i><p></b></i>x", 20_000),
        deep("<figure><img src=a><figcaption>c", 5_000),
        deep("<h2>x</h2>", 5_000),
        format!("<p {}>words", (0..50_000).map(|n| format!("a{n}=1 ")).collect::<String>()),
        deep("&amp;&notit;&#x110000;&#0;", 50_000),
        deep("<tr><td colspan=1000 rowspan=65000>x", 2_000),
        format!("<script src=mathjax></script><p>{}", deep("\\(a ", 20_000)),
    ];
    let small = std::thread::Builder::new().stack_size(1024 * 1024);
    let reading = small.spawn(move || {
        for page in pages {
            let read = article(page.as_bytes(), Hints::default());
            let shown = read.map(|document| document.sections[0].markdown.clone()).unwrap_or_default();
            assert!(!shown.contains("alert(1)"), "{}", &page[..40]);
        }
    });
    assert!(reading.expect("a thread").join().is_ok());
}

#[test]
fn what_is_too_much_is_refused() {
    let refused = |page: String| article(page.as_bytes(), Hints::default()).err();
    assert!(matches!(refused("x".repeat(reading::article::LARGEST_PAGE + 1)), Some(ReadError::TooLarge { .. })));
    assert_eq!(refused(String::new()), Some(ReadError::Empty));
    assert_eq!(refused("<html><script>x</script><nav></nav>".into()), Some(ReadError::Empty));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..Default::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = article(&bytes, Hints::default());
    }

    #[test]
    fn any_soup_of_tags_is_read_or_refused(tags in proptest::collection::vec(0..30_usize, 0..200)) {
        let soup = ["<p>", "</p>", "<b>", "</b>", "<i>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<ol>",
            "<pre>", "</pre>", "<code>", "<a href=x>", "</a>", "<img src=a.png>", "<figure>", "<figcaption>", "</figure>",
            "<blockquote>", "<h2>", "</h2>", "<math>", "<br>", "some words, and more. ", "<svg>", "<select>"];
        let page: String = tags.iter().map(|tag| soup[*tag]).collect();
        for read in [article(page.as_bytes(), Hints::default()).map(|document| document.sections[0].markdown.clone()),
            chapter(page.as_bytes(), &mut |_| Some(0)).map(|chapter| chapter.markdown)].into_iter().flatten() {
            let marked = read.contains(['\u{1}', '\u{2}', '\u{3}', '\u{4}']);
            prop_assert!(!marked);
        }
    }
}
