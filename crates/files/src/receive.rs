//! Receiving an upload: counted, hashed and written as it comes, never held in memory.

use crate::{ReceiveError, Staged};
use bytes::Bytes;
use futures::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use std::{fs::File, pin::pin};
use tokio::io::AsyncWriteExt;

/// How much of the beginning is handed on, to tell what kind of file it is.
const HEAD: usize = 8 * 1024;

/// An upload that came whole.
#[derive(Debug)]
pub struct Received {
    pub staged: Staged,
    /// Hex.
    pub sha256: String,
    pub bytes: u64,
    /// The first 8 KiB.
    pub head: Vec<u8>,
}

/// Writes `stream` into `file`. An error drops `staged`, which removes it.
pub async fn receive<S, E>(file: File, staged: Staged, stream: S, limit: u64) -> Result<Received, ReceiveError>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: std::fmt::Display,
{
    let mut file = tokio::fs::File::from_std(file);
    let mut stream = pin!(stream);
    let (mut hash, mut bytes, mut head) = (Sha256::new(), 0u64, Vec::with_capacity(HEAD));
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| ReceiveError::Cut(error.to_string()))?;
        bytes += piece.len() as u64;
        if bytes > limit {
            return Err(ReceiveError::TooLarge { limit });
        }
        head.extend_from_slice(&piece[..piece.len().min(HEAD - head.len())]);
        hash.update(&piece);
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    let sha256 = hex::encode(hash.finalize());
    Ok(Received { staged, sha256, bytes, head })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{convert::Infallible, fs::OpenOptions};

    /// Linux has a device that is always full.
    #[tokio::test]
    async fn a_full_disk_is_said_and_nothing_stays() {
        let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else { return };
        let root = tempfile::tempdir().expect("a folder");
        let (_, staged) = crate::staging::create(root.path()).expect("a staged file");
        let path = staged.path().to_owned();
        let pieces = futures::stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"words"))]);
        let error = receive(full, staged, pieces, 100).await.expect_err("the disk is full");
        assert!(matches!(error, ReceiveError::DiskFull), "{error:?}");
        assert_eq!(error.say(), "The server's disk is full.");
        assert!(!path.exists());
    }
}
