//! `bench ocr`: how fast pictures of pages are recognised, and in how much memory, beside Tesseract's program alone.

use super::{Answer, Common};
use crate::wiring;
use contract::Refusal;
use domain::Outcome;
use reading::ReadError;
use reading::evaluation::{Cost, speed};
use serde_json::{Value, json};

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder with pictures of pages (PNG, JPEG, TIFF), however deep.
    pub folder: std::path::PathBuf,
    /// How often each side reads all of them, in turn.
    #[arg(long, default_value_t = 3)]
    pub rounds: u32,
}

/// Needs no database and no model.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let readers = wiring::readers(&config, None)?;
    let measured = speed(&readers, &wiring::ocr(&config), &arguments.folder, arguments.rounds.max(1)).await;
    let speed = measured.map_err(|error| match error {
        ReadError::Empty => {
            let refusal = Refusal::invalid("folder", "There is no PNG, JPEG or TIFF picture in this folder.");
            refusal.with_hint("Give a folder with pictures of pages.")
        }
        error => Refusal::invalid("folder", error.say()).with_hint(error.hint()),
    })?;
    let pages = f64::from(speed.pages * speed.rounds);
    let (ours, alone) = (speed.lectern, speed.tesseract);
    let ratio = |ours: f64, alone: f64| if alone > 0.0 { rounded(ours / alone) } else { 0.0 };
    let ratios = [
        ratio(alone.seconds, ours.seconds),
        ratio(ours.cpu_seconds, alone.cpu_seconds),
        ratio(ours.peak_mb, alone.peak_mb),
    ];
    let json = json!({
        "pages": speed.pages,
        "rounds": speed.rounds,
        "processes": speed.processes,
        "lectern": told(&ours, pages),
        "tesseract": told(&alone, pages),
        "ratio": { "pages_per_second": ratios[0], "cpu_seconds": ratios[1], "peak_mb": ratios[2] },
    });
    let row = |name: &str, cost: &Cost| {
        let (speed, cpu) = (pages / cost.seconds, cost.cpu_seconds / pages);
        format!("{name}: {speed:.2} pages a second, {cpu:.2} s of processor time a page, {:.0} MB", cost.peak_mb)
    };
    let text = format!(
        "{} pages, read {} times by each side in turn, {} at once.\n{}\n{}\n{:.2} times the pages a second, {:.2} \
         times the processor time, {:.2} times the memory.",
        speed.pages,
        speed.rounds,
        speed.processes,
        row("Lectern", &ours),
        row("Tesseract alone", &alone),
        ratios[0],
        ratios[1],
        ratios[2],
    );
    Ok(Answer::new(json, text))
}

fn told(cost: &Cost, pages: f64) -> Value {
    json!({
        "pages_per_second": rounded(pages / cost.seconds.max(f64::EPSILON)),
        "cpu_seconds_per_page": rounded(cost.cpu_seconds / pages.max(1.0)),
        "peak_mb": rounded(cost.peak_mb),
    })
}

fn rounded(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}
