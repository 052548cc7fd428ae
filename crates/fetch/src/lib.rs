//! Fetching what a person links to: pages, PDF files, pictures.
//!
//! Invariants: only `http` and `https`; every address that is connected to was looked up and checked here, at the first
//! request and at every redirect, so that no link reaches into a private network (unless the settings allow that
//! network); no proxy, no cookies, no password in an address; bounded in bytes (as unpacked), in time and in redirects.
//! It does not read what it fetched.

mod address;
mod fault;
mod fetcher;
mod guard;
mod media;
mod names;
mod network;
mod refusal;
mod settings;

pub use fault::FetchFault;
pub use fetcher::{Fetched, Fetcher};
pub use guard::Guard;
pub use media::{Media, Want};
pub use network::is_public;
pub use settings::{Limits, Settings};

pub use ipnet::IpNet;
