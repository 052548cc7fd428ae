//! Files by key, on a disk: what was kept is whole and survives a power cut; what was not kept leaves nothing behind.
//!
//! A key is a path of plain names (`originals/<account>/<sha256>`). An upload is received into a staging folder and
//! becomes a file by an atomic rename. It knows no owner and no database: who may see a file is decided above.

mod fault;
mod key;
mod receive;
mod staging;

pub use fault::{FileFault, ReceiveError};
pub use receive::Received;
pub use staging::Staged;

use bytes::Bytes;
use futures::{Stream, StreamExt};
use std::{
    io,
    ops::Range,
    path::{Path, PathBuf},
};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

/// All files under one folder. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
}

impl Files {
    /// Files under `root`. Touches nothing: see [`Files::prepare`].
    pub fn disk(root: PathBuf) -> Self {
        Self { root }
    }

    /// Makes the folders and removes what uploads of dead processes have left; tells how many. Uploads that other
    /// processes are receiving now stay. Call it at start.
    pub async fn prepare(&self) -> Result<usize, FileFault> {
        let root = self.root.clone();
        Ok(off_thread(move || staging::prepare(&root)).await?)
    }

    /// Receives an upload of at most `limit` bytes. Whatever goes wrong, nothing of it stays.
    pub async fn receive<S, E>(&self, stream: S, limit: u64) -> Result<Received, ReceiveError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        let root = self.root.clone();
        let (file, staged) = off_thread(move || staging::create(&root)).await?;
        receive::receive(file, staged, stream, limit).await
    }

    /// Makes a received upload the file of `key`, replacing what was there. When this returns it is on the disk.
    pub async fn keep(&self, staged: Staged, key: &str) -> Result<(), FileFault> {
        let path = self.path(key)?;
        let root = self.root.clone();
        Ok(off_thread(move || staged.keep(&root, &path)).await?)
    }

    /// Writes a small file whole.
    pub async fn put(&self, key: &str, bytes: Bytes) -> Result<(), FileFault> {
        let path = self.path(key)?;
        let root = self.root.clone();
        let written = off_thread(move || {
            let (mut file, staged) = staging::create(&root)?;
            io::Write::write_all(&mut file, &bytes)?;
            staged.keep(&root, &path)
        });
        Ok(written.await?)
    }

    /// Reads a small file whole.
    pub async fn get(&self, key: &str) -> Result<Bytes, FileFault> {
        Ok(tokio::fs::read(self.path(key)?).await?.into())
    }

    /// The path of a file, for a program that opens it itself. It must only read. What is no key has a path where
    /// nothing is.
    pub fn local(&self, key: &str) -> PathBuf {
        self.path(key).unwrap_or_else(|_| self.root.join(".nothing"))
    }

    /// Its length, and its bytes piece by piece.
    pub async fn open_stream(
        &self,
        key: &str,
    ) -> Result<(u64, impl Stream<Item = Result<Bytes, FileFault>> + Send + 'static), FileFault> {
        let file = tokio::fs::File::open(self.path(key)?).await?;
        let length = file.metadata().await?.len();
        Ok((length, ReaderStream::with_capacity(file, 64 * 1024).map(|piece| piece.map_err(FileFault::from))))
    }

    /// How many bytes it has.
    pub async fn length(&self, key: &str) -> Result<u64, FileFault> {
        Ok(tokio::fs::metadata(self.path(key)?).await?.len())
    }

    /// A stretch of its bytes, piece by piece. What lies beyond its end is left out.
    pub async fn open_range(
        &self,
        key: &str,
        range: Range<u64>,
    ) -> Result<impl Stream<Item = Result<Bytes, FileFault>> + Send + 'static, FileFault> {
        let mut file = tokio::fs::File::open(self.path(key)?).await?;
        file.seek(io::SeekFrom::Start(range.start)).await?;
        let stretch = file.take(range.end.saturating_sub(range.start));
        Ok(ReaderStream::with_capacity(stretch, 64 * 1024).map(|piece| piece.map_err(FileFault::from)))
    }

    /// Removes a file; one that is not there is removed already.
    pub async fn delete(&self, key: &str) -> Result<(), FileFault> {
        gone(tokio::fs::remove_file(self.path(key)?).await)
    }

    /// Removes everything whose key begins with `prefix` and a slash.
    pub async fn delete_under(&self, prefix: &str) -> Result<(), FileFault> {
        gone(tokio::fs::remove_dir_all(self.path(prefix)?).await)
    }

    /// Whether there is such a file.
    pub async fn exists(&self, key: &str) -> Result<bool, FileFault> {
        match tokio::fs::metadata(self.path(key)?).await {
            Ok(about) => Ok(about.is_file()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The folder that holds everything.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn path(&self, key: &str) -> Result<PathBuf, FileFault> {
        key::path(&self.root, key).ok_or(FileFault::BadKey)
    }
}

fn gone(removed: io::Result<()>) -> Result<(), FileFault> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// The disk may take its time; the runtime must not.
async fn off_thread<T: Send + 'static>(act: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(act).await.map_err(io::Error::other)?
}
