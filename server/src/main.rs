//! The one binary: `lectern serve | work | migrate | read | ingest | search | ask | …`.

use server::cli;
use std::process::ExitCode;

/// Streams and pages must not wait for each other on a small machine.
const LEAST_THREADS: usize = 4;
/// Open files and connections that are asked for.
const CONNECTIONS: u64 = 65_536;

fn main() -> ExitCode {
    let line = match cli::understand(std::env::args_os().collect()) {
        Ok(line) => line,
        Err(code) => return code,
    };
    // The reader is a plain process that can be killed at any moment: no runtime, no TLS, no configuration.
    if matches!(line.command, cli::Command::Reader) {
        return reading::child::main();
    }
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        eprintln!("TLS was set up twice.");
    }
    allow_many_connections();
    let cores = std::thread::available_parallelism().map_or(LEAST_THREADS, usize::from);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(cores.max(LEAST_THREADS)).enable_all().build();
    match runtime {
        Ok(runtime) => {
            let code = runtime.block_on(cli::run(line));
            // What still computes (a model, a hash) has no say in when the process ends.
            runtime.shutdown_background();
            code
        }
        Err(error) => {
            eprintln!("The system gives no threads: {error}.");
            ExitCode::FAILURE
        }
    }
}

/// Every stream takes a connection, and systems begin at 1,024 of them, which is few, although they allow more.
fn allow_many_connections() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Nofile);
    let most = now.maximum.unwrap_or(CONNECTIONS).min(CONNECTIONS);
    if now.current.is_some_and(|current| current < most) {
        // Refused, it goes on with those it has.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: now.maximum });
    }
}
