//! Every address there is, asked by a guest, by a stranger and by its owner.
//!
//! A guest gets 401 everywhere but on the public list, and pages lead them to the door. A stranger who knows somebody's
//! ids gets 404 for them, with words; the owner, who asks the same, does not, or the 404 would prove nothing. An address
//! without a sample fails the test, and so does a sample without an address.

mod belongings;
mod functions;
pub mod routes;
mod samples;

use crate::started::{Browser, Seen, Started, encode, leads_to};
use belongings::{Belongings, SECRETS, tools};
use functions::FUNCTIONS;
use routes::{PAGES, PUBLIC, REFUSED, ROUTES, UNASKED};
pub use samples::MULTIPART;
use samples::{Sample, Theirs, samples};
use std::collections::BTreeSet;

#[tokio::test]
async fn what_is_somebodys_is_there_for_them_and_for_nobody_else() {
    let found = tools();
    let tools = found.as_ref().map_or_else(|| "/nowhere".into(), |tools| tools.display().to_string());
    // Under these settings a walk meets no limit.
    let free = [("http.per_minute", "100000"), ("http.sign_ins_per_minute", "1000"), ("models.tools", &tools)];
    let started = Started::with(&free).await;
    let mut ada = started.registered("ada").await;
    let belongings = Belongings::of(&started, &mut ada, found.is_some()).await;
    let mut samples = samples(&belongings);
    samples.retain(|sample| sample.theirs != Theirs::Skipped || sample.address.ends_with("/sign_out"));

    guests(&started, &samples, &belongings).await;
    let mut eve = started.registered("eve").await;
    strangers(&mut ada, &mut eve, &samples).await;
    pages(&mut ada, &mut eve, &belongings).await;
    samples.retain(|sample| found.is_some() || !sample.drawn);
    owners(&mut ada, &samples).await;
}

/// They see only what is public.
async fn guests(started: &Started, samples: &[Sample], belongings: &Belongings) {
    let mut open = BTreeSet::new();
    for sample in samples {
        let status = sample.ask(&mut started.browser()).await.status.as_u16();
        if status != 401 {
            let depends = PUBLIC.contains(&(sample.method.as_str(), sample.address, 0));
            open.insert((sample.method.as_str(), sample.address, if depends { 0 } else { status }));
        }
    }
    for (path, asked, _) in PAGES {
        let asked = belongings.fill(asked);
        let seen = started.browser().page(&asked).await;
        if seen.status.is_redirection() {
            assert!(leads_to(&seen).starts_with("/sign-in"), "{asked}: {seen:?}");
        } else {
            open.insert(("GET", path, seen.status.as_u16()));
        }
        holds_nothing_secret(&seen, &asked);
    }
    assert_eq!(open, BTreeSet::from(PUBLIC));
}

/// They find nothing of others, and change nothing.
async fn strangers(ada: &mut Browser<'_>, eve: &mut Browser<'_>, samples: &[Sample]) {
    for sample in samples {
        if sample.theirs == Theirs::Skipped {
            continue;
        }
        let (seen, what) = (sample.ask(eve).await, sample.what());
        let status = seen.status.as_u16();
        match sample.theirs {
            Theirs::Own => assert!(status < 500 && status != 401 || sample.address == "/ready", "{what}: {status}"),
            _ => assert_eq!(status, 404, "{what}"),
        }
        holds_nothing_secret(&seen, &what);
    }
    let me = ada.get("/api/accounts/me").await;
    assert_eq!(me.json()["name"], "ada", "nothing happened to Ada");
    for (path, holds) in [("/api/library/materials?filter[page]=1", SECRETS[0]), ("/api/library/subjects", SECRETS[1])]
    {
        assert!(ada.get(path).await.body.contains(holds), "{path}");
    }
}

/// Pages that name something of somebody's are there for them alone, and so is nothing where an address names nothing.
async fn pages(ada: &mut Browser<'_>, eve: &mut Browser<'_>, belongings: &Belongings) {
    for (path, asked, theirs) in PAGES {
        let asked = belongings.fill(asked);
        let own = ada.page(&asked).await;
        assert!(own.status.as_u16() < 400, "{asked}: {}", own.status);
        let seen = eve.page(&asked).await;
        holds_nothing_secret(&seen, &asked);
        if *theirs == Theirs::Own {
            assert!(seen.status.as_u16() < 400, "{asked}: {}", seen.status);
            continue;
        }
        let nonsense = path.split('/').map(|part| if part.starts_with('{') { "zzz" } else { part });
        let nonsense = nonsense.collect::<Vec<_>>().join("/");
        for (seen, asked) in [(seen, asked), (ada.page(&nonsense).await, nonsense)] {
            assert_eq!(seen.status, 404, "{asked}");
            let hint = "It may have been deleted, or the address is wrong.";
            assert!(seen.body.contains("This is not here.") && seen.body.contains(hint), "{asked}: {}", seen.body);
        }
    }
}

/// They get what nobody else gets.
async fn owners(ada: &mut Browser<'_>, samples: &[Sample]) {
    let mut refused = Vec::new();
    for turn in [Theirs::Missing, Theirs::Last] {
        let asked = samples.iter().filter(|sample| sample.theirs == turn);
        for sample in asked.filter(|sample| UNASKED.iter().all(|(address, _)| *address != sample.address)) {
            let seen = sample.ask(ada).await;
            let may = REFUSED.iter().any(|(address, _)| *address == sample.address);
            if seen.status == 404 || seen.status.as_u16() >= 400 && !may {
                refused.push(format!("{}: {} {}", sample.what(), seen.status, seen.body));
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

fn holds_nothing_secret(seen: &Seen, what: &str) {
    for secret in SECRETS {
        assert!(!seen.body.contains(secret), "{what} tells {secret}");
    }
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

#[tokio::test]
async fn every_page_has_a_sample() {
    server::middleware::one_thread::prepare();
    let listed = leptos_axum::generate_route_list(app::App);
    let there: BTreeSet<&str> = listed.iter().map(|listing| listing.path()).collect();
    let sampled: BTreeSet<&str> = PAGES.iter().map(|(path, ..)| *path).collect();
    assert_eq!(there, sampled);
    for (path, _, theirs) in PAGES {
        assert_eq!(path.contains('{'), *theirs == Theirs::Missing, "{path} names something of somebody's, or not");
    }
}

#[test]
fn samples_and_server_functions_are_the_same_set() {
    let there: BTreeSet<&str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let sampled: BTreeSet<&str> = FUNCTIONS.iter().map(|(path, ..)| *path).collect();
    assert_eq!(there, sampled);
    assert!(there.len() > 20, "the registry of server functions is empty");
    assert_eq!(encode(&[("a b", "ä&=")]), "a b=%C3%A4%26%3D");
}
