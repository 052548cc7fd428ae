//! Every address there is, asked by a guest and by a stranger.
//!
//! A guest gets 401 everywhere but on the public list; a stranger who knows somebody's ids gets 404 for them. An
//! address without a sample fails the test, and so does a sample without an address.

use crate::started::{Browser, Started, encode};
use ::store::entities::{figure, highlight};
use axum::body::Body;
use axum::http::Method;
use contract::Scope;
use domain::Actor;
use sea_orm::{EntityTrait, IntoActiveModel};
use std::collections::{BTreeMap, BTreeSet};

/// What anybody may ask, with what they get.
const PUBLIC: [(&str, &str, u16); 11] = [
    ("GET", "/api/accounts/me", 200),
    ("POST", "/api/accounts/register", 422),
    ("POST", "/api/accounts/sign_in", 422),
    ("POST", "/api/accounts/sign_out", 200),
    ("GET", "/api/accounts/welcome", 200),
    ("GET", "/health", 200),
    ("GET", "/metrics", 200),
    ("GET", "/ready", 503),
    ("GET", "/register", 200),
    // Holds nothing of anybody's: what it shows is kept by the browser.
    ("GET", "/review/away", 200),
    ("GET", "/sign-in", 200),
];

/// What a stranger may expect.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Theirs {
    /// The address names something of somebody's: it is not there.
    Missing,
    /// The address speaks of the asker's own things only.
    Own,
    /// Not asked: it would end the walk.
    Skipped,
}
use Theirs::{Missing, Own, Skipped};

