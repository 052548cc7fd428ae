//! `search`: passages of the library.

use super::{Answer, Common, Desk};
use contract::{Refusal, Scope, SearchFound, SearchMode, SearchRequest};
use domain::Outcome;
use serde_json::json;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What is sought.
    pub query: String,
    /// At most so many passages, from 1 to 100.
    #[arg(long, default_value_t = 10)]
    pub limit: u32,
    /// How passages are found: hybrid, words or meaning.
    #[arg(long, default_value = "hybrid", value_parser = ["hybrid", "words", "meaning"])]
    pub mode: String,
    /// Only materials of this subject.
    #[arg(long, value_name = "NAME")]
    pub subject: Option<String>,
    /// Only this material.
    #[arg(long, value_name = "ID")]
    pub material: Option<contract::MaterialId>,
    /// The web instead of the library: the query is sent to the search engine of the configuration.
    #[arg(long, conflicts_with_all = ["subject", "material", "mode", "limit"])]
    pub web: bool,
}

/// Searches as the account that the common flags name.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let Arguments { query, limit, mode, subject, material, web } = arguments;
    if query.trim().is_empty() {
        return Err(Refusal::invalid("query", "An empty query finds nothing.").with_hint("Say what is sought.").into());
    }
    if !(1..=SearchRequest::MOST).contains(&limit) {
        let refusal = Refusal::invalid("limit", format!("A search cannot give {limit} passages."));
        return Err(refusal.with_hint(format!("Choose a number from 1 to {}.", SearchRequest::MOST)).into());
    }
    let desk = Desk::open(common).await?;
    if web {
        let found = desk.wired.services.retrieval.search_web(&desk.actor, &query).await?;
        let lines = found.iter().map(|one| format!("{}\n   {}\n   {}\n", one.title, one.address, one.snippet));
        let text = if found.is_empty() { "Nothing was found.".to_owned() } else { lines.collect() };
        return Ok(Answer::new(json!({ "found": found }), text));
    }
    let mut scope = Scope { materials: material.into_iter().collect(), ..Scope::default() };
    if let Some(name) = subject {
        scope.subjects.push(desk.subject(&name).await?);
    }
    let mode = match mode.as_str() {
        "words" => SearchMode::Words,
        "meaning" => SearchMode::Meaning,
        _ => SearchMode::Hybrid,
    };
    let request = SearchRequest { query, scope, mode, kind: None, limit };
    let found = desk.wired.services.retrieval.search(&desk.actor, request).await?;
    let json = json!({ "hits": found.hits, "milliseconds": found.milliseconds, "say": found.say });
    Ok(Answer::new(json, listed(&found)))
}

fn listed(found: &SearchFound) -> String {
    let mut text = String::new();
    if let Some(say) = &found.say {
        text.push_str(say);
        text.push_str("\n\n");
    }
    for (place, hit) in found.hits.iter().enumerate() {
        let passage = hit.passage.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = passage.chars().take(300).collect();
        let more = if short.len() < passage.len() { "…" } else { "" };
        text.push_str(&format!(
            "{}. {}, page {} ({:.2})\n   {short}{more}\n",
            place + 1,
            hit.title,
            hit.page,
            hit.score
        ));
    }
    if found.hits.is_empty() {
        text.push_str("Nothing was found.");
    }
    text
}
