//! Recordings: kept, played, and found by what is said in them.

use super::{Desk, desks, desks_with, rows};
use crate::Fault;
use crate::Stretch;
use contract::{MaterialId, MaterialKind, MaterialState, Refusal};
use futures::TryStreamExt;
use models::ModelFault;
use models::speech::{Said, ScriptedTranscriber};
use std::sync::Arc;

/// Enough of an MP3 to be told as one.
const SOUND: &[u8] = b"ID3\x03\0\0\0\0\0\0 and then the sound itself";
const SUBTITLES: &str = "1\n00:00:01,000 --> 00:00:03,000\nMitochondria make energy.\n\n\
                         2\n01:02:05,000 --> 01:02:09,000\nRibosomes build proteins.\n";

async fn opened(desk: &Desk, id: MaterialId) -> contract::MaterialOpened {
    desk.library.open(&desk.actor, id).await.expect("it opens")
}

#[tokio::test]
async fn a_recording_is_kept_and_says_what_it_lacks() {
    for desk in desks().await {
        let id = desk.take("Lecture 1.mp3", SOUND).await;
        desk.work().await;
        let view = opened(&desk, id).await.material;
        assert_eq!((view.kind, view.state, view.pages), (MaterialKind::Recording, MaterialState::Ready, 0));
        assert!(view.is_recording() && !view.is_video() && !view.has_transcript);
        assert!(view.hint.is_some_and(|hint| hint.contains(".srt")), "{:?}", view.say);
    }
}

#[tokio::test]
async fn any_stretch_of_it_can_be_played_by_its_owner_alone() {
    for desk in desks().await {
        let id = desk.take("a.mp3", SOUND).await;
        let played = desk.library.recording(&desk.actor, id, Stretch::Between(3, 5)).await.expect("it plays");
        assert_eq!((played.media_type.as_str(), played.length), ("audio/mpeg", SOUND.len() as u64));
        let bytes: Vec<u8> = played.stream.map_ok(|part| part.to_vec()).try_concat().await.expect("it is read");
        assert_eq!(bytes, &SOUND[3..6]);
        let beyond = desk.library.recording(&desk.actor, id, Stretch::From(10_000)).await.expect("it answers");
        assert_eq!(beyond.range, None);
        let strange = desk.library.recording(&desk.stranger, id, Stretch::Whole).await;
        assert!(matches!(strange, Err(Fault::Refused(Refusal::Missing))));
        let text = desk.take("a.txt", b"Words.").await;
        let silent = desk.library.recording(&desk.actor, text, Stretch::Whole).await;
        assert!(matches!(silent, Err(Fault::Refused(Refusal::Missing))), "only what can be played is served as such");
    }
}

#[tokio::test]
async fn subtitles_of_the_same_name_tell_what_is_said_to_the_second() {
    for desk in desks().await {
        let id = desk.take("Lecture 1.mp3", SOUND).await;
        desk.work().await;
        let beside = desk.bring("lecture 1.SRT", SUBTITLES.as_bytes()).await;
        assert_eq!((beside.material, beside.duplicate), (Some(id), false));
        desk.work().await;
        let view = opened(&desk, id).await.material;
        assert_eq!((view.state, view.pages_done, view.say), (MaterialState::Ready, 2, None));
        assert!(view.has_transcript);
        assert_eq!(desk.found("ribosomes").await, [id.0]);

        let page = desk.library.page(&desk.actor, id, 2).await.expect("it has a page");
        assert_eq!((page.cues[0].second, page.cues[0].text.as_str()), (3_725, "Ribosomes build proteins."));
        let (_, _, chunks) = rows(desk.tools(), id).await;
        let passage = desk
            .library
            .passage(&desk.actor, id, chunks[1].id.into(), &Default::default())
            .await
            .expect("it stands somewhere");
        assert_eq!(passage.second, Some(3_725));

        let beside =
            "1\n00:00:02,000 --> 00:00:06,000\nCells divide.\n\n2\n00:00:20,000 --> 00:00:25,000\nLeaves are green.\n";
        let other = desk.take("b.srt", beside.as_bytes()).await;
        desk.work().await;
        let (_, _, one) = rows(desk.tools(), other).await;
        let at = one[0].text.find("green").expect("it is said") as u32;
        let quoted = contract::Stretches::new(std::iter::once(at..at + 5));
        let part = desk.library.passage(&desk.actor, other, one[0].id.into(), &quoted).await.expect("it is there");
        assert_eq!((one[0].second, part.second), (Some(2), Some(20)), "a quote leads to its own second");

        // Others take the place of what was said.
        let other = SUBTITLES.replace("Ribosomes", "Lysosomes");
        desk.ingest.add_transcript(&desk.actor, id, "new.srt", other.into_bytes()).await.expect("it is taken");
        desk.work().await;
        assert_eq!(desk.found("lysosomes").await, [id.0]);
        assert!(desk.found("ribosomes").await.is_empty());
        assert_eq!(desk.indexed().await, 3);
    }
}

