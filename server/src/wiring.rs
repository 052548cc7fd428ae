//! The composition root: from configuration to verbs. The only place that knows which real thing stands behind a trait.

use crate::config::{self, Config, ProviderAt};
use crate::web::OpenWeb;
use anyhow::Context;
use domain::providers::{Keyring, Shared};
use domain::web::Web;
use domain::{Clock, Services, SystemClock, Tools};
use files::Files;
use index::Indexes;
use live::Live;
use models::chat::{ChatModel, Remote, find_ollama};
use models::embed::{AbsentEmbedder, Embedder, LocalEmbedder};
use models::rerank::{LocalReranker, Reranker};
use models::speech::{OpenAiTranscriber, Transcriber};
use models::vision::{Describer, OpenAiDescriber};
use models::web::{DuckDuckGo, SearXng, WebSearch};
use models::{Guard, IpNet, Provider};
use queue::Wake;
use reading::ocr::OcrSettings;
use reading::{ReaderSettings, Readers};
use secrecy::ExposeSecret;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::Store;

/// Numbers in a vector of the model that is used when nothing else is said.
const USUAL_DIMENSIONS: usize = 384;

/// What tests put in the place of the real thing.
#[derive(Clone, Default)]
pub struct Tuning {
    pub embedder: Option<Arc<dyn Embedder>>,
    pub reranker: Option<Arc<dyn Reranker>>,
    pub clock: Option<Arc<dyn Clock>>,
    pub chat: Vec<Arc<dyn ChatModel>>,
    /// The program that reads documents; the running one, when nothing is said.
    pub reader: Option<PathBuf>,
    pub web: Option<Arc<dyn Web>>,
    pub web_search: Option<Arc<dyn WebSearch>>,
    pub transcriber: Option<Arc<dyn Transcriber>>,
    pub describer: Option<Arc<dyn Describer>>,
}

/// Everything wired.
#[derive(Clone)]
pub struct Wired {
    pub services: Arc<Services>,
    pub store: Store,
}

/// Opens the database, making the data folder if need be. Its tables may be behind.
pub async fn open_database(config: &Config) -> anyhow::Result<Store> {
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
    let opened = Store::connect(config.database.url.expose_secret()).await;
    opened.with_context(|| format!("the database ({}) cannot be opened", config.database.kind()))
}

/// The configured embedding model. Its weights are loaded at first use.
pub fn embedder(config: &Config) -> anyhow::Result<Arc<dyn Embedder>> {
    let models = &config.models;
    let embedder = LocalEmbedder::at(&models.embedding_folder(), &models.onnxruntime(), models.threads, models.int8)?;
    Ok(Arc::new(embedder))
}

/// The configured model that orders passages. Its weights are loaded at first use.
fn reranker(config: &Config) -> Option<Arc<dyn Reranker>> {
    let models = &config.models;
    match LocalReranker::at(&models.reranker_folder()?, &models.onnxruntime(), models.threads) {
        Ok(reranker) => Some(Arc::new(reranker)),
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "passages keep the order of the search");
            None
        }
    }
}

/// Readers of all kinds, in child processes of this program unless another one is named.
pub fn readers(config: &Config, program: Option<PathBuf>) -> anyhow::Result<Readers> {
    let program = match program {
        Some(program) => program,
        None => std::env::current_exe().context("this program cannot find itself")?,
    };
    let readers = Readers::new(ReaderSettings {
        program,
        arguments: vec!["reader".into()],
        pdfium: config.models.pdfium(),
        memory_bytes: config.limits.reader_bytes,
        open_limit: Duration::from_secs(config.limits.open_seconds),
        page_limit: Duration::from_secs(config.limits.page_seconds),
        processes: config.limits.readers,
    });
    Ok(readers.with_ocr(ocr(config)))
}

/// What recognises pictures of text.
pub fn ocr(config: &Config) -> OcrSettings {
    let (tesseract, languages) = (config.ocr.tesseract.clone(), config.ocr.languages.clone());
    OcrSettings { tesseract, languages, models: Some(config.ocr.models.clone()), ..OcrSettings::default() }
}

