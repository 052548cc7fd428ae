//! Whatever is put in, nothing panics, every place is inside its page, and no two items are the same.

use crate::past_papers::past_paper;
use crate::written::{Wanted, read};
use crate::{
    Analysis, Answer, Block, BlockKind, CardsWanted, Excerpt, Face, Figure, Material, Page, QuestionsWanted, analyse,
    cards, is_quoted, questions,
};
use proptest::prelude::*;
use std::collections::HashSet;

const KINDS: &[BlockKind] = &[
    BlockKind::Heading(1),
    BlockKind::Heading(3),
    BlockKind::Paragraph,
    BlockKind::ListItem,
    BlockKind::Code,
    BlockKind::Table,
    BlockKind::Caption,
];

fn excerpts(analysis: &Analysis) -> Vec<&Excerpt> {
    let mut all: Vec<&Excerpt> = Vec::new();
    for term in &analysis.terms {
        all.push(&term.definition);
        all.extend(&term.meaning);
        all.extend(&term.more);
    }
    all.extend(analysis.sentences.iter().map(|key| &key.sentence));
    for list in &analysis.lists {
        all.extend(&list.lead);
        all.extend(&list.items);
    }
    all.extend(analysis.quantities.iter().map(|one| &one.sentence));
    for formula in &analysis.formulas {
        all.push(&formula.formula);
        all.extend(&formula.explained);
    }
    all
}

