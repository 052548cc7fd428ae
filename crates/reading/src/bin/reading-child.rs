//! The child process on its own, for this crate's tests; the product starts itself instead (`lectern reader`).
//!
//! `reading-child die 3` and `reading-child hang 3` stand between the parent and a real child, and fail as soon as
//! that child begins with page 3.

use std::io::{Read, Write, stdin, stdout};
use std::process::{Command, ExitCode, Stdio};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [fault, page] => between(fault, page),
        _ => reading::child::main(),
    }
}

fn between(fault: &str, page: &str) -> ExitCode {
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    let started = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = started else { return ExitCode::FAILURE };
    let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
        return ExitCode::FAILURE;
    };
    std::thread::spawn(move || std::io::copy(&mut stdin(), &mut Flushed(&mut input)));
    let fatal = format!("{{\"at\":{page}}}");
    let mut header = [0; 5];
    while output.read_exact(&mut header).is_ok() {
        let length = u32::from_be_bytes([header[1], header[2], header[3], header[4]]) as usize;
        let mut body = vec![0; length];
        let passed = output.read_exact(&mut body).and_then(|()| {
            let mut out = stdout();
            out.write_all(&header)?;
            out.write_all(&body)?;
            out.flush()
        });
        if passed.is_err() || body == fatal.as_bytes() {
            break;
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    if fault == "hang" {
        loop {
            std::thread::park();
        }
    }
    ExitCode::FAILURE
}

/// Passes on every piece as it comes.
struct Flushed<W>(W);

impl<W: Write> Write for Flushed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.0.write(bytes)?;
        self.0.flush()?;
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}
