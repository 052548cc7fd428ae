//! `eval retrieval`: search quality over a test collection, in a fresh library that is thrown away.

use super::{Answer, Common};
use crate::wiring;
use contract::Refusal;
use domain::{
    Outcome,
    retrieval::evaluation::{Collection, Evaluation, Figures, Trial, Ways, evaluate},
};

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The collection's folder: corpus.jsonl.gz, queries.jsonl and qrels.*.tsv.
    pub folder: std::path::PathBuf,
    /// Which judgements, where the folder has several.
    #[arg(long, value_name = "FILE")]
    pub qrels: Option<std::path::PathBuf>,
    /// Ask every query inside a long message too; a file of JSON lines, each with a story as “question”.
    #[arg(long, value_name = "FILE")]
    pub stories: Option<std::path::PathBuf>,
    /// Leave the headings above passages out, to see what they are worth.
    #[arg(long)]
    pub bare: bool,
}

const HOLDS: &str = "Give a folder with corpus.jsonl.gz, queries.jsonl and qrels.*.tsv.";

/// Needs no database; the library is a temporary folder.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let collection = Collection::read(&arguments.folder, arguments.qrels.as_deref()).map_err(|error| {
        Refusal::invalid("folder", format!("This is not a test collection: {error:#}.")).with_hint(HOLDS)
    })?;
    let embedder = wiring::embedder(&config).map_err(|missing| Refusal::Unavailable {
        say: format!("The embedding model cannot be loaded: {missing:#}."),
        hint: "Run “lectern doctor”, which tells what is missing.".into(),
    })?;
    let folder = tempfile::tempdir().map_err(anyhow::Error::from)?;
    let all = collection.documents.len();
    let progress = |done: usize| eprintln!("{done} of {all} documents are indexed.");
    let trial = Trial { stories: arguments.stories.as_deref(), bare: arguments.bare };
    let evaluation = evaluate(&collection, trial, embedder.as_ref(), folder.path(), progress).await?;
    let text = table(&evaluation);
    Ok(Answer::new(serde_json::to_value(&evaluation).map_err(anyhow::Error::from)?, text))
}

fn table(evaluation: &Evaluation) -> String {
    let line = |name: &str, figures: &Figures| {
        format!(
            "{name:<12} nDCG@10 {:.4}   recall@10 {:.4}   recall@100 {:.4}   MRR@10 {:.4}\n",
            figures.ndcg_at_10, figures.recall_at_10, figures.recall_at_100, figures.mrr_at_10
        )
    };
    let lines = |ways: &Ways| {
        let named = [
            ("words", &ways.words),
            ("meaning", &ways.meaning),
            ("plain fusion", &ways.plain_fusion),
            ("hybrid", &ways.hybrid),
        ];
        named.map(|(name, figures)| line(name, figures)).concat()
    };
    let long = evaluation.long_messages.as_ref();
    let long = long.map(|ways| format!("in long messages:\n{}", lines(ways))).unwrap_or_default();
    format!(
        "{}: {} documents in {} passages, {} queries, {}\n{}{long}indexed in {} s; a search takes {} ms (p95 {} ms)",
        evaluation.collection,
        evaluation.documents,
        evaluation.passages,
        evaluation.queries,
        evaluation.model,
        lines(&evaluation.ways),
        evaluation.index_seconds,
        evaluation.query_ms.p50,
        evaluation.query_ms.p95,
    )
}
