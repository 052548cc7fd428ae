//! The question sets that answers are measured on: XQuAD (English) and PubMedQA, as their makers publish them.

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

/// A text of a set, with what is asked of it.
#[derive(Clone, Debug)]
pub struct Text {
    /// The document that it is from: texts of one document are in one half.
    pub document: String,
    pub title: String,
    pub text: String,
    pub questions: Vec<Asked>,
    /// Of the half that nothing was fitted on.
    pub held_out: bool,
    /// What its authors conclude, in their own words; not part of the text.
    pub conclusion: Option<String>,
}

/// A question, and the words that answer it; none where any of the text will do.
#[derive(Clone, Debug)]
pub struct Asked {
    pub question: String,
    pub answers: Vec<String>,
}

/// XQuAD: paragraphs of Wikipedia with questions whose answer is a span of the paragraph.
///
/// # Errors
/// When the file is missing or laid out in another way.
pub fn xquad(folder: &Path) -> Result<Vec<Text>> {
    let file = folder.join("xquad_en.json");
    let set: Value = serde_json::from_slice(&std::fs::read(&file).with_context(|| file.display().to_string())?)?;
    let mut texts = Vec::new();
    for article in list(&set, "data") {
        let title = word(&article, "title").replace('_', " ");
        for paragraph in list(&article, "paragraphs") {
            let asked = |one: &Value| Asked {
                question: word(one, "question"),
                answers: list(one, "answers").iter().map(|answer| word(answer, "text")).collect(),
            };
            texts.push(Text {
                document: title.clone(),
                title: title.clone(),
                text: word(&paragraph, "context").replace('\n', " "),
                questions: list(&paragraph, "qas").iter().map(asked).collect(),
                held_out: false,
                conclusion: None,
            });
        }
    }
    anyhow::ensure!(!texts.is_empty(), "{} holds no paragraph", file.display());
    Ok(part(texts))
}

/// PubMedQA: abstracts without their conclusion, each with one question.
///
/// # Errors
/// When the file is missing or laid out in another way.
pub fn pubmedqa(folder: &Path) -> Result<Vec<Text>> {
    let file = folder.join("pubmedqa.jsonl.gz");
    let packed = File::open(&file).with_context(|| file.display().to_string())?;
    let mut texts = Vec::new();
    for line in BufReader::new(GzDecoder::new(packed)).lines() {
        let one: Value = serde_json::from_str(&line?)?;
        let number = word(&one, "pmid");
        texts.push(Text {
            // The title of such a paper is its question: a number stands for it, or the title would be the answer.
            title: format!("Abstract {number}"),
            document: number,
            text: list(&one, "CONTEXTS").iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n\n"),
            questions: vec![Asked { question: word(&one, "QUESTION"), answers: Vec::new() }],
            held_out: false,
            conclusion: Some(word(&one, "LONG_ANSWER")),
        });
    }
    anyhow::ensure!(!texts.is_empty(), "{} holds no abstract", file.display());
    Ok(part(texts))
}

/// Every second document of a set is held out: nothing is fitted on it.
fn part(mut texts: Vec<Text>) -> Vec<Text> {
    let mut documents: Vec<String> = Vec::new();
    for text in &mut texts {
        if documents.last() != Some(&text.document) {
            documents.push(text.document.clone());
        }
        text.held_out = documents.len().is_multiple_of(2);
    }
    texts
}

fn list(value: &Value, key: &str) -> Vec<Value> {
    value[key].as_array().cloned().unwrap_or_default()
}

fn word(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
