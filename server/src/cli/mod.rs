//! The command line: what can be asked, and how it is answered.
//!
//! Each command is a file with its `Arguments` and a `run` that gives an [`Answer`] or a fault. Answers go to standard
//! output, as text or as one JSON document; progress and logs go to standard error. Exit 0 done, 2 refused, 1 a fault
//! of ours.

mod anki;
mod answer;
mod ask;
mod bench_ingest;
mod bench_ocr;
mod bench_reviews;
mod bench_search;
mod bench_streams;
mod config;
mod desk;
mod doctor;
mod eval_answers;
mod eval_reading;
mod eval_retrieval;
mod eval_study;
mod ingest;
mod keys;
mod make;
mod memory;
mod migrate;
mod paced_model;
mod read;
mod search;
mod serve;
mod similarity;
mod user;
mod work;

pub use answer::Answer;
pub use desk::Desk;

use crate::config::{Config, Sources};
use clap::{Args, CommandFactory, Parser, Subcommand};
use contract::Refusal;
use domain::Outcome;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// A study and knowledge workspace: read, search and ask your own documents.
#[derive(Debug, Parser)]
#[command(name = "lectern", version, disable_help_subcommand = false)]
pub struct Line {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// The data folder (LECTERN_DATA; default: lectern-data).
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The configuration's file (LECTERN_CONFIG; default: lectern.toml in the data folder).
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder with native/ and models/ (LECTERN_TOOLS).
    #[arg(long, global = true, value_name = "DIR")]
    pub tools: Option<PathBuf>,
    /// The account to act as (default: the only one, else the first administrator).
    #[arg(long, global = true, value_name = "NAME")]
    pub account: Option<String>,
    /// Answer with one JSON document.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages, and work.
    Serve(serve::Arguments),
    /// Only work: take jobs from the database that a server shares.
    Work(work::Arguments),
    /// Bring the database's tables up to date.
    Migrate(migrate::Arguments),
    /// Read one file and show what is in it. Needs no database and no model.
    Read(read::Arguments),
    /// Take files into the library.
    Ingest(ingest::Arguments),
    /// Search the library.
    Search(search::Arguments),
    /// Ask the library.
    Ask(ask::Arguments),
    /// Make something to learn by: a cheat sheet, a quiz, cards, a guide.
    Make(make::Arguments),
    /// Measure how good the results are.
    #[command(subcommand)]
    Eval(Eval),
    /// Measure how fast it is.
    #[command(subcommand)]
    Bench(Bench),
    /// How near two texts are to each other, by the embedding model.
    Similarity(similarity::Arguments),
    /// Take in what another program has.
    #[command(subcommand)]
    Import(anki::Import),
    /// Save what is here as a file for another program.
    #[command(subcommand)]
    Export(anki::Export),
    /// Accounts: list, add, change, delete.
    #[command(subcommand)]
    User(user::User),
    /// Master keys: turn to a new one.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Show every setting with its meaning and its value.
    Config(config::Arguments),
    /// Look whether everything that is needed is there.
    Doctor(doctor::Arguments),
    /// Reads documents for another process. Not for people.
    #[command(hide = true)]
    Reader,
}

/// What can be evaluated.
#[derive(Debug, Subcommand)]
pub enum Eval {
    /// The support check and answers that quote, over sets of questions.
    Answers(eval_answers::Arguments),
    /// How well files of every kind are read, over a folder of test documents.
    Reading(eval_reading::Arguments),
    /// Search quality over a test collection.
    Retrieval(eval_retrieval::Arguments),
    /// Cards and questions made without a model, against the glossaries of their chapters.
    Study(eval_study::Arguments),
}

