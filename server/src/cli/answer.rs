//! What a command has to say, and how it ends.

use clap::error::ErrorKind;
use contract::Refusal;
use domain::{Fault, Outcome};
use reading::ReadError;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// What a command found or did, in both forms.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// For `--json`: the whole document.
    pub json: Value,
    /// For a person; empty for nothing.
    pub text: String,
    /// The answer stands, but something is not well: exit 2 all the same.
    pub refused: bool,
    /// For a person instead of an answer, on standard error.
    pub complaint: Option<String>,
}

impl Answer {
    /// A good end.
    pub fn new(json: Value, text: impl Into<String>) -> Self {
        Self { json, text: text.into(), refused: false, complaint: None }
    }

    /// A file that could not be read, with the fault's own word for programs.
    pub fn unread(error: &ReadError) -> Self {
        let (say, hint) = (error.say(), error.hint());
        let json = json!({ "error": { "code": error.code(), "say": say, "hint": hint } });
        Self { json, text: String::new(), refused: true, complaint: Some(format!("{say} {hint}")) }
    }

    /// A good end with nothing to say.
    pub fn nothing() -> Self {
        Self::new(Value::Null, "")
    }
}

/// A refusal for programs: `code`, `say` and `hint`, and `field` where it is about one. None of them is empty. Where a
/// file is at fault, the code is the one that `read` has for it.
pub fn told(refusal: &Refusal) -> Value {
    let mut error = crate::refuse::as_json(refusal)["error"].take();
    if let Refusal::Invalid { say, hint, .. } = refusal
        && let Some(code) = ReadError::code_of(say, hint)
    {
        error["code"] = json!(code);
    }
    error["hint"] = json!(hint(refusal));
    error
}

/// What to do about it; where the refusal itself says no more, where to read on.
fn hint(refusal: &Refusal) -> String {
    Some(refusal.hint()).filter(|hint| !hint.is_empty()).unwrap_or_else(|| HELP.into())
}

const HELP: &str = "“lectern help” tells what each command takes.";

const DONE: u8 = 0;
const OURS: u8 = 1;
const REFUSED: u8 = 2;

/// Prints an answer or a fault and tells the exit code that belongs to it.
pub fn give(done: Outcome<Answer>, as_json: bool) -> ExitCode {
    match done {
        Ok(answer) => {
            if as_json {
                print(&answer.json.to_string());
            } else if !answer.text.is_empty() {
                print(answer.text.trim_end());
            }
            if let Some(complaint) = answer.complaint.filter(|_| !as_json) {
                complain(&complaint);
            }
            ExitCode::from(if answer.refused { REFUSED } else { DONE })
        }
        Err(fault) => refuse(fault, as_json),
    }
}

fn refuse(fault: Fault, as_json: bool) -> ExitCode {
    // Here the person at the terminal is the one who runs it: they are shown the cause and not only its number.
    let cause = match &fault {
        Fault::Broken(error) => Some(format!("{error:#}")),
        Fault::Refused(_) => None,
    };
    let refusal = fault.into_refusal();
    if as_json {
        print(&json!({ "error": told(&refusal) }).to_string());
    } else {
        complain(&format!("{} {}", refusal.say(), hint(&refusal)));
    }
    if let Some(cause) = cause {
        complain(&format!("Cause: {cause}"));
    }
    ExitCode::from(if matches!(refusal, Refusal::Internal { .. }) { OURS } else { REFUSED })
}

/// Help and version are answers; anything else was not understood. `command` is the one that was meant, if any was.
pub fn misunderstood(error: &clap::Error, command: Option<&str>, as_json: bool) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        print(error.to_string().trim_end());
        return ExitCode::from(DONE);
    }
    if as_json {
        let hint = match command {
            Some(command) => format!("“lectern help {command}” tells what it takes."),
            None => HELP.into(),
        };
        print(&json!({ "error": { "code": "invalid", "say": sentence(error), "hint": hint } }).to_string());
    } else {
        complain(error.to_string().trim_end());
    }
    ExitCode::from(REFUSED)
}

/// The first thing that is wrong, on one line.
fn sentence(error: &clap::Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "The command is not complete.".into();
    }
    let whole = error.to_string();
    let first = whole.split("\n\n").next().unwrap_or(&whole);
    let words = first.trim_start_matches("error:").split_whitespace().collect::<Vec<_>>().join(" ");
    format!("The command was not understood: {}.", words.trim_end_matches('.'))
}

/// A reader that went away (`| head`) is no fault.
fn print(text: &str) {
    let _gone = writeln!(std::io::stdout().lock(), "{text}");
}

fn complain(text: &str) {
    let _gone = writeln!(std::io::stderr().lock(), "{}", text.trim_end());
}
