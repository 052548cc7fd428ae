//! The real embedding model, where `LECTERN_TOOLS` (default `~/.cache/lectern`) holds it.

use models::embed::{Embedder, LocalEmbedder, cosine};
use std::path::{Path, PathBuf};

fn tools() -> Option<PathBuf> {
    let named = std::env::var_os("LECTERN_TOOLS").map(PathBuf::from);
    let tools = named.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/lectern")))?;
    let there = tools.join("models/all-MiniLM-L6-v2/model.onnx").is_file() && onnxruntime(&tools).is_file();
    if !there {
        eprintln!("skipped: no embedding model in {} (LECTERN_TOOLS)", tools.display());
    }
    there.then_some(tools)
}

fn onnxruntime(tools: &Path) -> PathBuf {
    tools.join("native").join(models::library_name())
}

fn model(int8: bool) -> Option<LocalEmbedder> {
    let tools = tools()?;
    let folder = tools.join("models/all-MiniLM-L6-v2");
    Some(LocalEmbedder::at(&folder, &onnxruntime(&tools), 2, int8).expect("the model is whole"))
}

fn texts(of: &[&str]) -> Vec<String> {
    of.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test]
async fn the_published_similarities_come_out() {
    let asked =
        ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"];
    let Some(model) = model(false) else { return };
    assert_eq!((model.dimensions(), model.name()), (384, "all-MiniLM-L6-v2"));
    let vectors = model.embed(texts(&asked)).await.expect("embeds");
    for (vector, published) in vectors[1..].iter().zip([0.6946, 0.9429, 0.2569]) {
        assert!((cosine(&vectors[0], vector) - published).abs() < 5e-4);
        assert!((vector.iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-4);
    }
}

#[tokio::test]
async fn int8_weights_come_near() {
    let Some(model) = model(true) else { return };
    let vectors = model.embed(texts(&["That is a happy person", "That is a very happy person"])).await.expect("embeds");
    assert!((cosine(&vectors[0], &vectors[1]) - 0.9429).abs() < 0.03);
}

#[tokio::test]
async fn a_text_has_the_same_vector_alone_and_among_others_and_order_is_kept() {
    let Some(model) = model(false) else { return };
    let long = "Cells divide and grow. ".repeat(200);
    let all = texts(&["short", &long, "another short text", "short"]);
    let together = model.embed(all.clone()).await.expect("embeds");
    for (text, vector) in all.iter().zip(&together) {
        let alone = model.embed(vec![text.clone()]).await.expect("embeds");
        assert!(cosine(&alone[0], vector) > 0.9999);
    }
    assert!(model.embed(Vec::new()).await.expect("nothing is no fault").is_empty());
}

#[tokio::test]
async fn tokens_are_counted_without_the_models_own_marks() {
    let Some(model) = model(false) else { return };
    assert_eq!(model.count(""), 0);
    assert_eq!(model.count("hello world"), 2);
    assert_eq!(model.max_tokens(), 254);
}

#[test]
fn a_missing_model_is_told_before_anything_is_loaded() {
    let nowhere = PathBuf::from("/nonexistent");
    let error = LocalEmbedder::at(&nowhere, &nowhere.join(models::library_name()), 2, false).err();
    assert!(error.is_some_and(|error| error.to_string().contains("model.onnx is missing")));
}
