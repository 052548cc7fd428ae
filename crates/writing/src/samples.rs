//! Outlines with one of everything and with awkward signs, for tests and for looking at the files.

use crate::outline::{
    Block, CheatSheet, Cited, ConceptMap, Content, Difficulty, Edge, Entry, GlossaryRow, Guide, Item, Node,
    PaperAnswer, PaperQuestion, PastPaper, Picture, Question, QuestionKind, QuizPaper, Section, literal,
};
use image::{ImageFormat, RgbImage};
use std::io::Cursor;

/// A picture of a gradient, wider than tall.
pub fn picture(name: &str, width: u32, height: u32) -> Picture {
    let image = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 255 / width.max(1)) as u8, (y * 255 / height.max(1)) as u8, 160])
    });
    let mut bytes = Cursor::new(Vec::new());
    // Writing to memory cannot fail for a picture of this size; without bytes it would be refused later.
    let _ = image.write_to(&mut bytes, ImageFormat::Png);
    Picture { name: name.into(), alt: "A gradient".into(), bytes: bytes.into_inner() }
}

/// Every kind of item, three scripts, a long word.
pub fn cheat_sheet() -> CheatSheet {
    let item = |weight, content| Item { content, weight, source: format!("Cells, p. {}", 10 + (weight * 10.0) as u32) };
    let term = |term: &str, definition: &str| Content::Term { term: term.into(), definition: definition.into() };
    let sentence = |text: &str| Content::Sentence { text: text.into() };
    let membranes = vec![
        item(
            0.9,
            term(
                "plasma membrane",
                "a **phospholipid** bilayer with embedded proteins that separates the cell from its surroundings",
            ),
        ),
        item(0.8, term("osmosis", "diffusion of water across a semipermeable membrane, along its gradient")),
        item(
            0.7,
            Content::List {
                intro: "Transport across membranes:".into(),
                entries: vec![
                    "passive: along the gradient, without ATP".into(),
                    "facilitated: through *channels* and carriers".into(),
                    "active: against the gradient, with ATP".into(),
                ],
            },
        ),
        item(
            0.95,
            Content::Formula {
                name: "Nernst equation".into(),
                formula: "E = \\frac{RT}{zF} \\ln \\frac{[\\text{ion}]_{out}}{[\\text{ion}]_{in}}".into(),
            },
        ),
        item(
            0.6,
            Content::Figure {
                picture: picture("gradient", 900, 420),
                caption: "Figure 3.2: the *sodium-potassium* pump moves 3 $Na^+$ out and 2 $K^+$ in.".into(),
            },
        ),
        item(
            0.3,
            sentence(&literal(
                "Addresses stay within the column: https://example.org/a/very/long/address/without/any/blank/in/it?and=more&than=one_parameter",
            )),
        ),
    ];
    let more = vec![
        item(0.5, term("خلية", "الوحدة الأساسية للحياة (cell) في جميع الكائنات")),
        item(0.5, term("תא", "היחידה הבסיסית של החיים")),
        item(0.4, term("细胞", "生命的基本单位")),
        item(0.4, sentence("Die Donaudampfschifffahrtsgesellschaftskapitänsmütze und die Größe $\\sum_{i=1}^{n} x_i^2 \\le \\sqrt{2}$ stehen in einer Zeile.")),
        item(0.45, Content::Formula { name: "Michaelis–Menten".into(), formula: "v = \\frac{V_{max} [S]}{K_M + [S]}, \\quad \\mathbf{A} = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}".into() }),
    ];
    let many = (0..260).map(|place| {
        let text = "The citric acid cycle takes place in the matrix of the mitochondrion and yields three NADH, one FADH2 and one GTP for each acetyl group.";
        item(0.2 - place as f32 / 2_000.0, term(&format!("step {place}"), &text[..60 + place * 7 % 70]))
    });
    CheatSheet {
        title: "Cells and how they work".into(),
        language: "en".into(),
        sides: 2,
        sections: vec![
            Section { heading: "Membranes and transport".into(), items: membranes },
            Section { heading: "Words and numbers".into(), items: more },
            Section { heading: "Energy".into(), items: many.collect() },
        ],
    }
}

/// Every kind of question.
pub fn quiz() -> QuizPaper {
    let question = |prompt: &str, kind, difficulty| Question {
        prompt: prompt.into(),
        kind,
        explanation: "It is said in the **second** paragraph.".into(),
        difficulty,
        source: "Heart, p. 12".into(),
    };
    let awkward = literal("{a = b} ~ c: d #1 <b> & \"x\" ä€中");
    let strings = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    QuizPaper {
        title: "The heart & its <valves>".into(),
        language: "en".into(),
        questions: vec![
            question(
                "Which chamber pumps blood into the **aorta**?",
                QuestionKind::MultipleChoice {
                    choices: strings(&["Left ventricle", "Right ventricle", "Left atrium", "Right atrium"]),
                    right: vec![0],
                },
                Difficulty::Easy,
            ),
            question(
                "Which of these carry oxygen-rich blood?",
                QuestionKind::MultipleChoice {
                    choices: vec!["Aorta".into(), awkward.clone(), "Pulmonary veins".into()],
                    right: vec![0, 2],
                },
                Difficulty::Hard,
            ),
            question(&format!("True or not: {awkward}"), QuestionKind::TrueFalse { right: false }, Difficulty::Medium),
            question(
                "The {{}} pumps blood through the {{}}.",
                QuestionKind::Cloze { blanks: vec![strings(&["heart", "cor"]), strings(&["vessels"])] },
                Difficulty::Medium,
            ),
            question(
                "What keeps blood from flowing back?",
                QuestionKind::ShortAnswer { answers: strings(&["valves", "the valves", "heart valves"]) },
                Difficulty::Easy,
            ),
            question(
                "What is $g$ at sea level?",
                QuestionKind::Numeric { value: 9.81, tolerance: 0.02, unit: "m/s²".into() },
                Difficulty::Medium,
            ),
        ],
    }
}

