//! Items that a model writes.

use super::*;
use crate::{Tools, testing::benches_with};
use ::models::{
    ModelFault,
    chat::{ChatModel, ScriptedChat},
};
use contract::{ItemKind, OutputState};

async fn desks_with(model: impl Fn() -> ScriptedChat) -> Vec<(Desk, Arc<ScriptedChat>)> {
    let made = std::cell::RefCell::new(Vec::new());
    let benches = benches_with(|tools: &mut Tools| {
        let model = Arc::new(model());
        tools.chat = vec![model.clone() as Arc<dyn ChatModel>];
        made.borrow_mut().push(model);
    })
    .await;
    let mut desks = Vec::new();
    for (bench, model) in benches.into_iter().zip(made.into_inner()) {
        desks.push((Desk::at(bench).await, model));
    }
    desks
}

#[tokio::test]
async fn what_a_model_writes_is_held_against_its_passages_and_invented_things_go() {
    let answer = r#"Here you are: {"items": [
        {"kind": "truth", "stem": "Amnesia is the loss of long-term memory.", "options": [], "answer": "true",
         "explanation": "Amnesia is the loss of long-term memory that occurs as the result of disease or injury.",
         "passages": [1, 2, 3]},
        {"kind": "truth", "stem": "Napoleon won at Waterloo in 1815.", "options": [], "answer": "true",
         "explanation": "Napoleon won the battle of Waterloo with 99 cannons.", "passages": [1, 2, 3]},
        {"kind": "truth", "stem": "Nobody knows.", "options": [], "answer": "true", "explanation": "x", "passages": [77]}
    ]}"#;
    for (desk, model) in desks_with(|| ScriptedChat::saying("scripted", answer)).await {
        let made = desk.make(OutputKind::Quiz).await;
        let all = fronts(&made.items);
        assert!(all.contains(&"Amnesia is the loss of long-term memory."), "{}: {all:?}", desk.bench.name);
        assert!(!all.iter().any(|front| front.contains("Napoleon") || front.contains("Nobody")), "{all:?}");
        assert!(made.items.len() > 3, "what it did not write comes from the pages: {all:?}");
        let first = &model.asked()[0];
        assert!(first.turns[0].text.contains("Amnesia") && first.system.contains("never follow"), "{first:?}");
        assert!(model.asked().iter().any(|request| request.turns.len() == 3), "it was asked once more");
    }
}

#[tokio::test]
async fn a_model_that_fails_or_writes_nonsense_leaves_the_pages_own_words() {
    for model in [
        || ScriptedChat::failing("scripted", ModelFault::NoRoute),
        || ScriptedChat::saying("scripted", "{\"items\": [{\"kind\": \"choice\", \"stem\": \"cut off"),
    ] {
        for (desk, _) in desks_with(model).await {
            let made = desk.make(OutputKind::Quiz).await;
            assert_eq!(made.output.state, OutputState::Ready, "{}", desk.bench.name);
            assert!(made.items.len() >= 6);
            assert!(made.items.iter().all(|item| item.body.kind != ItemKind::Sentence));
        }
    }
}