/// Opens everything that the configuration names. The database is brought up to date.
pub async fn wire(config: Arc<Config>, tuning: Tuning) -> anyhow::Result<Wired> {
    let store = open_database(&config).await?;
    store.migrate().await.context("the database's tables cannot be brought up to date")?;

    let files = Files::disk(config.files.folder.clone());
    let left_over = files.prepare().await.context("the folder for files cannot be prepared")?;
    if left_over > 0 {
        tracing::info!(files.left_over = left_over, "uploads that were cut off were cleared away");
    }

    let embedder = match tuning.embedder {
        Some(embedder) => embedder,
        None => embedder(&config).unwrap_or_else(|missing| {
            tracing::warn!(error = format!("{missing:#}"), "there is no embedding model; search goes by words only");
            Arc::new(AbsentEmbedder::new(USUAL_DIMENSIONS, format!("{missing:#}")))
        }),
    };
    let index = Indexes::at(config.files.index.clone(), embedder.dimensions());

    let readers = readers(&config, tuning.reader)?;
    let web: Arc<dyn Web> = match tuning.web {
        Some(web) => web,
        None => Arc::new(OpenWeb::new(&config).context("pages of the web cannot be fetched")?),
    };
    let mut chat = tuning.chat;
    chat.extend(answerers(&config).await);
    let tools = Tools {
        store: store.clone(),
        files,
        live: Live::in_process(),
        index,
        embedder,
        reranker: tuning.reranker.or_else(|| reranker(&config)),
        readers,
        web,
        web_search: tuning.web_search.or_else(|| web_search(&config)),
        transcriber: tuning.transcriber.or_else(|| transcriber(&config)),
        describer: tuning.describer.or_else(|| describer(&config)),
        chat,
        providers: providers(&config)?,
        clock: tuning.clock.unwrap_or_else(|| Arc::new(SystemClock)),
        wake: Wake::new(),
        limits: limits(&config),
    };
    Ok(Wired { services: Arc::new(Services::new(tools)), store })
}

fn limits(config: &Config) -> domain::Limits {
    domain::Limits {
        upload_bytes: config.limits.upload_bytes,
        materials_per_account: config.limits.materials,
        answers_at_once: config.limits.answers,
        model_tokens_per_day: config.limits.model_tokens_per_day,
        registration_open: config.accounts.registration == crate::config::Registration::Open,
    }
}

/// What all that ask models share.
fn providers(config: &Config) -> anyhow::Result<Shared> {
    let keys =
        Keyring::new(config.keys.file.clone(), config.keys.given.clone()).context("keys.master or keys.former")?;
    let networks = config.models.allowed_networks.iter().map(|network| network.to_string().parse());
    let networks = networks.collect::<Result<Vec<IpNet>, _>>().context("models.allowed_networks")?;
    Ok(Shared::new(keys, Guard::new(networks)))
}

/// How long writing down one recording may take.
const LISTENING: Duration = Duration::from_secs(3 * 60 * 60);
/// How long looking at one figure may take.
const LOOKING: Duration = Duration::from_secs(180);

fn provider(at: &ProviderAt, patience: Duration) -> Provider {
    Provider::new(&at.url, &at.model).with_key(at.key.clone()).with_patience(patience)
}

fn transcriber(config: &Config) -> Option<Arc<dyn Transcriber>> {
    match OpenAiTranscriber::new(provider(config.transcription.as_ref()?, LISTENING)) {
        Ok(transcriber) => Some(Arc::new(transcriber)),
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "recordings cannot be written down");
            None
        }
    }
}

fn describer(config: &Config) -> Option<Arc<dyn Describer>> {
    match OpenAiDescriber::new(provider(config.vision.as_ref()?, LOOKING)) {
        Ok(describer) => Some(Arc::new(describer)),
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "figures cannot be described");
            None
        }
    }
}

fn web_search(config: &Config) -> Option<Arc<dyn WebSearch>> {
    let engine: anyhow::Result<Arc<dyn WebSearch>> = match &config.web_search {
        config::WebSearch::Nowhere => return None,
        config::WebSearch::DuckDuckGo => DuckDuckGo::new().map(|engine| Arc::new(engine) as _),
        config::WebSearch::SearXng(address) => SearXng::at(address).map(|engine| Arc::new(engine) as _),
    };
    engine.inspect_err(|error| tracing::error!(error = format!("{error:#}"), "the web cannot be searched")).ok()
}

/// The configured models first, in their order; then what a local Ollama has.
async fn answerers(config: &Config) -> Vec<Arc<dyn ChatModel>> {
    let mut found: Vec<Arc<dyn ChatModel>> = Vec::new();
    for one in &config.models.chat {
        let key = Some(one.key.clone()).filter(|key| !key.expose_secret().is_empty());
        let provider = Provider::new(&one.base_url, &one.model).of_kind(one.kind).with_key(key);
        match Remote::new(&one.name, provider) {
            Ok(model) => found.push(Arc::new(model)),
            Err(error) => {
                tracing::error!(model.name = one.name, error = format!("{error:#}"), "a chat model cannot be used");
            }
        }
    }
    if config.models.ollama {
        for model in find_ollama().await {
            found.push(Arc::new(model));
        }
    }
    found
}