/// Checks what is promised of every analysis, cards and questions with it.
fn holds(materials: &[Material<'_>]) -> Analysis {
    let analysis = analyse(materials, None);
    for excerpt in excerpts(&analysis) {
        let place = excerpt.place;
        let page = materials[place.material].pages.iter().find(|page| page.number == place.page);
        let source = page.and_then(|page| page.text.get(place.start..place.end));
        let source = source.unwrap_or_else(|| panic!("outside its page: {excerpt:?}"));
        let single = source.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            excerpt.text.is_empty()
                || !excerpt.trimmed
                || is_quoted(&excerpt.text, source)
                || !excerpt.text.chars().any(char::is_alphanumeric),
            "{excerpt:?}"
        );
        assert!(excerpt.trimmed || excerpt.text == single, "{excerpt:?}\n{single}");
    }
    let names: HashSet<String> = analysis.terms.iter().map(|term| term.name.to_lowercase()).collect();
    assert_eq!(names.len(), analysis.terms.len(), "a term twice");
    let sentences: HashSet<&str> = analysis.sentences.iter().map(|key| key.sentence.text.as_str()).collect();
    assert_eq!(sentences.len(), analysis.sentences.len(), "a sentence twice");
    let made = cards(&analysis, &CardsWanted::default());
    let faces: HashSet<String> = made
        .iter()
        .map(|card| match &card.face {
            Face::Basic { front, .. } => format!("b{}", front.to_lowercase()),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(faces.len(), made.len(), "a card twice");
    let wanted = QuestionsWanted { count: 40, ..QuestionsWanted::default() };
    let asked = questions(&analysis, &wanted, None);
    let stems: HashSet<&str> = asked.iter().map(|question| question.stem.as_str()).collect();
    assert_eq!(stems.len(), asked.len(), "a question twice");
    assert_eq!(asked, questions(&analysis, &wanted, None), "the same seed gives other questions");
    for question in &asked {
        if let Answer::Choice { options, right } = &question.answer {
            assert!(*right < options.len());
            assert_eq!(options.iter().collect::<HashSet<_>>().len(), 4);
        }
    }
    analysis
}

fn page(number: u32, text: &str) -> Page<'_> {
    Page { number, text, ..Page::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_analysed(text in "\\PC{0,400}", markdown in "\\PC{0,200}", cuts in prop::collection::vec((0usize..500, 0usize..500, 0usize..7), 0..8)) {
        let blocks = cuts.into_iter().map(|(start, end, kind)| Block { kind: KINDS[kind], start, end }).collect();
        let figures = vec![Figure { number: 1, caption: text.get(..20), alt: text.get(5..30), words: None }];
        holds(&[Material { title: "", pages: vec![Page { number: 1, text: &text, blocks, markdown: Some(&markdown), figures, recognised: true }] }]);
    }

    #[test]
    fn any_paper_is_read(lines in prop::collection::vec("((Question |Aufgabe )?[1-9][.)] |\\([a-e]\\) |\\(i{1,3}\\) |[A-D]\\. |• )?\\PC{0,30}( \\[[0-9]\\]| \\(l marks\\))?", 0..40)) {
        let text = lines.join("\n");
        let paper = past_paper(0, &[page(1, &text)]);
        for question in &paper {
            assert!(text.get(question.place.start..question.place.end).is_some(), "{question:?}");
        }
    }

    #[test]
    fn any_answer_of_a_model_is_read(answer in "[\\[\\]{}:,\"a-c0-9 \\\\é\n]{0,80}|\\PC{0,80}") {
        for wanted in [Wanted::Terms, Wanted::Lines, Wanted::Questions] {
            let kept = read(wanted, &answer, 2);
            assert!(kept.items.iter().all(|item| item.passages.iter().all(|number| (1..=2).contains(number))));
        }
    }

    #[test]
    fn sentences_of_known_words_are_analysed(words in prop::collection::vec("(is|are|a|the|called|known|as|or|,|, or|which|\\(ABC\\)|:|—|\\.|memory|Water|cell|of|in|defined|\\*\\*|This|It|refers|to|\n\n|• |ß|İ|水)", 0..120)) {
        let text = words.join(" ");
        holds(&[Material { title: "t", pages: vec![Page { number: 1, text: &text, markdown: Some(&text), ..Page::default() }] }]);
    }
}

#[test]
fn nothing_gives_nothing() {
    assert!(holds(&[]).terms.is_empty());
    assert!(holds(&[Material::default()]).terms.is_empty());
    assert!(holds(&[Material { title: "", pages: vec![page(1, "")] }]).sentences.is_empty());
}

#[test]
fn a_note_gives_what_it_says() {
    let found =
        holds(&[Material { title: "", pages: vec![page(1, "Osmosis is the diffusion of water across a membrane.")] }]);
    assert_eq!(found.terms[0].name, "Osmosis");
    assert_eq!(
        found.terms[0].meaning.as_ref().map(|meaning| meaning.text.as_str()),
        Some("the diffusion of water across a membrane")
    );
}

#[test]
fn german_definitions_are_found() {
    let text = "Die Osmose ist die Diffusion von Wasser durch eine Membran. Unter Diurese versteht man die Ausscheidung von \
                Harn durch die Nieren. Als Hypernatriämie bezeichnet man eine erhöhte Konzentration von Natrium im Blut. \
                Ein Puffer ist ein Stoff, der den pH-Wert einer Lösung stabil hält.";
    let found = holds(&[Material { title: "", pages: vec![page(1, text)] }]);
    let mut names: Vec<&str> = found.terms.iter().map(|term| term.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Diurese", "Hypernatriämie", "Osmose", "Puffer"]);
    assert_eq!(found.languages, ["de"]);
}

#[test]
fn the_same_sentence_three_hundred_times_is_one_question() {
    let text = "Osmosis is the diffusion of water across a membrane into the cell. ".repeat(300);
    let found = holds(&[Material { title: "", pages: vec![page(1, &text)] }]);
    assert_eq!((found.terms.len(), found.sentences.len()), (1, 1));
    assert_eq!(questions(&found, &QuestionsWanted { count: 300, ..QuestionsWanted::default() }, None).len(), 1);
}

#[test]
fn other_scripts_give_no_nonsense() {
    let hebrew = "אוסמוזה היא מעבר של מים דרך קרום. הקרום חדיר למחצה ומונע מעבר של מומסים.";
    let arabic = "التناضح هو انتشار الماء عبر غشاء شبه نافذ. الغشاء يمنع مرور المواد المذابة.";
    let found = holds(&[Material { title: "", pages: vec![page(1, hebrew), page(2, arabic)] }]);
    assert!(found.terms.is_empty());
}

#[test]
fn a_badly_recognised_page_is_not_quoted() {
    let text =
        "Tne k1dney f|lters bl00d thr0ugh gl0merul1 |n the c0rtex ~~ ]. 0sm0s1s ls the d1ffus|on 0f w@ter {acr0ss}.";
    let found =
        holds(&[Material { title: "", pages: vec![Page { number: 1, text, recognised: true, ..Page::default() }] }]);
    assert!(found.terms.is_empty() && found.sentences.is_empty());
}

#[test]
fn a_megabyte_in_one_line_and_a_hundred_thousand_headings_are_read() {
    let line = "a.b ".repeat(262_144);
    holds(&[Material { title: "", pages: vec![page(1, &line), page(2, &"x".repeat(1 << 20))] }]);
    let text = "Cell wall\n\n".repeat(100_000);
    let blocks =
        (0..100_000).map(|at| Block { kind: BlockKind::Heading(1 + (at % 6) as u8), start: at * 11, end: at * 11 + 9 });
    let found = holds(&[Material {
        title: "",
        pages: vec![Page { number: 1, text: &text, blocks: blocks.collect(), ..Page::default() }],
    }]);
    assert_eq!(found.sections.len(), 100_000);
}
