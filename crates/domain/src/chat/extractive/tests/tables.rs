//! Tables in answers, on the tables of two textbook chapters.

use super::*;
use crate::chat::{Source, citations};
use std::path::{Path, PathBuf};

/// The passages of a chapter with some of these words, as they would be found; `None`, and a loud word, where the
/// chapter is not at hand.
pub(super) fn chapter(name: &str, words: &[&str]) -> Option<Vec<Source>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("LECTERN_SHARED_DATA").map_or_else(beside, PathBuf::from);
    let file = folder.join("lectures").join(name).join("chapter.html");
    let Ok(bytes) = std::fs::read(&file) else {
        eprintln!("skipped: {} is not there", file.display());
        return None;
    };
    let read = reading::article::article(&bytes, Default::default()).expect("it is a page");
    let mut passages: Vec<String> = Vec::new();
    let mut above = reading::chunks::Headings::default();
    for page in read.sections.iter().flat_map(|section| reading::markdown(&section.markdown)) {
        let (chunks, open) =
            reading::chunks::of_page(&page, &above, 254, &|text| text.split_whitespace().count() * 4 / 3);
        above = open;
        passages.extend(chunks.into_iter().map(|chunk| chunk.text));
    }
    let holds = |text: &str| words.iter().filter(|word| text.contains(**word)).count();
    let mut order: Vec<usize> = (0..passages.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(holds(&passages[*at])));
    let found = order.into_iter().take(8).zip(1..).map(|(at, place)| Source {
        before: at.checked_sub(1).map(|before| passages[before].clone()),
        ..source("Chapter", place, &passages[at])
    });
    Some(found.collect())
}

const FLUIDS: &str = "openstax_anatomy_ch26_fluid_acid_base";

/// The lines of the answer's table: its head and its rows.
fn rows(answer: &str) -> Vec<&str> {
    answer.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---")).collect()
}

#[tokio::test]
async fn the_row_that_answers_is_shown_below_the_head_of_its_table() {
    let Some(sources) = chapter(FLUIDS, &["Potassium", "Plasma", "(mM)", "Urine"]) else { return };
    let (found, answer) = ask("What is the reference value of potassium in plasma?", &sources).await;
    assert!(found);
    let rows = rows(&answer);
    assert_eq!(rows.len(), 2, "the head and one row: {answer}");
    assert!(rows[0].starts_with("| Name | Chemical symbol | Plasma |"), "{answer}");
    assert!(rows[1].starts_with("| Potassium | K+ | 3.50–5.00 (mM) |") && rows[1].contains(" [1] |"), "{answer}");
    let html = crate::markdown::html(&answer);
    assert!(html.contains("<th>Plasma</th>") && html.contains("<td>Potassium</td>"), "{html}");
    assert_eq!(citations::cited(&answer)[0], 1);
}

#[tokio::test]
async fn a_question_for_many_gets_some_rows_and_never_more_than_six() {
    let Some(sources) = chapter("openstax_psychology_ch8_memory", &["Transience", "Blocking", "Persistence"]) else {
        return;
    };
    let (_, answer) = ask("List the types of forgetting among the seven sins of memory", &sources).await;
    let rows = rows(&answer);
    assert!((3..=7).contains(&rows.len()), "{answer}");
    assert!(rows[0].starts_with("| Sin | Type | Description | Example"), "{answer}");
    let place = |sin: &str| rows.iter().position(|row| row.starts_with(&format!("| {sin} ")));
    assert!(place("Transience") < place("Blocking") && place("Transience").is_some(), "in the table's order: {answer}");
}

#[tokio::test]
async fn what_a_row_says_is_held_by_its_passage_and_its_head_claims_nothing() {
    let Some(sources) = chapter(FLUIDS, &["Diarrhea", "Metabolite", "Uremia"]) else { return };
    let extract = extract("Which metabolite is found after strenuous exercise?", &sources, None).await;
    let (markdown, numbered) = extract.markdown(&sources);
    assert!(markdown.contains("| Strenuous exercise | Lactic acid [1] |"), "{markdown}");
    let text = |number: u32| Some(sources[numbered[number as usize - 1]].text.clone());
    let sentences = crate::chat::said::sentences(&markdown, text, None).await;
    assert_eq!(sentences[0].text, "Strenuous exercise Lactic acid");
    assert_eq!(sentences[0].support, contract::Support::Supported, "{sentences:?}");
    assert!(sentences.iter().all(|sentence| !sentence.text.starts_with("Cause")), "{sentences:?}");
}

#[tokio::test]
async fn marks_in_cells_show_as_they_stand() {
    let text = "Sign\tMeaning\npipe | bar\t<b>both</b> [1](http://evil.example)\nstar\t*one* $x$";
    let sources = [source("Signs", 1, text)];
    let (_, answer) = ask("What is the meaning of the pipe bar sign?", &sources).await;
    let html = crate::markdown::html(&answer);
    assert_eq!(html.matches("<td>").count(), 2, "one row of two cells: {html}");
    assert!(html.contains("pipe | bar") && html.contains("&lt;b&gt;both&lt;/b&gt;"), "{html}");
    assert!(!html.contains("<a ") && !html.contains("<math"), "{html}");
    assert_eq!(citations::cited(&answer), [1]);
}

#[tokio::test]
async fn rows_speak_of_what_stands_above_their_table() {
    let text = "Table 4. Boiling points of common solvents\nSolvent\tDegrees\nAcetone\t56\nEthanol\t78\nWater\t100\n\nOther text.";
    let (_, answer) = ask("What are the boiling points of common solvents?", &[source("Lab", 1, text)]).await;
    assert_eq!(rows(&answer).len(), 4, "{answer}");
    let text = "Common solvents boil at these degrees:\n\nSolvent\tDegrees\nAcetone\t56\nEthanol\t78\n\nOther text.";
    let (_, answer) = ask("At which degrees do solvents boil?", &[source("Lab", 1, text)]).await;
    assert!(answer.contains("“Common solvents boil at these degrees:” [1]"), "{answer}");
    assert_eq!(rows(&answer).len(), 3, "{answer}");
}
