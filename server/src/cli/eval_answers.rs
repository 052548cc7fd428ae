//! `eval answers`: the support check on labelled pairs, and answers that quote, each in a fresh library that is thrown
//! away.

use super::{Answer, Common, Desk};
use crate::wiring;
use anyhow::Context;
use contract::Refusal;
use domain::{
    Outcome,
    chat::evaluation::{self, Checked, Half, Part, Quoted, Set},
};
use serde_json::json;
use std::fmt::Write;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder with xquad_en.json and pubmedqa.jsonl.gz.
    pub folder: std::path::PathBuf,
    /// Only this part.
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Ask only every n-th question.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub every: usize,
    /// Ask each question inside a long message: a file of JSON lines, each with a story as its “question”.
    #[arg(long, value_name = "FILE")]
    pub stories: Option<std::path::PathBuf>,
    /// Check sentences by their words alone.
    #[arg(long)]
    pub words: bool,
}

/// A part of the evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    Support,
    Xquad,
    Pubmedqa,
}

/// Needs no database of its own; the libraries are temporary folders.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let Arguments { folder, only, every, stories, words } = arguments;
    let config = common.configuration()?;
    let embedder = wiring::embedder(&config).map_err(|missing| Refusal::Unavailable {
        say: format!("The embedding model cannot be loaded: {missing:#}."),
        hint: "Run “lectern doctor”, which tells what is missing.".into(),
    })?;
    let wanted = |part| only.is_none_or(|only| only == part);
    let unread = |error: anyhow::Error| {
        Refusal::invalid("folder", format!("These are not the sets: {error:#}."))
            .with_hint("Give the folder with xquad_en.json and pubmedqa.jsonl.gz.")
    };
    let checked = if wanted(Only::Support) {
        let model = (!words).then_some(embedder.as_ref());
        Some(evaluation::check(&folder, model).await.map_err(unread)?)
    } else {
        None
    };
    let mut quoted = Vec::new();
    for (part, set) in [(Only::Xquad, Set::Xquad), (Only::Pubmedqa, Set::Pubmedqa)] {
        if !wanted(part) {
            continue;
        }
        let library = tempfile::tempdir().context("no room for a fresh library")?;
        let fresh = Common { data: Some(library.path().to_owned()), account: None, ..common.clone() };
        let desk = Desk::open(&fresh).await?;
        let services = &desk.wired.services;
        eprintln!("{}: taking the texts in, then asking.", set.name());
        let (embedder, stories) = (embedder.as_ref(), stories.as_deref());
        quoted.push(evaluation::quote(services, &desk.actor, embedder, set, &folder, every, stories).await?);
    }
    let mut text = String::new();
    if let Some(checked) = &checked {
        text.push_str(&support(checked));
    }
    quoted.iter().for_each(|set| text.push_str(&quotes(set)));
    Ok(Answer::new(json!({ "support": checked, "quoted": quoted }), text))
}

fn support(checked: &Checked) -> String {
    let mut text = String::new();
    for (name, half) in [("developed on", &checked.developed), ("held out", &checked.held_out)] {
        let Half { pairs, labels, kinds } = half;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "support check, half {name}: {pairs} pairs");
        for one in labels {
            let name = format!("{:?}", one.label).to_lowercase();
            let _ = writeln!(text, "  {name:<12} precision {:.3}   recall {:.3}", one.precision, one.recall);
        }
        for one in kinds {
            let (made, label) = (format!("{:?}", one.made), format!("{:?}", one.label).to_lowercase());
            let _ = writeln!(
                text,
                "  {made:<19} ({label:<11}) {:>5} pairs: supported {:.3}, partly {:.3}, unsupported {:.3}",
                one.pairs, one.supported, one.partly, one.unsupported
            );
        }
    }
    text
}

fn quotes(set: &Quoted) -> String {
    let mut text = format!("{}: {} texts; choosing quotes takes {} ms\n", set.set, set.texts, set.choosing_ms);
    for (name, part) in [("all", &set.all), ("developed on", &set.developed), ("held out", &set.held_out)] {
        let Part { questions, found_first, found_in_5, quoted_first, answer_quoted, words, .. } = part;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  {name:<12} {questions:>4} questions: right text found first {found_first:.3}, in 5 {found_in_5:.3}, quoted \
             first {quoted_first:.3}; answer quoted {answer_quoted:.3} in {words:.1} words ({} over 60); answered {:.3}, \
             refused when withheld {:.3}, balanced {:.3}",
            part.over_60_words, part.answered, part.refused_when_withheld, part.balanced_accuracy
        );
    }
    text
}
