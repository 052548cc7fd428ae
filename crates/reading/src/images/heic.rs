//! HEIC and its like, which only a program from outside can read.
//!
//! Invariant: where there is no such program a person is told what to do instead; the program ends within its limits.

use super::MEMORY_AT_MOST;
use crate::ReadError;
use crate::program;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The brands of such files.
pub(super) const BRANDS: [&[u8]; 8] = [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"];
/// Programs of libheif, new and old: the file, then where to write.
const PROGRAMS: [&str; 2] = ["heif-dec", "heif-convert"];
const LIMIT: Duration = Duration::from_secs(30);

/// The program that opens them, where there is one. Starts it, to see.
pub fn program() -> Option<&'static str> {
    let is_there = |name: &&str| {
        let asked = program::run(Command::new(name).arg("--help"), Vec::new(), LIMIT, MEMORY_AT_MOST);
        !matches!(asked, Err(ReadError::Unavailable(_)))
    };
    PROGRAMS.into_iter().find(is_there)
}

/// The picture as a PNG's bytes; [`ReadError::NoHeic`] where there is no program for it.
pub(super) fn converted(path: &Path) -> Result<Vec<u8>, ReadError> {
    let folder = Folder::new()?;
    let target = folder.0.join("page.png");
    for name in PROGRAMS {
        match program::run(Command::new(name).arg(path).arg(&target), Vec::new(), LIMIT, MEMORY_AT_MOST) {
            Err(ReadError::Unavailable(_)) => {}
            Err(error) => return Err(error),
            Ok(_) => {
                let length = std::fs::metadata(&target).map_err(|_| ReadError::Damaged)?.len();
                if length > super::BYTES_AT_MOST {
                    return Err(ReadError::TooLarge { what: "this picture".into() });
                }
                return Ok(std::fs::read(&target)?);
            }
        }
    }
    Err(ReadError::NoHeic)
}

/// A folder of its own that goes when it is dropped.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new() -> Result<Self, ReadError> {
        use std::hash::{BuildHasher, RandomState};
        let name = format!("heic-{}-{:016x}", std::process::id(), RandomState::new().hash_one(0));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
