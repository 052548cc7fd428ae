//! The repository as the rules see it: the files that git knows or would take, with their text.

use anyhow::{Context, Result, ensure};
use std::{path::PathBuf, process::Command};

/// One file, its path from the root with forward slashes.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// All text files of the repository.
pub struct Tree {
    pub root: PathBuf,
    pub files: Vec<Source>,
}

impl Tree {
    /// Reads what git tracks, and what it would track if it were added.
    pub fn read() -> Result<Self> {
        // Asked for when it runs: two checkouts may share one build folder, and so this program.
        let here = std::env::var_os("CARGO_MANIFEST_DIR").context("run this as `cargo xtask`")?;
        let root = PathBuf::from(here).join("..").canonicalize()?;
        let listed = Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .context("git ls-files")?;
        ensure!(listed.status.success(), "git ls-files failed");
        let files = String::from_utf8(listed.stdout)?
            .lines()
            .filter_map(|path| {
                let text = std::fs::read_to_string(root.join(path)).ok()?;
                Some(Source { path: path.to_owned(), text })
            })
            .collect();
        Ok(Self { root, files })
    }

    /// The Rust sources.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().filter(|file| file.path.ends_with(".rs"))
    }

    /// One file's text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }
}