#[tokio::test]
async fn subtitles_alone_are_a_text_and_what_is_none_is_refused() {
    for desk in desks().await {
        let alone = desk.take("talk.srt", SUBTITLES.as_bytes()).await;
        desk.work().await;
        assert_eq!(opened(&desk, alone).await.material.kind, MaterialKind::Document);
        let id = desk.take("a.mp3", SOUND).await;
        for (name, bytes) in [("a.txt", "Words."), ("a.srt", "no times at all")] {
            let refused = desk.ingest.add_transcript(&desk.actor, id, name, bytes.into()).await;
            assert!(matches!(refused, Err(Fault::Refused(Refusal::Invalid { .. }))), "{name}: {refused:?}");
        }
        let strange = desk.ingest.add_transcript(&desk.stranger, id, "a.srt", SUBTITLES.into()).await;
        assert!(matches!(strange, Err(Fault::Refused(Refusal::Missing))));
        let of_text = desk.ingest.add_transcript(&desk.actor, alone, "a.srt", SUBTITLES.into()).await;
        assert!(matches!(of_text, Err(Fault::Refused(Refusal::Conflict { .. }))));
    }
}

#[tokio::test]
async fn a_model_writes_down_what_is_said_and_its_fault_can_be_tried_again() {
    let said = vec![Said { start: 61.4, end: 64.0, text: "Osmosis moves water.".into() }];
    let listener = Arc::new(ScriptedTranscriber::new(Ok(said)));
    for desk in desks_with(|tools| tools.transcriber = Some(listener.clone())).await {
        let id = desk.take("a.mp3", SOUND).await;
        desk.work().await;
        let view = opened(&desk, id).await.material;
        assert_eq!((view.state, view.pages_done), (MaterialState::Ready, 1));
        assert_eq!(desk.found("osmosis").await, [id.0]);
        let page = desk.library.page(&desk.actor, id, 1).await.expect("it has a page");
        assert_eq!(page.cues[0].second, 61);
        let heard = listener.heard();
        assert_eq!(heard.last().map(|one| (one.name.as_str(), one.media_type.as_str())), Some(("a.mp3", "audio/mpeg")));
    }
    let deaf = Arc::new(ScriptedTranscriber::new(Err(ModelFault::NoRoute)));
    for desk in desks_with(|tools| tools.transcriber = Some(deaf.clone())).await {
        let id = desk.take("a.mp3", SOUND).await;
        desk.work().await;
        let view = opened(&desk, id).await.material;
        assert_eq!(view.state, MaterialState::Failed);
        assert_eq!(view.say.as_deref(), Some("The model's server cannot be reached."));
        let before = deaf.heard().len();
        desk.ingest.retry(&desk.actor, id).await.expect("it is tried again");
        desk.work().await;
        assert_eq!(deaf.heard().len(), before + 1);
    }
}
