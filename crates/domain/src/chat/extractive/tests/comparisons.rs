//! Comparisons: both sides in turn, and an honest word where one is missing.

use super::*;

/// The lines under a side's heading.
fn under<'a>(answer: &'a str, side: &str) -> &'a str {
    let start = answer.find(&format!("### {side}\n")).map_or(answer.len(), |at| at + side.len() + 5);
    answer[start..].split("\n### ").next().unwrap_or_default().trim()
}

#[tokio::test]
async fn each_side_of_a_chapters_matter_is_quoted_in_turn() {
    let words = ["acidosis", "alkalosis", "Metabolic", "Respiratory"];
    let Some(sources) = tables::chapter("openstax_anatomy_ch26_fluid_acid_base", &words) else { return };
    let (found, answer) =
        ask("What is the difference between metabolic acidosis and metabolic alkalosis?", &sources).await;
    assert!(found);
    let (acidosis, alkalosis) = (under(&answer, "metabolic acidosis"), under(&answer, "metabolic alkalosis"));
    assert!(acidosis.contains("etabolic acidosis") && alkalosis.contains("etabolic alkalosis"), "{answer}");
    assert!(acidosis.contains(" [") && alkalosis.contains(" ["), "both are cited: {answer}");
}

fn membranes() -> Vec<Source> {
    vec![
        source(
            "Transport",
            1,
            "Diffusion moves solutes down their gradient. Both need no energy. Osmosis is the movement of water through a membrane.",
        ),
        source(
            "Diffusion",
            2,
            "Many people know it from the kitchen. Diffusion is the spreading of particles in a fluid.",
        ),
    ]
}

#[tokio::test]
async fn definitions_come_first_on_both_sides() {
    let (found, answer) = ask("How does osmosis differ from diffusion?", &membranes()).await;
    assert!(found && answer.starts_with("Quoted from your materials:\n\n### osmosis\n"), "{answer}");
    assert!(under(&answer, "osmosis").starts_with("“Osmosis is the movement of water"), "{answer}");
    assert!(under(&answer, "diffusion").starts_with("“Diffusion is the spreading of particles"), "{answer}");
    assert_eq!(crate::chat::citations::cited(&answer), [1, 2]);
}

#[tokio::test]
async fn a_side_that_is_not_in_the_materials_is_named_as_such() {
    let (found, answer) = ask("Compare osmosis with photosynthesis", &membranes()).await;
    assert!(found && under(&answer, "osmosis").starts_with("“Osmosis is"), "{answer}");
    assert_eq!(under(&answer, "photosynthesis"), "Your materials do not seem to say anything about this.");
    let german =
        [source("Transport", 1, "Osmose ist die Bewegung von Wasser durch eine Membran. Sie braucht keine Energie.")];
    let (found, answer) = ask("Was ist der Unterschied zwischen Osmose und Photosynthese?", &german).await;
    assert!(found && under(&answer, "Osmose").starts_with("“Osmose ist die Bewegung"), "{answer}");
    assert_eq!(under(&answer, "Photosynthese"), "Deine Materialien scheinen dazu nichts zu sagen.");
    let (found, answer) = ask("Compare football with chess", &membranes()).await;
    assert!(!found && answer.starts_with(NOT_FOUND), "{answer}");
}

#[tokio::test]
async fn a_word_that_both_sides_have_stands_for_neither() {
    let sources =
        [source("Diabetes", 1, "Type 1 diabetes is an autoimmune disease of the pancreas. It begins in childhood.")];
    let (_, answer) = ask("What is the difference between type 1 diabetes and type 2 diabetes?", &sources).await;
    assert!(under(&answer, "type 1 diabetes").contains("autoimmune"), "{answer}");
    assert_eq!(under(&answer, "type 2 diabetes"), "Your materials do not seem to say anything about this.");
}

#[tokio::test]
async fn a_table_with_a_column_for_each_side_comes_before_them() {
    let text = "Cells divide in two ways.\n\n\tMitosis\tMeiosis\nDivisions\tone\ttwo\nDaughter cells\ttwo\tfour\n\nMitosis is a \
                division that keeps the chromosomes. Meiosis is a division that halves them.";
    let (_, answer) = ask("Compare mitosis and meiosis", &[source("Division", 1, text)]).await;
    let table = answer.find("|  | Mitosis | Meiosis |").expect("the head with both");
    assert!(answer.contains("| Divisions | one | two [1] |"), "{answer}");
    assert!(table < answer.find("### mitosis").expect("and the sides after it"), "{answer}");
    assert!(under(&answer, "meiosis").starts_with("“Meiosis is a division that halves them"), "{answer}");
}

#[test]
fn no_question_of_the_measured_sets_is_read_as_a_comparison_and_no_text_of_them_has_a_table() {
    let beside = || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder =
        std::env::var_os("LECTERN_SHARED_DATA").map_or_else(beside, std::path::PathBuf::from).join("questions");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    for text in crate::chat::evaluation::texts(&folder).expect("the sets are whole") {
        for asked in &text.questions {
            assert_eq!(sides::of(&asked.question), None, "{}", asked.question);
        }
        assert_eq!(super::super::tables::of(&source("T", 1, &text.text)), [], "{}", text.document);
    }
}
