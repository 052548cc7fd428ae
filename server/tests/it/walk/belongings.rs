//! Something of every kind that a person can have, by the names that the samples give it.

use crate::started::{Browser, PASSWORD, Started};
use ::store::entities::{chunk, figure};
use axum::body::Body;
use axum::http::Method;
use contract::{MaterialId, OutputKind, Scope, Uploaded};
use domain::{Actor, study::Making};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A text that outputs can be made from.
const TEXT: &str = include_str!("../../../../app/src/today/sample.md");
const PACKAGE: &[u8] = include_bytes!("../../../../fixtures/apkg/third.apkg");
const SOUND: &[u8] = b"ID3\x03\0\0\0\0\0\0 and then the sound itself";

/// Words of theirs that nobody else is to see.
pub const SECRETS: [&str; 3] = ["Cells of Ada", "Biology of Ada", "Does Ada forget"];

/// The folder of tools, or `None` (said aloud) where the PDF library is not in it.
pub fn tools() -> Option<PathBuf> {
    let usual = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/lectern");
    let tools = std::env::var_os("LECTERN_TOOLS").map_or_else(usual, PathBuf::from);
    let pdfium = tools.join("native/libpdfium.so");
    if pdfium.is_file() {
        return Some(tools);
    }
    println!("skipped: whatever is drawn, since the PDF library {} is not here", pdfium.display());
    None
}