/// Every kind of block.
pub fn guide() -> Guide {
    let entry = |text: &str, depth| Entry { text: text.into(), depth, source: "p. 3".into() };
    let row = |term: &str, definition: &str| GlossaryRow {
        term: term.into(),
        definition: definition.into(),
        source: "p. 5".into(),
    };
    let heading = |level, text: &str| Block::Heading { level, text: text.into(), source: String::new() };
    let paragraph = |text: &str| Block::Paragraph { text: text.into(), source: "p. 2".into() };
    let entries = vec![
        entry("first **entry**", 0),
        entry("deeper", 1),
        entry("deeper still, with $x^2$", 2),
        entry(
            "second entry, long enough to go on in a second line of its own, which stands under the first word and not under the mark",
            0,
        ),
    ];
    Guide {
        title: "The cell: a guide".into(),
        language: "en".into(),
        blocks: vec![
            heading(1, "What a cell is"),
            paragraph(
                "A cell is the smallest unit that lives by itself. Its **membrane** lets some things in and keeps others out, and what happens inside is paid for with *adenosine triphosphate*.",
            ),
            paragraph("1. This is no list."),
            Block::List { numbered: false, entries: entries.clone() },
            heading(2, "In order"),
            Block::List { numbered: true, entries },
            Block::Formula { formula: "E = mc^2".into(), source: "p. 4".into() },
            heading(2, "Words"),
            Block::Glossary {
                rows: vec![
                    row("osmosis", "the way of water through a membrane"),
                    row("a | b", "with a *bar* in it"),
                    row("خلية", "الوحدة الأساسية للحياة"),
                ],
            },
            Block::Figure {
                picture: picture("gradient", 640, 300),
                caption: "A gradient across a membrane".into(),
                source: "p. 6".into(),
            },
        ],
    }
}

/// Parts, marks, citations, and a question that the materials do not answer.
pub fn past_paper() -> PastPaper {
    let answer = PaperAnswer {
        text: "The heart pumps blood through two circuits \\[1\\].\n\n- the **pulmonary** circuit\n- the systemic circuit $p = F/A$".into(),
        sources: vec![Cited { number: 1, label: "Heart, p. 12".into(), quote: "The right side serves the lungs.".into() }],
    };
    let question = |number: &str, text: &str, marks, answer| PaperQuestion {
        number: number.into(),
        text: text.into(),
        marks,
        answer,
        parts: Vec::new(),
    };
    PastPaper {
        title: "Physiology, June 2025".into(),
        language: "en".into(),
        questions: vec![
            PaperQuestion {
                parts: vec![
                    question("(a)", "Name the two circuits of the heart.", Some(2.0), Some(answer)),
                    question("(b)", "Who described them first?", Some(1.0), Some(PaperAnswer::default())),
                ],
                ..question("1", "This question is about circulation.", Some(3.0), None)
            },
            question(
                "2",
                "Define *osmosis*.",
                Some(2.5),
                Some(PaperAnswer { text: "Water moves through a membrane.".into(), sources: Vec::new() }),
            ),
        ],
    }
}

/// A map with two groups and a term that stands alone.
pub fn concept_map() -> ConceptMap {
    let terms = [
        "cell",
        "plasma membrane",
        "nucleus",
        "mitochondrion",
        "ribosome",
        "adenosine triphosphate (ATP)",
        "DNA",
        "protein",
        "phospholipid bilayer",
        "osmosis",
        "heart",
        "ventricle",
        "an alone and rather long term that goes over several lines",
    ];
    let edges = [
        (0, 1, "is enclosed by"),
        (0, 2, "has"),
        (0, 3, "has"),
        (0, 4, "has"),
        (3, 5, "makes"),
        (2, 6, "holds"),
        (4, 7, "makes"),
        (6, 7, "codes for"),
        (1, 8, "is made of"),
        (9, 1, "happens at"),
        (5, 7, "pays for"),
        (10, 11, "has"),
        (7, 0, "builds"),
    ];
    ConceptMap {
        title: "Cells & what they are made of".into(),
        language: "en".into(),
        nodes: terms
            .iter()
            .enumerate()
            .map(|(place, term)| Node {
                label: (*term).to_owned(),
                weight: 1.0 - place as f32 / 20.0,
                source: format!("p. {}", place * 3),
            })
            .collect(),
        edges: edges
            .iter()
            .map(|(from, to, label)| Edge { from: *from, to: *to, label: (*label).to_owned() })
            .collect(),
    }
}
