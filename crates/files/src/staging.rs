//! Where uploads lie until they are whole. Each is locked by the process that receives it, so another process that
//! starts can tell what is stale: what nobody locks.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// Begins with a dot, which no key does.
const FOLDER: &str = ".staging";

/// A file that nobody sees yet. It is removed unless it is kept.
#[derive(Debug)]
pub struct Staged {
    path: PathBuf,
    /// Holds the lock until the file is kept or removed.
    lock: Option<File>,
}

impl Staged {
    /// Where it lies, for who has to read it before it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// File first, then its name, then the folder: in this order a power cut leaves the whole file or none.
    pub(crate) fn keep(mut self, root: &Path, path: &Path) -> io::Result<()> {
        let folder = path.parent().unwrap_or(root);
        make_folders(root, folder)?;
        File::open(&self.path)?.sync_all()?;
        fs::rename(&self.path, path)?;
        self.lock = None;
        sync_folder(folder)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if self.lock.take().is_some() {
            // Whatever remains in spite of this is removed at the next start.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A new, locked file to receive into.
pub fn create(root: &Path) -> io::Result<(File, Staged)> {
    let folder = root.join(FOLDER);
    loop {
        let path = folder.join(uuid::Uuid::new_v4().simple().to_string());
        let file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(&folder)?;
                continue;
            }
            opened => opened?,
        };
        file.lock()?;
        // Between its creation and the lock, a process that starts may have taken it for stale.
        if path.exists() {
            let lock = Some(file.try_clone()?);
            return Ok((file, Staged { path, lock }));
        }
    }
}

/// Makes the folders and removes what is stale.
pub fn prepare(root: &Path) -> io::Result<usize> {
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let mut removed = 0;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let Ok(file) = File::open(&path) else { continue };
        if file.try_lock().is_ok() {
            fs::remove_file(&path)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// A folder's name lives in its parent, so each parent of a new folder is synced, too.
fn make_folders(root: &Path, folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent().filter(|parent| parent.starts_with(root)) {
        make_folders(root, parent)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    folder.parent().map_or(Ok(()), sync_folder)
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
