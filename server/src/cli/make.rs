//! `make`: something to learn by, made from the library, kept there, and written to a file.

use super::{Answer, Common, Desk, ingest::Work};
use contract::{
    Difficulty, ItemKind, MaterialId, OutputFormat, OutputItem, OutputKind, OutputOpened, OutputSettings, OutputState,
    Refusal, Scope,
};
use domain::{Outcome, study::Making};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

/// How often an output is looked at that another process may be making.
const LOOK: Duration = Duration::from_millis(100);

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What to make.
    #[arg(value_enum)]
    pub kind: Kind,
    /// From this material; may be given several times.
    #[arg(long, value_name = "ID")]
    pub material: Vec<MaterialId>,
    /// From this subject.
    #[arg(long, value_name = "NAME")]
    pub subject: Option<String>,
    /// Sides of a cheat sheet: 1, 2 or 4.
    #[arg(long, default_value_t = 2)]
    pub sides: u32,
    /// Questions or cards at most.
    #[arg(long, default_value_t = 20)]
    pub count: u32,
    /// Only questions this hard.
    #[arg(long, value_enum)]
    pub difficulty: Option<Level>,
    /// The kind of file; by default what the file's name ends with.
    #[arg(long)]
    pub format: Option<String>,
    /// The file.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What can be made.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Kind {
    CheatSheet,
    Quiz,
    Cards,
    Guide,
    Glossary,
    ConceptMap,
    PastPaper,
}

/// How hard questions are.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Level {
    Easy,
    Medium,
    Hard,
}

/// Makes it as the account that the common flags name, and waits for it.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let kind = arguments.kind.into();
    let format = format_of(kind, &arguments)?;
    let desk = Desk::open(common).await?;
    let study = &desk.wired.services.study;
    let settings = OutputSettings {
        sides: arguments.sides,
        count: arguments.count,
        difficulty: arguments.difficulty.map(Into::into),
        ..OutputSettings::default()
    };
    let mut scope = Scope { materials: arguments.material, ..Scope::default() };
    if let Some(name) = &arguments.subject {
        scope.subjects.push(desk.subject(name).await?);
    }
    let work = Work::begin(&desk);
    let id = study.make(&desk.actor, Making { kind, scope, settings, title: String::new() }).await?;
    let opened = loop {
        let opened = study.open(&desk.actor, id).await?;
        if opened.output.state.is_final() {
            break opened;
        }
        tokio::time::sleep(LOOK).await;
    };
    work.end().await;
    if opened.output.state != OutputState::Ready {
        let say = opened.output.say.unwrap_or_else(|| "It could not be made.".into());
        return Err(
            Refusal::Unavailable { say, hint: opened.output.hint.unwrap_or_else(|| "Try again.".into()) }.into()
        );
    }
    let mut written = None;
    if let (Some(out), Some(format)) = (&arguments.out, format) {
        let saved = study.save(&desk.actor, id, format).await?;
        std::fs::write(out, &saved.bytes).map_err(|error| {
            let say = format!("{} cannot be written: {error}.", out.display());
            Refusal::Unavailable { say, hint: "Choose another place for the file.".into() }
        })?;
        written = Some(out.display().to_string());
    }
    Ok(Answer::new(document(&opened, written.as_deref()), text(&opened, written.as_deref())))
}

/// The format that is asked for: by its name, by the file's, or the usual one.
fn format_of(kind: OutputKind, arguments: &Arguments) -> Result<Option<OutputFormat>, Refusal> {
    let usual = kind.formats()[0];
    let words: Vec<_> = kind.formats().iter().map(|format| format.word()).collect();
    let wrong = |word: &str| {
        let hint = format!("Choose one of: {}.", words.join(", "));
        Refusal::invalid("format", format!("“{word}” is no format for this.")).with_hint(hint)
    };
    let Some(out) = &arguments.out else {
        return match &arguments.format {
            Some(_) => {
                Err(Refusal::invalid("out", "There is no place for the file.")
                    .with_hint("Say with --out where it goes."))
            }
            None => Ok(None),
        };
    };
    let format = match &arguments.format {
        Some(word) => OutputFormat::of(word).ok_or_else(|| wrong(word))?,
        None => {
            let end = out.extension().and_then(|end| end.to_str()).unwrap_or_default().to_lowercase();
            OutputFormat::of(&end).unwrap_or(usual)
        }
    };
    if kind.formats().contains(&format) { Ok(Some(format)) } else { Err(wrong(format.word())) }
}

fn document(opened: &OutputOpened, file: Option<&str>) -> Value {
    json!({
        "output": opened.output.id,
        "kind": opened.output.kind,
        "title": opened.output.title,
        "file": file,
        "items": opened.items.iter().map(item).collect::<Vec<_>>(),
        "dropped": opened.output.dropped,
    })
}

fn item(item: &OutputItem) -> Value {
    let body = &item.body;
    let source = body.sources.first();
    let mut value = json!({
        "kind": body.kind,
        "section": body.section,
        "choices": body.choices,
        "right": body.right,
        "explanation": body.explanation,
        "difficulty": body.difficulty,
        "figure": body.figure,
        "number": body.number,
        "marks": body.marks,
        "material": source.and_then(|source| source.material),
        "page": source.map(|source| source.page),
        "quote": source.map(|source| &source.quote),
        "support": body.support,
    });
    let asked = matches!(
        body.kind,
        ItemKind::MultipleChoice
            | ItemKind::TrueFalse
            | ItemKind::ShortAnswer
            | ItemKind::Numeric
            | ItemKind::PaperQuestion
    );
    let (front, back) = if asked { ("question", "answer") } else { ("front", "back") };
    value[front] = json!(body.front);
    value[back] = json!(match body.kind {
        ItemKind::TrueFalse =>
            if body.right == Some(0) {
                "true"
            } else {
                "false"
            },
        _ => &body.back,
    });
    value
}

fn text(opened: &OutputOpened, file: Option<&str>) -> String {
    let mut text = format!("{}: {} entries", opened.output.title, opened.items.len());
    if opened.output.dropped > 0 {
        text.push_str(&format!(", {} left out", opened.output.dropped));
    }
    text.push('\n');
    if let Some(file) = file {
        text.push_str(&format!("Written to {file}.\n"));
        return text;
    }
    for item in &opened.items {
        let body = &item.body;
        let page = body.sources.first().map(|source| format!(" (p. {})", source.page)).unwrap_or_default();
        text.push_str(&format!(
            "- {}{}{}{page}\n",
            body.front,
            if body.back.is_empty() { "" } else { " — " },
            body.back
        ));
    }
    text
}

impl From<Kind> for OutputKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::CheatSheet => Self::CheatSheet,
            Kind::Quiz => Self::Quiz,
            Kind::Cards => Self::Cards,
            Kind::Guide => Self::Guide,
            Kind::Glossary => Self::Glossary,
            Kind::ConceptMap => Self::ConceptMap,
            Kind::PastPaper => Self::PastPaper,
        }
    }
}

impl From<Level> for Difficulty {
    fn from(level: Level) -> Self {
        match level {
            Level::Easy => Self::Easy,
            Level::Medium => Self::Medium,
            Level::Hard => Self::Hard,
        }
    }
}
