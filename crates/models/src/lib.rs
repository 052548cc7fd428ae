//! Models: embedding texts, answering questions, writing down speech and looking at pictures, one trait each, with real
//! and scripted ones.
//!
//! The only place that names fastembed, ONNX Runtime, genai and a provider's HTTP. Knows no table and no page.

pub mod chat;
pub mod embed;
mod http;
mod provider;
pub mod speech;
pub mod vision;

pub use provider::{Provider, ProviderFault};
