//! A guide as Markdown. Figures are named, not held.

use super::{checked, marked};
use crate::WriteFault;
use crate::outline::{Block, Guide, literal};
use crate::words;
use std::fmt::Write;

/// A guide in Markdown, UTF-8.
pub fn markdown(guide: &Guide) -> Result<Vec<u8>, WriteFault> {
    checked(guide)?;
    let said = words::of(&guide.language);
    let mut out = format!("# {}\n", line(&guide.title));
    for block in &guide.blocks {
        out.push('\n');
        // Writing to a string cannot fail.
        let _ = match block {
            Block::Heading { level, text, source } => {
                let marks = "#".repeat(usize::from((*level).clamp(1, 4)) + 1);
                writeln!(out, "{marks} {}{}", line(text), from(source))
            }
            Block::Paragraph { text, source } => writeln!(out, "{}{}", paragraph(text), from(source)),
            Block::List { numbered, entries } => {
                for (depth, _, entry) in marked(entries, *numbered) {
                    // Markdown counts by itself; what it needs is the depth.
                    let mark = if *numbered { "1." } else { "-" };
                    let indent = "   ".repeat(depth);
                    let _ = writeln!(out, "{indent}{mark} {}{}", line(&entry.text), from(&entry.source));
                }
                Ok(())
            }
            Block::Glossary { rows } => {
                let _ = writeln!(out, "| {} | {} | {} |\n|---|---|---|", said.term, said.definition, said.page);
                for row in rows {
                    let cells = [&row.term, &row.definition, &row.source].map(|cell| cell_of(cell));
                    let _ = writeln!(out, "| {} |", cells.join(" | "));
                }
                Ok(())
            }
            Block::Formula { formula, source } => writeln!(out, "$${}$${}", line(formula), from(source)),
            Block::Figure { picture, caption, source } => {
                writeln!(
                    out,
                    "![{}](<{}>)\n\n*{}*{}",
                    literal(&picture.alt),
                    name(&picture.name),
                    line(caption),
                    from(source)
                )
            }
        };
    }
    Ok(out.into_bytes())
}

/// One line, whatever lines it was written in.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line that would begin a list, a heading or a quote is kept from it.
fn paragraph(text: &str) -> String {
    let text = line(text);
    let first = text.split(' ').next().unwrap_or_default();
    let counted = first.trim_end_matches(['.', ')']);
    let begins = matches!(first, "-" | "+" | "*" | ">")
        || first.starts_with('#')
        || (counted.len() < first.len() && !counted.is_empty() && counted.bytes().all(|byte| byte.is_ascii_digit()));
    if !begins {
        return text;
    }
    match text.find(['.', ')']).filter(|at| *at < first.len()) {
        Some(at) => format!("{}\\{}", &text[..at], &text[at..]),
        None => format!("\\{text}"),
    }
}

fn cell_of(text: &str) -> String {
    line(text).replace("\\|", "|").replace('|', "\\|")
}

fn name(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control() && !matches!(letter, '<' | '>')).collect()
}

fn from(source: &str) -> String {
    if source.is_empty() { String::new() } else { format!(" ({})", line(source)) }
}
