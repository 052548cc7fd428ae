//! A test collection as BEIR lays it out: `corpus.jsonl(.gz)`, `queries.jsonl(.gz)`, `qrels.*.tsv`.

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

/// A document.
#[derive(Clone, Debug, Deserialize)]
pub struct Document {
    #[serde(rename = "_id")]
    pub id: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub text: String,
}

/// A query with the grades of the documents that were judged for it.
#[derive(Clone, Debug)]
pub struct Judged {
    pub text: String,
    pub grades: HashMap<String, i32>,
}

/// Documents and judged queries.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The folder's name.
    pub name: String,
    pub documents: Vec<Document>,
    pub queries: Vec<Judged>,
}

#[derive(Deserialize)]
struct QueryLine {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

impl Collection {
    /// Reads the folder. Without `qrels` it takes the judgements that are there, and the ones for tests where there
    /// are several.
    ///
    /// # Errors
    /// When a file is missing or is not laid out so.
    pub fn read(folder: &Path, qrels: Option<&Path>) -> Result<Self> {
        let documents: Vec<Document> = lines(&either(folder, "corpus.jsonl")?)?;
        let texts: Vec<QueryLine> = lines(&either(folder, "queries.jsonl")?)?;
        let judgements = match qrels {
            Some(file) => file.to_owned(),
            None => judgements(folder)?,
        };
        let mut grades = grades(&judgements)?;
        let queries: Vec<Judged> = texts
            .into_iter()
            .filter_map(|query| Some(Judged { text: query.text, grades: grades.remove(&query.id)? }))
            .collect();
        ensure!(!documents.is_empty() && !queries.is_empty(), "{} holds no judged query", folder.display());
        let name = folder.canonicalize()?.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name: name.unwrap_or_default(), documents, queries })
    }
}

fn either(folder: &Path, name: &str) -> Result<PathBuf> {
    [format!("{name}.gz"), name.to_owned()]
        .into_iter()
        .map(|name| folder.join(name))
        .find(|file| file.is_file())
        .with_context(|| format!("{} holds no {name}", folder.display()))
}

fn judgements(folder: &Path) -> Result<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with("qrels") && name.ends_with(".tsv")
    });
    files.sort();
    let test = files.iter().position(|file| file.to_string_lossy().contains("test")).unwrap_or(0);
    if files.is_empty() {
        bail!("{} holds no qrels.*.tsv", folder.display());
    }
    Ok(files.swap_remove(test))
}

fn lines<T: for<'de> Deserialize<'de>>(file: &Path) -> Result<Vec<T>> {
    let open = File::open(file).with_context(|| file.display().to_string())?;
    let packed = file.extension().is_some_and(|extension| extension == "gz");
    let bytes: Box<dyn Read> = if packed { Box::new(GzDecoder::new(open)) } else { Box::new(open) };
    let mut all = Vec::new();
    for line in BufReader::new(bytes).lines() {
        let line = line.with_context(|| file.display().to_string())?;
        if !line.trim().is_empty() {
            all.push(serde_json::from_str(&line).with_context(|| file.display().to_string())?);
        }
    }
    Ok(all)
}

/// Grades by query and document. The first line is a heading.
fn grades(file: &Path) -> Result<HashMap<String, HashMap<String, i32>>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut grades: HashMap<String, HashMap<String, i32>> = HashMap::new();
    for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let mut columns = line.split('\t');
        let (Some(query), Some(document), Some(grade)) = (columns.next(), columns.next(), columns.next()) else {
            bail!("{}: a line has not three columns", file.display());
        };
        grades.entry(query.to_owned()).or_default().insert(document.to_owned(), grade.trim().parse()?);
    }
    Ok(grades)
}
