//! Measures the answer that quotes: how often the quoted words hold the answer, how many they are, and how often a
//! question is refused whose passage was taken away.
//!
//! `cargo run -p stack -p domain --example extractive -- [questions of each set, default all]`
//! Needs the embedding model in `LECTERN_TOOLS` (default `~/.cache/lectern`) and the question sets in
//! `LECTERN_SHARED_DATA` (default `../shared/data`): XQuAD English and PubMedQA.

use anyhow::{Context, Result};
use domain::{
    Actor, Limits, Services, SystemClock, Tools,
    chat::{Source, extractive},
    retrieval::Passage,
};
use models::embed::{Embedder, LocalEmbedder};
use reading::{ReaderSettings, Readers};
use serde_json::{Value, json};
use std::{
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// A passage with the questions that it answers.
struct Text {
    title: String,
    text: String,
    /// Question and the answer's words; none where any sentence of the passage will do.
    questions: Vec<(String, Vec<String>)>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let most = std::env::args().nth(1).map_or(Ok(usize::MAX), |count| count.parse())?;
    let usual = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = folder("LECTERN_SHARED_DATA", usual);
    for (name, texts) in [("xquad", xquad(&data)?), ("pubmedqa", pubmedqa(&data)?)] {
        println!("{}", measure(name, texts, most).await?);
    }
    Ok(())
}

fn folder(variable: &str, usual: impl FnOnce() -> PathBuf) -> PathBuf {
    std::env::var_os(variable).map_or_else(usual, PathBuf::from)
}

#[derive(Default)]
struct Counts {
    questions: usize,
    first: usize,
    held: usize,
    answered: usize,
    quoted: usize,
    words: usize,
    over: usize,
    refused: usize,
}

async fn measure(name: &str, texts: Vec<Text>, most: usize) -> Result<Value> {
    let kept = tempfile::tempdir()?;
    let tools = Arc::new(tools(kept.path()).await?);
    let services = Arc::new(Services::new(tools.clone()));
    let account = services.accounts.register("measure", "a long enough pass phrase 41").await?;
    let actor = Actor { account: account.id, role: account.role, session: None };
    let mut owners = Vec::new();
    for text in &texts {
        owners.push(services.library.write_note(&actor, None, &text.title, &text.text).await?);
    }
    let runner = domain::jobs::runner(services.clone(), 2);
    while runner.step().await.is_some() {}

    let asked = texts.iter().zip(&owners).flat_map(|(text, own)| text.questions.iter().map(move |one| (one, *own)));
    let all: Vec<_> = asked.collect();
    // Every n-th, so that a part is a fair sample.
    let every = all.len().div_ceil(most.max(1)).max(1);
    let mut counts = Counts::default();
    let mut times = Vec::new();
    for ((question, answers), own) in all.into_iter().step_by(every) {
        counts.questions += 1;
        let passages = services.retrieval.passages(account.id, question, &Default::default(), 9).await?;
        counts.first += usize::from(passages.first().is_some_and(|one| one.material == own));
        let sources: Vec<Source> = passages.iter().take(8).map(source).collect();
        counts.held += usize::from(sources.iter().any(|one| one.material == own));
        let begun = Instant::now();
        let extract = extractive::extract(question, &sources, Some(&*tools.embedder)).await;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        counts.answered += usize::from(extract.found);
        let quotes: Vec<&str> =
            extract.quotes.iter().map(|quote| &sources[quote.source].text[quote.range.clone()]).collect();
        let right = if answers.is_empty() {
            extract.quotes.iter().any(|quote| sources[quote.source].material == own)
        } else {
            answers.iter().any(|answer| quotes.iter().any(|quote| quote.contains(answer.as_str())))
        };
        counts.quoted += usize::from(right);
        if extract.found {
            let words = quotes.iter().map(|quote| quote.split_whitespace().count()).sum::<usize>();
            counts.words += words;
            counts.over += usize::from(words > 60);
        }
        if std::env::var_os("SHOW_MISSES").is_some() && !(right && extract.found) {
            eprintln!("{} {question} {answers:?}\n    {quotes:?}", if extract.found { "WRONG" } else { "REFUSED" });
        }
        let others: Vec<Source> = passages.iter().filter(|one| one.material != own).take(8).map(source).collect();
        let without = extractive::extract(question, &others, Some(&*tools.embedder)).await;
        counts.refused += usize::from(!without.found);
    }
    times.sort_by(f64::total_cmp);
    let share = |part: usize| (part as f64 / counts.questions.max(1) as f64 * 1e3).round() / 1e3;
    Ok(json!({
        "set": name,
        "passages": texts.len(),
        "questions": counts.questions,
        "passage_first": share(counts.first),
        "passage_in_8": share(counts.held),
        "answer_in_quotes": share(counts.quoted),
        "mean_words": counts.words / counts.answered.max(1),
        "over_60_words": counts.over,
        "answered": share(counts.answered),
        "refused_when_withheld": share(counts.refused),
        "balanced_accuracy": (share(counts.answered) + share(counts.refused)) / 2.0,
        "extract_ms_p50": times.get(times.len() / 2).map(|time| time.round()),
    }))
}

fn source(passage: &Passage) -> Source {
    Source {
        chunk: passage.chunk,
        material: passage.material,
        title: passage.title.clone(),
        page: passage.page,
        headings: passage.headings.clone(),
        text: passage.text.clone(),
        score: passage.score,
        meaning: passage.why.meaning,
    }
}

async fn tools(kept: &Path) -> Result<Tools> {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/lectern");
    let folder = folder("LECTERN_TOOLS", home);
    let model = folder.join("models/all-MiniLM-L6-v2");
    let embedder = LocalEmbedder::at(&model, &folder.join("native/libonnxruntime.so"), 2, false)?;
    let store = store::Store::connect(&format!("sqlite://{}?mode=rwc", kept.join("measure.db").display())).await?;
    store.migrate().await?;
    let seconds = Duration::from_secs(60);
    Ok(Tools {
        store,
        files: files::Files::disk(kept.join("files")),
        live: live::Live::in_process(),
        index: index::Indexes::at(kept.join("index"), embedder.dimensions()),
        embedder: Arc::new(embedder),
        readers: Readers::new(ReaderSettings {
            program: "lectern".into(),
            arguments: Vec::new(),
            pdfium: PathBuf::new(),
            memory_bytes: 1 << 30,
            open_limit: seconds,
            page_limit: seconds,
            processes: 1,
        }),
        web: Arc::new(domain::web::NoWeb),
        transcriber: None,
        describer: None,
        chat: Vec::new(),
        clock: Arc::new(SystemClock),
        wake: queue::Wake::new(),
        limits: Limits::default(),
    })
}

fn list(value: &Value, key: &str) -> Vec<Value> {
    value[key].as_array().cloned().unwrap_or_default()
}

fn word(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn xquad(data: &Path) -> Result<Vec<Text>> {
    let file = data.join("questions/xquad_en.json");
    let set: Value = serde_json::from_slice(&std::fs::read(&file).with_context(|| file.display().to_string())?)?;
    let mut texts = Vec::new();
    for article in list(&set, "data") {
        let title = word(&article, "title").replace('_', " ");
        for paragraph in list(&article, "paragraphs") {
            let answers = |one: &Value| list(one, "answers").iter().map(|answer| word(answer, "text")).collect();
            let questions = list(&paragraph, "qas").iter().map(|one| (word(one, "question"), answers(one))).collect();
            let text = word(&paragraph, "context").replace('\n', " ");
            texts.push(Text { title: title.clone(), text, questions });
        }
    }
    Ok(texts)
}

fn pubmedqa(data: &Path) -> Result<Vec<Text>> {
    let file = data.join("questions/pubmedqa.jsonl.gz");
    let packed = std::fs::File::open(&file).with_context(|| file.display().to_string())?;
    let mut lines = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut lines)?;
    let read = |line: &str| {
        let one: Value = serde_json::from_str(line)?;
        let text = list(&one, "CONTEXTS").iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n\n");
        // The title of such a paper is its question; a number stands for it, or the answer would be in the title.
        let title = format!("Abstract {}", word(&one, "pmid"));
        Ok(Text { title, text, questions: vec![(word(&one, "QUESTION"), Vec::new())] })
    };
    lines.lines().map(read).collect()
}
