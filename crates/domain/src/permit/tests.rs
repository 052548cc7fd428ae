//! Role × resource, as a table: whoever changes the policy sees it here.

use super::{conversation, exchange, job, material, provider, session, subject};
use crate::{
    Actor, Fault, Outcome,
    testing::{Bench, benches},
};
use ::store::entities;
use contract::{Refusal, Role};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

/// One thing of each kind, all of one owner.
struct Things {
    subject: Uuid,
    material: Uuid,
    conversation: Uuid,
    exchange: Uuid,
    job: Uuid,
    session: Uuid,
    provider: Uuid,
}

async fn insert<E: EntityTrait>(bench: &Bench, row: E::Model)
where
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    E::insert(row.into_active_model()).exec_without_returning(bench.tools.store.writes()).await.expect("inserted");
}

async fn things(bench: &Bench, owner: Uuid) -> Things {
    let now = bench.tools.now();
    let id = Uuid::new_v4;
    let things = Things {
        subject: id(),
        material: id(),
        conversation: id(),
        exchange: id(),
        job: Uuid::nil(),
        session: id(),
        provider: id(),
    };
    insert::<entities::subject::Entity>(
        bench,
        entities::subject::Model {
            id: things.subject,
            account_id: owner,
            title: "Botany".into(),
            position: 0,
            archived: false,
            created_at: now,
            updated_at: now,
        },
    )
    .await;
    insert::<entities::material::Entity>(bench, crate::testing::note(things.material, owner, now)).await;
    insert::<entities::conversation::Entity>(
        bench,
        entities::conversation::Model {
            id: things.conversation,
            account_id: owner,
            title: "Leaves".into(),
            named: false,
            scope: json!({}),
            coach: false,
            created_at: now,
            updated_at: now,
            deleted_at: None,
        },
    )
    .await;
    insert::<entities::exchange::Entity>(
        bench,
        entities::exchange::Model {
            id: things.exchange,
            conversation_id: things.conversation,
            account_id: owner,
            parent_id: None,
            position: 0,
            chosen: true,
            question: "Why green?".into(),
            scope: json!({}),
            answerer: "extractive".into(),
            state: "waiting".into(),
            found: false,
            markdown: String::new(),
            html: String::new(),
            citations: json!([]),
            sentences: json!([]),
            refusal: None,
            still_reading: 0,
            basis: json!({}),
            job_id: None,
            asked_at: now,
            ended_at: None,
        },
    )
    .await;
    insert::<entities::session::Entity>(
        bench,
        entities::session::Model {
            id: Uuid::new_v4().to_string(),
            public_id: things.session,
            account_id: Some(owner),
            data: json!({}),
            address: None,
            agent: None,
            created_at: now,
            seen_at: now,
            expires_at: now,
        },
    )
    .await;
    insert::<entities::provider::Entity>(
        bench,
        entities::provider::Model {
            id: things.provider,
            account_id: owner,
            name: "Mine".into(),
            kind: "openai".into(),
            address: "https://models.example/v1".into(),
            model: "large".into(),
            sealed_key: None,
            sealed_by: None,
            patience: 90,
            tested: None,
            tested_at: None,
            created_at: now,
            updated_at: now,
        },
    )
    .await;
    let about = queue::About { account: Some(owner), ..queue::About::default() };
    let job = queue::enqueue(bench.tools.store.writes(), now, &crate::jobs::Tidy::default(), about).await;
    Things { job: job.expect("enqueued"), ..things }
}

fn word<T>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Ok(_) => "yes",
        Err(Fault::Refused(Refusal::Missing)) => "missing",
        Err(Fault::Refused(refusal)) => refusal.code(),
        Err(Fault::Broken(error)) => panic!("{error:#}"),
    }
}

async fn line(bench: &Bench, who: &str, actor: &Actor, things: &Things) -> String {
    let tools = &*bench.tools;
    let words = [
        word(subject(tools, actor, things.subject.into()).await),
        word(material(tools, actor, things.material.into()).await),
        word(conversation(tools, actor, things.conversation.into()).await),
        word(exchange(tools, actor, things.exchange.into()).await),
        word(session(tools, actor, things.session.into()).await),
        word(job(tools, actor, things.job.into()).await),
        word(provider(tools, actor, things.provider.into()).await),
        word(super::administers(actor)),
    ];
    let cells: Vec<String> = words.iter().map(|word| format!("{word:>12}")).collect();
    format!("{who:<24}{}", cells.concat())
}

#[tokio::test]
async fn who_may_touch_what() {
    for bench in benches().await {
        let owner = bench.person("owner", Role::Learner).await;
        let things = things(&bench, owner.account.0).await;
        let mut table =
            vec!["                             subject    material conversation    exchange     session         job    provider      server".to_owned()];
        table.push(line(&bench, "its owner", &owner, &things).await);
        for (who, role) in [
            ("another learner", Role::Learner),
            ("another instructor", Role::Instructor),
            ("another administrator", Role::Administrator),
        ] {
            let actor = bench.person(who, role).await;
            table.push(line(&bench, who, &actor, &things).await);
        }
        let table = table.join("\n");
        assert_eq!(table, TABLE.trim_matches('\n'), "{}\n{table}", bench.name);
    }
}

const TABLE: &str = "
                             subject    material conversation    exchange     session         job    provider      server
its owner                        yes         yes         yes         yes         yes         yes         yes   forbidden
another learner              missing     missing     missing     missing     missing     missing     missing   forbidden
another instructor           missing     missing     missing     missing     missing     missing     missing   forbidden
another administrator        missing     missing     missing     missing     missing         yes     missing         yes
";
