//! Models: embedding texts, ranking passages, answering questions, writing down speech, looking at pictures and searching the web, one
//! trait each, with real and scripted ones.
//!
//! The only place that names fastembed, ONNX Runtime and a provider's HTTP. Knows no table and no page. Whatever a
//! provider sends is bounded in size and time, and whatever goes wrong is one [`ModelFault`].

pub mod chat;
pub mod embed;
mod fault;
mod line;
mod lines;
mod list;
mod onnx;
mod provider;
pub mod rerank;
pub mod speech;
#[cfg(test)]
mod testing;
mod tokens;
pub mod vision;
pub mod web;

pub use fault::ModelFault;
pub use fetch::{Guard, IpNet};
pub use list::models_of;
pub use provider::{Kind, Provider, Reach, leaves};
pub use tokens::{Tokens, estimate};

/// The file of ONNX Runtime on this system: `libonnxruntime.so`, on macOS `libonnxruntime.dylib`.
pub fn library_name() -> String {
    format!("libonnxruntime{}", std::env::consts::DLL_SUFFIX)
}
