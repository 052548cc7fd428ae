//! Passages in the order of a reranker.

use super::*;
use models::rerank::{LocalReranker, Reranker, ScriptedReranker};
use std::path::{Path, PathBuf};

const QUESTION: &str = "Does the mitochondrion make energy for the cell?";

async fn ranked(bench: &Bench, limit: usize) -> Vec<(u32, f32)> {
    let ada = bench.person("Ada", Role::Learner).await;
    let one = |count| match count {
        7 => "A plant can make energy for each cell".to_owned(),
        _ => format!("Protein number {count} needs energy"),
    };
    let many: Vec<String> = (0..40).map(one).collect();
    let texts: Vec<&str> = TEXTS.into_iter().chain(many.iter().map(String::as_str)).collect();
    material(bench, &ada, None, &texts).await;
    let retrieval = Retrieval::new(bench.tools.clone());
    let passages = retrieval.ranked(ada.account, QUESTION, &Scope::default(), limit).await.expect("finds");
    passages.iter().map(|passage| (passage.page, passage.score)).collect()
}

#[tokio::test]
async fn the_best_of_the_search_stand_in_the_models_order_for_answers_and_only_there() {
    let reranker = Arc::new(ScriptedReranker::preferring("A plant"));
    let put = reranker.clone();
    for bench in benches_with(move |tools| tools.reranker = Some(put.clone() as Arc<dyn Reranker>)).await {
        let before = reranker.asked();
        let first = ranked(&bench, 4).await;
        assert_eq!((first.len(), first[0].0), (4, 11), "{}", bench.name);
        assert!((first[0].1 - 0.9).abs() < 1e-6 && (first[1].1 - 0.1).abs() < 1e-6, "{}: {first:?}", bench.name);
        assert_eq!(reranker.asked() - before, 32, "{}: no more than that are read", bench.name);
        let ada = bench.person("Eve", Role::Learner).await;
        material(&bench, &ada, None, &TEXTS).await;
        let found = Retrieval::new(bench.tools.clone()).search(&ada, request(QUESTION)).await.expect("searches");
        assert_eq!((found.hits[0].page, reranker.asked() - before), (1, 32), "{}: search asks nobody", bench.name);
    }
}

#[tokio::test]
async fn where_the_model_fails_the_order_of_the_search_stands() {
    let mut plain = Vec::new();
    for bench in benches().await {
        plain.push(ranked(&bench, 2).await);
    }
    let failing = |tools: &mut crate::Tools| tools.reranker = Some(Arc::new(ScriptedReranker::failing()));
    for (bench, plain) in benches_with(failing).await.into_iter().zip(plain) {
        let pages = |all: &[(u32, f32)]| all.iter().map(|(page, _)| *page).collect::<Vec<_>>();
        let stands = ranked(&bench, 2).await;
        assert_eq!(pages(&stands), pages(&plain), "{}", bench.name);
        assert_eq!(pages(&stands), [1, 11], "{}", bench.name);
    }
}

#[tokio::test]
async fn a_model_from_a_folder_orders_passages() {
    let tools = std::env::var_os("LECTERN_TOOLS").map(PathBuf::from);
    let tools = tools.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/lectern")));
    let library = tools.unwrap_or_default().join("native").join(models::library_name());
    if !library.is_file() {
        return eprintln!("skipped: no ONNX Runtime at {}", library.display());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/rerank");
    let local = move |tools: &mut crate::Tools| {
        tools.reranker = Some(Arc::new(LocalReranker::at(&folder, &library, 1).expect("the model is whole")));
    };
    for bench in benches_with(local).await {
        let ada = bench.person("Ada", Role::Learner).await;
        let near = "Osmosis, osmosis, osmosis: who has heard of membranes, and of water in cells, knows this";
        let texts = [near, "The movement of water through a membrane is osmosis, and it needs no energy"];
        material(&bench, &ada, None, &texts).await;
        let retrieval = Retrieval::new(bench.tools.clone());
        let question = "Osmosis needs no energy through a membrane";
        let found = retrieval.ranked(ada.account, question, &Scope::default(), 2).await.expect("finds");
        assert_eq!(found.iter().map(|one| one.page).collect::<Vec<_>>(), [2, 1], "{}", bench.name);
        assert!(found[0].score > 0.95 && found[1].score < 0.5, "{}: {} {}", bench.name, found[0].score, found[1].score);
    }
}
