//! `doctor`: whether everything that is needed is there, and how to get what is not.

use super::{Answer, Common};
use crate::checks;
use domain::Outcome;
use serde_json::json;
use store::Store;

/// What `doctor` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Looks at everything. Ends with 2 where something needed is missing.
pub async fn run(common: &Common, _arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let store = crate::wiring::open_database(&config).await.ok();
    let found = checks::all(&config, store.as_ref()).await;
    if let Some(store) = store {
        Store::close(store).await?;
    }
    let well = found.iter().all(|check| check.ok || !check.needed);
    let lines: Vec<String> = found
        .iter()
        .map(|check| {
            let mark = if check.ok {
                "ok     "
            } else if check.needed {
                "missing"
            } else {
                "note   "
            };
            let hint = check.hint.as_deref().map(|hint| format!("\n         {hint}")).unwrap_or_default();
            format!("{mark}  {}{hint}", check.say)
        })
        .collect();
    let mut answer = Answer::new(json!({ "ok": well, "checks": found }), lines.join("\n"));
    answer.refused = !well;
    Ok(answer)
}
