//! A cheat sheet goes by what its person highlighted and missed.

use super::*;
use contract::{
    CardDraft, CardKind, Grade, HighlightDraft, HighlightId, ItemKind, OutputFormat, OutputSettings, QuizPart, Support,
};
use uuid::Uuid;

impl Desk {
    async fn highlight(&self, quote: &str, note: &str) -> HighlightId {
        let draft = HighlightDraft { page: 1, quote: quote.into(), note: note.into(), ..HighlightDraft::default() };
        self.services.highlights.add(&self.ada, self.memory, draft).await.expect("marked").id
    }
}

#[tokio::test]
async fn a_cheat_sheet_begins_with_the_highlights_as_quotations_with_their_page_and_a_short_note() {
    for desk in desks().await {
        desk.highlight("the way", "").await;
        let words = "Short-term memory holds about 7 items for 20 seconds";
        desk.highlight(words, "asked\nevery year").await;
        let gone = desk.highlight("Rehearsal", "").await;
        desk.services.highlights.delete(&desk.ada, gone).await.unwrap();
        let made = desk.make(OutputKind::CheatSheet).await;
        let (first, second) = (&made.items[0].body, &made.items[1].body);
        assert_eq!(
            (first.kind, first.front.as_str(), first.back.as_str()),
            (ItemKind::Quote, words, "asked every year")
        );
        assert_eq!((second.kind, second.front.as_str()), (ItemKind::Quote, "the way"));
        assert_eq!((first.sources[0].page, first.support), (1, Some(Support::Supported)), "{}", desk.bench.name);
        assert!(first.sources[0].href.contains("&passage="), "{}", first.sources[0].href);
        let rest: Vec<_> = made.items[2..].iter().map(|item| &item.body).collect();
        assert!(
            rest.iter().all(|item| item.kind != ItemKind::Quote && !item.front.contains(words)),
            "said once: {rest:?}"
        );
        let docx = desk.services.study.save(&desk.ada, made.output.id, OutputFormat::Docx).await.unwrap();
        assert!(docx.bytes.starts_with(b"PK"));
        let settings = OutputSettings { highlights: false, ..OutputSettings::default() };
        desk.services.study.remake(&desk.ada, made.output.id, Some(settings)).await.unwrap();
        desk.work().await;
        let without = desk.open(made.output.id).await;
        assert!(!without.output.settings.highlights, "it is kept with the output");
        assert!(without.items.iter().all(|item| item.body.kind != ItemKind::Quote));
    }
}

#[tokio::test]
async fn a_highlight_that_its_page_no_longer_says_is_left_out_and_counted_and_anothers_is_never_there() {
    for desk in desks().await {
        let before = desk.make(OutputKind::CheatSheet).await;
        desk.highlight("skills and actions", "").await;
        let changed = MEMORY.replace("skills and actions", "walking");
        desk.services.library.change_note(&desk.ada, desk.memory, "Memory", &changed).await.unwrap();
        desk.work().await;
        let made = desk.make(OutputKind::CheatSheet).await;
        assert!(made.items.iter().all(|item| item.body.kind != ItemKind::Quote), "{}", desk.bench.name);
        assert_eq!(made.output.dropped, before.output.dropped + 1);
        let eve = desk.bench.person("Eve", Role::Learner).await;
        assert!(desk.services.highlights.of_materials(&eve, &[desk.memory]).await.unwrap().is_empty());
        assert!(desk.services.cards.missed(&eve, &[desk.memory]).await.unwrap().is_empty());
    }
}

/// The weights of the sheet's terms that a name is part of.
fn weight(made: &OutputOpened, name: &str) -> f32 {
    made.items.iter().find(|item| item.body.front.eq_ignore_ascii_case(name)).expect(name).body.weight
}

#[tokio::test]
async fn what_was_answered_again_in_reviews_and_wrongly_in_a_quiz_weighs_more_in_a_cheat_sheet() {
    for desk in desks().await {
        let before = desk.make(OutputKind::CheatSheet).await;
        let (cards, study) = (&desk.services.cards, &desk.services.study);
        let draft = |front: &str, back: &str| CardDraft {
            kind: CardKind::Basic,
            front: front.into(),
            back: back.into(),
            material: Some(desk.memory),
            ..CardDraft::default()
        };
        let missed = cards.add(&desk.ada, draft("What is losing memory by injury?", "Amnesia")).await.unwrap();
        let known = cards.add(&desk.ada, draft("What is putting pieces together?", "Chunking")).await.unwrap();
        cards.answer_now(&desk.ada, missed[0], Grade::Again, Uuid::now_v7()).await.unwrap();
        cards.answer_now(&desk.ada, known[0], Grade::Good, Uuid::now_v7()).await.unwrap();
        let reviewed = desk.make(OutputKind::CheatSheet).await;
        let gained = |after: &OutputOpened, from: &OutputOpened, name: &str| weight(after, name) - weight(from, name);
        assert!(gained(&reviewed, &before, "Amnesia") > 0.2, "{}", desk.bench.name);
        assert!(gained(&reviewed, &before, "Chunking").abs() < 1e-6, "what was known gains nothing");

        let quiz = desk.make(OutputKind::Quiz).await;
        let attempt = study.begin_quiz(&desk.ada, quiz.output.id).await.unwrap();
        let asked = quiz.items[0].id;
        study.answer_quiz(&desk.ada, quiz.output.id, attempt, asked, "certainly not this", 1).await.unwrap();
        let taken = desk.make(OutputKind::CheatSheet).await;
        assert!(gained(&taken, &reviewed, "Chunking") > 0.05, "its page was missed");
        study.delete(&desk.ada, quiz.output.id).await.unwrap();
        let forgotten = desk.make(OutputKind::CheatSheet).await;
        assert!(gained(&forgotten, &reviewed, "Chunking").abs() < 1e-6, "a quiz that is gone counts no more");
    }
}

#[tokio::test]
async fn questions_and_key_of_a_quiz_are_files_of_their_own() {
    for desk in desks().await {
        let study = &desk.services.study;
        let quiz = desk.make(OutputKind::Quiz).await.output.id;
        let mut names = Vec::new();
        for format in [OutputFormat::Pdf, OutputFormat::Docx] {
            let mut sizes = Vec::new();
            for part in [QuizPart::Both, QuizPart::Questions, QuizPart::Key] {
                let saved = study.save_part(&desk.ada, quiz, format, part).await.unwrap();
                names.push(saved.name);
                sizes.push(saved.bytes);
            }
            assert!(sizes[0] != sizes[1] && sizes[0] != sizes[2] && sizes[1] != sizes[2], "{}", desk.bench.name);
        }
        let expected = ["Memory.pdf", "Memory, questions.pdf", "Memory, key.pdf"];
        assert_eq!(names[..3], expected.map(str::to_owned));
        let gift = study.save_part(&desk.ada, quiz, OutputFormat::Gift, QuizPart::Key).await;
        assert!(matches!(refusal(gift.map(|saved| saved.name)), Refusal::Invalid { .. }));
        let glossary = desk.make(OutputKind::Glossary).await.output.id;
        let pdf = study.save_part(&desk.ada, glossary, OutputFormat::Pdf, QuizPart::Key).await;
        assert!(matches!(refusal(pdf.map(|saved| saved.name)), Refusal::Invalid { .. }));
    }
}
