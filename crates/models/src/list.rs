//! The models that a provider has, as it lists them.

use crate::line::Line;
use crate::{Kind, ModelFault, Provider};
use serde::Deserialize;
use std::time::Duration;

/// Of a list. OpenRouter's, the longest known, takes half a megabyte.
const LONGEST_LIST: usize = 8 << 20;
/// Models of one provider that are offered.
const MOST: usize = 1_000;
/// Characters of a name; who has longer ones is not offering models.
const LONGEST_NAME: usize = 200;
const PATIENCE: Duration = Duration::from_secs(10);

/// The models' names for chat, sorted; embedding models are left out. Its patience bounds the whole, to ten seconds.
///
/// # Errors
/// As of any request: no route, a wrong key, no server for models at this address.
pub async fn models_of(provider: Provider) -> Result<Vec<String>, ModelFault> {
    let kind = provider.kind;
    let provider = Provider { patience: provider.patience.min(PATIENCE), ..provider };
    let line = Line::to(provider).map_err(|_| ModelFault::NotAServer)?;
    let names = match kind {
        Kind::OpenAi | Kind::HuggingFace => openai(&line).await?,
        Kind::Ollama => ollama(&line).await?,
        Kind::Gemini => gemini(&line).await?,
    };
    let mut names: Vec<String> = names
        .into_iter()
        .filter(|name| !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control))
        .filter(|name| !embeds(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MOST);
    Ok(names)
}

fn embeds(name: &str) -> bool {
    let name = name.to_lowercase();
    ["embed", "minilm", "whisper", "tts-", "dall-e", "moderation", "rerank"].iter().any(|word| name.contains(word))
}

async fn openai(line: &Line) -> Result<Vec<String>, ModelFault> {
    #[derive(Deserialize)]
    struct All {
        data: Vec<One>,
    }
    #[derive(Deserialize)]
    struct One {
        id: String,
    }
    let all: All = line.send(line.get("models"), LONGEST_LIST).await.map_err(at_a_list)?;
    Ok(all.data.into_iter().map(|one| one.id).collect())
}

async fn ollama(line: &Line) -> Result<Vec<String>, ModelFault> {
    #[derive(Deserialize)]
    struct All {
        models: Vec<One>,
    }
    #[derive(Deserialize)]
    struct One {
        name: String,
    }
    let all: All = line.send(line.get("api/tags"), LONGEST_LIST).await.map_err(at_a_list)?;
    Ok(all.models.into_iter().map(|one| one.name).collect())
}

async fn gemini(line: &Line) -> Result<Vec<String>, ModelFault> {
    #[derive(Deserialize)]
    struct All {
        #[serde(default)]
        models: Vec<One>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct One {
        name: String,
        #[serde(default)]
        supported_generation_methods: Vec<String>,
    }
    let all: All = line.send(line.get("models?pageSize=1000"), LONGEST_LIST).await.map_err(at_a_list)?;
    let answers = |one: &One| one.supported_generation_methods.iter().any(|method| method == "generateContent");
    let names = all.models.into_iter().filter(answers);
    Ok(names.map(|one| one.name.trim_start_matches("models/").to_owned()).collect())
}

/// No model was named: whatever is missing is the list.
fn at_a_list(fault: ModelFault) -> ModelFault {
    match fault {
        ModelFault::UnknownModel | ModelFault::Refused(_) => ModelFault::NotAServer,
        other => other,
    }
}
