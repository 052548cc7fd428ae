//! Models: embedding texts and answering questions, one trait each, with real and scripted ones.
//!
//! The only place that names fastembed, ONNX Runtime, genai and a provider's HTTP. Knows no table and no page.

pub mod chat;
pub mod embed;
