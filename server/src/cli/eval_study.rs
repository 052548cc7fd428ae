//! `eval study`: cards and questions made from chapters without a model, against their authors' glossaries.

use super::{Answer, Common};
use crate::wiring;
use analysis::evaluation::{Chapter, Gold, chapter};
use anyhow::Context;
use contract::Refusal;
use domain::Outcome;
use reading::{BlockKind, OpenOptions, Page, Readers, sniff_file};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A folder of folders, each with a chapter.html and a gold.json.
    pub folder: PathBuf,
    /// Show this many questions with options, and cards that the glossary does not have, to be judged by reading.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub sample: usize,
}

/// A chapter's name, its measures, and the seconds its analyses took.
struct Row {
    name: String,
    chapter: Chapter,
    seconds: f64,
}

/// Needs no database and no model.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let readers = wiring::readers(&config, None)?;
    let mut rows = Vec::new();
    for folder in chapters(&arguments.folder) {
        eprintln!("{} is being read.", folder.display());
        rows.push(row(&readers, &folder).await?);
    }
    if rows.is_empty() {
        let hint = "Give a folder of folders, each with a chapter.html and a gold.json.";
        return Err(Refusal::invalid("folder", "There is nothing to measure.").with_hint(hint).into());
    }
    let text = format!("{}{}", table(&rows), sample(&rows, arguments.sample));
    let chapters: Vec<Value> = rows
        .iter()
        .map(|row| json!({ "chapter": row.name, "measures": row.chapter, "seconds": row.seconds }))
        .collect();
    Ok(Answer::new(json!({ "chapters": chapters, "all": all(&rows) }), text))
}

/// Folders with a chapter and its gold, by name.
fn chapters(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let whole = |path: &PathBuf| path.join("chapter.html").is_file() && path.join("gold.json").is_file();
    let mut found: Vec<PathBuf> = entries.filter(whole).collect();
    found.sort();
    found
}

async fn row(readers: &Readers, folder: &Path) -> anyhow::Result<Row> {
    let gold = gold(&std::fs::read_to_string(folder.join("gold.json"))?)?;
    let pages = pages(readers, &folder.join("chapter.html")).await?;
    let material = analysis::Material { title: "", pages: pages.iter().map(page).collect() };
    let begun = Instant::now();
    let chapter = chapter(&[material], &gold);
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Row { name, chapter, seconds: begun.elapsed().as_secs_f64() })
}

async fn pages(readers: &Readers, file: &Path) -> anyhow::Result<Vec<Page>> {
    let kind = sniff_file(file).await?;
    let mut open = readers.open(file, &kind, &OpenOptions::default()).await?;
    let mut pages = Vec::new();
    for number in 1..=open.about().pages {
        pages.push(open.page(number).await?);
    }
    Ok(pages)
}

/// A page as analysis takes it.
fn page(page: &Page) -> analysis::Page<'_> {
    let kind = |kind: BlockKind| match kind {
        BlockKind::Heading(level) => analysis::BlockKind::Heading(level),
        BlockKind::Paragraph => analysis::BlockKind::Paragraph,
        BlockKind::ListItem => analysis::BlockKind::ListItem,
        BlockKind::Code => analysis::BlockKind::Code,
        BlockKind::Table => analysis::BlockKind::Table,
        BlockKind::Caption => analysis::BlockKind::Caption,
    };
    let blocks = page.blocks.iter().map(|block| analysis::Block {
        kind: kind(block.kind),
        start: block.start as usize,
        end: block.end as usize,
    });
    let figures = page.figures.iter().map(|figure| analysis::Figure {
        number: figure.number,
        caption: figure.caption.as_deref(),
        alt: figure.alt.as_deref(),
        words: figure.words.as_deref(),
    });
    analysis::Page {
        number: page.number,
        text: &page.text,
        blocks: blocks.collect(),
        markdown: page.markdown.as_deref(),
        figures: figures.collect(),
        recognised: page.ocr.is_some(),
    }
}

fn gold(text: &str) -> anyhow::Result<Gold> {
    let value: Value = serde_json::from_str(text).context("gold.json")?;
    let text = |item: &Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
    let list = |field: &str| value[field].as_array().cloned().unwrap_or_default();
    Ok(Gold {
        glossary: list("glossary").iter().map(|item| (text(item, "term"), text(item, "meaning"))).collect(),
        captions: list("figures").iter().map(|item| text(item, "caption")).collect(),
    })
}

