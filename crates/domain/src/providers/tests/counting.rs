//! What is counted, what it costs, and where it ends.

use super::*;
use contract::{PriceView, Refusal};
use models::Tokens;
use models::chat::Step;
use models::vision::ScriptedDescriber;

fn counted() -> ScriptedChat {
    let used = Tokens { asked: 1_000, answered: 500, estimated: false };
    ScriptedChat::new("small", vec![vec![Step::say("Because of "), Step::say("Rayleigh."), Step::Used(used)]])
}

#[tokio::test]
async fn what_a_provider_counts_is_recorded_with_its_cost() {
    for desk in desks(|| vec![counted()]).await {
        let admin = desk.bench.person("Root", Role::Administrator).await;
        let price = PriceView { model: "small".into(), asked: "0.15".into(), answered: "0,60".into() };
        assert!(matches!(
            desk.providers.set_price(&desk.actor, &price).await,
            Err(crate::Fault::Refused(Refusal::Forbidden))
        ));
        desk.ask("small").await;
        desk.providers.set_price(&admin, &price).await.unwrap();
        desk.ask("small").await;
        let usage = desk.providers.usage(&desk.actor).await.unwrap();
        let used = &usage.uses[0];
        assert_eq!((used.day.as_str(), used.work, used.own), ("2026-11-21", Work::Chat, false));
        assert_eq!((used.requests, used.asked, used.answered, used.estimated), (2, 2_000, 1_000, false));
        assert_eq!(used.cost, Some(150 + 300), "what was used before there was a price has cost nothing");
        assert_eq!((usage.today, usage.limit), (3_000, 0));
        assert!(desk.providers.usage(&admin).await.unwrap().uses.is_empty(), "it is not the administrator's");
        assert_eq!(desk.providers.everybodys_usage(&admin).await.unwrap().uses[0].person, "Ada");
        assert!(desk.providers.everybodys_usage(&desk.actor).await.is_err());
        desk.providers.remove_price(&admin, "small").await.unwrap();
        assert!(desk.providers.prices(&admin).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn what_nobody_counts_is_estimated_and_marked_so() {
    for desk in desks(|| vec![ScriptedChat::saying("small", "Because of Rayleigh scattering.")]).await {
        desk.ask("small").await;
        let used = desk.providers.usage(&desk.actor).await.unwrap().uses.remove(0);
        assert!(used.estimated && used.asked >= 5 && used.answered >= 4, "{used:?}");
        assert_eq!(used.cost, None);
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_counted_and_one_that_never_began_is_not() {
    let scripts = || {
        let half = vec![Step::say("Because"), Step::Fail(ModelFault::Broken("cut".into()))];
        vec![ScriptedChat::new("small", vec![vec![Step::Fail(ModelFault::WrongKey)], half])]
    };
    for desk in desks(scripts).await {
        desk.ask("small").await;
        assert!(desk.providers.usage(&desk.actor).await.unwrap().uses.is_empty());
        desk.ask("small").await;
        let used = desk.providers.usage(&desk.actor).await.unwrap().uses.remove(0);
        assert_eq!((used.requests, used.estimated), (1, true));
    }
}

#[tokio::test]
async fn a_days_tokens_are_used_up_until_the_next_day_and_own_models_are_not_limited() {
    for desk in desks_with(|| vec![counted()], |tools| tools.limits.model_tokens_per_day = 2_000).await {
        let used_up = [("small".to_owned(), Err(ModelFault::UsedUp { limit: 2_000 }))];
        assert!(desk.ask("small").await[0].1.is_ok());
        assert!(desk.ask("small").await[0].1.is_ok(), "1,500 of 2,000");
        assert_eq!(desk.ask("small").await, used_up);
        let other = desk.bench.person("Bob", Role::Learner).await;
        let line_up = desk.providers.line_up(other.account, "small", Work::Chat).await.unwrap();
        assert!(said(&*line_up[0]).await.is_ok(), "others have their own");
        desk.bench.clock.advance(chrono::Duration::hours(15));
        assert!(desk.ask("small").await[0].1.is_ok(), "a new day");
        let words = ModelFault::UsedUp { limit: 2_000 };
        assert!(words.to_string().contains("2000 tokens") && words.hint().contains("midnight"));
    }
}

#[tokio::test]
async fn looking_at_figures_is_counted_and_ends_with_the_days_tokens() {
    let change = |tools: &mut Tools| {
        tools.describer = Some(Arc::new(ScriptedDescriber(Ok("Two cells divide.".into()))));
        tools.limits.model_tokens_per_day = 1_000;
    };
    for desk in desks_with(|| vec![counted()], change).await {
        let describer = desk.providers.describer(desk.actor.account).await.unwrap().expect("one looks");
        let looked = || describer.describe(b"picture".to_vec(), "image/webp", "Figure 1");
        assert!(looked().await.is_ok() && looked().await.is_ok(), "the second begins below the limit");
        let used_up = ModelFault::UsedUp { limit: 1_000 };
        assert_eq!(looked().await, Err(used_up.clone()));
        let used = desk.providers.usage(&desk.actor).await.unwrap().uses.remove(0);
        assert_eq!((used.work, used.requests, used.own, used.estimated), (Work::Vision, 2, false, true));
        assert!(used.asked > 1_000 && used.answered > 0, "{used:?}");
        assert_eq!(desk.ask("small").await[0].1, Err(used_up), "it is the same quota");
        desk.bench.clock.advance(chrono::Duration::hours(15));
        assert!(looked().await.is_ok(), "a new day");
    }
}
