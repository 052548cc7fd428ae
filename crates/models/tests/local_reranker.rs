//! The loader of cross-encoders, on the small one of `fixtures/rerank`. Needs ONNX Runtime in `LECTERN_TOOLS` (default
//! `~/.cache/lectern`).

use models::rerank::{LocalReranker, Reranker};
use std::path::{Path, PathBuf};

const RELEVANT: &str = "The kidneys filter about 180 litres of plasma each day.";
const OTHER: &str = "Osmosis is the movement of water through a membrane.";

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/rerank")
}

fn onnxruntime() -> Option<PathBuf> {
    let named = std::env::var_os("LECTERN_TOOLS").map(PathBuf::from);
    let tools = named.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/lectern")))?;
    let library = tools.join("native").join(models::library_name());
    if !library.is_file() {
        eprintln!("skipped: no ONNX Runtime in {} (LECTERN_TOOLS)", tools.display());
    }
    library.is_file().then_some(library)
}

fn texts(of: &[&str]) -> Vec<String> {
    of.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test]
async fn a_folder_with_a_model_and_its_tokenizer_scores_pairs() {
    let Some(library) = onnxruntime() else { return };
    let model = LocalReranker::at(&fixture(), &library, 1).expect("the model is whole");
    assert_eq!(model.name(), "rerank");
    let question = "How much plasma do the kidneys filter?";
    let scores = model.score(question, texts(&[OTHER, RELEVANT])).await.expect("it scores");
    // By ONNX Runtime from Python: logits of -2.857 and .571.
    assert!((scores[0] - 0.0543).abs() < 1e-3 && (scores[1] - 0.6390).abs() < 1e-3, "{scores:?}");
    assert!(model.score(question, Vec::new()).await.expect("nothing is no fault").is_empty());
}

#[tokio::test]
async fn many_passages_of_all_lengths_keep_their_places_and_long_ones_are_cut() {
    let Some(library) = onnxruntime() else { return };
    let model = LocalReranker::at(&fixture(), &library, 1).expect("the model is whole");
    let behind = format!("{} {RELEVANT}", "membrane ".repeat(600));
    let mut passages = vec![RELEVANT.to_owned(), behind, String::new()];
    passages.extend((0..61).map(|count| format!("{OTHER} {}", "energy ".repeat(count))));
    let question = format!("How much plasma do the kidneys filter? {}", "word ".repeat(3_000));
    let scores = model.score(&question, passages).await.expect("it scores");
    assert_eq!(scores.len(), 64);
    assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)));
    let best = (0..64).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
    assert_eq!(best, Some(0), "what stands behind the end is not read: {scores:?}");
}

#[tokio::test]
async fn a_folder_that_is_not_whole_is_told_in_time() {
    let error = |folder: &Path, library: &Path| {
        LocalReranker::at(folder, library, 1).err().map(|error| error.to_string()).unwrap_or_default()
    };
    let nowhere = PathBuf::from("/nonexistent");
    assert!(error(&nowhere, &nowhere).contains("model.onnx is missing"));
    let Some(library) = onnxruntime() else { return };
    let half = tempfile::tempdir().expect("a folder");
    std::fs::write(half.path().join("model.onnx"), b"no weights").expect("it is written");
    assert!(error(half.path(), &library).contains("tokenizer.json"));
    std::fs::copy(fixture().join("tokenizer.json"), half.path().join("tokenizer.json")).expect("it is copied");
    let broken = LocalReranker::at(half.path(), &library, 1).expect("its weights are not looked at yet");
    assert!(broken.score("What?", texts(&[OTHER])).await.is_err());
}
