//! What accounts promise, on every database.

use super::*;
use crate::testing::{Bench, benches, benches_with};
use crate::{Actor, Fault};
use contract::Refusal;
use serde_json::json;

const PASSWORD: &str = "correct horse battery";

fn accounts(bench: &Bench) -> Accounts {
    Accounts::new(bench.tools.clone())
}

fn acting(account: &AccountView) -> Actor {
    Actor { account: account.id, role: account.role, session: None }
}

fn refusal<T: std::fmt::Debug>(outcome: crate::Outcome<T>) -> Refusal {
    match outcome {
        Err(Fault::Refused(refusal)) => refusal,
        other => panic!("should have been refused: {other:?}"),
    }
}

fn record(key: &str, account: &AccountView, bench: &Bench) -> SessionRecord {
    SessionRecord {
        key: key.into(),
        account: Some(account.id),
        address: Some("127.0.0.1".into()),
        agent: None,
        data: json!({ SESSION_ACCOUNT: account.id }),
        expires_at: bench.tools.now() + chrono::Duration::days(SESSION_DAYS),
    }
}

#[tokio::test]
async fn the_first_account_is_the_administrator() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let welcome = accounts.welcome().await.expect("answers");
        assert!(welcome.first && welcome.open, "{}", bench.name);
        let ada = accounts.register("Ada", PASSWORD).await.expect("registers");
        let bob = accounts.register("Bob", PASSWORD).await.expect("registers");
        assert_eq!((ada.role, bob.role), (Role::Administrator, Role::Learner), "{}", bench.name);
        assert!(!accounts.welcome().await.expect("answers").first);
    }
}

#[tokio::test]
async fn of_many_who_come_first_at_once_one_is_the_administrator() {
    for bench in benches().await {
        let accounts = std::sync::Arc::new(accounts(&bench));
        let mut all = tokio::task::JoinSet::new();
        for number in 0..6 {
            let accounts = accounts.clone();
            all.spawn(async move { accounts.register(&format!("person-{number}"), PASSWORD).await });
        }
        let registered = all.join_all().await;
        let roles: Vec<Role> = registered.into_iter().map(|one| one.expect("registers").role).collect();
        let administrators = roles.iter().filter(|role| **role == Role::Administrator).count();
        assert_eq!((roles.len(), administrators), (6, 1), "{}", bench.name);
    }
}

#[tokio::test]
async fn a_name_is_taken_whatever_its_case_and_only_once_at_once() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        accounts.register("Żółć", PASSWORD).await.expect("registers");
        let taken = refusal(accounts.register("żÓŁĆ", PASSWORD).await);
        assert!(matches!(&taken, Refusal::Invalid { field, .. } if field == "name"), "{}: {taken:?}", bench.name);
        let (one, other) = tokio::join!(accounts.register("Eve", PASSWORD), accounts.register("eve", PASSWORD));
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|ok| **ok).count(), 1, "{}", bench.name);
    }
}

#[tokio::test]
async fn weak_passwords_and_odd_names_are_refused_by_field() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        for (name, password, wrong) in
            [("a", PASSWORD, "name"), ("ada", "password", "password"), ("ada", "", "password")]
        {
            let refused = refusal(accounts.register(name, password).await);
            assert!(matches!(&refused, Refusal::Invalid { field, .. } if field == wrong), "{refused:?}");
        }
        assert!(accounts.welcome().await.expect("answers").first, "nobody came in");
    }
}

#[tokio::test]
async fn signing_in_tells_nothing_about_names() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = accounts.register("Ada", PASSWORD).await.expect("registers");
        assert_eq!(accounts.sign_in(" aDa ", PASSWORD).await.expect("signs in").id, ada.id);
        let unknown = refusal(accounts.sign_in("nobody", PASSWORD).await);
        let wrong = refusal(accounts.sign_in("ada", "wrong").await);
        assert_eq!(unknown, wrong);
    }
}

#[tokio::test]
async fn too_many_tries_for_a_name_wait() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        accounts.register("ada", PASSWORD).await.expect("registers");
        for _ in 0..10 {
            refusal(accounts.sign_in("ada", "wrong").await);
        }
        let late = refusal(accounts.sign_in("ADA", PASSWORD).await);
        assert!(matches!(late, Refusal::TooMuch { wait: 30, .. }), "{late:?}");
        bench.clock.advance(chrono::Duration::seconds(31));
        accounts.sign_in("ada", PASSWORD).await.expect("signs in after the wait");
    }
}