/// Ids of what somebody has.
pub struct Belongings(BTreeMap<&'static str, String>);

impl Belongings {
    /// The text with the ids in place of their names.
    pub fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, id)| text.replace(name, id))
    }

    /// Gives a person something of everything. Without the PDF library nothing is read that needs it.
    pub async fn of(started: &Started, ada: &mut Browser<'_>, pdf: bool) -> Self {
        let mut ids = BTreeMap::from([("{unknown}", "0192d4a0-0000-7000-8000-000000000000".to_owned())]);
        let me = ada.get("/api/accounts/me").await.json();
        let account: contract::AccountView = serde_json::from_value(me).expect("an account");
        let actor = Actor { account: account.id, role: account.role, session: None };
        let services = &started.wired.services;
        let runner = domain::jobs::runner(services.clone(), 1);

        let subject = services.library.create_subject(&actor, SECRETS[1]).await.expect("a subject").id;
        let note = services.library.write_note(&actor, Some(subject), SECRETS[0], TEXT);
        let material = note.await.expect("a note");
        let draft = services.library.write_note(&actor, None, "A draft", "Nothing yet.").await.expect("a note");
        for (name, file) in [("{document}", "pdf/multi_page.pdf"), ("{locked}", "pdf/r6-both-passwords.pdf")] {
            let id = if pdf { bring(ada, file, &fixture(file)).await.to_string() } else { ids["{unknown}"].clone() };
            ids.insert(name, id);
        }
        while runner.step().await.is_some() {}
        let scope = Scope { materials: vec![material], ..Scope::default() };
        let mut outputs = Vec::new();
        for kind in [OutputKind::Quiz, OutputKind::Cards] {
            let making = Making { kind, scope: scope.clone(), ..Making::default() };
            outputs.push(services.study.make(&actor, making).await.expect("an output"));
        }
        let mut conversations = Vec::new();
        for question in [SECRETS[2], "What is spacing?"] {
            conversations.push(services.chat.ask(&actor, None, question, scope.clone(), None).await.expect("asked"));
        }
        while runner.step().await.is_some() {}
        // Comes after all work, so that it and its job still wait.
        let recording = bring(ada, "a.mp3", SOUND).await;
        let job = services.jobs.list(&actor).await.expect("jobs").first().expect("what waits comes first").id;
        let attempt = services.study.begin_quiz(&actor, outputs[0]).await.expect("a quiz has questions");
        let made = services.study.open(&actor, outputs[0]).await.expect("it opens").items;

        let form = contract::ProviderForm {
            address: "https://models.example/v1".into(),
            model: "large".into(),
            key: "sesame".into(),
            ..Default::default()
        };
        let provider = services.providers.add(&actor, &form).await.expect("a provider");
        let draft_card = contract::CardDraft { front: "Cell".into(), back: "Alive".into(), ..Default::default() };
        let card = services.cards.add(&actor, draft_card).await.expect("a card")[0];
        let imported = services.cards.import_anki(&actor, "third.apkg", PACKAGE.into(), false).await;
        let import = imported.expect("taken in").import.expect("an id");
        let list = ada.get("/api/cards/list").await.body;
        let (_, medium) = list.split_once("/cards/media/").expect("a card with a picture or a sound");
        let marked = contract::HighlightDraft { page: 1, quote: "forgetting curve".into(), ..Default::default() };
        let highlight = services.highlights.add(&actor, material, marked).await.expect("a highlight").id;

        // Another browser of the same person, whose session may end.
        let mut other = started.browser();
        let form = [("name", account.name.as_str()), ("password", PASSWORD)];
        assert!(!other.post("/api/accounts/sign_in", &form).await.status.is_client_error());
        let sessions = ada.get("/api/accounts/sessions").await.json();
        let sessions = sessions.as_array().expect("a list");
        let session = sessions.iter().find(|one| one["current"] == false).expect("the other browser's");

        ids.extend([
            ("{session}", session["id"].as_str().expect("an id").to_owned()),
            ("{subject}", subject.to_string()),
            ("{material}", material.to_string()),
            ("{draft}", draft.to_string()),
            ("{recording}", recording.to_string()),
            ("{chunk}", chunk_of(started, material).await.to_string()),
            ("{figure}", figure_of(started, account.id.0, material.0).await.to_string()),
            ("{highlight}", highlight.to_string()),
            ("{conversation}", conversations[0].0.to_string()),
            ("{message}", conversations[0].1.to_string()),
            ("{second}", conversations[1].0.to_string()),
            ("{job}", job.to_string()),
            ("{provider}", provider.to_string()),
            ("{output}", outputs[0].to_string()),
            ("{deck}", outputs[1].to_string()),
            ("{item}", made.first().expect("an item").id.to_string()),
            ("{attempt}", attempt.to_string()),
            ("{card}", card.to_string()),
            ("{import}", import.to_string()),
            ("{medium}", medium.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect()),
        ]);
        Self(ids)
    }
}

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Uploads a file.
async fn bring(browser: &mut Browser<'_>, name: &str, bytes: &[u8]) -> MaterialId {
    let head = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
    let seen = browser.ask(Method::POST, "/upload", &[("content-type", super::MULTIPART)], Body::from(body)).await;
    let all: Vec<Uploaded> = serde_json::from_str(&seen.body).unwrap_or_else(|error| panic!("{error}: {}", seen.body));
    all[0].material.unwrap_or_else(|| panic!("{}", seen.body))
}

/// A passage of a material.
async fn chunk_of(started: &Started, material: MaterialId) -> uuid::Uuid {
    let all = chunk::Entity::find().filter(chunk::Column::MaterialId.eq(material.0));
    all.one(started.wired.store.reads()).await.expect("it is asked").expect("it was read").id
}

/// A figure in somebody's material, with a picture.
async fn figure_of(started: &Started, account: uuid::Uuid, material: uuid::Uuid) -> uuid::Uuid {
    let files = files::Files::disk(started.folder.path().join("data/files"));
    files.put("figures/walk.webp", "picture".into()).await.expect("it is kept");
    let row = figure::Model {
        id: uuid::Uuid::new_v4(),
        account_id: account,
        material_id: material,
        page: 1,
        number: 1,
        picture: None,
        x0: 0.0,
        y0: 0.0,
        x1: 1.0,
        y1: 1.0,
        caption: None,
        alt: None,
        words: None,
        description: None,
        file_key: Some("figures/walk.webp".into()),
        width: 1,
        height: 1,
    };
    let id = row.id;
    let written = figure::Entity::insert(row.into_active_model()).exec_without_returning(started.wired.store.writes());
    written.await.expect("it is written");
    id
}