/// Address, a good body or query, and what a stranger gets. `{…}` is filled in with somebody else's ids.
const FUNCTIONS: &[(&str, &str, Theirs)] = &[
    ("/api/accounts/welcome", "", Own),
    ("/api/accounts/me", "", Own),
    ("/api/accounts/sign_in", "name=nobody&password=wrong", Own),
    ("/api/accounts/register", "name=nobody&password=weak", Own),
    ("/api/accounts/sign_out", "", Skipped),
    ("/api/accounts/change_password", "old=wrong&new=wrong", Own),
    ("/api/accounts/set_theme", "theme=dark", Own),
    ("/api/accounts/set_language", "language=en", Own),
    ("/api/accounts/set_learning", "level=beginner&style=", Own),
    ("/api/accounts/sessions", "", Own),
    ("/api/accounts/end_session", "id={session}", Missing),
    ("/api/accounts/end_other_sessions", "", Own),
    ("/api/accounts/delete_account", "password=wrong", Own),
    ("/api/library/subjects", "", Own),
    ("/api/library/create_subject", "title=Mine", Own),
    ("/api/library/rename_subject", "id={subject}&title=Taken", Missing),
    ("/api/library/move_subject", "id={subject}&position=0", Missing),
    ("/api/library/archive_subject", "id={subject}&archived=true", Missing),
    ("/api/library/delete_subject", "id={subject}", Missing),
    ("/api/library/materials", "filter[page]=1", Own),
    ("/api/library/arrange", "materials[0]={material}&deed=trash", Missing),
    ("/api/library/rename", "id={material}&title=Taken", Missing),
    ("/api/ingest/give_password", "id={material}&password=x", Missing),
    ("/api/ingest/retry", "id={material}", Missing),
    ("/api/ingest/cancel", "id={material}", Missing),
    ("/api/ingest/recognise", "id={material}", Missing),
    ("/api/library/write_note", "subject={subject}&title=Mine&markdown=Mine", Missing),
    ("/api/library/change_note", "id={material}&title=Taken&markdown=Taken", Missing),
    ("/api/library/preview_note", "markdown=Mine", Own),
    ("/api/library/open", "id={material}", Missing),
    ("/api/library/page", "id={material}&number=1", Missing),
    ("/api/library/passage", "id={material}&chunk={unknown}", Missing),
    ("/api/library/place", "id={material}&page=1&words=cell", Missing),
    ("/api/library/find", "id={material}&text=cell", Missing),
    ("/api/library/keep_place", "id={material}&page=1", Missing),
    ("/api/library/figures", "id={material}", Missing),
    ("/api/highlights/list", "id={material}", Missing),
    ("/api/highlights/add", "id={material}&draft[page]=1&draft[quote]=cell", Missing),
    ("/api/highlights/set_colour", "id={highlight}&colour=blue", Missing),
    ("/api/highlights/set_note", "id={highlight}&note=Mine", Missing),
    ("/api/highlights/delete", "id={highlight}", Missing),
    ("/api/highlights/restore", "id={highlight}", Missing),
    ("/api/retrieval/search", "request[query]=cell", Own),
    ("/api/chat/conversations", "", Own),
    ("/api/chat/open", "id={conversation}", Missing),
    ("/api/chat/answerers", "", Own),
    ("/api/chat/web_engine", "", Own),
    ("/api/chat/ask", "conversation={conversation}&question=What%20is%20a%20cell%3F", Missing),
    ("/api/chat/stop", "id={message}", Missing),
    ("/api/chat/weigh", "conversation={conversation}&question=What%20is%20a%20cell%3F", Missing),
    ("/api/chat/regenerate", "id={message}", Missing),
    ("/api/chat/choose_branch", "id={message}", Missing),
    ("/api/chat/restore", "id={conversation}", Missing),
    ("/api/chat/rename", "id={conversation}&title=Taken", Missing),
    ("/api/chat/delete", "id={conversation}", Missing),
    ("/api/providers/settings", "", Own),
    ("/api/providers/open", "id={provider}", Missing),
    ("/api/providers/add", "form[name]=Mine&form[kind]=gemini&form[model]=gemini-flash", Own),
    ("/api/providers/change", "id={provider}&form[address]=https%3A%2F%2Fevil.example%2Fv1", Missing),
    ("/api/providers/remove", "id={provider}", Missing),
    ("/api/providers/try_out", "id={provider}", Missing),
    ("/api/providers/choose", "work=chat&name=extractive", Own),
    ("/api/providers/usage", "", Own),
    ("/api/providers/everybodys_usage", "", Own),
    ("/api/providers/prices", "", Own),
    ("/api/providers/set_price", "price[model]=m&price[asked]=1&price[answered]=1", Own),
    ("/api/providers/remove_price", "model=m", Own),
    ("/api/study/list", "", Own),
    ("/api/study/of_material", "id={material}", Missing),
    ("/api/study/of_subject", "id={subject}", Missing),
    ("/api/study/open", "id={output}", Missing),
    ("/api/study/drawn_pages", "id={output}", Missing),
    ("/api/study/make", "kind=quiz&of=material:{material}", Missing),
    ("/api/study/remake", "id={output}", Missing),
    ("/api/study/rename", "id={output}&title=Taken", Missing),
    ("/api/study/restore", "id={output}", Missing),
    ("/api/study/change_item", "output={output}&item={unknown}&front=Taken", Missing),
    ("/api/study/keep_item", "output={output}&item={unknown}&kept=false", Missing),
    ("/api/study/move_item", "output={output}&item={unknown}&by=1", Missing),
    ("/api/study/keep_cards", "id={output}", Missing),
    ("/api/study/begin_quiz", "id={output}", Missing),
    ("/api/study/answer_quiz", "output={output}&attempt={unknown}&item={unknown}&given=0", Missing),
    ("/api/study/delete", "id={output}", Missing),
    ("/api/cards/list", "", Own),
    ("/api/cards/open", "id={card}", Missing),
    ("/api/cards/propose", "from=highlight.{highlight}", Missing),
    ("/api/cards/add", "draft[front]=a&draft[back]=b&draft[material]={material}", Missing),
    ("/api/cards/cover", "id={figure}", Missing),
    ("/api/cards/cover_figure", "id={figure}&picked[0]=0", Missing),
    ("/api/cards/edit", "id={card}&front=a&back=b&labels=", Missing),
    ("/api/cards/delete", "ids[0]={card}", Missing),
    ("/api/cards/restore", "ids[0]={card}", Missing),
    ("/api/cards/hold", "ids[0]={card}&suspended=true", Missing),
    ("/api/cards/imports", "", Own),
    ("/api/cards/import_report", "id={import}", Missing),
    ("/api/cards/take_import", "id={import}", Missing),
    ("/api/cards/undo_import", "id={import}", Missing),
    ("/api/review/queue", "", Own),
    (
        "/api/review/answer",
        "answers[0][client]={unknown}&answers[0][card]={card}&answers[0][grade]=good&answers[0][at]=2026-11-22T00:00:00Z&answers[0][seconds]=1.5",
        Own,
    ),
    ("/api/review/give", "card={card}&grade=good&client={unknown}", Missing),
    ("/api/review/undo", "", Own),
    ("/api/review/hold", "card={card}", Missing),
    ("/api/review/resume", "card={card}", Missing),
    ("/api/review/bury", "card={card}", Missing),
    ("/api/review/summary", "", Own),
    ("/api/review/settings", "", Own),
    ("/api/review/set_settings", "settings[minutes]=20&settings[time_zone]=UTC", Own),
    ("/api/review/suggest_zone", "zone=Europe/Berlin", Own),
    ("/api/jobs/list", "", Own),
    ("/api/jobs/cancel", "id={job}", Missing),
    ("/api/today/load_sample", "", Own),
    ("/api/today/keep_text", "text=Mine", Own),
    ("/api/today/add_link", "address=https%3A%2F%2Fexample.org%2F&subject={subject}", Missing),
];

