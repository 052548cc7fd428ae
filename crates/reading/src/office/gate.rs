//! What is refused before anything is read, with the right sentence: old formats and locked files.

use crate::ReadError;
use crate::package::Package;

/// How the older formats begin, and the wrapping of locked newer ones.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Opens a package, or says why it cannot be one.
pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, ReadError> {
    if bytes.starts_with(&COMPOUND) {
        return Err(if holds(bytes, "EncryptedPackage") { ReadError::ProtectedOffice } else { old(bytes) });
    }
    Package::open(bytes)
}

/// Which program an old file is from, by the stream that each keeps its content in.
fn old(bytes: &[u8]) -> ReadError {
    let program = if holds(bytes, "WordDocument") {
        "Word"
    } else if holds(bytes, "PowerPoint Document") {
        "PowerPoint"
    } else {
        "Excel"
    };
    ReadError::OldOffice { program: program.into() }
}

/// Whether there is a stream of that name.
fn holds(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