#[tokio::test]
async fn closed_registration_lets_the_first_in_and_nobody_else() {
    for bench in benches_with(|tools| tools.limits.registration_open = false).await {
        let accounts = accounts(&bench);
        assert!(accounts.welcome().await.expect("answers").open);
        accounts.register("ada", PASSWORD).await.expect("the first comes in");
        assert!(!accounts.welcome().await.expect("answers").open);
        assert!(matches!(refusal(accounts.register("bob", PASSWORD).await), Refusal::Conflict { .. }));
        let bob = accounts.add("bob", PASSWORD, Role::Instructor).await.expect("the administrator adds one");
        assert_eq!(bob.role, Role::Instructor);
    }
}

#[tokio::test]
async fn a_profile_is_kept() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = acting(&accounts.register("ada", PASSWORD).await.expect("registers"));
        accounts.set_theme(&ada, contract::Theme::Dark).await.expect("sets");
        accounts.set_language(&ada, Some("de-CH".into())).await.expect("sets");
        let view = accounts.view(&ada).await.expect("views");
        assert_eq!((view.theme, view.language.as_deref()), (contract::Theme::Dark, Some("de-CH")));
        accounts.set_language(&ada, None).await.expect("sets");
        assert_eq!(accounts.view(&ada).await.expect("views").language, None);
        for odd in ["d", "../../etc", "de_CH; DROP", "de--CH"] {
            refusal(accounts.set_language(&ada, Some(odd.into())).await);
        }
    }
}

#[tokio::test]
async fn a_session_stands_for_its_account_until_it_ends() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = accounts.register("ada", PASSWORD).await.expect("registers");
        let mut kept = record("k1", &ada, &bench);
        accounts.session_create(&kept).await.expect("creates");
        let seen = accounts.session_actor("k1").await.expect("answers").expect("holds");
        assert_eq!((seen.actor.account, seen.actor.role), (ada.id, Role::Administrator), "{}", bench.name);
        assert!(accounts.session_actor("k2").await.expect("answers").is_none());

        kept.data = json!({ SESSION_ACCOUNT: ada.id, "more": 1 });
        kept.address = Some("10.0.0.1".into());
        accounts.session_save(&kept).await.expect("saves");
        let loaded = accounts.session_load("k1").await.expect("answers").expect("is there");
        assert_eq!(loaded, kept, "{}", bench.name);
        let listed = accounts.sessions(&seen.actor).await.expect("lists");
        assert_eq!((listed.len(), listed[0].current, listed[0].address.as_deref()), (1, true, Some("10.0.0.1")));

        accounts.session_delete("k1").await.expect("deletes");
        accounts.session_save(&kept).await.expect("does nothing");
        assert!(accounts.session_actor("k1").await.expect("answers").is_none(), "an ended session stays ended");
    }
}

#[tokio::test]
async fn sessions_expire() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = accounts.register("ada", PASSWORD).await.expect("registers");
        accounts.session_create(&record("k1", &ada, &bench)).await.expect("creates");
        bench.clock.advance(chrono::Duration::days(SESSION_DAYS - 1));
        assert!(accounts.session_actor("k1").await.expect("answers").is_some());
        assert_eq!(accounts.session_expire().await.expect("expires"), 0);
        bench.clock.advance(chrono::Duration::days(1));
        assert!(accounts.session_actor("k1").await.expect("answers").is_none());
        assert_eq!(accounts.session_expire().await.expect("expires"), 1);
        assert_eq!(accounts.counts().await.expect("counts"), (0, 1));
    }
}

