//! An output as a file: which kinds there are, and what each is made from.
//!
//! Only what is kept goes in. Files are made when they are asked for, so they always say what the page says; a file
//! depends on nothing but the items and the figures, so the same output gives the same bytes.

mod cards;
mod guide;
mod map;
mod paper;
mod pictures;
mod quiz;
mod sheet;

use super::{Study, store, view};
use crate::{Actor, Fault, Outcome, language, permit};
use ::store::word;
use contract::{
    AccountId, ItemBody, MaterialId, OutputFormat, OutputId, OutputKind, OutputState, OutputView, QuizPart, Refusal,
};
use pictures::Pictures;
use writing::WriteFault;
use writing::quiz::Part;
use writing::words::{self, Words};

/// A file, ready to be sent.
pub struct Saved {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// What a file is made from.
struct Sheet {
    output: OutputView,
    items: Vec<ItemBody>,
    pictures: Pictures,
    /// Two letters.
    language: String,
}

impl Study {
    /// The output in a format, whole.
    ///
    /// # Errors
    /// As [`Study::save_part`].
    pub async fn save(&self, actor: &Actor, id: OutputId, format: OutputFormat) -> Outcome<Saved> {
        self.save_part(actor, id, format, QuizPart::Both).await
    }

    /// The output in a format; of a quiz on paper the questions, their key, or both.
    ///
    /// # Errors
    /// `Invalid` for a format or a part that this kind does not have, `Conflict` for what is not made yet, `Unavailable` where the
    /// file cannot be made, in words.
    pub async fn save_part(&self, actor: &Actor, id: OutputId, format: OutputFormat, part: QuizPart) -> Outcome<Saved> {
        let held = permit::output(&self.tools, actor, id).await?;
        let kind: OutputKind = word::read(&held.kind)?;
        if !kind.formats().contains(&format) {
            let words: Vec<_> = kind.formats().iter().map(|one| one.word()).collect();
            let say = format!("This cannot be saved as {}.", format.word());
            let hint = format!("Choose one of: {}.", words.join(", "));
            return Err(Refusal::invalid("format", say).with_hint(hint).into());
        }
        if part != QuizPart::Both && !(kind == OutputKind::Quiz && format.is_paper()) {
            let say = "Questions and key are files of their own only for a quiz as PDF or DOCX.";
            return Err(Refusal::invalid("part", say).into());
        }
        if word::read::<OutputState>(&held.state)? != OutputState::Ready {
            return Err(Refusal::conflict("It is not ready yet.").with_hint("Wait until it is made.").into());
        }
        let rows = store::items(self.tools.store.reads(), held.id).await?;
        let items: Vec<ItemBody> = rows.iter().filter(|row| row.kept).map(view::body).collect::<anyhow::Result<_>>()?;
        if items.is_empty() {
            return Err(Refusal::conflict("Nothing in it is kept.").with_hint("Keep some of it first.").into());
        }
        let pictures = Pictures::of(&self.tools, held.account_id, &items).await?;
        let language = self.language_of(actor.account, &items).await?;
        let said = words::of(&language);
        let mut output = view::output(&held)?;
        output.title = titled(&output, said);
        let ending = match part {
            QuizPart::Both => String::new(),
            QuizPart::Questions => format!(", {}", said.questions),
            QuizPart::Key => format!(", {}", said.key),
        };
        let name = format!("{}{ending}.{}", file_name(&output.title), format.extension());
        let sheet = Sheet { output, items, pictures, language };
        // Setting pages takes a second of a core.
        let made = tokio::task::spawn_blocking(move || sheet.write(format, part)).await.map_err(anyhow::Error::from)?;
        Ok(Saved { name, media_type: media_type(format), bytes: made.map_err(refused)? })
    }

