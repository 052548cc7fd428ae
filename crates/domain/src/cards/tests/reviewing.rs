//! Answers: taken once, put in order, taken back; the queue of a day.

use super::desks;
use crate::Fault;
use chrono::TimeDelta;
use contract::{CardDraft, CardKind, CardState, GivenGrade, Grade, Refusal, ReviewSettings, SchedulerKind};
use uuid::Uuid;

#[tokio::test]
async fn a_new_card_goes_through_its_steps_and_comes_back_when_it_is_due() {
    for desk in desks().await {
        let card = desk.card("one").await;
        assert_eq!(desk.asked().await, [card]);
        let shown = desk.cards.queue(&desk.actor).await.expect("a queue").cards[0].minutes;
        assert_eq!(shown[..3], [1, 6, 10], "{}", desk.bench.name);
        desk.answer(card, Grade::Good).await;
        let queue = desk.cards.queue(&desk.actor).await.expect("a queue");
        assert_eq!(queue.next_at, Some(desk.now() + TimeDelta::minutes(10)));
        desk.pass(TimeDelta::minutes(10));
        let shown = desk.cards.queue(&desk.actor).await.expect("a queue").cards[0].minutes;
        desk.answer(card, Grade::Good).await;
        let learnt = desk.cards.card(&desk.actor, card).await.expect("a card");
        assert_eq!((learnt.state, learnt.interval * 24 * 60), (CardState::Review, shown[2]), "as the button said");
        assert!(desk.asked().await.is_empty());
        desk.pass(TimeDelta::days(i64::from(learnt.interval)));
        assert_eq!(desk.asked().await, [card]);
    }
}

#[tokio::test]
async fn an_answer_that_is_sent_again_changes_nothing() {
    for desk in desks().await {
        let card = desk.card("one").await;
        let given = desk.answer(card, Grade::Good).await;
        let before = desk.cards.card(&desk.actor, card).await.expect("a card");
        let again = desk.cards.answer(&desk.actor, vec![given.clone(), given]).await.expect("taken");
        assert_eq!((again.taken, again.known), (0, 2), "{}", desk.bench.name);
        assert_eq!(desk.cards.card(&desk.actor, card).await.expect("a card"), before);
    }
}

#[tokio::test]
async fn undo_restores_a_card_exactly_through_a_lapse_and_back_to_new() {
    for desk in desks().await {
        let card = desk.card("one").await;
        let mut before = vec![desk.cards.card(&desk.actor, card).await.expect("a card")];
        for (grade, hours) in [(Grade::Easy, 0), (Grade::Good, 240), (Grade::Again, 900), (Grade::Good, 1)] {
            desk.pass(TimeDelta::hours(hours));
            desk.answer(card, grade).await;
            before.push(desk.cards.card(&desk.actor, card).await.expect("a card"));
        }
        assert_eq!(before[3].lapses, 1);
        while let Some(after) = before.pop() {
            assert_eq!(desk.cards.card(&desk.actor, card).await.expect("a card"), after, "{}", desk.bench.name);
            if !before.is_empty() {
                let asked = desk.cards.undo(&desk.actor).await.expect("taken back");
                assert_eq!(asked.card.id, card);
            }
        }
        let nothing = desk.cards.undo(&desk.actor).await;
        assert!(matches!(nothing, Err(Fault::Refused(Refusal::Conflict { .. }))));
    }
}

#[tokio::test]
async fn answers_of_two_devices_are_both_kept_and_count_in_the_order_of_their_times() {
    for desk in desks().await {
        let (one, two) = (desk.card("one").await, desk.card("two").await);
        let start = desk.now();
        desk.learn(one).await;
        desk.learn(two).await;
        desk.pass(TimeDelta::days(40));
        let given = |card, grade, days| GivenGrade {
            client: Uuid::new_v4(),
            card,
            grade,
            at: start + TimeDelta::days(days),
            seconds: 4.0,
        };
        // The second card gets them in their order, the first one the other way round.
        let grades = [(Grade::Again, 10), (Grade::Good, 11), (Grade::Good, 20)];
        for (grade, days) in grades {
            desk.cards.answer(&desk.actor, vec![given(two, grade, days)]).await.expect("taken");
        }
        for (grade, days) in grades.into_iter().rev() {
            desk.cards.answer(&desk.actor, vec![given(one, grade, days)]).await.expect("taken");
        }
        let seen = |card: contract::CardView| (card.state, card.reviews, card.lapses);
        let (one, two) = (
            seen(desk.cards.card(&desk.actor, one).await.expect("a card")),
            seen(desk.cards.card(&desk.actor, two).await.expect("a card")),
        );
        assert_eq!(one, two, "{}", desk.bench.name);
        assert_eq!((one.1, one.2), (4, 1));
    }
}