#[tokio::test]
async fn a_person_ends_their_own_sessions_only() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = accounts.register("ada", PASSWORD).await.expect("registers");
        let bob = accounts.register("bob", PASSWORD).await.expect("registers");
        for key in ["k1", "k2", "k3"] {
            accounts.session_create(&record(key, &ada, &bench)).await.expect("creates");
        }
        let here = accounts.session_actor("k1").await.expect("answers").expect("holds").actor;
        let there = accounts.session_actor("k2").await.expect("answers").expect("holds").actor;
        let id = there.session.expect("a session");
        assert_eq!(refusal(accounts.end_session(&acting(&bob), id).await), Refusal::Missing);
        accounts.end_session(&here, id).await.expect("ends");
        assert_eq!(refusal(accounts.end_session(&here, id).await), Refusal::Missing);
        assert_eq!(accounts.end_other_sessions(&here).await.expect("ends"), 1);
        assert!(accounts.session_actor("k1").await.expect("answers").is_some());
        assert_eq!(accounts.end_other_sessions(&acting(&bob)).await.expect("ends"), 0);
    }
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = accounts.register("ada", PASSWORD).await.expect("registers");
        for key in ["k1", "k2"] {
            accounts.session_create(&record(key, &ada, &bench)).await.expect("creates");
        }
        let here = accounts.session_actor("k1").await.expect("answers").expect("holds").actor;
        let wrong = refusal(accounts.change_password(&here, "wrong", "another good password").await);
        assert!(matches!(wrong, Refusal::Invalid { field, .. } if field == "old"));
        accounts.change_password(&here, PASSWORD, "another good password").await.expect("changes");
        assert!(accounts.session_actor("k1").await.expect("answers").is_some());
        assert!(accounts.session_actor("k2").await.expect("answers").is_none());
        refusal(accounts.sign_in("ada", PASSWORD).await);
        accounts.sign_in("ada", "another good password").await.expect("signs in");
    }
}

#[tokio::test]
async fn a_deleted_account_takes_everything_with_it() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = accounts.register("ada", PASSWORD).await.expect("registers");
        let bob = accounts.register("bob", PASSWORD).await.expect("registers");
        accounts.session_create(&record("k1", &bob, &bench)).await.expect("creates");
        let key = format!("originals/{}/abc", bob.id);
        let others = format!("originals/{}/abc", ada.id);
        for key in [&key, &others] {
            bench.tools.files.put(key, bytes::Bytes::from_static(b"file")).await.expect("puts");
        }
        let wrong = refusal(accounts.delete(&acting(&bob), "wrong").await);
        assert!(matches!(wrong, Refusal::Invalid { field, .. } if field == "password"));
        accounts.delete(&acting(&bob), PASSWORD).await.expect("deletes");
        assert!(accounts.session_actor("k1").await.expect("answers").is_none(), "{}", bench.name);
        assert!(!bench.tools.files.exists(&key).await.expect("answers"));
        assert!(bench.tools.files.exists(&others).await.expect("answers"), "nobody else's");
        assert_eq!(refusal(accounts.view(&acting(&bob)).await), Refusal::SignedOut);
        accounts.register("bob", PASSWORD).await.expect("the name is free again");
    }
}

#[tokio::test]
async fn there_is_always_an_administrator() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let ada = accounts.register("ada", PASSWORD).await.expect("registers");
        accounts.register("bob", PASSWORD).await.expect("registers");
        assert!(matches!(refusal(accounts.delete(&acting(&ada), PASSWORD).await), Refusal::Conflict { .. }));
        assert!(matches!(refusal(accounts.set_role("ada", Role::Learner).await), Refusal::Conflict { .. }));
        accounts.set_role("bob", Role::Administrator).await.expect("sets");
        accounts.delete(&acting(&ada), PASSWORD).await.expect("deletes");
        assert_eq!(accounts.first_administrator().await.expect("answers").expect("there is one").name, "bob");
        accounts.remove("bob").await.expect("the last person may leave");
        assert!(accounts.welcome().await.expect("answers").first);
    }
}

#[tokio::test]
async fn a_command_acts_as_whom_it_should() {
    for bench in benches().await {
        let accounts = accounts(&bench);
        let (local, account, made) = accounts.acting(None).await.expect("makes one");
        assert!(made && account.name == "local" && local.role == Role::Administrator, "{}", bench.name);
        let (again, _, made) = accounts.acting(None).await.expect("finds it");
        assert_eq!((again, made), (local, false));
        refusal(accounts.sign_in("local", "").await);
        let ada = accounts.register("ada", PASSWORD).await.expect("registers");
        assert_eq!(ada.role, Role::Administrator, "nobody could sign in before");
        assert_eq!(accounts.acting(None).await.expect("finds").0, local, "the first administrator");
        assert_eq!(accounts.acting(Some("ADA")).await.expect("finds").0.account, ada.id);
        refusal(accounts.acting(Some("nobody")).await);
        accounts.set_password("local", PASSWORD).await.expect("sets");
        accounts.sign_in("local", PASSWORD).await.expect("signs in");
    }
}
