//! `doctor`: whether everything that is needed is there, and how to get what is not.

use super::{Answer, Common};
use crate::checks::{self, Database};
use domain::Outcome;
use serde_json::json;

/// What `doctor` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Looks at everything. Ends with 2 where something needed is missing.
pub async fn run(common: &Common, _arguments: Arguments) -> Outcome<Answer> {
    let config = common.configuration()?;
    let found = if config.database.is_missing() {
        checks::all(&config, Database::Fresh).await
    } else if let Ok(store) = crate::wiring::open_database(&config).await {
        let found = checks::all(&config, Database::Open(&store)).await;
        store.close().await?;
        found
    } else {
        checks::all(&config, Database::Shut).await
    };
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
