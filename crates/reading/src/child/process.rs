//! One child process, asked one thing at a time.
//!
//! Invariant: a child that broke a limit or the protocol is killed before the answer goes out; it is never asked again.

use super::protocol::{self, Ask, Tell};
use crate::ReadError;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// A running child. Dropping it kills it.
pub(crate) struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// Why a child did not answer, and the page it was at.
#[derive(Debug)]
pub(crate) struct Death {
    pub fault: ReadError,
    pub at: Option<u32>,
}

impl Process {
    /// Starts one.
    pub fn start(program: &Path, arguments: &[String]) -> Result<Self, ReadError> {
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| ReadError::Unavailable(format!("{}: {error}", program.display())))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => {
                Ok(Self { child, input, output: BufReader::with_capacity(64 * 1024, output) })
            }
            _ => Err(ReadError::Unavailable("the child has no pipes".into())),
        }
    }

    /// Asks, and waits for the answer. The limit begins anew with every page the child names.
    pub async fn ask(&mut self, ask: &Ask, limit: Duration) -> Result<Tell, Death> {
        let mut at = None;
        let result = self.exchange(ask, limit, &mut at).await;
        match result {
            Ok(tell) => Ok(tell),
            Err(fault) => {
                // It may hang, or talk nonsense: either way it is of no more use.
                let _ = self.child.start_kill();
                let _ = self.child.wait().await;
                Err(Death { fault, at })
            }
        }
    }

    async fn exchange(&mut self, ask: &Ask, limit: Duration, at: &mut Option<u32>) -> Result<Tell, ReadError> {
        let bytes = protocol::frame(ask).map_err(|_| ReadError::Crashed)?;
        timely(limit, self.input.write_all(&bytes)).await?;
        loop {
            match timely(limit, self.hear()).await? {
                Tell::At(page) => *at = Some(page),
                tell => return Ok(tell),
            }
        }
    }

    async fn hear(&mut self) -> std::io::Result<Tell> {
        let mut header = [0; 5];
        self.output.read_exact(&mut header).await?;
        let mut body = vec![0; protocol::length_of(header)?];
        self.output.read_exact(&mut body).await?;
        protocol::tell_of(header, body)
    }
}

async fn timely<T>(limit: Duration, work: impl Future<Output = std::io::Result<T>>) -> Result<T, ReadError> {
    match tokio::time::timeout(limit, work).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(_)) => Err(ReadError::Crashed),
        Err(_) => Err(ReadError::Timeout),
    }
}
