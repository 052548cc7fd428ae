//! ONNX Runtime, loaded from a file once for the whole process.
//!
//! The library allows one environment in a process; the first file named wins and later calls get the same one.

use anyhow::{Context, Result};
use ort::environment::Environment;
use std::{
    path::Path,
    sync::{Mutex, PoisonError},
};

static ENVIRONMENT: Mutex<Option<Environment>> = Mutex::new(None);

/// The process's environment, made from the library at `file` when there is none yet.
pub(super) fn environment(file: &Path) -> Result<Environment> {
    let mut kept = ENVIRONMENT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = kept.as_ref() {
        return Ok(environment.clone());
    }
    let file = file.canonicalize().with_context(|| format!("no ONNX Runtime at {}", file.display()))?;
    let builder =
        ort::init_from(&file).with_context(|| format!("ONNX Runtime at {} cannot be loaded", file.display()))?;
    let environment = builder.build().context("ONNX Runtime cannot be started")?;
    *kept = Some(environment.clone());
    Ok(environment)
}