/// What can be measured.
#[derive(Debug, Subcommand)]
pub enum Bench {
    /// Taking one file in, in a fresh library.
    Ingest(bench_ingest::Arguments),
    /// Recognising the pictures of a folder, beside Tesseract's program alone.
    Ocr(bench_ocr::Arguments),
    /// A year of reviews by a student who is not there.
    Reviews(bench_reviews::Arguments),
    /// Searching many passages.
    Search(bench_search::Arguments),
    /// Streaming many answers at once.
    Streams(bench_streams::Arguments),
}

impl Common {
    /// The configuration that these flags, the environment and the file make.
    pub fn configuration(&self) -> Outcome<Config> {
        self.configuration_with(&[])
    }

    /// The same, with settings that a command's own flags stand for.
    pub fn configuration_with(&self, flags: &[(&str, Option<String>)]) -> Outcome<Config> {
        let mut sources = Sources { data: self.data.clone(), file: self.config.clone(), ..Sources::of_process() };
        if let Some(tools) = &self.tools {
            sources.flags.insert("models.tools".into(), tools.display().to_string());
        }
        for (key, value) in flags {
            if let Some(value) = value {
                sources.flags.insert((*key).into(), value.clone());
            }
        }
        let hint = "Correct this in the configuration's file, the environment or the flags, and try again.";
        Ok(Config::read(sources).map_err(|mistakes| Refusal::invalid("", mistakes.to_string()).with_hint(hint))?)
    }
}

/// Reads the command line. `Err` is what to end with: help was asked for, or it could not be understood.
pub fn understand(words: Vec<OsString>) -> Result<Line, ExitCode> {
    let json = words.iter().any(|word| word == "--json");
    let all = Line::command();
    let meant = words.iter().skip(1).filter_map(|word| word.to_str()).find(|word| all.find_subcommand(word).is_some());
    let meant = meant.map(str::to_owned);
    Line::try_parse_from(words).map_err(|error| answer::misunderstood(&error, meant.as_deref(), json))
}

/// Does what was asked, and says how it went.
pub async fn run(line: Line) -> ExitCode {
    let Line { common, command } = line;
    let done = match command {
        Command::Serve(arguments) => serve::run(&common, arguments).await,
        Command::Work(arguments) => work::run(&common, arguments).await,
        Command::Migrate(arguments) => migrate::run(&common, arguments).await,
        Command::Read(arguments) => read::run(&common, arguments).await,
        Command::Ingest(arguments) => ingest::run(&common, arguments).await,
        Command::Search(arguments) => search::run(&common, arguments).await,
        Command::Ask(arguments) => ask::run(&common, arguments).await,
        Command::Make(arguments) => make::run(&common, arguments).await,
        Command::Eval(Eval::Answers(arguments)) => eval_answers::run(&common, arguments).await,
        Command::Eval(Eval::Reading(arguments)) => eval_reading::run(&common, arguments).await,
        Command::Eval(Eval::Retrieval(arguments)) => eval_retrieval::run(&common, arguments).await,
        Command::Eval(Eval::Study(arguments)) => eval_study::run(&common, arguments).await,
        Command::Bench(Bench::Ingest(arguments)) => bench_ingest::run(&common, arguments).await,
        Command::Bench(Bench::Ocr(arguments)) => bench_ocr::run(&common, arguments).await,
        Command::Bench(Bench::Reviews(arguments)) => bench_reviews::run(arguments).await,
        Command::Bench(Bench::Search(arguments)) => bench_search::run(&common, arguments).await,
        Command::Bench(Bench::Streams(arguments)) => bench_streams::run(&common, arguments).await,
        Command::Similarity(arguments) => similarity::run(&common, arguments).await,
        Command::Import(import) => anki::import(&common, import).await,
        Command::Export(export) => anki::export(&common, export).await,
        Command::Keys(keys) => keys::run(&common, keys).await,
        Command::User(user) => user::run(&common, user).await,
        Command::Config(arguments) => config::run(&common, arguments).await,
        Command::Doctor(arguments) => doctor::run(&common, arguments).await,
        Command::Reader => Ok(Answer::nothing()),
    };
    answer::give(done, common.json)
}