    /// Two letters: of the material that most of the items rest on, else of their person, else English.
    pub(super) async fn language_of(&self, account: AccountId, items: &[ItemBody]) -> Outcome<String> {
        let mut counted: Vec<(MaterialId, usize)> = Vec::new();
        for material in items.iter().flat_map(|item| &item.sources).filter_map(|source| source.material) {
            match counted.iter_mut().find(|(known, _)| *known == material) {
                Some((_, count)) => *count += 1,
                None => counted.push((material, 1)),
            }
        }
        // Of several, the one that came first.
        let most = counted.into_iter().rev().max_by_key(|(_, count)| *count);
        let code = match most {
            Some((material, _)) => store::language(self.tools.store.reads(), material.0).await?,
            None => None,
        };
        language::of_made(&self.tools, account, code.as_deref()).await
    }
}

/// The title; one that only says what it was made from says it in the language of the file.
fn titled(output: &OutputView, said: &Words) -> String {
    let own = output.title.clone();
    let named = output.scope.subjects.len() + output.scope.materials.len();
    if own != output.made_of {
        return own;
    }
    let english = words::of("en");
    match named {
        0 if own == english.everything => said.everything.into(),
        0 | 1 => own,
        // What stands before the number is a title.
        _ => match own.strip_suffix(&english.and_more("", named - 1)) {
            Some(first) => said.and_more(first, named - 1),
            None => own,
        },
    }
}

fn printed(part: QuizPart) -> Part {
    match part {
        QuizPart::Both => Part::Both,
        QuizPart::Questions => Part::Questions,
        QuizPart::Key => Part::Key,
    }
}

impl Sheet {
    fn write(&self, format: OutputFormat, part: QuizPart) -> Result<Vec<u8>, WriteFault> {
        use OutputFormat as F;
        if format == F::Json {
            return Ok(self.json());
        }
        match self.output.kind {
            OutputKind::CheatSheet => {
                // Both files hold what fits the sides.
                let fitted = writing::cheat_sheet::fit(&self.cheat_sheet())?;
                match format {
                    F::Docx => writing::cheat_sheet::docx(&fitted.sheet),
                    _ => Ok(fitted.pdf),
                }
            }
            OutputKind::Quiz => match format {
                F::Docx => writing::quiz::docx(&self.quiz(), printed(part)),
                F::Gift => writing::quiz::gift(&self.quiz()),
                F::MoodleXml => writing::quiz::moodle_xml(&self.quiz()),
                F::Qti => writing::quiz::qti(&self.quiz()),
                _ => writing::quiz::pdf(&self.quiz(), printed(part)),
            },
            OutputKind::Cards => match format {
                F::Csv => writing::cards::csv(&self.cards()),
                _ => self.apkg(),
            },
            OutputKind::Guide | OutputKind::Glossary => match format {
                F::Docx => writing::guide::docx(&self.guide()),
                F::Md => writing::guide::markdown(&self.guide()),
                _ => writing::guide::pdf(&self.guide()),
            },
            OutputKind::ConceptMap => match format {
                F::Md => writing::guide::markdown(&self.guide()),
                _ => writing::concept_map::svg(&self.concept_map()),
            },
            OutputKind::PastPaper => match format {
                F::Docx => writing::past_paper::docx(&self.past_paper()),
                _ => writing::past_paper::pdf(&self.past_paper()),
            },
        }
    }

    /// All that is kept, for programs.
    fn json(&self) -> Vec<u8> {
        let document = serde_json::json!({
            "kind": self.output.kind,
            "title": self.output.title,
            "made_of": self.output.made_of,
            "items": self.items,
        });
        serde_json::to_vec_pretty(&document).unwrap_or_default()
    }

    /// Where an item comes from, as it is printed: the page, and the material where there are several.
    fn source(&self, item: &ItemBody) -> String {
        let Some(source) = item.sources.first() else { return String::new() };
        let materials = self.items.iter().flat_map(|item| &item.sources).map(|source| source.material);
        let mut several = false;
        let mut first = None;
        for material in materials {
            several |= *first.get_or_insert(material) != material;
        }
        let page = self.said().page_short(source.page);
        if several { format!("{}, {page}", source.title) } else { page }
    }

    /// The fixed words, in its language.
    fn said(&self) -> &'static Words {
        words::of(&self.language)
    }
}

fn refused(fault: WriteFault) -> Fault {
    Refusal::Unavailable { say: fault.say(), hint: fault.hint() }.into()
}

/// A title as the name of a file.
fn file_name(title: &str) -> String {
    let name: String =
        title.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect();
    let name = name.trim_matches(['.', ' ']).to_owned();
    if name.is_empty() { "Lectern".into() } else { name }
}

fn media_type(format: OutputFormat) -> &'static str {
    match format {
        OutputFormat::Pdf => "application/pdf",
        OutputFormat::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        OutputFormat::Json => "application/json",
        OutputFormat::Csv => "text/csv; charset=utf-8",
        OutputFormat::Apkg => "application/octet-stream",
        OutputFormat::Gift => "text/plain; charset=utf-8",
        OutputFormat::MoodleXml => "application/xml",
        OutputFormat::Qti => "application/zip",
        OutputFormat::Md => "text/markdown; charset=utf-8",
        OutputFormat::Svg => "image/svg+xml",
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_becomes_a_name_that_every_disk_takes() {
        assert_eq!(file_name("a/b: \"c\"\n?"), "a b c");
        assert_eq!(file_name(".."), "Lectern");
        assert_eq!(file_name(&"ä".repeat(300)).chars().count(), 100);
    }
}
