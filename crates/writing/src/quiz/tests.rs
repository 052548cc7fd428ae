//! What is asked comes out whole in every kind of file, whatever signs it holds.

use super::{Part, docx, gift, moodle_xml, pdf, qti};
use crate::WriteFault;
use crate::outline::{QuestionKind, QuizPaper};
use crate::samples;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// Reads XML strictly and gives the words in it.
fn text_of(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(part) => text.push_str(part.as_ref()),
            Event::GeneralRef(name) => {
                text.push_str(&format!("&{};", name.as_ref()));
            }
            Event::Eof => return quick_xml::escape::unescape(&text).unwrap().into_owned(),
            _ => {}
        }
    }
}

#[test]
fn a_question_without_a_key_gets_into_no_file() {
    let broken: [fn(&mut QuizPaper); 4] = [
        |paper| paper.questions[0].prompt.clear(),
        |paper| {
            paper.questions[0].kind =
                QuestionKind::MultipleChoice { choices: vec!["a".into(), "b".into()], right: vec![2] }
        },
        |paper| paper.questions[0].kind = QuestionKind::Cloze { blanks: vec![vec!["a".into()]] },
        |paper| {
            paper.questions[0].kind = QuestionKind::Numeric { value: f64::NAN, tolerance: 0.0, unit: String::new() }
        },
    ];
    for change in broken {
        let mut paper = samples::quiz();
        change(&mut paper);
        assert_eq!(gift(&paper), Err(WriteFault::Question { number: 1 }));
        assert_eq!(qti(&paper), Err(WriteFault::Question { number: 1 }));
        assert_eq!(pdf(&paper, Part::Both), Err(WriteFault::Question { number: 1 }));
    }
    assert_eq!(moodle_xml(&QuizPaper::default()), Err(WriteFault::Empty));
}

#[test]
fn gift_escapes_what_means_something_there() {
    let text = String::from_utf8(gift(&samples::quiz()).unwrap()).unwrap();
    assert!(text.contains("\\{a \\= b\\} \\~ c\\: d \\#1"), "{text}");
    assert!(text.contains("~%50%"), "two right answers share the point");
    assert!(text.contains("{#9.81:0.02"));
    assert!(text.contains("\n  =heart") && text.contains("::4.2::"), "every blank is asked");
}

#[test]
fn moodle_xml_is_well_formed_and_says_what_was_asked() {
    let xml = String::from_utf8(moodle_xml(&samples::quiz()).unwrap()).unwrap();
    let text = text_of(&xml);
    for said in ["{a = b} ~ c: d #1 &lt;b&gt; &amp; &quot;x&quot;", "{1:SHORTANSWER:=heart~=cor}", "9.81", "ä€中"] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn the_package_lists_every_item_and_each_is_well_formed() {
    let bytes = qti(&samples::quiz()).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut manifest = String::new();
    zip.by_name("imsmanifest.xml").unwrap().read_to_string(&mut manifest).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names.len(), samples::quiz().questions.len() + 2);
    for name in names {
        let mut xml = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut xml).unwrap();
        text_of(&xml);
        assert!(name == "imsmanifest.xml" || manifest.contains(&format!("href=\"{name}\"")), "{name}");
    }
}

#[test]
fn paper_and_key_are_made_apart_and_together() {
    let paper = samples::quiz();
    for part in [Part::Questions, Part::Key, Part::Both] {
        assert!(pdf(&paper, part).unwrap().starts_with(b"%PDF"));
        assert!(docx(&paper, part).unwrap().starts_with(b"PK"));
    }
}
