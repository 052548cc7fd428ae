//! A sheet keeps its sides, whatever it is made of.

use super::{docx, fit, pdf};
use crate::WriteFault;
use crate::outline::{CheatSheet, Content, Item, Picture, Section, literal};

fn term(place: usize, weight: f32) -> Item {
    let definition =
        "a part of the cell that makes what the cell needs and gives it to where it is used ".repeat(1 + place % 3);
    Item {
        content: Content::Term { term: format!("Term {place}"), definition: literal(&definition) },
        weight,
        source: format!("p. {place}"),
    }
}

fn sheet(items: usize, sides: u8) -> CheatSheet {
    let sections = (0..items.div_ceil(25)).map(|section| Section {
        heading: format!("Section {section}"),
        items: (section * 25..items.min(section * 25 + 25))
            .map(|place| term(place, (place * 37 % 101) as f32))
            .collect(),
    });
    CheatSheet { title: "Cells".into(), language: "en".into(), sides, sections: sections.collect() }
}

#[test]
fn the_budget_of_sides_is_kept_and_one_item_more_would_break_it() {
    for sides in [1, 2] {
        let given = sheet(400, sides);
        let fitted = fit(&given).unwrap();
        assert_eq!(fitted.sides, usize::from(sides));
        let kept: usize = fitted.sheet.sections.iter().map(|section| section.items.len()).sum();
        assert_eq!(kept + fitted.dropped.len(), 400);
        let least = fitted
            .sheet
            .sections
            .iter()
            .flat_map(|section| &section.items)
            .map(|item| item.weight)
            .fold(f32::MAX, f32::min);
        let best_dropped = &given.sections[fitted.dropped[0].section].items[fitted.dropped[0].item];
        assert!(best_dropped.weight <= least, "what was dropped matters more than what stayed");
    }
}

#[test]
fn what_fits_is_not_touched() {
    let given = sheet(10, 2);
    let fitted = fit(&given).unwrap();
    assert_eq!((fitted.sheet, fitted.dropped.len(), fitted.sides), (given, 0, 1));
}

#[test]
fn odd_texts_are_set_and_never_read_as_source() {
    let long = "https://example.org/".to_owned() + &"abcdefghij".repeat(30);
    let texts = [
        "#panic(\"read as source\") #eval(\"1\") @cite <label> */ // = heading",
        "1. no list, - nor this",
        &long,
        "القلب يضخ الدم إلى الجسم",
        "הלב מזרים דם",
        "细胞是生命的基本单位 हृदय ሕዋስ ກ 𝛼",
        "formula $\\frac{a}{b}$ and broken $\\frac{a$ and $\\nonsense$",
        "\u{0}\u{1b}control",
        "",
    ];
    let items = texts.iter().map(|text| Item {
        content: Content::Sentence { text: (*text).to_owned() },
        weight: 1.0,
        source: "p. 1".into(),
    });
    let mut items: Vec<Item> = items.collect();
    for formula in ["E = mc^2", "\\sum_{i=1}^n x_i", "\\broken{"] {
        let content = Content::Formula { name: "Law".into(), formula: formula.into() };
        items.push(Item { content, weight: 1.0, source: String::new() });
    }
    let sheet = CheatSheet {
        title: "Odd #texts".into(),
        language: "xx1".into(),
        sides: 1,
        sections: vec![Section { heading: "= No heading $x$".into(), items }],
    };
    let fitted = fit(&sheet).unwrap();
    assert!(fitted.dropped.is_empty() && fitted.pdf.starts_with(b"%PDF"));
    assert!(docx(&sheet).unwrap().starts_with(b"PK"));
    assert_eq!(pdf(&sheet).unwrap(), fitted.pdf, "the same sheet gives the same bytes");
}

#[test]
fn what_cannot_be_set_is_refused_in_words() {
    let empty = CheatSheet { sides: 1, ..CheatSheet::default() };
    assert_eq!(fit(&empty).unwrap_err(), WriteFault::Empty);
    let mut broken = sheet(1, 1);
    let picture = Picture { name: "heart".into(), bytes: b"no picture".to_vec(), ..Picture::default() };
    broken.sections[0].items[0].content = Content::Figure { picture, caption: String::new() };
    assert_eq!(fit(&broken).unwrap_err(), WriteFault::Picture { name: "heart".into() });
    let mut huge = sheet(1, 1);
    huge.sections[0].items[0].content = Content::Sentence { text: "word ".repeat(8_000) };
    assert_eq!(fit(&huge).unwrap_err(), WriteFault::NothingFits);
}
