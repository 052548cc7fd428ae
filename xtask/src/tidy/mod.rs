//! The rules of the house, each in its own file. A rule takes the tree and returns what breaks it.
//!
//! A rule states what must not be there. Where it has to give way, the exception stands beside the rule, with a reason.

mod directions;
mod literals;
mod names;
mod said;
mod sizes;
mod text;
mod tree;
mod words;

use std::process::ExitCode;
use tree::Tree;

/// Something that breaks a rule: where, and what to do about it.
pub struct Finding {
    pub place: String,
    pub say: String,
}

type Rule = (&'static str, fn(&Tree) -> anyhow::Result<Vec<Finding>>);

const RULES: &[Rule] = &[
    ("crates depend only downwards", directions::crates),
    ("outside crates stay where they belong", directions::outside),
    ("sources name only what is below them", directions::sources),
    ("the browser gets only what it needs", directions::browser),
    ("modules say what they are", text::opens_with_docs),
    ("no unfinished words", text::unfinished),
    ("server functions are short", text::server_functions),
    ("files are named by what they are", names::nouns),
    ("files stay small", sizes::ceiling),
    ("every language has every sentence", words::languages),
    ("every sentence that people are told has a German twin", said::twins),
];

/// Runs every rule and prints what breaks it.
pub fn run() -> ExitCode {
    let tree = match Tree::read() {
        Ok(tree) => tree,
        Err(error) => {
            eprintln!("tidy: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let mut broken = 0;
    for (name, rule) in RULES {
        match rule(&tree) {
            Ok(findings) => {
                println!("tidy: {name}: {}", if findings.is_empty() { "ok" } else { "BROKEN" });
                for finding in &findings {
                    println!("  {}: {}", finding.place, finding.say);
                }
                broken += findings.len();
            }
            Err(error) => {
                println!("tidy: {name}: could not be checked: {error:#}");
                broken += 1;
            }
        }
    }
    println!("tidy: {}", sizes::summary(&tree));
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
