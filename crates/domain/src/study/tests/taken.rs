//! Quizzes taken on screen.

use super::*;
use crate::Clock;
use contract::ItemKind;

fn right_answer(item: &OutputItem) -> String {
    match item.body.kind {
        ItemKind::MultipleChoice | ItemKind::TrueFalse => item.body.right.unwrap_or_default().to_string(),
        ItemKind::Cloze => contract::cloze::answers(&item.body.front).join(";"),
        _ => item.body.back.clone(),
    }
}

#[tokio::test]
async fn a_quiz_is_taken_once_through_and_its_result_is_kept() {
    for desk in desks().await {
        let study = &desk.services.study;
        let made = desk.make(OutputKind::Quiz).await;
        let id = made.output.id;
        study.keep_item(&desk.ada, id, made.items[0].id, false).await.unwrap();
        let attempt = study.begin_quiz(&desk.ada, id).await.unwrap();
        let asked: Vec<_> = desk.open(id).await.attempts[0].questions.clone();
        assert_eq!(asked.len(), made.items.len() - 1, "what is left out is not asked");
        for (at, question) in asked.iter().enumerate() {
            let item = made.items.iter().find(|item| item.id == *question).unwrap();
            let given = if at == 0 { "certainly not this".to_owned() } else { right_answer(item) };
            let taken = study.answer_quiz(&desk.ada, id, attempt, *question, &given, 3).await.unwrap();
            let told = taken.answer_to(*question).unwrap();
            assert_eq!(told.right, at > 0, "{}: {given:?} to {:?}", desk.bench.name, item.body);
            let second = study.answer_quiz(&desk.ada, id, attempt, *question, &right_answer(item), 1).await.unwrap();
            assert_eq!(second.answer_to(*question), Some(told), "the first answer counts");
        }
        let kept = desk.open(id).await.attempts.remove(0);
        assert_eq!((kept.right(), kept.next()), (asked.len() - 1, None));
        assert_eq!(kept.ended_at, Some(desk.bench.clock.now()));
        let foreign = study.answer_quiz(&desk.ada, id, attempt, made.items[0].id, "0", 0).await;
        assert_eq!(refusal(foreign), Refusal::Missing, "a question that was not asked");
    }
}

#[tokio::test]
async fn only_a_finished_quiz_with_questions_can_be_taken() {
    for desk in desks().await {
        let study = &desk.services.study;
        let waiting = desk.ask(OutputKind::Quiz).await;
        assert!(matches!(refusal(study.begin_quiz(&desk.ada, waiting).await), Refusal::Conflict { .. }));
        let glossary = desk.make(OutputKind::Glossary).await.output.id;
        assert!(matches!(refusal(study.begin_quiz(&desk.ada, glossary).await), Refusal::Conflict { .. }));
    }
}
