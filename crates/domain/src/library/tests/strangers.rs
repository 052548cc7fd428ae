//! A stranger's id and an unknown one are the same: missing. Administrators are strangers, too.

use super::desks;
use crate::{Actor, Fault};
use contract::{MaterialFilter, MaterialId, Refusal, SubjectId};
use futures::future::BoxFuture;

type Tried<'a> = (&'static str, BoxFuture<'a, bool>);

fn is_missing<T>(result: Result<T, Fault>) -> bool {
    matches!(result, Err(Fault::Refused(Refusal::Missing)))
}

#[tokio::test]
async fn every_verb_misses_what_is_not_the_actors() {
    for desk in desks().await {
        let note = desk.library.write_note(&desk.actor, None, "Mine", "Words.").await.expect("written");
        let subject = desk.library.create_subject(&desk.actor, "Mine").await.expect("made").id;
        desk.work().await;
        let chunk = crate::ingest::tests::rows(desk.tools(), note).await.2[0].id;
        let before = crate::ingest::tests::rows(desk.tools(), note).await;
        let (library, ingest) = (&desk.library, &desk.ingest);
        let others: [(&Actor, MaterialId, SubjectId); 2] = [
            (&desk.stranger, note, subject),
            (&desk.actor, MaterialId(uuid::Uuid::new_v4()), SubjectId(uuid::Uuid::new_v4())),
        ];
        for (actor, id, subject) in others {
            let tried: Vec<Tried> = vec![
                ("material", Box::pin(async move { is_missing(library.material(actor, id).await) })),
                ("open", Box::pin(async move { is_missing(library.open(actor, id).await) })),
                ("page", Box::pin(async move { is_missing(library.page(actor, id, 1).await) })),
                (
                    "passage",
                    Box::pin(
                        async move { is_missing(library.passage(actor, id, chunk.into(), &Default::default()).await) },
                    ),
                ),
                ("page_picture", Box::pin(async move { is_missing(library.page_picture(actor, id, 1, 200).await) })),
                ("original", Box::pin(async move { is_missing(library.original(actor, id).await) })),
                ("find", Box::pin(async move { is_missing(library.find(actor, id, "words").await) })),
                ("rename", Box::pin(async move { is_missing(library.rename(actor, id, "Theirs").await) })),
                ("set_tags", Box::pin(async move { is_missing(library.set_tags(actor, id, vec![]).await) })),
                ("put_in", Box::pin(async move { is_missing(library.put_in_subject(actor, id, None).await) })),
                ("keep_place", Box::pin(async move { is_missing(library.keep_place(actor, id, 1).await) })),
                ("change_note", Box::pin(async move { is_missing(library.change_note(actor, id, "x", "y").await) })),
                ("trash", Box::pin(async move { is_missing(library.trash(actor, id).await) })),
                ("restore", Box::pin(async move { is_missing(library.restore(actor, id).await) })),
                ("delete", Box::pin(async move { is_missing(library.delete_forever(actor, id).await) })),
                ("give_password", Box::pin(async move { is_missing(ingest.give_password(actor, id, "x").await) })),
                ("retry", Box::pin(async move { is_missing(ingest.retry(actor, id).await) })),
                ("cancel", Box::pin(async move { is_missing(ingest.cancel(actor, id).await) })),
                ("seconds", Box::pin(async move { is_missing(ingest.seconds(actor, id).await) })),
                ("passages", Box::pin(async move { is_missing(ingest.passages(actor, id).await) })),
                (
                    "rename_subject",
                    Box::pin(async move { is_missing(library.rename_subject(actor, subject, "x").await) }),
                ),
                ("move_subject", Box::pin(async move { is_missing(library.move_subject(actor, subject, 0).await) })),
                ("archive", Box::pin(async move { is_missing(library.archive_subject(actor, subject, true).await) })),
                ("delete_subject", Box::pin(async move { is_missing(library.delete_subject(actor, subject).await) })),
                (
                    "write_note",
                    Box::pin(async move { is_missing(library.write_note(actor, Some(subject), "x", "y").await) }),
                ),
            ];
            for (verb, missing) in tried {
                assert!(missing.await, "{}: {verb}", desk.bench.name);
            }
        }
        assert_eq!(crate::ingest::tests::rows(desk.tools(), note).await, before, "nothing was changed");
        let list = library.materials(&desk.stranger, MaterialFilter::default()).await.expect("a list");
        assert_eq!(list.total, 0);
        assert!(library.subjects(&desk.stranger).await.is_ok_and(|subjects| subjects.is_empty()));
        let mine = library.put_in_subject(&desk.actor, note, Some(SubjectId(uuid::Uuid::new_v4()))).await;
        assert!(is_missing(mine), "into a subject that is not there");
    }
}
