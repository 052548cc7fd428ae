//! What a file is: by its first bytes where they tell, by its name where text is text.
//!
//! Invariant: the bytes win over the name. It does not read the whole file.

/// A kind of file, as far as reading cares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// Text with Markdown's marks.
    Markdown,
    /// Text.
    PlainText,
    /// Something that cannot be read (yet).
    Unsupported {
        /// Its media type, or "unknown".
        what: String,
    },
}

impl Kind {
    /// Its name in the reports of the command line.
    pub fn name(&self) -> &str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "markdown",
            Self::PlainText => "text",
            Self::Unsupported { what } => what,
        }
    }
}

/// How far into a file a PDF may begin; readers everywhere accept that much rubbish in front.
const PDF_SLACK: usize = 1024;

/// Tells the kind from the first bytes (8 KiB are plenty) and the name.
pub fn sniff(head: &[u8], file_name: &str) -> Kind {
    let slack = &head[..head.len().min(PDF_SLACK + 5)];
    if slack.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    let extension = file_name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if head.is_empty() {
        return match extension.as_str() {
            "pdf" => Kind::Pdf,
            "md" | "markdown" | "mkd" => Kind::Markdown,
            _ => Kind::PlainText,
        };
    }
    if let Some(kind) = infer::get(head) {
        let media = kind.mime_type();
        if !media.starts_with("text/") {
            return Kind::Unsupported { what: media.to_string() };
        }
        if media == "text/html" {
            return Kind::Unsupported { what: "text/html".into() };
        }
    }
    match extension.as_str() {
        "pdf" => Kind::Pdf, // says it is one: the PDF reader gives the right sentence
        "html" | "htm" | "xhtml" => Kind::Unsupported { what: "text/html".into() },
        _ if crate::plain_text::is_binary(head) => Kind::Unsupported { what: "unknown".into() },
        "md" | "markdown" | "mkd" => Kind::Markdown,
        _ => Kind::PlainText,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_win_over_the_name() {
        assert_eq!(sniff(b"%PDF-1.7\n", "notes.txt"), Kind::Pdf);
        assert_eq!(sniff(b"\n\n  %PDF-1.4", "a"), Kind::Pdf);
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n\0\0\0\0", "a.pdf"), Kind::Unsupported { what: "image/png".into() });
    }

    #[test]
    fn text_is_told_apart_by_its_name() {
        assert_eq!(sniff(b"# Title", "a.MD"), Kind::Markdown);
        assert_eq!(sniff(b"# Title", "a.txt"), Kind::PlainText);
        assert_eq!(sniff("Überraschung".as_bytes(), "README"), Kind::PlainText);
        assert_eq!(sniff(&[0xff, 0xfe, b'a', 0, b'b', 0], "a.txt"), Kind::PlainText);
    }

    #[test]
    fn binary_data_is_refused() {
        assert!(matches!(sniff(&[0, 1, 2, 3, 0, 0, 7, 8], "a.txt"), Kind::Unsupported { .. }));
    }
}
