//! Keys at rest, and turning to a new master key.

use super::*;
use ::store::entities::provider;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use secrecy::ExposeSecret;

async fn rows(desk: &Desk) -> Vec<provider::Model> {
    provider::Entity::find().all(desk.bench.tools.store.reads()).await.unwrap()
}

fn opened(desk: &Desk, row: &provider::Model) -> Option<String> {
    let provider = super::super::candidates::provider_of(&desk.bench.tools.providers, row).ok()?;
    provider.key.map(|key| key.expose_secret().to_owned())
}

async fn fill(desk: &Desk) -> Actor {
    for number in 0..5 {
        let form =
            ProviderForm { key: format!("sesame-{number}"), ..form(&format!("p{number}"), "https://a.example/v1") };
        desk.providers.add(&desk.actor, &form).await.unwrap();
    }
    desk.bench.person("Root", Role::Administrator).await
}

async fn all_open(desk: &Desk) {
    let mut keys: Vec<_> = rows(desk).await.iter().map(|row| opened(desk, row).unwrap()).collect();
    keys.sort();
    assert_eq!(keys, (0..5).map(|number| format!("sesame-{number}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_row_of_one_account_cannot_be_opened_as_anothers() {
    for desk in desks(Vec::new).await {
        desk.providers.add(&desk.actor, &form("mine", "https://a.example/v1")).await.unwrap();
        let eve = desk.bench.person("Eve", Role::Learner).await;
        desk.providers.add(&eve, &form("hers", "https://evil.example/v1")).await.unwrap();
        let rows = rows(&desk).await;
        assert!(rows.iter().all(|row| !format!("{row:?}").contains("sesame")), "{}", desk.bench.name);
        let (mine, hers) =
            (rows.iter().find(|row| row.name == "mine").unwrap(), rows.iter().find(|row| row.name == "hers"));
        // Somebody who can write to the database puts my sealed key into her row.
        let stolen = provider::Model { sealed_key: mine.sealed_key.clone(), ..hers.unwrap().clone() };
        assert_eq!(opened(&desk, &stolen), None);
        assert_eq!(opened(&desk, mine).as_deref(), Some("sesame"));
        // Or her row into my account.
        let moved = provider::Model { account_id: mine.account_id, ..hers.unwrap().clone() };
        assert_eq!(opened(&desk, &moved), None);
    }
}

#[tokio::test]
async fn rotation_seals_everything_under_a_new_key() {
    for desk in desks(Vec::new).await {
        let admin = fill(&desk).await;
        let before = rows(&desk).await;
        assert!(desk.providers.rotate_keys(&desk.actor).await.is_err(), "it takes an administrator");
        let rotated = desk.providers.rotate_keys(&admin).await.unwrap();
        assert_eq!((rotated.sealed, rotated.lost, rotated.resumed), (5, 0, false));
        let after = rows(&desk).await;
        assert!(after.iter().all(|row| row.sealed_by.as_deref() == Some(&rotated.key)));
        assert!(before.iter().all(|old| after.iter().all(|new| new.sealed_key != old.sealed_key)));
        all_open(&desk).await;
        let again = desk.providers.rotate_keys(&admin).await.unwrap();
        assert!(again.key != rotated.key && again.sealed == 5);
        all_open(&desk).await;
    }
}

#[tokio::test]
async fn a_rotation_that_was_cut_off_goes_on_under_the_same_key() {
    for desk in desks(Vec::new).await {
        let admin = fill(&desk).await;
        let keys = &desk.bench.tools.providers.keys;
        // As a killed process leaves it: a new key, and the first rows sealed by it.
        keys.add().unwrap();
        let newest = keys.newest().unwrap().unwrap();
        for row in rows(&desk).await.into_iter().take(2) {
            let sealed = keys.seal(row.account_id.into(), row.id, &opened(&desk, &row).unwrap().into()).unwrap();
            let mut row = row.into_active_model();
            (row.sealed_key, row.sealed_by) = (Set(Some(sealed.text)), Set(Some(sealed.by)));
            row.update(desk.bench.tools.store.writes()).await.unwrap();
        }
        all_open(&desk).await;
        let rotated = desk.providers.rotate_keys(&admin).await.unwrap();
        assert_eq!((rotated.key, rotated.sealed, rotated.resumed), (newest, 3, true));
        all_open(&desk).await;
    }
}

#[tokio::test]
async fn keys_whose_master_key_is_gone_are_said_to_be_lost_and_nothing_else_is() {
    for desk in desks(Vec::new).await {
        let admin = fill(&desk).await;
        let mut row = rows(&desk).await.remove(0).into_active_model();
        row.sealed_by = Set(Some("gone".into()));
        row.update(desk.bench.tools.store.writes()).await.unwrap();
        for _ in 0..2 {
            let rotated = desk.providers.rotate_keys(&admin).await.unwrap();
            assert_eq!((rotated.sealed, rotated.lost, rotated.resumed), (4, 1, false));
        }
        let lost = rows(&desk).await.into_iter().find(|row| row.sealed_by.as_deref() == Some("gone")).unwrap();
        assert_eq!(desk.ask(&lost.name).await[0].1, Err(ModelFault::Locked));
    }
}