/// The same for plain routes.
const ROUTES: &[(&str, &str, &str, Theirs)] = &[
    ("GET", "/health", "", Own),
    ("GET", "/ready", "", Own),
    ("GET", "/metrics", "", Own),
    ("POST", "/upload", "subject={subject}", Missing),
    ("GET", "/materials/{id}/original", "{material}", Missing),
    ("GET", "/materials/{id}/pages/{file}", "{material}", Missing),
    ("GET", "/materials/{id}/recording", "{material}", Missing),
    ("POST", "/materials/{id}/transcript", "{material}", Missing),
    ("GET", "/figures/{file}", "{figure}.webp", Missing),
    ("POST", "/cards/import/package", "", Own),
    ("GET", "/cards/export.csv", "", Own),
    ("GET", "/cards/export.json", "", Own),
    ("GET", "/cards/export.apkg", "", Own),
    ("GET", "/cards/media/{file}", "", Missing),
    ("GET", "/live", "", Skipped),
    ("GET", "/answers/{message}/events", "{message}", Missing),
    ("GET", "/conversations/{id}/export.md", "{conversation}", Missing),
    ("GET", "/study/{id}/pages/{file}", "{output}", Missing),
    ("GET", "/study/{id}/save/{format}", "{output}", Missing),
];

/// What there is of somebody's.
async fn belongings(started: &Started, ada: &mut Browser<'_>) -> BTreeMap<&'static str, String> {
    let sessions = ada.get("/api/accounts/sessions").await.json();
    let me = ada.get("/api/accounts/me").await.json();
    let account: contract::AccountView = serde_json::from_value(me).expect("an account");
    let actor = Actor { account: account.id, role: account.role, session: None };
    let services = &started.wired.services;
    let subject = services.library.create_subject(&actor, "Biology").await.expect("a subject");
    let note = services.library.write_note(&actor, Some(subject.id), "Cells", "# Cells\n\nA cell is alive.");
    let material = note.await.expect("a note");
    let asked = services.chat.ask(&actor, None, "What is a cell?", Scope::default(), None);
    let (conversation, message) = asked.await.expect("a conversation");
    let form = contract::ProviderForm {
        address: "https://models.example/v1".into(),
        model: "large".into(),
        key: "sesame".into(),
        ..Default::default()
    };
    let provider = services.providers.add(&actor, &form).await.expect("a provider");
    let making = domain::study::Making {
        kind: contract::OutputKind::Quiz,
        scope: Scope { materials: vec![material], ..Scope::default() },
        ..Default::default()
    };
    let output = services.study.make(&actor, making).await.expect("an output");
    let figure = figure_of(started, account.id.0, material.0).await;
    let draft = contract::CardDraft { front: "Cell".into(), back: "Alive".into(), ..Default::default() };
    let card = services.cards.add(&actor, draft).await.expect("a card")[0];
    let package = services.cards.export_anki(&actor, Default::default()).await.expect("a package");
    services.cards.delete(&actor, &[card]).await.expect("deleted");
    let import = services.cards.import_anki(&actor, "walk.apkg", package, false).await.expect("taken in").import;
    services.cards.restore(&actor, &[card]).await.expect("restored");
    let highlight = highlight_of(started, account.id.0, material.0).await;
    let job = services.jobs.list(&actor).await.expect("jobs").first().expect("the answer is a job").id;
    BTreeMap::from([
        ("{session}", sessions[0]["id"].as_str().expect("an id").to_owned()),
        ("{subject}", subject.id.to_string()),
        ("{material}", material.to_string()),
        ("{conversation}", conversation.to_string()),
        ("{message}", message.to_string()),
        ("{job}", job.to_string()),
        ("{provider}", provider.to_string()),
        ("{figure}", figure.to_string()),
        ("{output}", output.to_string()),
        ("{card}", card.to_string()),
        ("{import}", import.expect("an id").to_string()),
        ("{highlight}", highlight.to_string()),
        ("{unknown}", "0192d4a0-0000-7000-8000-000000000000".to_owned()),
    ])
}

/// Words that somebody marked.
async fn highlight_of(started: &Started, account: uuid::Uuid, material: uuid::Uuid) -> uuid::Uuid {
    let now = chrono::Utc::now();
    let row = highlight::Model {
        id: uuid::Uuid::new_v4(),
        account_id: account,
        material_id: material,
        page: 1,
        start: 2,
        end_: 6,
        quote: "cell".into(),
        note: String::new(),
        colour: "yellow".into(),
        boxes: serde_json::json!([]),
        created_at: now,
        updated_at: now,
        deleted_at: None,
    };
    let id = row.id;
    let written =
        highlight::Entity::insert(row.into_active_model()).exec_without_returning(started.wired.store.writes());
    written.await.expect("it is written");
    id
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

struct Sample {
    method: Method,
    /// As it is registered.
    address: String,
    /// As it is asked.
    asked: String,
    kind: &'static str,
    body: String,
    theirs: Theirs,
}

fn samples(ids: &BTreeMap<&str, String>) -> Vec<Sample> {
    let fill = |text: &str| ids.iter().fold(text.to_owned(), |text, (name, id)| text.replace(name, id));
    let mut all = Vec::new();
    for (path, method) in server_fn::axum::server_fn_paths() {
        let (_, good, theirs) = FUNCTIONS
            .iter()
            .find(|(known, ..)| *known == path)
            .unwrap_or_else(|| panic!("{method} {path} has no sample: add one to FUNCTIONS"));
        let good = fill(good);
        let (asked, body) =
            if method == Method::GET { (format!("{path}?{good}"), String::new()) } else { (path.to_owned(), good) };
        let kind = "application/x-www-form-urlencoded";
        all.push(Sample { method, address: path.to_owned(), asked, kind, body, theirs: *theirs });
    }
    for (method, address, good, theirs) in ROUTES {
        let method: Method = method.parse().expect("a method");
        let mut sample = Sample {
            method,
            address: (*address).into(),
            asked: (*address).into(),
            kind: "",
            body: String::new(),
            theirs: *theirs,
        };
        let field = |name: &str, more: &str, text: &str| {
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}\r\n")
        };
        if *address == "/materials/{id}/transcript" {
            sample.kind = "multipart/form-data; boundary=x";
            sample.asked = sample.asked.replace("{id}", &fill(good));
            let cue = "00:00:01,000 --> 00:00:02,000\r\nHello.\r\n";
            sample.body = field("file", "; filename=\"a.srt\"", cue) + "--x--\r\n";
        } else if *address == "/figures/{file}" {
            sample.asked = sample.asked.replace("{file}", &fill(good));
        } else if *address == "/cards/import/package" {
            sample.kind = "multipart/form-data; boundary=x";
            sample.body = field("file", "; filename=\"a.apkg\"", "text") + "--x--\r\n";
        } else if *address == "/upload" {
            sample.kind = "multipart/form-data; boundary=x";
            let subject = fill(good.trim_start_matches("subject="));
            sample.body = field("subject", "", &subject) + &field("file", "; filename=\"a.txt\"", "text") + "--x--\r\n";
        } else {
            let id = fill(good);
            sample.asked = sample
                .asked
                .replace("{file}", "1.webp")
                .replace("{id}", &id)
                .replace("{message}", &id)
                .replace("{format}", "json");
        }
        all.push(sample);
    }
    all
}

async fn ask(browser: &mut Browser<'_>, sample: &Sample) -> u16 {
    let headers: &[(&str, &str)] = &[("content-type", sample.kind)];
    let headers = if sample.kind.is_empty() { &[] } else { headers };
    let body = Body::from(sample.body.clone());
    browser.ask(sample.method.clone(), &sample.asked, headers, body).await.status.as_u16()
}

/// Settings under which a walk meets no limit.
const FREE: &[(&str, &str)] = &[("models.tools", "/nowhere"), ("http.sign_ins_per_minute", "1000")];

#[tokio::test]
async fn a_guest_sees_only_what_is_public() {
    let started = Started::with(FREE).await;
    let mut ada = started.registered("ada").await;
    let ids = belongings(&started, &mut ada).await;
    let samples = samples(&ids);
    assert!(samples.len() > 20, "the registry of server functions is empty");
    let mut open = BTreeSet::new();
    for sample in &samples {
        let status = ask(&mut started.browser(), sample).await;
        if status != 401 {
            open.insert((sample.method.to_string(), sample.address.clone(), status));
        }
    }
    // Pages lead a guest to the door; what they show there is the same for everybody.
    for path in [
        "/",
        "/library",
        "/ask",
        "/search?q=cell",
        "/settings",
        "/settings/models",
        "/jobs",
        "/study",
        &format!("/study/{}", ids["{output}"]),
        "/cards",
        "/cards/import",
        "/review",
        "/review/settings",
        &format!("/materials/{}", ids["{material}"]),
    ] {
        let seen = started.browser().page(path).await;
        assert!(seen.status.is_redirection(), "{path}: {}", seen.status);
        assert!(crate::started::leads_to(&seen).starts_with("/sign-in"), "{path}: {seen:?}");
        assert!(!seen.body.contains("Cells"), "{path}");
    }
    for path in ["/register", "/sign-in", "/review/away"] {
        open.insert(("GET".into(), path.into(), started.browser().get(path).await.status.as_u16()));
    }
    let expected: BTreeSet<_> =
        PUBLIC.iter().map(|(method, path, status)| (method.to_string(), path.to_string(), *status)).collect();
    assert_eq!(open, expected);
}

#[tokio::test]
async fn a_stranger_finds_nothing_of_others() {
    let started = Started::with(FREE).await;
    let mut ada = started.registered("ada").await;
    let ids = belongings(&started, &mut ada).await;
    let mut eve = started.registered("eve").await;
    for sample in samples(&ids) {
        let status = match sample.theirs {
            Skipped => continue,
            Missing | Own => ask(&mut eve, &sample).await,
        };
        let what = format!("{} {} {}", sample.method, sample.asked, sample.body);
        match sample.theirs {
            Missing => assert_eq!(status, 404, "{what}"),
            _ => assert!(status < 500 && status != 401 || sample.address == "/ready", "{what}: {status}"),
        }
    }
    let me = ada.get("/api/accounts/me").await;
    assert_eq!(me.json()["name"], "ada", "nothing happened to Ada");
    for (path, holds) in [("/api/library/materials?filter[page]=1", "Cells"), ("/api/library/subjects", "Biology")] {
        assert!(ada.get(path).await.body.contains(holds), "{path}");
        assert!(!eve.get(path).await.body.contains(holds), "{path}");
    }
    assert!(ada.get(&format!("/api/chat/open?id={}", ids["{conversation}"])).await.status.is_success());
}

#[test]
fn every_route_in_the_source_has_a_sample() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes");
    let mut written = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("the routes").filter_map(Result::ok) {
        let source = std::fs::read_to_string(entry.path()).expect("reads");
        for piece in source.split(".route(").skip(1) {
            let path = piece.split('"').nth(1).expect("a path").to_owned();
            let after = piece.split_once(',').map(|(_, rest)| rest.trim_start()).unwrap_or_default();
            let method = after.split('(').next().unwrap_or_default().to_uppercase();
            written.insert((method, path));
        }
    }
    let sampled: BTreeSet<_> = ROUTES.iter().map(|(method, path, ..)| (method.to_string(), path.to_string())).collect();
    assert_eq!(written, sampled);
}

#[test]
fn samples_and_server_functions_are_the_same_set() {
    let there: BTreeSet<&str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let sampled: BTreeSet<&str> = FUNCTIONS.iter().map(|(path, ..)| *path).collect();
    assert_eq!(there, sampled);
    assert_eq!(encode(&[("a b", "ä&=")]), "a b=%C3%A4%26%3D");
}
