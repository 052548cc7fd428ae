//! Programs from outside that are given something and answer by standard output.
//!
//! Invariant: a run ends within its limits of time, memory and output, even when whoever started it is gone.

use crate::ReadError;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes of answer beyond which a program is talking nonsense.
const OUTPUT_AT_MOST: u64 = 16 * 1024 * 1024;
/// On a busy machine a program gets a third of a core: so much longer it may take by the clock.
const BUSY: u32 = 3;

/// Runs a command to its end, within its limits, and returns what it wrote. Blocks the thread. `limit` is of the time
/// that it computes; by the clock it may take [`BUSY`] times as long.
///
/// Errors: [`ReadError::Unavailable`] where it cannot be started, [`ReadError::Timeout`], [`ReadError::Crashed`] where
/// it failed or wrote too much.
pub(crate) fn run(
    command: &mut Command,
    input: Vec<u8>,
    limit: Duration,
    memory_bytes: u64,
) -> Result<Vec<u8>, ReadError> {
    let begun = Instant::now();
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| ReadError::Unavailable(format!("{name}: {error}")))?;
    bound(&child, limit, memory_bytes);
    let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(ReadError::Crashed);
    };
    let writer = std::thread::spawn(move || to.write_all(&input));
    let (done, heard) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let result = from.take(OUTPUT_AT_MOST + 1).read_to_end(&mut bytes);
        let _ = done.send(result.map(|_| bytes));
    });
    let answer = heard.recv_timeout((limit * BUSY).saturating_sub(begun.elapsed()));
    let complete = matches!(&answer, Ok(Ok(bytes)) if bytes.len() as u64 <= OUTPUT_AT_MOST);
    if !complete {
        let _ = child.kill();
    }
    let status = child.wait();
    // Both end with the child: their pipes are closed.
    let _ = (writer.join(), reader.join());
    match answer {
        Err(_) => Err(ReadError::Timeout),
        Ok(Ok(bytes)) if complete && status.is_ok_and(|status| status.success()) => Ok(bytes),
        Ok(_) => Err(ReadError::Crashed),
    }
}

/// Limits that hold even when whoever started it is gone.
#[cfg(target_os = "linux")]
fn bound(child: &Child, limit: Duration, memory_bytes: u64) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = Pid::from_child(child);
    let at_most = |value| Rlimit { current: Some(value), maximum: Some(value) };
    // A child that has ended already needs none.
    let _ = prlimit(Some(pid), Resource::As, at_most(memory_bytes));
    let _ = prlimit(Some(pid), Resource::Cpu, at_most(limit.as_secs() + 1));
    let _ = prlimit(Some(pid), Resource::Core, at_most(0));
}

#[cfg(not(target_os = "linux"))]
fn bound(_child: &Child, _limit: Duration, _memory_bytes: u64) {}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(10);
    const MEMORY: u64 = 1 << 30;

    #[test]
    fn a_program_that_hangs_floods_or_fails_is_ended_and_named() {
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        };
        let limit = Duration::from_millis(200);
        assert_eq!(run(&mut shell("exec sleep 30"), vec![0; 1 << 20], limit, MEMORY), Err(ReadError::Timeout));
        assert_eq!(run(&mut shell("exec cat /dev/zero"), Vec::new(), PATIENCE, MEMORY), Err(ReadError::Crashed));
        assert_eq!(run(&mut shell("exit 3"), Vec::new(), PATIENCE, MEMORY), Err(ReadError::Crashed));
        assert_eq!(run(&mut shell("cat"), b"heard".to_vec(), PATIENCE, MEMORY), Ok(b"heard".to_vec()));
        let missing = run(&mut Command::new("/nowhere/tesseract"), Vec::new(), limit, MEMORY);
        assert!(matches!(missing, Err(ReadError::Unavailable(_))));
    }
}
