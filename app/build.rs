//! Turns the sentences in `locales/` into the module `i18n`: one method per sentence, checked in every language.
//!
//! Calls the generator of leptos_i18n itself and not `leptos_i18n_build`, which does the same and brings a network
//! client and a WASM runtime along, to slice calendars that nobody here uses.

use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};
use std::{error::Error, fs, path::PathBuf};

const LANGUAGES: &[&str] = &["de"];
const PARTS: &[&str] = &[
    "ui",
    "shell",
    "accounts",
    "today",
    "retrieval",
    "jobs",
    "library",
    "reader",
    "chat",
    "providers",
    "cards",
    "review",
    "study",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build.rs");
    let config = Config::new("en")?
        .add_locales(LANGUAGES.iter().copied())?
        .add_namespaces(PARTS.iter().copied())?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let parsed = parse_locales(None, config)?;
    for warning in parsed.diag.warnings().iter() {
        println!("cargo:warning={warning}");
    }
    for error in parsed.diag.errors().iter() {
        println!("cargo:error={error}");
    }
    let module = leptos_i18n_codegen::gen_code(&parsed, None, false, None, false)?;
    let to = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n.rs");
    fs::write(to, module.to_string())?;
    Ok(())
}
