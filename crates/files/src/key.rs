//! Keys: paths of plain names below the root, and nothing that could lead out of it.

use std::path::{Path, PathBuf};

/// The longest name a disk takes.
const NAME: usize = 255;
/// The longest key.
const KEY: usize = 1024;

/// The path of `key`; `None` unless every name is of letters, digits, `-`, `_` and inner dots. A leading dot is what
/// the folders of this crate's own begin with.
pub fn path(root: &Path, key: &str) -> Option<PathBuf> {
    let plain = |name: &str| {
        !name.is_empty()
            && name.len() <= NAME
            && !name.starts_with('.')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    (key.len() <= KEY && key.split('/').all(plain)).then(|| root.join(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_are_keys() {
        for key in ["originals/0198-ab/9f86d081", "renders/m/12-1600.webp", "a"] {
            assert_eq!(path(Path::new("/root"), key), Some(Path::new("/root").join(key)));
        }
    }

    #[test]
    fn nothing_leads_out() {
        let long = "a".repeat(256);
        for key in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "a/../b",
            "a/..",
            "./a",
            "a//b",
            "a/",
            ".staging/x",
            "a\\b",
            "a\0b",
            "ä",
            "a b",
            "C:",
            long.as_str(),
        ] {
            assert_eq!(path(Path::new("/root"), key), None, "{key:?}");
        }
    }
}