/// Over all chapters, each term and figure counted once.
fn all(rows: &[Row]) -> Value {
    let terms: usize = rows.iter().map(|row| row.chapter.with_bold.glossary).sum();
    let share = |of: &dyn Fn(&Chapter) -> f32| {
        let sum: f32 = rows.iter().map(|row| of(&row.chapter) * row.chapter.with_bold.glossary as f32).sum();
        sum / terms.max(1) as f32
    };
    json!({
        "glossary": terms,
        "covered": share(&|one| one.with_bold.covered),
        "covered_without_bold": share(&|one| one.without_bold.covered),
        "meaning": share(&|one| one.with_bold.meaning),
        "meaning_without_bold": share(&|one| one.without_bold.meaning),
        "figures": share(&|one| one.with_bold.figures),
        "duplicates": rows.iter().map(|row| row.chapter.duplicates).sum::<usize>(),
        "seconds": rows.iter().map(|row| row.seconds).sum::<f64>(),
    })
}

/// As `docs/BENCHMARKS.md` has it.
fn table(rows: &[Row]) -> String {
    let mut text = String::from("| | aim |");
    for row in rows {
        let _ = write!(text, " {} |", row.name);
    }
    text.push_str(" all |\n|---|---|");
    text.push_str(&"---|".repeat(rows.len() + 1));
    let overall = all(rows);
    let mut line = |what: &str, aim: &str, of: &dyn Fn(&Row) -> String, whole: String| {
        let cells: String = rows.iter().map(|row| format!(" {} |", of(row))).collect();
        let _ = write!(text, "\n| {what} | {aim} |{cells} {whole} |");
    };
    let shown = |field: &str| format!("{:.3}", overall[field].as_f64().unwrap_or_default());
    line(
        "terms of the glossary",
        "",
        &|row| row.chapter.with_bold.glossary.to_string(),
        overall["glossary"].to_string(),
    );
    line("of them on a card", "≥ .95", &|row| format!("{:.3}", row.chapter.with_bold.covered), shown("covered"));
    line(
        "bold removed",
        "≥ .70",
        &|row| format!("{:.3}", row.chapter.without_bold.covered),
        shown("covered_without_bold"),
    );
    line(
        "meaning's words on the card",
        "≥ .75",
        &|row| format!("{:.3}", row.chapter.with_bold.meaning),
        shown("meaning"),
    );
    let held = |row: &Row| format!("{:.3}", row.chapter.without_bold.meaning);
    line("bold removed", "", &held, shown("meaning_without_bold"));
    line("cards with half of them", "", &|row| format!("{:.3}", row.chapter.with_bold.half), String::new());
    line("words on such a card", "", &|row| format!("{:.1}", row.chapter.with_bold.words), String::new());
    line(
        "figures with their caption",
        "≥ .90",
        &|row| format!("{:.3}", row.chapter.with_bold.figures),
        shown("figures"),
    );
    line("duplicates", "0", &|row| row.chapter.duplicates.to_string(), overall["duplicates"].to_string());
    let others = |row: &Row| format!("{} ({})", row.chapter.with_bold.made, row.chapter.others.len());
    line("cards of terms (not in the glossary)", "", &others, String::new());
    line("cards in all", "", &|row| row.chapter.cards.to_string(), String::new());
    let asked = |row: &Row| row.chapter.questions.map(|count| count.to_string()).join(" + ");
    line("questions: choice, true or false, gap, short, number", "", &asked, String::new());
    line("seconds, two analyses", "", &|row| format!("{:.2}", row.seconds), shown("seconds"));
    text.push('\n');
    text
}

/// What a person judges by reading: questions with their options, and terms that no glossary has.
fn sample(rows: &[Row], count: usize) -> String {
    let mut text = String::new();
    for row in rows.iter().filter(|_| count > 0) {
        let _ = writeln!(text, "\n{}: questions", row.name);
        for question in row.chapter.choices.iter().take(count) {
            let _ = writeln!(text, "- {}", question.stem);
            if let analysis::Answer::Choice { options, right } = &question.answer {
                for (at, option) in options.iter().enumerate() {
                    let _ = writeln!(text, "  {} {option}", if at == *right { "*" } else { " " });
                }
            }
        }
        let _ = writeln!(text, "\n{}: not in the glossary", row.name);
        for (term, sentence) in row.chapter.others.iter().take(count) {
            let _ = writeln!(text, "- {term}: {sentence}");
        }
    }
    text
}
