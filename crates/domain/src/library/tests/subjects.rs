//! Subjects.

use super::{Desk, desks};

async fn order(desk: &Desk) -> Vec<(String, u32)> {
    let subjects = desk.library.subjects(&desk.actor).await.expect("subjects");
    subjects.into_iter().map(|subject| (subject.title, subject.position)).collect()
}

fn numbered(titles: &[&str]) -> Vec<(String, u32)> {
    titles.iter().zip(0..).map(|(title, position)| (title.to_string(), position)).collect()
}

#[tokio::test]
async fn subjects_are_made_moved_renamed_put_away_and_deleted() {
    for desk in desks().await {
        let mut ids = Vec::new();
        for title in ["A", "B", "C"] {
            ids.push(desk.library.create_subject(&desk.actor, title).await.expect("made").id);
        }
        desk.library.move_subject(&desk.actor, ids[2], 0).await.expect("moved");
        assert_eq!(order(&desk).await, numbered(&["C", "A", "B"]));
        desk.library.move_subject(&desk.actor, ids[2], 99).await.expect("moved");
        assert_eq!(order(&desk).await, numbered(&["A", "B", "C"]));
        desk.library.rename_subject(&desk.actor, ids[1], "Biology").await.expect("renamed");
        desk.library.archive_subject(&desk.actor, ids[1], true).await.expect("put away");
        let subjects = desk.library.subjects(&desk.actor).await.expect("subjects");
        assert_eq!((subjects[1].title.as_str(), subjects[1].archived), ("Biology", true));

        let id = desk.library.write_note(&desk.actor, Some(ids[0]), "In A", "Words.").await.expect("written");
        desk.library.delete_subject(&desk.actor, ids[0]).await.expect("deleted");
        assert_eq!(order(&desk).await, numbered(&["Biology", "C"]));
        let view = desk.library.material(&desk.actor, id).await.expect("it stays");
        assert_eq!(view.subject, None);
    }
}
