//! How much is taken on.

use super::reader::Reader;

/// How much is taken on.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The largest file that is taken, in bytes.
    pub upload_bytes: u64,
    /// Materials one account may hold, trash included.
    pub materials: u64,
    /// Answers that one person may have written at once.
    pub answers: u64,
    /// Jobs that run at once.
    pub workers: usize,
    /// PDF readers (child processes) that run at once.
    pub readers: usize,
    /// Memory that one PDF reader may take, in bytes.
    pub reader_bytes: u64,
    /// Seconds that opening a document may take.
    pub open_seconds: u64,
    /// Seconds that one page may take.
    pub page_seconds: u64,
    /// Tokens of the server's language models that one person may use in a day; 0 is no limit.
    pub model_tokens_per_day: u64,
}

const MEGABYTE: u64 = 1 << 20;

impl Limits {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from) as u64;
        let upload =
            reader.number("limits.upload_megabytes", "The largest file that is taken, in MB.", 200, (1, 100_000));
        let materials =
            reader.number("limits.materials", "Materials that one account may hold.", 100_000, (1, 100_000_000));
        let answers =
            reader.number("limits.answers", "Answers that one person may have written at once.", 3, (1, 10_000));
        let workers = reader.number("limits.workers", "Jobs that run at once.", cores.clamp(2, 8), (1, 256));
        let readers = reader.number("limits.readers", "PDF readers that run at once.", cores.clamp(1, 8), (1, 256));
        let megabytes = reader.number(
            "limits.reader_megabytes",
            "Memory that one PDF reader may take, in MB.",
            1_024,
            (128, 65_536),
        );
        Self {
            upload_bytes: upload * MEGABYTE,
            materials,
            answers,
            workers: usize::try_from(workers).unwrap_or(2),
            readers: usize::try_from(readers).unwrap_or(1),
            reader_bytes: megabytes * MEGABYTE,
            open_seconds: reader.number(
                "limits.open_seconds",
                "Seconds that opening a document may take.",
                30,
                (1, 600),
            ),
            page_seconds: reader.number("limits.page_seconds", "Seconds that one page may take.", 20, (1, 600)),
            model_tokens_per_day: reader.number(
                "limits.model_tokens_per_day",
                "Tokens of the language models offered here that one person may use in a day; their own models are not \
                 counted. 0 is no limit.",
                0,
                (0, 1_000_000_000_000),
            ),
        }
    }
}