#[tokio::test]
async fn siblings_and_what_is_put_off_or_held_back_do_not_come_today() {
    for desk in desks().await {
        let text = "{{c1::a}} {{c2::b}} {{c3::c}}";
        let draft = CardDraft { kind: CardKind::Cloze, front: text.into(), ..desk.draft("") };
        let gaps = desk.cards.add(&desk.actor, draft).await.expect("made");
        let (put_off, held) = (desk.card("put off").await, desk.card("held back").await);
        assert_eq!(desk.asked().await.len(), 3, "one of the three gaps");
        desk.cards.bury(&desk.actor, &[put_off]).await.expect("put off");
        desk.cards.suspend(&desk.actor, &[held], true).await.expect("held back");
        assert_eq!(desk.asked().await, [gaps[0]]);
        desk.learn(gaps[0]).await;
        assert!(desk.asked().await.is_empty(), "{}", desk.bench.name);
        desk.pass(TimeDelta::days(1));
        let tomorrow = desk.asked().await;
        assert!(tomorrow.contains(&gaps[1]) && tomorrow.contains(&put_off) && !tomorrow.contains(&held));
    }
}

#[tokio::test]
async fn a_day_keeps_to_its_minutes_and_the_rest_is_carried_over() {
    for desk in desks().await {
        let settings = ReviewSettings { minutes: 2, new_per_day: 100, ..ReviewSettings::default() };
        desk.cards.set_settings(&desk.actor, settings).await.expect("set");
        let drafts = (0..60).map(|nth| desk.draft(&format!("Question {nth}"))).collect();
        let kept = desk.cards.keep_made(&desk.actor, drafts).await.expect("kept").kept;
        for card in kept {
            desk.learn(card).await;
        }
        desk.pass(TimeDelta::days(30));
        let queue = desk.cards.queue(&desk.actor).await.expect("a queue");
        assert!(
            queue.left > 5 && queue.minutes <= 2,
            "{}: {} cards, {} minutes",
            desk.bench.name,
            queue.left,
            queue.minutes
        );
        assert_eq!(queue.left + queue.carried, 60);
        let summary = desk.cards.summary(&desk.actor).await.expect("a summary");
        assert_eq!(summary.forecast.len(), 30);
        assert!(summary.forecast.iter().all(|day| day.minutes < 4.0), "{:?}", summary.forecast);
    }
}

#[tokio::test]
async fn a_day_ends_where_its_person_lives() {
    for desk in desks().await {
        let settings = ReviewSettings { time_zone: Some("Pacific/Auckland".into()), ..ReviewSettings::default() };
        desk.cards.set_settings(&desk.actor, settings.clone()).await.expect("set");
        assert_eq!(desk.cards.settings(&desk.actor).await.expect("settings"), settings);
        desk.cards.suggest_zone(&desk.actor, "Europe/Berlin").await.expect("heard");
        assert_eq!(desk.cards.settings(&desk.actor).await.expect("settings"), settings, "what was said stays");
        let card = desk.card("one").await;
        desk.cards.bury(&desk.actor, &[card]).await.expect("put off");
        // 9:00 UTC is 22:00 in Auckland, where the day ends at 4.
        desk.pass(TimeDelta::hours(7));
        assert_eq!(desk.asked().await, [card], "{}", desk.bench.name);
        let nonsense = ReviewSettings { time_zone: Some("Mars".into()), ..settings };
        assert!(desk.cards.set_settings(&desk.actor, nonsense).await.is_err());
    }
}

#[tokio::test]
async fn a_card_that_is_forgotten_eight_times_is_a_leech_that_leads_to_its_page() {
    for desk in desks().await {
        let card = desk.card("one").await;
        desk.learn(card).await;
        let mut leeches = Vec::new();
        for _ in 0..8 {
            desk.pass(TimeDelta::days(20));
            let given = |grade| GivenGrade { client: Uuid::new_v4(), card, grade, at: desk.now(), seconds: 5.0 };
            leeches = desk.cards.answer(&desk.actor, vec![given(Grade::Again)]).await.expect("taken").leeches;
            desk.pass(TimeDelta::minutes(10));
            desk.cards.answer(&desk.actor, vec![given(Grade::Good)]).await.expect("taken");
        }
        assert_eq!(leeches.len(), 1, "{}", desk.bench.name);
        assert!(leeches[0].source.as_ref().is_some_and(|source| source.href.contains(&desk.material.to_string())));
        assert!(desk.cards.card(&desk.actor, card).await.expect("a card").leech);
    }
}

#[tokio::test]
async fn sm2_can_be_chosen_and_left_again() {
    for desk in desks().await {
        let card = desk.card("one").await;
        let sm2 = ReviewSettings { scheduler: SchedulerKind::Sm2, ..ReviewSettings::default() };
        desk.cards.set_settings(&desk.actor, sm2).await.expect("set");
        desk.answer(card, Grade::Easy).await;
        let first = desk.cards.card(&desk.actor, card).await.expect("a card").interval;
        assert!((3..=5).contains(&first), "four days, a day sooner or later: {first}");
        desk.cards.set_settings(&desk.actor, ReviewSettings::default()).await.expect("set");
        desk.pass(TimeDelta::days(5));
        desk.answer(card, Grade::Good).await;
        assert!(desk.cards.card(&desk.actor, card).await.expect("a card").interval > first, "{}", desk.bench.name);
    }
}

#[tokio::test]
async fn a_log_that_is_too_short_leaves_the_parameters_of_everybody() {
    for desk in desks().await {
        let card = desk.card("one").await;
        desk.learn(card).await;
        assert!(!desk.cards.fit(&desk.actor).await.expect("tried"));
        assert_eq!(desk.cards.settings(&desk.actor).await.expect("settings").fitted, None, "{}", desk.bench.name);
    }
}
