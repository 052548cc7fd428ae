//! What an owner and an administrator can see of jobs and do to them.

use super::{Tidy, runner};
use crate::{
    Actor, Fault, Services,
    ingest::{OptimizeIndex, ReadMaterial},
    testing::{Bench, benches, note},
};
use ::store::entities::material;
use chrono::TimeDelta;
use contract::{JobState, LiveEvent, Refusal, Role};
use futures::{FutureExt, StreamExt};
use queue::About;
use sea_orm::{EntityTrait, IntoActiveModel};
use std::sync::Arc;
use uuid::Uuid;

/// A note with the job that is to read it in.
async fn asked(bench: &Bench, actor: &Actor) -> (Uuid, Uuid) {
    let transaction = bench.tools.store.begin().await.expect("begun");
    let (id, now) = (Uuid::new_v4(), bench.tools.now());
    let about = About { account: Some(actor.account.0), material: Some(id), title: "Leaves".into() };
    let job = queue::enqueue(&transaction, now, &ReadMaterial { material: id }, about).await.expect("enqueued");
    let row = material::Model { job_id: Some(job), ..note(id, actor.account.0, now) };
    material::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await.expect("inserted");
    transaction.commit().await.expect("committed");
    (id, job)
}

#[tokio::test]
async fn everybody_sees_their_own_jobs_and_an_administrator_all() {
    for bench in benches().await {
        let services = Services::new(bench.tools.clone());
        let learner = bench.person("learner", Role::Learner).await;
        let administrator = bench.person("administrator", Role::Administrator).await;
        let (_, first) = asked(&bench, &learner).await;
        bench.clock.advance(TimeDelta::seconds(1));
        let (_, second) = asked(&bench, &learner).await;
        let own = services.jobs.list(&learner).await.expect("a list");
        let ids: Vec<Uuid> = own.iter().map(|job| job.id.0).collect();
        assert_eq!(ids, [second, first], "{}", bench.name);
        assert_eq!((own[0].state, own[0].title.as_str()), (JobState::Waiting, "Leaves"));
        assert!(services.jobs.list(&administrator).await.expect("a list").is_empty(), "{}", bench.name);
        assert_eq!(services.jobs.all(&administrator).await.expect("a list").len(), 2, "{}", bench.name);
        let refused = services.jobs.all(&learner).await;
        assert!(matches!(refused, Err(Fault::Refused(Refusal::Forbidden))), "{}", bench.name);
    }
}

#[tokio::test]
async fn upkeep_is_shown_to_an_administrator_only() {
    for bench in benches().await {
        let services = Services::new(bench.tools.clone());
        let learner = bench.person("learner", Role::Learner).await;
        let administrator = bench.person("administrator", Role::Administrator).await;
        let about = About { account: Some(learner.account.0), ..About::default() };
        let upkeep = OptimizeIndex { account: learner.account.0 };
        queue::enqueue(bench.tools.store.writes(), bench.tools.now(), &upkeep, about).await.expect("enqueued");
        assert!(services.jobs.list(&learner).await.expect("a list").is_empty(), "{}", bench.name);
        assert_eq!(services.jobs.all(&administrator).await.expect("a list").len(), 1, "{}", bench.name);
    }
}

#[tokio::test]
async fn cancelling_stops_the_job_and_its_material_and_tells_the_page() {
    for bench in benches().await {
        let services = Services::new(bench.tools.clone());
        let owner = bench.person("owner", Role::Learner).await;
        let stranger = bench.person("stranger", Role::Instructor).await;
        let (material, job) = asked(&bench, &owner).await;
        let refused = services.jobs.cancel(&stranger, job.into()).await;
        assert!(matches!(refused, Err(Fault::Refused(Refusal::Missing))), "{}", bench.name);

        let mut events = Box::pin(bench.tools.live.subscribe(owner.account, None));
        services.jobs.cancel(&owner, job.into()).await.expect("cancelled");
        let row = material::Entity::find_by_id(material).one(bench.tools.store.reads()).await.expect("read");
        assert_eq!(row.expect("it is there").state, "cancelled", "{}", bench.name);
        let (_, event) = events.next().now_or_never().flatten().expect("the page hears");
        let LiveEvent::Job { job: heard } = event else { panic!("{event:?}") };
        assert_eq!((heard.id.0, heard.state), (job, JobState::Cancelled), "{}", bench.name);
        services.jobs.cancel(&owner, job.into()).await.expect("what has ended stays as it is");
    }
}

#[tokio::test]
async fn the_daily_round_is_asked_for_once_and_runs() {
    for bench in benches().await {
        let services = Arc::new(Services::new(bench.tools.clone()));
        let administrator = bench.person("administrator", Role::Administrator).await;
        let runner = runner(services.clone(), 2);
        runner.tend().await;
        runner.tend().await;
        while runner.step().await.is_some() {}
        let jobs = services.jobs.all(&administrator).await.expect("a list");
        let mut names: Vec<&str> = jobs.iter().map(|job| job.name.as_str()).collect();
        names.sort_unstable();
        let round = ["check_figures", "check_indexes", "empty_trash", "fit_parameters", "tidy"];
        assert_eq!(names, round, "{}", bench.name);
        assert!(jobs.iter().all(|job| job.state == JobState::Done), "{}: {jobs:?}", bench.name);
    }
}

#[tokio::test]
async fn records_of_jobs_are_kept_for_two_weeks() {
    for bench in benches().await {
        let services = Arc::new(Services::new(bench.tools.clone()));
        let owner = bench.person("owner", Role::Learner).await;
        let (_, job) = asked(&bench, &owner).await;
        services.jobs.cancel(&owner, job.into()).await.expect("cancelled");
        let runner = runner(services.clone(), 2);
        for (days, left) in [(14, 1), (1, 0)] {
            bench.clock.advance(TimeDelta::days(days));
            queue::enqueue(bench.tools.store.writes(), bench.tools.now(), &Tidy::default(), About::default())
                .await
                .expect("enqueued");
            runner.step().await;
            assert_eq!(services.jobs.list(&owner).await.expect("a list").len(), left, "{}", bench.name);
        }
    }
}

#[tokio::test]
async fn who_brings_one_file_does_not_wait_for_who_brings_many() {
    for bench in benches().await {
        let services = Arc::new(Services::new(bench.tools.clone()));
        let (many, one) = (bench.person("many", Role::Learner).await, bench.person("one", Role::Learner).await);
        for _ in 0..20 {
            asked(&bench, &many).await;
        }
        bench.clock.advance(TimeDelta::seconds(60));
        let (_, last) = asked(&bench, &one).await;
        let runner = runner(services.clone(), 2);
        runner.step().await;
        runner.step().await;
        let jobs = services.jobs.list(&one).await.expect("a list");
        let state = jobs.iter().find(|job| job.id.0 == last).map(|job| job.state);
        assert_eq!(state, Some(JobState::Done), "{}: it was the second in turn", bench.name);
    }
}
