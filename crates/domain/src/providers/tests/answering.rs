//! Who answers, and after whom.

use super::*;
use contract::EXTRACTIVE;
use models::chat::Step;

fn names(asked: &[(String, Result<String, ModelFault>)]) -> Vec<&str> {
    asked.iter().map(|(name, _)| name.as_str()).collect()
}

#[tokio::test]
async fn those_after_the_wanted_one_are_asked_in_order_and_three_at_most() {
    let failing = |name: &str| ScriptedChat::failing(name, ModelFault::NoRoute).elsewhere();
    for desk in desks(|| vec![failing("a"), failing("b"), ScriptedChat::saying("c", "Yes"), failing("d")]).await {
        assert_eq!(names(&desk.ask("a").await), ["a", "b", "c"]);
        let from_d = desk.ask("d").await;
        assert_eq!(names(&from_d), ["d", "a", "b"], "nobody waits for a fourth");
        assert_eq!(desk.ask("c").await, [("c".to_owned(), Ok("Yes".to_owned()))]);
        assert!(desk.ask("nobody").await.is_empty());
    }
}

#[tokio::test]
async fn a_model_on_this_machine_is_never_followed_by_one_elsewhere() {
    let here = |name: &str| ScriptedChat::failing(name, ModelFault::NoRoute);
    for desk in desks(|| vec![here("here"), ScriptedChat::saying("far", "Yes").elsewhere(), here("too")]).await {
        assert_eq!(names(&desk.ask("here").await), ["here", "too"]);
        assert_eq!(names(&desk.ask("far").await), ["far"]);
    }
}

#[tokio::test]
async fn ones_own_come_first_unless_something_else_was_chosen() {
    for desk in desks(|| vec![ScriptedChat::saying("offered", "Yes")]).await {
        let (providers, actor) = (&desk.providers, &desk.actor);
        assert_eq!(desk.names().await, ["offered", EXTRACTIVE]);
        providers.add(actor, &form("mine", "https://models.example.org/v1")).await.unwrap();
        assert_eq!(desk.names().await, ["mine", "offered", EXTRACTIVE]);
        providers.choose(actor, Work::Chat, "offered").await.unwrap();
        assert_eq!(desk.names().await, ["offered", "mine", EXTRACTIVE]);
        providers.choose(actor, Work::Chat, EXTRACTIVE).await.unwrap();
        assert_eq!(desk.names().await, [EXTRACTIVE, "mine", "offered"]);
        providers.choose(actor, Work::Chat, "").await.unwrap();
        assert_eq!(desk.names().await, ["mine", "offered", EXTRACTIVE]);
        assert!(providers.choose(actor, Work::Chat, "nobody").await.is_err());
        let stranger = desk.bench.person("Eve", Role::Learner).await;
        assert!(providers.choose(&stranger, Work::Chat, "mine").await.is_err(), "it is not hers");
    }
}

#[tokio::test]
async fn after_three_faults_a_model_is_left_alone_for_a_while() {
    let scripts = || {
        let fails = vec![Step::Fail(ModelFault::NoRoute)];
        vec![ScriptedChat::new("shaky", vec![fails.clone(), fails.clone(), fails, vec![Step::say("Back")]])]
    };
    for desk in desks(scripts).await {
        for _ in 0..4 {
            assert_eq!(desk.ask("shaky").await, [("shaky".to_owned(), Err(ModelFault::NoRoute))]);
        }
        desk.bench.clock.advance(chrono::Duration::seconds(30));
        assert_eq!(desk.ask("shaky").await, [("shaky".to_owned(), Ok("Back".to_owned()))], "{}", desk.bench.name);
    }
}
