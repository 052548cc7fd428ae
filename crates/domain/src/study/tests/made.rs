//! From asking for an output to its files.

use super::*;
use contract::{ItemKind, OutputFormat, OutputSettings, OutputState, Support};

#[tokio::test]
async fn a_glossary_has_the_terms_with_their_pages_and_the_words_they_rest_on() {
    for desk in desks().await {
        let id = desk.ask(OutputKind::Glossary).await;
        assert_eq!(desk.open(id).await.output.state, OutputState::Waiting);
        desk.work().await;
        let made = desk.open(id).await;
        assert_eq!(made.output.state, OutputState::Ready, "{}: {:?}", desk.bench.name, made.output);
        assert_eq!((made.output.title.as_str(), made.output.items as usize), ("Memory", made.items.len()));
        let all = fronts(&made.items);
        for term in ["Encoding", "Storage", "Retrieval", "Episodic memory", "Amnesia"] {
            assert!(all.iter().any(|front| front.eq_ignore_ascii_case(term)), "{term} is missing: {all:?}");
        }
        let mut sorted = all.clone();
        sorted.sort_by_key(|front| front.to_lowercase());
        assert_eq!(all, sorted, "in alphabetical order");
        for item in &made.items {
            let source = &item.body.sources[0];
            assert_eq!((source.material, source.page), (Some(desk.memory), 1));
            assert!(!source.quote.is_empty() && source.href.starts_with(&format!("/materials/{}?page=1", desk.memory)));
            assert_ne!(item.body.support, Some(Support::Unsupported), "{item:?}");
            assert_ne!(item.body.support, None, "every item is held against its page");
        }
    }
}

#[tokio::test]
async fn every_kind_is_made_without_a_model_and_saved_in_each_of_its_formats() {
    let desks = desks().await;
    let desk = &desks[0];
    for kind in OutputKind::ALL.into_iter().filter(|kind| *kind != OutputKind::PastPaper) {
        let made = desk.make(kind).await;
        assert_eq!(made.output.state, OutputState::Ready, "{kind:?}: {:?}", made.output);
        assert!(!made.items.is_empty(), "{kind:?}");
        for format in kind.formats() {
            let saved = desk.services.study.save(&desk.ada, made.output.id, *format).await;
            let saved = saved.unwrap_or_else(|fault| panic!("{kind:?} as {format:?}: {fault:?}"));
            let begins: &[u8] = match format {
                OutputFormat::Pdf => b"%PDF-",
                OutputFormat::Docx | OutputFormat::Apkg | OutputFormat::Qti => b"PK",
                OutputFormat::Json => b"{",
                OutputFormat::MoodleXml => b"<?xml",
                OutputFormat::Svg => b"<svg",
                OutputFormat::Csv | OutputFormat::Gift | OutputFormat::Md => b"",
            };
            assert!(saved.bytes.starts_with(begins) && saved.bytes.len() > 40, "{kind:?} as {format:?}");
            assert!(saved.name.starts_with("Memory."), "{}", saved.name);
            let again = desk.services.study.save(&desk.ada, made.output.id, *format).await.expect("saved");
            assert_eq!(saved.bytes, again.bytes, "{kind:?} as {format:?} is the same file each time");
        }
        let wrong = refusal(desk.services.study.save(&desk.ada, made.output.id, other_than(kind)).await.map(drop));
        assert!(matches!(wrong, Refusal::Invalid { .. }), "{wrong:?}");
    }
}

fn other_than(kind: OutputKind) -> OutputFormat {
    let all = [OutputFormat::Gift, OutputFormat::Apkg];
    all.into_iter().find(|format| !kind.formats().contains(format)).expect("no kind has both")
}

#[tokio::test]
async fn questions_are_answerable_from_their_page_and_never_twice_the_same() {
    for desk in desks().await {
        let made = desk.make(OutputKind::Quiz).await;
        assert!(made.items.len() >= 6, "{}: {:?}", desk.bench.name, fronts(&made.items));
        let all = fronts(&made.items);
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len(), "{all:?}");
        for item in made.items.iter().filter(|item| item.body.kind == ItemKind::MultipleChoice) {
            let body = &item.body;
            let right = body.right.expect("one is right") as usize;
            assert_eq!(body.choices.get(right), Some(&body.back), "{body:?}");
            let mut choices = body.choices.clone();
            choices.sort_unstable();
            choices.dedup();
            assert_eq!(choices.len(), body.choices.len(), "{body:?}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_made_says_why_and_what_to_do() {
    for desk in desks().await {
        let study = &desk.services.study;
        let empty = desk.services.library.create_subject(&desk.ada, "Empty").await.unwrap().id;
        let scope = Scope { subjects: vec![empty], ..Scope::default() };
        let id = study.make(&desk.ada, Making { scope, ..Making::default() }).await.unwrap();
        desk.work().await;
        let output = desk.open(id).await.output;
        assert_eq!(output.state, OutputState::Failed);
        assert!(output.say.is_some_and(|say| say.ends_with('.')) && output.hint.is_some());
        for (sides, count) in [(3, 20), (0, 20), (2, 0), (2, 501)] {
            let settings = OutputSettings { sides, count, ..OutputSettings::default() };
            let wrong = refusal(study.make(&desk.ada, Making { settings, ..Making::default() }).await);
            assert!(matches!(wrong, Refusal::Invalid { .. }), "{sides} {count}: {wrong:?}");
        }
        let paper = Making { kind: OutputKind::PastPaper, ..Making::default() };
        assert!(matches!(refusal(study.make(&desk.ada, paper).await), Refusal::Invalid { .. }));
    }
}

#[tokio::test]
async fn an_output_taken_up_again_is_made_once() {
    for desk in desks().await {
        let made = desk.make(OutputKind::Glossary).await;
        desk.services.study.remake(&desk.ada, made.output.id, None).await.unwrap();
        let waiting = desk.open(made.output.id).await;
        assert_eq!(waiting.output.state, OutputState::Waiting);
        assert_eq!(fronts(&waiting.items), fronts(&made.items), "what was there stays until it is done");
        let twice = refusal(desk.services.study.remake(&desk.ada, made.output.id, None).await);
        assert!(matches!(twice, Refusal::Conflict { .. }), "{twice:?}");
        desk.work().await;
        let again = desk.open(made.output.id).await;
        assert_eq!(fronts(&again.items), fronts(&made.items));
    }
}
