//! What happens around every request, outermost first in [`crate::router`].

pub mod address;
pub mod headers;
pub mod limits;
pub mod log;
pub mod one_thread;
pub mod session;
pub mod streams;
