//! What is promised about files on a disk.

use bytes::Bytes;
use files::{FileFault, Files, ReceiveError};
use futures::{StreamExt, TryStreamExt, stream};
use std::{io, path::Path};

fn files() -> (tempfile::TempDir, Files) {
    let root = tempfile::tempdir().expect("a folder");
    let files = Files::disk(root.path().join("files"));
    (root, files)
}

fn pieces(parts: &[&'static str]) -> impl futures::Stream<Item = io::Result<Bytes>> + use<> {
    stream::iter(parts.iter().map(|part| Ok(Bytes::from_static(part.as_bytes()))).collect::<Vec<_>>())
}

fn staged(root: &Path) -> usize {
    std::fs::read_dir(root.join(".staging")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn an_upload_is_hashed_and_kept_whole() {
    let (_root, files) = files();
    let received = files.receive(pieces(&["hello ", "", "world"]), 11).await.expect("received");
    assert_eq!(received.bytes, 11);
    assert_eq!(received.head, b"hello world");
    assert_eq!(received.sha256, "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
    assert_eq!(std::fs::read(received.staged.path()).expect("readable"), b"hello world");
    assert!(!files.exists("originals/a/b").await.expect("asked"));
    files.keep(received.staged, "originals/a/b").await.expect("kept");
    assert_eq!(files.get("originals/a/b").await.expect("there"), "hello world");
    assert_eq!(staged(files.root()), 0);
}

#[tokio::test]
async fn the_head_is_the_first_8_kib() {
    let (_root, files) = files();
    let parts = stream::iter((0..5).map(|part| Ok::<_, io::Error>(Bytes::from(vec![part; 3000]))));
    let received = files.receive(parts, 1 << 20).await.expect("received");
    assert_eq!((received.bytes, received.head.len()), (15_000, 8192));
    assert_eq!(received.head[8191], 2);
}

#[tokio::test]
async fn one_byte_too_many_is_refused_and_nothing_stays() {
    let (_root, files) = files();
    let error = files.receive(pieces(&["hello ", "world"]), 10).await.expect_err("too large");
    assert!(matches!(error, ReceiveError::TooLarge { limit: 10 }), "{error:?}");
    assert_eq!(staged(files.root()), 0);
}

#[tokio::test]
async fn a_cut_upload_is_said_and_nothing_stays() {
    let (_root, files) = files();
    let cut = stream::iter([Ok(Bytes::from_static(b"hel")), Err(io::Error::other("reset"))]);
    let error = files.receive(cut, 100).await.expect_err("cut");
    assert_eq!(error.say(), "The upload stopped before the whole file was here.");
    assert_eq!(staged(files.root()), 0);
}

#[tokio::test]
async fn an_upload_that_is_given_up_or_dropped_leaves_nothing() {
    let (_root, files) = files();
    let received = files.receive(pieces(&["hello"]), 100).await.expect("received");
    assert_eq!(staged(files.root()), 1);
    drop(received);
    assert_eq!(staged(files.root()), 0);
    let (polled, waits) = tokio::sync::oneshot::channel();
    let never = pieces(&["hello"]).chain(stream::once(async move {
        polled.send(()).expect("the test waits");
        std::future::pending().await
    }));
    let receiving = tokio::spawn({
        let files = files.clone();
        async move { files.receive(never, 100).await.map(|received| received.bytes) }
    });
    waits.await.expect("the upload is half way");
    assert_eq!(staged(files.root()), 1);
    receiving.abort();
    assert!(receiving.await.expect_err("aborted").is_cancelled());
    assert_eq!(staged(files.root()), 0);
}

#[tokio::test]
async fn at_start_only_what_nobody_receives_is_removed() {
    let (_root, files) = files();
    let received = files.receive(pieces(&["hello"]), 100).await.expect("received");
    std::fs::write(files.root().join(".staging/of-a-dead-process"), "half").expect("written");
    assert_eq!(files.prepare().await.expect("prepared"), 1);
    files.keep(received.staged, "a").await.expect("what is being received stays");
    assert_eq!(files.prepare().await.expect("prepared"), 0);
}

#[tokio::test]
async fn a_file_can_be_replaced_streamed_and_deleted() {
    let (_root, files) = files();
    files.put("renders/m/1-800.webp", Bytes::from_static(b"old")).await.expect("put");
    files.put("renders/m/1-800.webp", Bytes::from(vec![7; 200_000])).await.expect("put");
    let (length, bytes) = files.open_stream("renders/m/1-800.webp").await.expect("open");
    let bytes: Vec<Bytes> = bytes.try_collect().await.expect("read");
    assert_eq!((length, bytes.concat()), (200_000, vec![7; 200_000]));
    files.put("renders/other/1-800.webp", Bytes::from_static(b"x")).await.expect("put");
    files.delete_under("renders/m").await.expect("deleted");
    files.delete_under("renders/m").await.expect("deleted already");
    assert!(matches!(files.get("renders/m/1-800.webp").await, Err(FileFault::Missing)));
    files.delete("renders/other/1-800.webp").await.expect("deleted");
    files.delete("renders/other/1-800.webp").await.expect("deleted already");
    assert!(!files.exists("renders/other/1-800.webp").await.expect("asked"));
}

#[tokio::test]
async fn no_key_leads_out_of_the_folder() {
    let (root, files) = files();
    std::fs::write(root.path().join("secret"), "x").expect("written");
    for key in ["../secret", "/etc/passwd", ".staging/x", "a/../../secret"] {
        assert!(matches!(files.get(key).await, Err(FileFault::BadKey)), "{key}");
        assert!(matches!(files.delete(key).await, Err(FileFault::BadKey)), "{key}");
        assert!(matches!(files.put(key, Bytes::new()).await, Err(FileFault::BadKey)), "{key}");
        assert!(!files.local(key).exists(), "{key}");
    }
}
